-- Keys that people's devices hold, instead of a password or beside it. Only the public half is kept, and how often each was
-- used: what goes back there tells of a copy.
CREATE TABLE passkeys (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_id BLOB NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    credential_id BLOB NOT NULL CONSTRAINT passkeys_credential_id_key UNIQUE,
    public_key BLOB NOT NULL CHECK (length(public_key) = 65),
    sign_count INTEGER NOT NULL,
    backup_eligible INTEGER NOT NULL CHECK (backup_eligible IN (0, 1)),
    backed_up INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
    created_at TEXT NOT NULL,
    last_used_at TEXT
) STRICT;
CREATE INDEX passkeys_by_user ON passkeys (user_id, id);
-- What a browser was asked to sign, until it answers: one question of a kind waits for each. The network says how many ask
-- from there.
CREATE TABLE passkey_challenges (
    holder BLOB NOT NULL PRIMARY KEY CHECK (length(holder) = 32),
    challenge BLOB NOT NULL CHECK (length(challenge) = 32),
    place_hash BLOB NOT NULL CHECK (length(place_hash) = 32),
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_challenges_by_place ON passkey_challenges (place_hash);
CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_at);
