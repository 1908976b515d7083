-- What resellers ask of providers in the public list: to become partners.
CREATE TABLE partnership_inquiries (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    provider_id BLOB NOT NULL REFERENCES accounts (id),
    reseller_id BLOB NOT NULL REFERENCES accounts (id),
    asked_by BLOB NOT NULL REFERENCES users (id),
    asker_name TEXT NOT NULL,
    asker_email TEXT NOT NULL,
    message TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'invited', 'declined', 'withdrawn', 'settled')),
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at TEXT,
    answered_by TEXT NOT NULL,
    invitation_id BLOB REFERENCES invitations (id),
    version INTEGER NOT NULL,
    CHECK ((state = 'asked') = (ended_at IS NULL)),
    CHECK ((state = 'invited') = (invitation_id IS NOT NULL))
) STRICT;
CREATE INDEX partnership_inquiries_by_provider ON partnership_inquiries (provider_id, id);
CREATE INDEX partnership_inquiries_by_reseller ON partnership_inquiries (reseller_id, id);
CREATE INDEX partnership_inquiries_by_invitation ON partnership_inquiries (invitation_id);
CREATE INDEX partnership_inquiries_waiting ON partnership_inquiries (provider_id, state, expires_at);
