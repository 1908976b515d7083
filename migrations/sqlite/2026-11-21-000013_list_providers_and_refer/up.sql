-- The public list of indirect providers, kept by the operator.
CREATE TABLE provider_entries (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    languages TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- What resellers say of themselves to their providers.
CREATE TABLE business_profiles (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    linkedin TEXT NOT NULL,
    industries TEXT NOT NULL,
    services TEXT NOT NULL,
    target_size TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE TABLE business_logos (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    format TEXT NOT NULL CHECK (format IN ('gif', 'jpeg', 'png')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BLOB NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

-- Prospective customers that providers hand to resellers. Their contact is erased some time after nothing came of it.
CREATE TABLE referrals (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    provider_id BLOB NOT NULL REFERENCES accounts (id),
    reseller_id BLOB NOT NULL REFERENCES accounts (id),
    sent_by BLOB NOT NULL REFERENCES users (id),
    company TEXT NOT NULL,
    country TEXT NOT NULL,
    need TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('in_writing', 'by_phone', 'in_person')),
    state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'won', 'lost', 'declined', 'expired', 'withdrawn')),
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    answered_at TEXT,
    ended_at TEXT,
    erased_at TEXT,
    version INTEGER NOT NULL,
    CHECK ((state IN ('received', 'accepted')) = (ended_at IS NULL))
) STRICT;
CREATE INDEX referrals_by_provider ON referrals (provider_id, id);
CREATE INDEX referrals_by_reseller ON referrals (reseller_id, id);
CREATE INDEX referrals_by_expiry ON referrals (expires_at) WHERE state = 'received';
CREATE INDEX referrals_by_end ON referrals (ended_at) WHERE erased_at IS NULL AND ended_at IS NOT NULL;
