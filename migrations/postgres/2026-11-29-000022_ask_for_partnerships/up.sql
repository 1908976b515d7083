-- What resellers ask of providers in the public list: to become partners.
CREATE TABLE partnership_inquiries (
    id UUID NOT NULL PRIMARY KEY,
    provider_id UUID NOT NULL REFERENCES accounts (id),
    reseller_id UUID NOT NULL REFERENCES accounts (id),
    asked_by UUID NOT NULL REFERENCES users (id),
    asker_name TEXT NOT NULL,
    asker_email TEXT NOT NULL,
    message TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'invited', 'declined', 'withdrawn', 'settled')),
    reason TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    answered_by TEXT NOT NULL,
    invitation_id UUID REFERENCES invitations (id),
    version BIGINT NOT NULL,
    CHECK ((state = 'asked') = (ended_at IS NULL)),
    CHECK ((state = 'invited') = (invitation_id IS NOT NULL))
);
CREATE INDEX partnership_inquiries_by_provider ON partnership_inquiries (provider_id, id);
CREATE INDEX partnership_inquiries_by_reseller ON partnership_inquiries (reseller_id, id);
CREATE INDEX partnership_inquiries_by_invitation ON partnership_inquiries (invitation_id);
CREATE INDEX partnership_inquiries_waiting ON partnership_inquiries (provider_id, state, expires_at);
