DROP INDEX access_restorations_waiting_factors;
DROP INDEX access_restorations_waiting;
DELETE FROM access_restorations WHERE kind = 'factors';
CREATE UNIQUE INDEX access_restorations_waiting ON access_restorations (account_id) WHERE state = 'waiting';
ALTER TABLE access_restorations DROP COLUMN consent;
ALTER TABLE access_restorations DROP COLUMN kind;
ALTER TABLE accounts DROP COLUMN factor_rule;
