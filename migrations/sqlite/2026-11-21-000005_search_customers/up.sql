-- A row is found by a number that stays: without one of its own, a table may be renumbered by VACUUM.
CREATE TABLE numbered_relationships (
    number INTEGER NOT NULL PRIMARY KEY,
    id BLOB NOT NULL CONSTRAINT relationships_id_key UNIQUE CHECK (length(id) = 16),
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
-- In a search key two blanks stand before each word: with a first letter they make the three characters of an index.
INSERT INTO numbered_relationships (
    id, partner_id, customer_id, state, since, removed_at, company_name, name_key, domain, alias, search_key,
    subscription_count, may_purchase, version
)
SELECT
    id, partner_id, customer_id, state, since, removed_at, company_name, name_key, domain, alias,
    '  ' || replace(replace(search_key, ' ', '  '), char(10), char(10) || '  '),
    subscription_count, may_purchase, version
FROM relationships ORDER BY id;
DROP TABLE relationships;
ALTER TABLE numbered_relationships RENAME TO relationships;
CREATE UNIQUE INDEX relationships_active_pair_key ON relationships (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_by_customer ON relationships (customer_id, state);
CREATE INDEX relationships_by_name ON relationships (partner_id, name_key, id) WHERE state = 'active';

-- Every three characters of the search keys of active relationships. `partner` is the end of the partner's id, itself
-- three characters: it leaves few rows of others to look at, and the query that asks here leaves those out.
CREATE VIRTUAL TABLE customer_search USING fts5 (
    partner, search_key, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO customer_search (rowid, partner, search_key)
SELECT number, substr(hex(partner_id), -3), search_key FROM relationships WHERE state = 'active';

CREATE TRIGGER customer_search_insert AFTER INSERT ON relationships WHEN new.state = 'active' BEGIN
    INSERT INTO customer_search (rowid, partner, search_key)
    VALUES (new.number, substr(hex(new.partner_id), -3), new.search_key);
END;
CREATE TRIGGER customer_search_delete AFTER DELETE ON relationships WHEN old.state = 'active' BEGIN
    DELETE FROM customer_search WHERE rowid = old.number;
END;
CREATE TRIGGER customer_search_update AFTER UPDATE OF number, partner_id, state, search_key ON relationships BEGIN
    DELETE FROM customer_search WHERE rowid = old.number;
    INSERT INTO customer_search (rowid, partner, search_key)
    SELECT new.number, substr(hex(new.partner_id), -3), new.search_key WHERE new.state = 'active';
END;
