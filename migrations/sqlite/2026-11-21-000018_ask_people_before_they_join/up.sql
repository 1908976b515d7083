-- Links for people who were added: one for each account, for a person may be asked by several. The roles are those that
-- a person gets who has to agree first; empty for whoever belongs to the account already.
DROP TABLE user_links;
CREATE TABLE user_links (
    user_id BLOB NOT NULL REFERENCES users (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    roles TEXT NOT NULL,
    token_hash BLOB NOT NULL CONSTRAINT user_links_token_hash_key UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (user_id, account_id)
) STRICT;
CREATE INDEX user_links_by_account ON user_links (account_id, created_at);

-- When the operator has said that a partner number, which a partner has added itself, is the partner's.
ALTER TABLE partner_locations ADD COLUMN confirmed_at TEXT;
