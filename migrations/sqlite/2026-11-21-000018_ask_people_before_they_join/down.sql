ALTER TABLE partner_locations DROP COLUMN confirmed_at;
DROP TABLE user_links;
CREATE TABLE user_links (
    user_id BLOB NOT NULL PRIMARY KEY REFERENCES users (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_hash BLOB NOT NULL CONSTRAINT user_links_token_hash_key UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
