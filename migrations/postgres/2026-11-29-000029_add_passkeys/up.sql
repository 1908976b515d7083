-- Keys that people's devices hold, instead of a password or beside it. Only the public half is kept, and how often each was
-- used: what goes back there tells of a copy.
CREATE TABLE passkeys (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    credential_id BYTEA NOT NULL CONSTRAINT passkeys_credential_id_key UNIQUE,
    public_key BYTEA NOT NULL CHECK (octet_length(public_key) = 65),
    sign_count BIGINT NOT NULL,
    backup_eligible BOOLEAN NOT NULL,
    backed_up BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP
);
CREATE INDEX passkeys_by_user ON passkeys (user_id, id);
-- What a browser was asked to sign, until it answers: one question of a kind waits for each. The network says how many ask
-- from there.
CREATE TABLE passkey_challenges (
    holder BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(holder) = 32),
    challenge BYTEA NOT NULL CHECK (octet_length(challenge) = 32),
    place_hash BYTEA NOT NULL CHECK (octet_length(place_hash) = 32),
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX passkey_challenges_by_place ON passkey_challenges (place_hash);
CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_at);
