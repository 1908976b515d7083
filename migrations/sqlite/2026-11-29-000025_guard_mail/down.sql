DROP INDEX accounts_by_skeleton;
ALTER TABLE accounts DROP COLUMN name_skeleton;
DROP INDEX invitations_live_by_recipient;
ALTER TABLE invitations DROP COLUMN replaced_at;
DROP TABLE mail_blocks;
DROP TABLE contacted_addresses;
DROP TABLE mail_counters;
