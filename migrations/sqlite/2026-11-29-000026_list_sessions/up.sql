-- What a person sees of its sessions, how long each lasts, and when its holder last proved who it is. Whoever is signed in
-- signs in once more: of sessions that began before, nobody knows where.
DROP TABLE sessions;
CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    number BLOB NOT NULL UNIQUE CHECK (length(number) = 16),
    user_id BLOB NOT NULL REFERENCES users (id),
    account_id BLOB REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'administrator')),
    browser TEXT NOT NULL,
    network TEXT NOT NULL,
    second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
    created_at TEXT NOT NULL,
    renewed_at TEXT NOT NULL,
    proved_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    factor_due_at TEXT,
    CHECK (expires_at <= ends_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
