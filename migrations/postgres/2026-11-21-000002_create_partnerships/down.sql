DROP TABLE outbox;
DROP TABLE enrolments;
DROP TABLE partnerships;
DROP TABLE invitations;
