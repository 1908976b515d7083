-- Through which provider the people of an account sign in, once that was tried and switched on.
CREATE TABLE single_sign_on (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    short_name TEXT COLLATE "C" NOT NULL UNIQUE,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    sealed_secret BYTEA NOT NULL,
    second_factor_values TEXT NOT NULL,
    is_on BOOLEAN NOT NULL,
    is_required BOOLEAN NOT NULL,
    break_glass_id UUID NOT NULL REFERENCES users (id),
    tested_at TIMESTAMP,
    test_result TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
CREATE INDEX single_sign_on_by_client ON single_sign_on (issuer, client_id);
-- Whom a provider's person is in an account.
CREATE TABLE single_sign_on_identities (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id UUID NOT NULL REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    UNIQUE (account_id, issuer, subject),
    UNIQUE (account_id, user_id)
);
CREATE INDEX single_sign_on_identities_by_user ON single_sign_on_identities (user_id);
-- Who is on the way to a provider, in which browser and what for.
CREATE TABLE single_sign_on_flows (
    id BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(id) = 32),
    state_hash BYTEA NOT NULL CHECK (octet_length(state_hash) = 32),
    sealed BYTEA NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    version BIGINT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'test', 'connect', 'prove')),
    session_number UUID,
    return_to TEXT NOT NULL,
    place_hash BYTEA NOT NULL CHECK (octet_length(place_hash) = 32),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX single_sign_on_flows_by_place ON single_sign_on_flows (place_hash, created_at);
CREATE INDEX single_sign_on_flows_by_expiry ON single_sign_on_flows (expires_at);
-- Tokens of providers that ended sessions: each counts once.
CREATE TABLE single_sign_on_logouts (
    hash BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(hash) = 32),
    expires_at TIMESTAMP NOT NULL
);
-- By which provider's word a session began, and whether its holder has proved by something of its own who it is.
ALTER TABLE sessions ADD COLUMN identity_id UUID;
ALTER TABLE sessions ADD COLUMN provider_session TEXT;
ALTER TABLE sessions ADD COLUMN own_proof BOOLEAN NOT NULL DEFAULT TRUE;
CREATE INDEX sessions_by_identity ON sessions (identity_id);
ALTER TABLE second_steps ADD COLUMN identity_id UUID;
ALTER TABLE second_steps ADD COLUMN provider_session TEXT;
