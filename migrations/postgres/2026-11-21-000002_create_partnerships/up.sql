CREATE TABLE invitations (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('partnership')),
    account_id UUID NOT NULL REFERENCES accounts (id),
    inviter_id UUID NOT NULL REFERENCES users (id),
    recipient TEXT,
    recipient_key TEXT COLLATE "C",
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'sent', 'issued')),
    token_hash BYTEA NOT NULL CONSTRAINT invitations_token_hash_key UNIQUE CHECK (octet_length(token_hash) = 32),
    sealed_token BYTEA,
    created_at TIMESTAMP NOT NULL,
    issued_at TIMESTAMP,
    expires_at TIMESTAMP NOT NULL,
    signed_in_at TIMESTAMP,
    outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'revoked')),
    decided_at TIMESTAMP,
    decided_by_user_id UUID REFERENCES users (id),
    decided_by_account_id UUID REFERENCES accounts (id),
    decline_reason TEXT,
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX invitations_by_account ON invitations (account_id, id);
CREATE INDEX invitations_by_expiry ON invitations (expires_at) WHERE sealed_token IS NOT NULL;

CREATE TABLE partnerships (
    id UUID NOT NULL PRIMARY KEY,
    provider_id UUID NOT NULL REFERENCES accounts (id),
    reseller_id UUID NOT NULL REFERENCES accounts (id),
    invitation_id UUID REFERENCES invitations (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TIMESTAMP NOT NULL,
    removed_at TIMESTAMP,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
);
CREATE UNIQUE INDEX partnerships_active_pair_key ON partnerships (provider_id, reseller_id) WHERE state = 'active';
CREATE INDEX partnerships_by_reseller ON partnerships (reseller_id, state);

CREATE TABLE enrolments (
    id UUID NOT NULL PRIMARY KEY,
    invitation_id UUID NOT NULL REFERENCES invitations (id),
    company TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    cloud TEXT NOT NULL CHECK (cloud IN ('public', 'us_government', 'germany')),
    mpn_global_id BIGINT NOT NULL,
    mpn_location_id BIGINT NOT NULL,
    admin_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    token_hash BYTEA NOT NULL CONSTRAINT enrolments_token_hash_key UNIQUE CHECK (octet_length(token_hash) = 32),
    sealed_link_token BYTEA,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    verified_at TIMESTAMP,
    account_id UUID REFERENCES accounts (id)
);
CREATE INDEX enrolments_by_invitation ON enrolments (invitation_id, created_at);

CREATE TABLE outbox (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    invitation_id UUID REFERENCES invitations (id),
    recipient TEXT NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    sealed_content BYTEA,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts INTEGER NOT NULL,
    next_attempt_at TIMESTAMP NOT NULL,
    leased_until TIMESTAMP,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP
);
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_invitation ON outbox (invitation_id, created_at);
