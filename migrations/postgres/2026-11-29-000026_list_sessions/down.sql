DROP TABLE sessions;
CREATE TABLE sessions (
    id BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(id) = 32),
    user_id UUID NOT NULL REFERENCES users (id),
    account_id UUID REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    renewed_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
