CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('partnership')),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    inviter_id BLOB NOT NULL REFERENCES users (id),
    recipient TEXT,
    recipient_key TEXT,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'sent', 'issued')),
    token_hash BLOB NOT NULL CONSTRAINT invitations_token_hash_key UNIQUE CHECK (length(token_hash) = 32),
    sealed_token BLOB,
    created_at TEXT NOT NULL,
    issued_at TEXT,
    expires_at TEXT NOT NULL,
    signed_in_at TEXT,
    outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'revoked')),
    decided_at TEXT,
    decided_by_user_id BLOB REFERENCES users (id),
    decided_by_account_id BLOB REFERENCES accounts (id),
    decline_reason TEXT,
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
) STRICT;
CREATE INDEX invitations_by_account ON invitations (account_id, id);
CREATE INDEX invitations_by_expiry ON invitations (expires_at) WHERE sealed_token IS NOT NULL;

CREATE TABLE partnerships (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    provider_id BLOB NOT NULL REFERENCES accounts (id),
    reseller_id BLOB NOT NULL REFERENCES accounts (id),
    invitation_id BLOB REFERENCES invitations (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX partnerships_active_pair_key ON partnerships (provider_id, reseller_id) WHERE state = 'active';
CREATE INDEX partnerships_by_reseller ON partnerships (reseller_id, state);

CREATE TABLE enrolments (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    invitation_id BLOB NOT NULL REFERENCES invitations (id),
    company TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    cloud TEXT NOT NULL CHECK (cloud IN ('public', 'us_government', 'germany')),
    mpn_global_id INTEGER NOT NULL,
    mpn_location_id INTEGER NOT NULL,
    admin_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    token_hash BLOB NOT NULL CONSTRAINT enrolments_token_hash_key UNIQUE CHECK (length(token_hash) = 32),
    sealed_link_token BLOB,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    verified_at TEXT,
    account_id BLOB REFERENCES accounts (id)
) STRICT;
CREATE INDEX enrolments_by_invitation ON enrolments (invitation_id, created_at);

CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    invitation_id BLOB REFERENCES invitations (id),
    recipient TEXT NOT NULL,
    message_id TEXT NOT NULL,
    sealed_content BLOB,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts INTEGER NOT NULL,
    next_attempt_at TEXT NOT NULL,
    leased_until TEXT,
    last_error TEXT,
    created_at TEXT NOT NULL,
    settled_at TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_invitation ON outbox (invitation_id, created_at);
