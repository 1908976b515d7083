-- What a list of customers shows of others, beside the row: who else serves the customer, and where its bills go. And for
-- each partner how many customers it has, and a version of whom it works with: it rises with each partnership and each
-- new name of a partner, so that names which are kept in memory are known to be today's (docs/adr/0024).
CREATE TABLE partner_counts (
    partner_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    customers INTEGER NOT NULL DEFAULT 0,
    partners_version INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO partner_counts (partner_id, customers)
SELECT partner_id, count(*) FROM relationships WHERE state = 'active' GROUP BY partner_id;

ALTER TABLE relationships ADD COLUMN other_partners TEXT NOT NULL DEFAULT '';
ALTER TABLE relationships ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE relationships ADD COLUMN country TEXT NOT NULL DEFAULT '';
UPDATE relationships
SET address = shown.address, country = shown.country
FROM (
    SELECT c.id, a.country, concat_ws(', ', nullif(c.address_line1, ''), nullif(c.address_line2, ''),
        nullif(c.city, ''), nullif(c.state, ''), nullif(c.postal_code, '')) AS address
    FROM customers c JOIN accounts a ON a.id = c.id
) AS shown
WHERE shown.id = relationships.customer_id;
UPDATE relationships
SET other_partners = (
    SELECT group_concat(hex(o.partner_id), ' ') FROM relationships o
    WHERE o.customer_id = relationships.customer_id AND o.state = 'active' AND o.id <> relationships.id
)
WHERE state = 'active' AND EXISTS (
    SELECT 1 FROM relationships o
    WHERE o.customer_id = relationships.customer_id AND o.state = 'active' AND o.id <> relationships.id
);

CREATE TRIGGER relationships_kept_insert AFTER INSERT ON relationships WHEN new.state = 'active' BEGIN
    INSERT INTO partner_counts (partner_id, customers) VALUES (new.partner_id, 1)
    ON CONFLICT (partner_id) DO UPDATE SET customers = customers + 1;
    UPDATE relationships
    SET (address, country) = (
        SELECT concat_ws(', ', nullif(c.address_line1, ''), nullif(c.address_line2, ''), nullif(c.city, ''),
            nullif(c.state, ''), nullif(c.postal_code, '')), a.country
        FROM customers c JOIN accounts a ON a.id = c.id WHERE c.id = new.customer_id
    )
    WHERE id = new.id AND EXISTS (SELECT 1 FROM customers c WHERE c.id = new.customer_id);
    UPDATE relationships
    SET other_partners = coalesce((
        SELECT group_concat(hex(o.partner_id), ' ') FROM relationships o
        WHERE o.customer_id = new.customer_id AND o.state = 'active' AND o.id <> relationships.id
    ), '')
    WHERE customer_id = new.customer_id AND state = 'active' AND EXISTS (
        SELECT 1 FROM relationships o
        WHERE o.customer_id = new.customer_id AND o.state = 'active' AND o.id <> new.id
    );
END;
CREATE TRIGGER relationships_kept_update AFTER UPDATE OF state ON relationships WHEN old.state <> new.state BEGIN
    INSERT INTO partner_counts (partner_id, customers) VALUES (new.partner_id, iif(new.state = 'active', 1, -1))
    ON CONFLICT (partner_id) DO UPDATE SET customers = customers + excluded.customers;
    UPDATE relationships
    SET other_partners = coalesce((
        SELECT group_concat(hex(o.partner_id), ' ') FROM relationships o
        WHERE o.customer_id = new.customer_id AND o.state = 'active' AND o.id <> relationships.id
    ), '')
    WHERE customer_id = new.customer_id AND state = 'active';
END;
CREATE TRIGGER relationships_kept_delete AFTER DELETE ON relationships WHEN old.state = 'active' BEGIN
    UPDATE partner_counts SET customers = customers - 1 WHERE partner_id = old.partner_id;
    UPDATE relationships
    SET other_partners = coalesce((
        SELECT group_concat(hex(o.partner_id), ' ') FROM relationships o
        WHERE o.customer_id = old.customer_id AND o.state = 'active' AND o.id <> relationships.id
    ), '')
    WHERE customer_id = old.customer_id AND state = 'active';
END;

CREATE TRIGGER customers_kept_insert AFTER INSERT ON customers BEGIN
    UPDATE relationships
    SET address = concat_ws(', ', nullif(new.address_line1, ''), nullif(new.address_line2, ''), nullif(new.city, ''),
            nullif(new.state, ''), nullif(new.postal_code, '')),
        country = (SELECT a.country FROM accounts a WHERE a.id = new.id)
    WHERE customer_id = new.id;
END;
CREATE TRIGGER customers_kept_update AFTER UPDATE OF address_line1, address_line2, city, state, postal_code
ON customers BEGIN
    UPDATE relationships
    SET address = concat_ws(', ', nullif(new.address_line1, ''), nullif(new.address_line2, ''), nullif(new.city, ''),
        nullif(new.state, ''), nullif(new.postal_code, ''))
    WHERE customer_id = new.id;
END;
CREATE TRIGGER accounts_kept_country AFTER UPDATE OF country ON accounts WHEN old.country <> new.country BEGIN
    UPDATE relationships SET country = new.country WHERE customer_id = new.id;
END;
CREATE TRIGGER accounts_kept_name AFTER UPDATE OF name, name_key ON accounts WHEN old.name <> new.name BEGIN
    INSERT INTO partner_counts (partner_id, partners_version)
    SELECT provider_id, 1 FROM partnerships WHERE reseller_id = new.id
    UNION SELECT reseller_id, 1 FROM partnerships WHERE provider_id = new.id
    ON CONFLICT (partner_id) DO UPDATE SET partners_version = partners_version + 1;
END;
CREATE TRIGGER partnerships_kept_insert AFTER INSERT ON partnerships BEGIN
    INSERT INTO partner_counts (partner_id, partners_version) VALUES (new.provider_id, 1), (new.reseller_id, 1)
    ON CONFLICT (partner_id) DO UPDATE SET partners_version = partners_version + 1;
END;
CREATE TRIGGER partnerships_kept_update AFTER UPDATE OF state ON partnerships BEGIN
    INSERT INTO partner_counts (partner_id, partners_version) VALUES (new.provider_id, 1), (new.reseller_id, 1)
    ON CONFLICT (partner_id) DO UPDATE SET partners_version = partners_version + 1;
END;
CREATE TRIGGER partnerships_kept_delete AFTER DELETE ON partnerships BEGIN
    INSERT INTO partner_counts (partner_id, partners_version) VALUES (old.provider_id, 1), (old.reseller_id, 1)
    ON CONFLICT (partner_id) DO UPDATE SET partners_version = partners_version + 1;
END;

-- What the menu of each page counts, found in the index alone.
CREATE INDEX service_requests_to_answer ON service_requests (assigned_to_account, state, customer_id);
CREATE INDEX service_requests_answered ON service_requests (opened_by_account, state, customer_id);
