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
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX relationships_active_pair_key ON relationships (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_by_customer ON relationships (customer_id, state);
CREATE TABLE subscriptions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    offer TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'deleted')),
    reseller_mpn_id INTEGER,
    support_contact_id BLOB NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX subscriptions_by_customer ON subscriptions (customer_id, created_at, id);
