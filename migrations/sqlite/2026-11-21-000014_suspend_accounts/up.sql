-- Why the operator has suspended a partner, and since when; gone once it is reactivated. The audit records keep it.
CREATE TABLE suspensions (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    reason TEXT NOT NULL,
    suspended_at TEXT NOT NULL,
    suspended_by BLOB NOT NULL REFERENCES users (id)
) STRICT;

-- When an account came to stand as it does; empty where it has stood so from the start.
ALTER TABLE accounts ADD COLUMN standing_changed_at TEXT;

-- What a seller sold lately, and what of it ended.
CREATE INDEX subscriptions_by_seller ON subscriptions (partner_id, created_at);
CREATE INDEX subscriptions_ended_by_seller ON subscriptions (partner_id, ended_at) WHERE ended_at IS NOT NULL;
