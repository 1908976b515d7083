-- What people show besides their passwords: apps that make codes, and codes for when those are lost.
ALTER TABLE users ADD COLUMN factor_asked_at TIMESTAMP;
CREATE TABLE authenticators (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    last_step BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP
);
CREATE INDEX authenticators_by_user ON authenticators (user_id, id);
CREATE TABLE recovery_codes (
    hash BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(hash) = 32),
    user_id UUID NOT NULL REFERENCES users (id),
    used_at TIMESTAMP
);
CREATE INDEX recovery_codes_by_user ON recovery_codes (user_id);
-- Who has given the right password and is to show a second factor.
CREATE TABLE second_steps (
    id BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(id) = 32),
    user_id UUID NOT NULL REFERENCES users (id),
    tries INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX second_steps_by_user ON second_steps (user_id, created_at);
CREATE INDEX second_steps_by_creation ON second_steps (created_at);
