-- Of whom an account itself demands a second factor, on top of what the installation does.
ALTER TABLE accounts ADD COLUMN factor_rule TEXT NOT NULL DEFAULT 'as_installed' CHECK (factor_rule IN ('as_installed', 'administrators', 'everyone'));
-- A way back in is asked for by the operator, for a global admin; or by a global admin, for somebody of the account who has
-- lost its second factors. Whoever belongs to several accounts says by mail whether it wants that.
ALTER TABLE access_restorations ADD COLUMN kind TEXT NOT NULL DEFAULT 'access' CHECK (kind IN ('access', 'factors'));
ALTER TABLE access_restorations ADD COLUMN consent TEXT NOT NULL DEFAULT 'needless' CHECK (consent IN ('needless', 'awaited', 'given'));
DROP INDEX access_restorations_waiting;
CREATE UNIQUE INDEX access_restorations_waiting ON access_restorations (account_id) WHERE state = 'waiting' AND kind = 'access';
CREATE UNIQUE INDEX access_restorations_waiting_factors ON access_restorations (account_id, user_id) WHERE state = 'waiting' AND kind = 'factors';
