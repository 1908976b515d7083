-- Resellers that a customer lets own its Azure tenant. It outlives the relationship: only the customer takes it back.
CREATE TABLE tenant_owners (
    id UUID NOT NULL PRIMARY KEY,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    partner_id UUID NOT NULL REFERENCES accounts (id),
    given_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
CREATE UNIQUE INDEX tenant_owners_active_pair_key ON tenant_owners (customer_id, partner_id) WHERE revoked_at IS NULL;
