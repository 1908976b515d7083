DROP INDEX audit_records_by_customer;
ALTER TABLE audit_records DROP COLUMN customer_id;
DROP TABLE drafts;
DROP TABLE order_lines;
DROP TABLE subscriptions;
DROP TABLE orders;
DROP TABLE offer_links;
DROP TABLE offer_prices;
DROP TABLE offers;
DROP TABLE customer_agreements;
DROP TABLE relationships;
DROP TABLE customers;
CREATE TABLE relationships (
    id UUID NOT NULL PRIMARY KEY,
    partner_id UUID NOT NULL REFERENCES accounts (id),
    customer_id UUID NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TIMESTAMP NOT NULL,
    removed_at TIMESTAMP,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
);
CREATE UNIQUE INDEX relationships_active_pair_key ON relationships (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_by_customer ON relationships (customer_id, state);
CREATE TABLE subscriptions (
    id UUID NOT NULL PRIMARY KEY,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    partner_id UUID NOT NULL REFERENCES accounts (id),
    offer TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 0),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'deleted')),
    reseller_mpn_id BIGINT,
    support_contact_id UUID NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX subscriptions_by_customer ON subscriptions (customer_id, created_at, id);
