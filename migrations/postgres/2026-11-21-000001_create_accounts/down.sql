DROP TABLE idempotency_keys;
DROP TABLE audit_records;
DROP TABLE sessions;
DROP TABLE memberships;
DROP TABLE users;
DROP TABLE accounts;
DROP TABLE installation;
