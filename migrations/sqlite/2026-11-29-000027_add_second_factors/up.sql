-- What people show besides their passwords: apps that make codes, and codes for when those are lost.
ALTER TABLE users ADD COLUMN factor_asked_at TEXT;
CREATE TABLE authenticators (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_id BLOB NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    last_step INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    last_used_at TEXT
) STRICT;
CREATE INDEX authenticators_by_user ON authenticators (user_id, id);
CREATE TABLE recovery_codes (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    user_id BLOB NOT NULL REFERENCES users (id),
    used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_codes_by_user ON recovery_codes (user_id);
-- Who has given the right password and is to show a second factor.
CREATE TABLE second_steps (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    user_id BLOB NOT NULL REFERENCES users (id),
    tries INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX second_steps_by_user ON second_steps (user_id, created_at);
CREATE INDEX second_steps_by_creation ON second_steps (created_at);
