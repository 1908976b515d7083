DROP TABLE second_steps;
DROP TABLE recovery_codes;
DROP TABLE authenticators;
ALTER TABLE users DROP COLUMN factor_asked_at;
