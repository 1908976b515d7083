-- Resellers that a customer lets own its Azure tenant. It outlives the relationship: only the customer takes it back.
CREATE TABLE tenant_owners (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    given_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT;
CREATE UNIQUE INDEX tenant_owners_active_pair_key ON tenant_owners (customer_id, partner_id) WHERE revoked_at IS NULL;
