-- Through which provider the people of an account sign in, once that was tried and switched on.
CREATE TABLE single_sign_on (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    short_name TEXT NOT NULL UNIQUE,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    sealed_secret BLOB NOT NULL,
    second_factor_values TEXT NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
    break_glass_id BLOB NOT NULL REFERENCES users (id),
    tested_at TEXT,
    test_result TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX single_sign_on_by_client ON single_sign_on (issuer, client_id);
-- Whom a provider's person is in an account.
CREATE TABLE single_sign_on_identities (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id BLOB NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    last_used_at TEXT,
    UNIQUE (account_id, issuer, subject),
    UNIQUE (account_id, user_id)
) STRICT;
CREATE INDEX single_sign_on_identities_by_user ON single_sign_on_identities (user_id);
-- Who is on the way to a provider, in which browser and what for.
CREATE TABLE single_sign_on_flows (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    state_hash BLOB NOT NULL CHECK (length(state_hash) = 32),
    sealed BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    version INTEGER NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'test', 'connect', 'prove')),
    session_number BLOB,
    return_to TEXT NOT NULL,
    place_hash BLOB NOT NULL CHECK (length(place_hash) = 32),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX single_sign_on_flows_by_place ON single_sign_on_flows (place_hash, created_at);
CREATE INDEX single_sign_on_flows_by_expiry ON single_sign_on_flows (expires_at);
-- Tokens of providers that ended sessions: each counts once.
CREATE TABLE single_sign_on_logouts (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- By which provider's word a session began, and whether its holder has proved by something of its own who it is.
ALTER TABLE sessions ADD COLUMN identity_id BLOB;
ALTER TABLE sessions ADD COLUMN provider_session TEXT;
ALTER TABLE sessions ADD COLUMN own_proof INTEGER NOT NULL DEFAULT 1 CHECK (own_proof IN (0, 1));
CREATE INDEX sessions_by_identity ON sessions (identity_id);
ALTER TABLE second_steps ADD COLUMN identity_id BLOB;
ALTER TABLE second_steps ADD COLUMN provider_session TEXT;
