DROP TRIGGER customer_search_insert;
DROP TRIGGER customer_search_delete;
DROP TRIGGER customer_search_update;
DROP TABLE customer_search;
CREATE TABLE plain_relationships (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TEXT NOT NULL,
    removed_at TEXT,
    company_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    domain TEXT NOT NULL,
    alias TEXT NOT NULL,
    search_key TEXT NOT NULL,
    subscription_count INTEGER NOT NULL,
    may_purchase INTEGER NOT NULL CHECK (may_purchase IN (0, 1)),
    version INTEGER NOT NULL,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
) STRICT;
INSERT INTO plain_relationships
SELECT
    id, partner_id, customer_id, state, since, removed_at, company_name, name_key, domain, alias,
    ltrim(replace(replace(search_key, char(10) || '  ', char(10)), '  ', ' ')),
    subscription_count, may_purchase, version
FROM relationships;
DROP TABLE relationships;
ALTER TABLE plain_relationships RENAME TO relationships;
CREATE UNIQUE INDEX relationships_active_pair_key ON relationships (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_by_customer ON relationships (customer_id, state);
CREATE INDEX relationships_by_name ON relationships (partner_id, name_key, id) WHERE state = 'active';
