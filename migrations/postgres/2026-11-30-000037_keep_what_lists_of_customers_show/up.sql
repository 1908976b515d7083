-- What a list of customers shows of others, beside the row: who else serves the customer, and where its bills go. And for
-- each partner how many customers it has, and a version of whom it works with: it rises with each partnership and each
-- new name of a partner, so that names which are kept in memory are known to be today's (docs/adr/0024).
ANALYZE accounts, customers, relationships;
CREATE TABLE partner_counts (
    partner_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    customers BIGINT NOT NULL DEFAULT 0,
    partners_version BIGINT NOT NULL DEFAULT 0
);
INSERT INTO partner_counts (partner_id, customers)
SELECT partner_id, count(*) FROM relationships WHERE state = 'active' GROUP BY partner_id;

ALTER TABLE relationships ADD COLUMN other_partners TEXT NOT NULL DEFAULT '';
ALTER TABLE relationships ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE relationships ADD COLUMN country TEXT NOT NULL DEFAULT '';

CREATE FUNCTION address_line(customers) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT concat_ws(', ', nullif($1.address_line1, ''), nullif($1.address_line2, ''), nullif($1.city, ''),
        nullif($1.state, ''), nullif($1.postal_code, ''))
$$;

UPDATE relationships r
SET address = shown.address, country = shown.country, other_partners = coalesce(shown.others, '')
FROM (
    SELECT m.id, a.country, address_line(c) AS address, (
        SELECT string_agg(o.partner_id::text, ' ') FROM relationships o
        WHERE m.state = 'active' AND o.customer_id = m.customer_id AND o.state = 'active' AND o.id <> m.id
    ) AS others
    FROM relationships m JOIN customers c ON c.id = m.customer_id JOIN accounts a ON a.id = m.customer_id
) AS shown
WHERE shown.id = r.id;

-- Whoever changes who serves a customer waits here for others who do, and sees what they did. Plans are kept for as long as
-- a connection lasts: one that was made while the table was short must go by its indexes as well.
CREATE FUNCTION keep_other_partners(customer UUID) RETURNS VOID LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    PERFORM 1 FROM relationships WHERE customer_id = customer AND state = 'active' ORDER BY id FOR NO KEY UPDATE;
    UPDATE relationships r
    SET other_partners = shown.others
    FROM (
        SELECT m.id, coalesce((
            SELECT string_agg(o.partner_id::text, ' ') FROM relationships o
            WHERE o.customer_id = customer AND o.state = 'active' AND o.id <> m.id
        ), '') AS others
        FROM relationships m WHERE m.customer_id = customer AND m.state = 'active'
    ) AS shown
    WHERE shown.id = r.id AND r.other_partners <> shown.others;
END
$$;

CREATE FUNCTION count_customers(partner UUID, more BIGINT) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO partner_counts AS kept (partner_id, customers) VALUES (partner, more)
    ON CONFLICT (partner_id) DO UPDATE SET customers = kept.customers + excluded.customers
$$;

CREATE FUNCTION change_partners(one UUID, other UUID) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO partner_counts AS kept (partner_id, partners_version) VALUES (least(one, other), 1), (greatest(one, other), 1)
    ON CONFLICT (partner_id) DO UPDATE SET partners_version = kept.partners_version + 1
$$;

CREATE FUNCTION relationships_kept() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE relationships r SET address = address_line(c), country = a.country
        FROM customers c JOIN accounts a ON a.id = c.id WHERE r.id = new.id AND c.id = new.customer_id;
        IF new.state = 'active' AND EXISTS (
            SELECT 1 FROM relationships o WHERE o.customer_id = new.customer_id AND o.state = 'active' AND o.id <> new.id
        ) THEN
            PERFORM keep_other_partners(new.customer_id);
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        IF old.state <> new.state THEN
            PERFORM keep_other_partners(new.customer_id);
            PERFORM count_customers(new.partner_id, CASE new.state WHEN 'active' THEN 1 ELSE -1 END);
        END IF;
    ELSIF old.state = 'active' THEN
        PERFORM keep_other_partners(old.customer_id);
        UPDATE partner_counts SET customers = customers - 1 WHERE partner_id = old.partner_id;
    END IF;
    RETURN NULL;
END
$$;
-- What one statement inserts is counted once: a row that a transaction changes ten thousand times takes longer each time.
CREATE FUNCTION relationships_counted() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_customers(partner_id, many)
    FROM (SELECT partner_id, count(*) AS many FROM added WHERE state = 'active' GROUP BY 1 ORDER BY 1) AS counted;
    RETURN NULL;
END
$$;
CREATE TRIGGER relationships_counted AFTER INSERT ON relationships REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION relationships_counted();
CREATE TRIGGER relationships_kept AFTER INSERT OR DELETE OR UPDATE OF state ON relationships
FOR EACH ROW EXECUTE FUNCTION relationships_kept();

CREATE FUNCTION customers_kept() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE relationships r SET address = address_line(new), country = a.country
    FROM accounts a WHERE a.id = new.id AND r.customer_id = new.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER customers_kept AFTER INSERT OR UPDATE OF address_line1, address_line2, city, state, postal_code
ON customers FOR EACH ROW EXECUTE FUNCTION customers_kept();

CREATE FUNCTION accounts_kept() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF old.country <> new.country THEN
        UPDATE relationships SET country = new.country WHERE customer_id = new.id;
    END IF;
    IF old.name <> new.name THEN
        INSERT INTO partner_counts AS kept (partner_id, partners_version)
        SELECT partner, 1 FROM (
            SELECT provider_id AS partner FROM partnerships WHERE reseller_id = new.id
            UNION SELECT reseller_id FROM partnerships WHERE provider_id = new.id
        ) AS them
        ORDER BY partner
        ON CONFLICT (partner_id) DO UPDATE SET partners_version = kept.partners_version + 1;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_kept AFTER UPDATE OF country, name ON accounts
FOR EACH ROW EXECUTE FUNCTION accounts_kept();

CREATE FUNCTION partnerships_kept() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM change_partners(old.provider_id, old.reseller_id);
    ELSE
        PERFORM change_partners(new.provider_id, new.reseller_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER partnerships_kept AFTER INSERT OR DELETE OR UPDATE OF state ON partnerships
FOR EACH ROW EXECUTE FUNCTION partnerships_kept();

-- What the menu of each page counts, found in the index alone.
CREATE INDEX service_requests_to_answer ON service_requests (assigned_to_account, state, customer_id);
CREATE INDEX service_requests_answered ON service_requests (opened_by_account, state, customer_id);
