CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    purpose TEXT NOT NULL CHECK (purpose IN ('real', 'demo')),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE accounts (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('indirect_provider', 'indirect_reseller', 'direct_bill', 'customer', 'operator')),
    name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    cloud TEXT NOT NULL CHECK (cloud IN ('public', 'us_government', 'germany')),
    standing TEXT NOT NULL CHECK (standing IN ('active', 'pending_approval', 'refused', 'suspended')),
    mail_domain TEXT,
    contact_key TEXT COLLATE "C",
    mpn_global_id BIGINT CONSTRAINT accounts_mpn_global_id_key UNIQUE,
    mpn_location_id BIGINT CONSTRAINT accounts_mpn_location_id_key UNIQUE,
    mpa_signed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    approved_at TIMESTAMP
);
CREATE INDEX accounts_by_kind_name ON accounts (kind, name_key, id);
CREATE INDEX accounts_by_standing ON accounts (standing, created_at);

CREATE TABLE users (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL CONSTRAINT users_email_key_key UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    language TEXT CHECK (language IN ('en', 'pt-BR', 'ru')),
    time_zone TEXT NOT NULL,
    theme TEXT NOT NULL CHECK (theme IN ('auto', 'light', 'dark')),
    email_confirmed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
    user_id UUID NOT NULL REFERENCES users (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('global_admin', 'user_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin', 'account_admin', 'default_user')),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, account_id, role)
);
CREATE INDEX memberships_by_account ON memberships (account_id, role);

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

CREATE TABLE audit_records (
    id UUID NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    user_id UUID,
    user_email TEXT NOT NULL,
    account_id UUID,
    roles TEXT NOT NULL,
    event TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id UUID,
    old_value TEXT,
    new_value TEXT,
    request_id TEXT NOT NULL
);
CREATE INDEX audit_records_by_account ON audit_records (account_id, at);
CREATE INDEX audit_records_by_object ON audit_records (object_id, at);

CREATE TABLE idempotency_keys (
    key_hash BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(key_hash) = 32),
    reference TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
