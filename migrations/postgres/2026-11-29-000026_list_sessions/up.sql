-- What a person sees of its sessions, how long each lasts, and when its holder last proved who it is. Whoever is signed in
-- signs in once more: of sessions that began before, nobody knows where.
DROP TABLE sessions;
CREATE TABLE sessions (
    id BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(id) = 32),
    number UUID NOT NULL UNIQUE,
    user_id UUID NOT NULL REFERENCES users (id),
    account_id UUID REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'administrator')),
    browser TEXT NOT NULL,
    network TEXT NOT NULL,
    second_factor BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    renewed_at TIMESTAMP NOT NULL,
    proved_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    factor_due_at TIMESTAMP,
    CHECK (expires_at <= ends_at)
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
