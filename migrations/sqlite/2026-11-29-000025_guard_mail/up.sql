-- How many mails went out for somebody, or to it, since a window began.
CREATE TABLE mail_counters (
    scope TEXT NOT NULL CHECK (scope IN ('inviter', 'account', 'recipient', 'place')),
    subject TEXT NOT NULL,
    began_at TEXT NOT NULL,
    used INTEGER NOT NULL CHECK (used > 0),
    PRIMARY KEY (scope, subject)
) STRICT;
CREATE INDEX mail_counters_by_age ON mail_counters (began_at);

-- Whom an account has written to before.
CREATE TABLE contacted_addresses (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    address_key TEXT NOT NULL,
    contacted_at TEXT NOT NULL,
    PRIMARY KEY (account_id, address_key)
) STRICT;
INSERT INTO contacted_addresses (account_id, address_key, contacted_at)
SELECT account_id, recipient_key, min(issued_at) FROM invitations
WHERE recipient_key IS NOT NULL AND issued_at IS NOT NULL GROUP BY account_id, recipient_key;

-- Addresses that take no mail from an account, as digests.
CREATE TABLE mail_blocks (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    address_digest BLOB NOT NULL CHECK (length(address_digest) = 32),
    invitation_id BLOB NOT NULL REFERENCES invitations (id),
    blocked_at TEXT NOT NULL,
    PRIMARY KEY (account_id, address_digest)
) STRICT;
CREATE INDEX mail_blocks_by_time ON mail_blocks (account_id, blocked_at);
CREATE INDEX mail_blocks_recent ON mail_blocks (blocked_at);

ALTER TABLE invitations ADD COLUMN replaced_at TEXT;
CREATE INDEX invitations_live_by_recipient ON invitations (account_id, recipient_key) WHERE outcome IS NULL;

-- What a name looks like; filled in at the next start.
ALTER TABLE accounts ADD COLUMN name_skeleton TEXT NOT NULL DEFAULT '';
CREATE INDEX accounts_by_skeleton ON accounts (name_skeleton, id);
