ALTER TABLE partner_locations DROP COLUMN confirmed_at;
DROP TABLE user_links;
CREATE TABLE user_links (
    user_id UUID NOT NULL PRIMARY KEY REFERENCES users (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    token_hash BYTEA NOT NULL CONSTRAINT user_links_token_hash_key UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
