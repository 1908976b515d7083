CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    purpose TEXT NOT NULL CHECK (purpose IN ('real', 'demo')),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('indirect_provider', 'indirect_reseller', 'direct_bill', 'customer', 'operator')),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    cloud TEXT NOT NULL CHECK (cloud IN ('public', 'us_government', 'germany')),
    standing TEXT NOT NULL CHECK (standing IN ('active', 'pending_approval', 'refused', 'suspended')),
    mail_domain TEXT,
    contact_key TEXT,
    mpn_global_id INTEGER CONSTRAINT accounts_mpn_global_id_key UNIQUE,
    mpn_location_id INTEGER CONSTRAINT accounts_mpn_location_id_key UNIQUE,
    mpa_signed_at TEXT,
    created_at TEXT NOT NULL,
    approved_at TEXT
) STRICT;
CREATE INDEX accounts_by_kind_name ON accounts (kind, name_key, id);
CREATE INDEX accounts_by_standing ON accounts (standing, created_at);

CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL CONSTRAINT users_email_key_key UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
    language TEXT CHECK (language IN ('en', 'pt-BR', 'ru')),
    time_zone TEXT NOT NULL,
    theme TEXT NOT NULL CHECK (theme IN ('auto', 'light', 'dark')),
    email_confirmed_at TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE memberships (
    user_id BLOB NOT NULL REFERENCES users (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('global_admin', 'user_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin', 'account_admin', 'default_user')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (user_id, account_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_account ON memberships (account_id, role);

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    user_id BLOB NOT NULL REFERENCES users (id),
    account_id BLOB REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    renewed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE audit_records (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at TEXT NOT NULL,
    user_id BLOB,
    user_email TEXT NOT NULL,
    account_id BLOB,
    roles TEXT NOT NULL,
    event TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id BLOB,
    old_value TEXT,
    new_value TEXT,
    request_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_records_by_account ON audit_records (account_id, at);
CREATE INDEX audit_records_by_object ON audit_records (object_id, at);

CREATE TABLE idempotency_keys (
    key_hash BLOB NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    reference TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
