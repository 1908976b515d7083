-- The public list of indirect providers, kept by the operator.
CREATE TABLE provider_entries (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    listed BOOLEAN NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    languages TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);

-- What resellers say of themselves to their providers.
CREATE TABLE business_profiles (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    linkedin TEXT NOT NULL,
    industries TEXT NOT NULL,
    services TEXT NOT NULL,
    target_size TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE business_logos (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    format TEXT NOT NULL CHECK (format IN ('gif', 'jpeg', 'png')),
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    content BYTEA NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Prospective customers that providers hand to resellers. Their contact is erased some time after nothing came of it.
CREATE TABLE referrals (
    id UUID NOT NULL PRIMARY KEY,
    provider_id UUID NOT NULL REFERENCES accounts (id),
    reseller_id UUID NOT NULL REFERENCES accounts (id),
    sent_by UUID NOT NULL REFERENCES users (id),
    company TEXT NOT NULL,
    country TEXT NOT NULL,
    need TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('in_writing', 'by_phone', 'in_person')),
    state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'won', 'lost', 'declined', 'expired', 'withdrawn')),
    reason TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    answered_at TIMESTAMP,
    ended_at TIMESTAMP,
    erased_at TIMESTAMP,
    version BIGINT NOT NULL,
    CHECK ((state IN ('received', 'accepted')) = (ended_at IS NULL))
);
CREATE INDEX referrals_by_provider ON referrals (provider_id, id);
CREATE INDEX referrals_by_reseller ON referrals (reseller_id, id);
CREATE INDEX referrals_by_expiry ON referrals (expires_at) WHERE state = 'received';
CREATE INDEX referrals_by_end ON referrals (ended_at) WHERE erased_at IS NULL AND ended_at IS NOT NULL;
