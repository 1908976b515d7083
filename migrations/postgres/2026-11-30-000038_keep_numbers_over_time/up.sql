-- What came and went, by day, by month and of all time, so that no page counts it (docs/adr/0025). Days are UTC's. Each
-- row is several, by slot: many write at once, and nobody waits until another's transaction ends.
CREATE TABLE partner_spans (
    partner_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    span TEXT COLLATE "C" NOT NULL CHECK (span IN ('day', 'month', 'ever')),
    begins_on DATE NOT NULL,
    slot INTEGER NOT NULL DEFAULT pg_backend_pid() % 8,
    customers_came BIGINT NOT NULL,
    customers_left BIGINT NOT NULL,
    subscriptions_begun BIGINT NOT NULL,
    subscriptions_ended BIGINT NOT NULL,
    PRIMARY KEY (partner_id, span, begins_on, slot)
);

-- What was sold with a partner number on it. Licenses are those that it has today; what is billed by usage has none.
CREATE TABLE sales_spans (
    partner_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    span TEXT COLLATE "C" NOT NULL CHECK (span IN ('day', 'month')),
    begins_on DATE NOT NULL,
    reseller_mpn_id BIGINT NOT NULL,
    offer_name TEXT COLLATE "C" NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    licenses BIGINT NOT NULL,
    PRIMARY KEY (partner_id, span, begins_on, reseller_mpn_id, offer_name)
);

-- How many accounts were made, and how many of them may do business.
CREATE TABLE account_spans (
    span TEXT COLLATE "C" NOT NULL CHECK (span IN ('month', 'ever')),
    begins_on DATE NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    slot INTEGER NOT NULL DEFAULT pg_backend_pid() % 8,
    made BIGINT NOT NULL,
    active BIGINT NOT NULL,
    PRIMARY KEY (span, begins_on, kind, slot)
);

INSERT INTO partner_spans
    (partner_id, span, begins_on, customers_came, customers_left, subscriptions_begun, subscriptions_ended)
SELECT partner_id, 'day', day, sum(came), sum(gone), sum(begun), sum(ended)
FROM (
    SELECT partner_id, since::date AS day, count(*) AS came, 0 AS gone, 0 AS begun, 0 AS ended
    FROM relationships GROUP BY 1, 2
    UNION ALL SELECT partner_id, removed_at::date, 0, count(*), 0, 0
    FROM relationships WHERE removed_at IS NOT NULL GROUP BY 1, 2
    UNION ALL SELECT partner_id, created_at::date, 0, 0, count(*), 0
    FROM subscriptions GROUP BY 1, 2
    UNION ALL SELECT partner_id, ended_at::date, 0, 0, 0, count(*)
    FROM subscriptions WHERE ended_at IS NOT NULL GROUP BY 1, 2
) AS happened
GROUP BY 1, 3;
INSERT INTO partner_spans
    (partner_id, span, begins_on, customers_came, customers_left, subscriptions_begun, subscriptions_ended)
SELECT partner_id, 'month', date_trunc('month', begins_on)::date, sum(customers_came), sum(customers_left),
    sum(subscriptions_begun), sum(subscriptions_ended)
FROM partner_spans WHERE span = 'day' GROUP BY 1, 3
UNION ALL SELECT partner_id, 'ever', DATE '0001-01-01', sum(customers_came), sum(customers_left),
    sum(subscriptions_begun), sum(subscriptions_ended)
FROM partner_spans WHERE span = 'day' GROUP BY 1;

INSERT INTO sales_spans (partner_id, span, begins_on, reseller_mpn_id, offer_name, begun, ended, licenses)
SELECT partner_id, 'day', day, reseller_mpn_id, offer_name, sum(begun), sum(ended), sum(licenses)
FROM (
    SELECT partner_id, created_at::date AS day, reseller_mpn_id, offer_name, count(*) AS begun, 0 AS ended,
        coalesce(sum(quantity) FILTER (WHERE billing = 'license'), 0) AS licenses
    FROM subscriptions WHERE reseller_mpn_id IS NOT NULL GROUP BY 1, 2, 3, 4
    UNION ALL SELECT partner_id, ended_at::date, reseller_mpn_id, offer_name, 0, count(*), 0
    FROM subscriptions WHERE reseller_mpn_id IS NOT NULL AND ended_at IS NOT NULL GROUP BY 1, 2, 3, 4
) AS happened
GROUP BY 1, 3, 4, 5;
INSERT INTO sales_spans (partner_id, span, begins_on, reseller_mpn_id, offer_name, begun, ended, licenses)
SELECT partner_id, 'month', date_trunc('month', begins_on)::date, reseller_mpn_id, offer_name, sum(begun), sum(ended),
    sum(licenses)
FROM sales_spans WHERE span = 'day' GROUP BY 1, 3, 4, 5;

INSERT INTO account_spans (span, begins_on, kind, made, active)
SELECT 'month', date_trunc('month', created_at)::date, kind, count(*), count(*) FILTER (WHERE standing = 'active')
FROM accounts GROUP BY 2, 3;
INSERT INTO account_spans (span, begins_on, kind, made, active)
SELECT 'ever', DATE '0001-01-01', kind, sum(made), sum(active) FROM account_spans GROUP BY 3;
ANALYZE partner_spans, sales_spans, account_spans;

-- Whoever changes several rows of a partner holds that of all time first: two of one slot never wait for each other.
CREATE FUNCTION count_partner_event(
    partner UUID, happened_at TIMESTAMP, came BIGINT, gone BIGINT, begun BIGINT, ended BIGINT
) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO partner_spans AS kept
        (partner_id, span, begins_on, customers_came, customers_left, subscriptions_begun, subscriptions_ended)
    VALUES
        (partner, 'ever', DATE '0001-01-01', came, gone, begun, ended),
        (partner, 'month', date_trunc('month', happened_at)::date, came, gone, begun, ended),
        (partner, 'day', happened_at::date, came, gone, begun, ended)
    ON CONFLICT (partner_id, span, begins_on, slot) DO UPDATE SET
        customers_came = kept.customers_came + excluded.customers_came,
        customers_left = kept.customers_left + excluded.customers_left,
        subscriptions_begun = kept.subscriptions_begun + excluded.subscriptions_begun,
        subscriptions_ended = kept.subscriptions_ended + excluded.subscriptions_ended;
END
$$;

CREATE FUNCTION count_sales_event(
    partner UUID, happened_at TIMESTAMP, number BIGINT, product TEXT, begun_more BIGINT, ended_more BIGINT,
    licenses_more BIGINT
) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sales_spans AS kept (partner_id, span, begins_on, reseller_mpn_id, offer_name, begun, ended, licenses)
    VALUES
        (partner, 'month', date_trunc('month', happened_at)::date, number, product, begun_more, ended_more,
            licenses_more),
        (partner, 'day', happened_at::date, number, product, begun_more, ended_more, licenses_more)
    ON CONFLICT (partner_id, span, begins_on, reseller_mpn_id, offer_name) DO UPDATE SET
        begun = kept.begun + excluded.begun,
        ended = kept.ended + excluded.ended,
        licenses = kept.licenses + excluded.licenses;
END
$$;

-- A subscription as it is, or (`many` is -1) as it was.
CREATE FUNCTION count_sale(sold subscriptions, many BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF sold.reseller_mpn_id IS NULL THEN
        RETURN;
    END IF;
    PERFORM count_sales_event(sold.partner_id, sold.created_at, sold.reseller_mpn_id, sold.offer_name, many, 0,
        CASE sold.billing WHEN 'license' THEN many * sold.quantity ELSE 0 END);
    IF sold.ended_at IS NOT NULL THEN
        PERFORM count_sales_event(sold.partner_id, sold.ended_at, sold.reseller_mpn_id, sold.offer_name, 0, many, 0);
    END IF;
END
$$;

CREATE FUNCTION count_accounts(one_kind TEXT, made_at TIMESTAMP, more BIGINT, active_more BIGINT)
RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_spans AS kept (span, begins_on, kind, made, active)
    VALUES
        ('ever', DATE '0001-01-01', one_kind, more, active_more),
        ('month', date_trunc('month', made_at)::date, one_kind, more, active_more)
    ON CONFLICT (span, begins_on, kind, slot) DO UPDATE SET
        made = kept.made + excluded.made,
        active = kept.active + excluded.active;
END
$$;

-- What is inserted is counted once for a statement: a row that one transaction changes ten thousand times takes longer with
-- each of them.
CREATE FUNCTION relationships_spans_insert() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_partner_event(partner_id, day, many, 0, 0, 0)
    FROM (SELECT partner_id, since::date AS day, count(*) AS many FROM added GROUP BY 1, 2 ORDER BY 1, 2) AS came;
    PERFORM count_partner_event(partner_id, day, 0, many, 0, 0)
    FROM (
        SELECT partner_id, removed_at::date AS day, count(*) AS many
        FROM added WHERE removed_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
    ) AS gone;
    RETURN NULL;
END
$$;
CREATE TRIGGER relationships_spans_insert AFTER INSERT ON relationships REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION relationships_spans_insert();

CREATE FUNCTION relationships_spans() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (old.partner_id, old.since, old.removed_at)
        IS NOT DISTINCT FROM (new.partner_id, new.since, new.removed_at) THEN
        RETURN NULL;
    END IF;
    PERFORM count_partner_event(old.partner_id, old.since, -1, 0, 0, 0);
    IF old.removed_at IS NOT NULL THEN
        PERFORM count_partner_event(old.partner_id, old.removed_at, 0, -1, 0, 0);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM count_partner_event(new.partner_id, new.since, 1, 0, 0, 0);
        IF new.removed_at IS NOT NULL THEN
            PERFORM count_partner_event(new.partner_id, new.removed_at, 0, 1, 0, 0);
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER relationships_spans AFTER DELETE OR UPDATE OF partner_id, since, removed_at ON relationships
FOR EACH ROW EXECUTE FUNCTION relationships_spans();

CREATE FUNCTION subscriptions_spans_insert() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_partner_event(partner_id, day, 0, 0, many, 0)
    FROM (SELECT partner_id, created_at::date AS day, count(*) AS many FROM added GROUP BY 1, 2 ORDER BY 1, 2) AS begun;
    PERFORM count_partner_event(partner_id, day, 0, 0, 0, many)
    FROM (
        SELECT partner_id, ended_at::date AS day, count(*) AS many
        FROM added WHERE ended_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
    ) AS ended;
    PERFORM count_sales_event(partner_id, day, reseller_mpn_id, offer_name, begun, 0, licenses)
    FROM (
        SELECT partner_id, created_at::date AS day, reseller_mpn_id, offer_name, count(*) AS begun,
            coalesce(sum(quantity) FILTER (WHERE billing = 'license'), 0)::bigint AS licenses
        FROM added WHERE reseller_mpn_id IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ) AS sold;
    PERFORM count_sales_event(partner_id, day, reseller_mpn_id, offer_name, 0, ended, 0)
    FROM (
        SELECT partner_id, ended_at::date AS day, reseller_mpn_id, offer_name, count(*) AS ended
        FROM added WHERE reseller_mpn_id IS NOT NULL AND ended_at IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ) AS sold;
    RETURN NULL;
END
$$;
CREATE TRIGGER subscriptions_spans_insert AFTER INSERT ON subscriptions REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION subscriptions_spans_insert();

CREATE FUNCTION subscriptions_spans() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (old.partner_id, old.created_at, old.ended_at)
        IS NOT DISTINCT FROM (new.partner_id, new.created_at, new.ended_at) THEN
        RETURN NULL;
    END IF;
    PERFORM count_partner_event(old.partner_id, old.created_at, 0, 0, -1, 0);
    IF old.ended_at IS NOT NULL THEN
        PERFORM count_partner_event(old.partner_id, old.ended_at, 0, 0, 0, -1);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM count_partner_event(new.partner_id, new.created_at, 0, 0, 1, 0);
        IF new.ended_at IS NOT NULL THEN
            PERFORM count_partner_event(new.partner_id, new.ended_at, 0, 0, 0, 1);
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER subscriptions_spans AFTER DELETE OR UPDATE OF partner_id, created_at, ended_at ON subscriptions
FOR EACH ROW EXECUTE FUNCTION subscriptions_spans();

CREATE FUNCTION subscriptions_sales() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (old.partner_id, old.offer_name, old.billing, old.quantity, old.reseller_mpn_id,
        old.created_at, old.ended_at) IS NOT DISTINCT FROM (new.partner_id, new.offer_name, new.billing, new.quantity,
        new.reseller_mpn_id, new.created_at, new.ended_at) THEN
        RETURN NULL;
    END IF;
    PERFORM count_sale(old, -1);
    IF TG_OP = 'UPDATE' THEN
        PERFORM count_sale(new, 1);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER subscriptions_sales AFTER DELETE
OR UPDATE OF partner_id, offer_name, billing, quantity, reseller_mpn_id, created_at, ended_at ON subscriptions
FOR EACH ROW EXECUTE FUNCTION subscriptions_sales();

CREATE FUNCTION accounts_spans_insert() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_accounts(kind, month, made, active)
    FROM (
        SELECT kind, date_trunc('month', created_at)::date AS month, count(*) AS made,
            count(*) FILTER (WHERE standing = 'active') AS active
        FROM added GROUP BY 1, 2 ORDER BY 1, 2
    ) AS counted;
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_spans_insert AFTER INSERT ON accounts REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION accounts_spans_insert();

CREATE FUNCTION accounts_spans() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (old.kind, old.standing, old.created_at)
        IS NOT DISTINCT FROM (new.kind, new.standing, new.created_at) THEN
        RETURN NULL;
    END IF;
    PERFORM count_accounts(old.kind, old.created_at, -1, -(old.standing = 'active')::int);
    IF TG_OP = 'UPDATE' THEN
        PERFORM count_accounts(new.kind, new.created_at, 1, (new.standing = 'active')::int);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_spans AFTER DELETE OR UPDATE OF kind, standing, created_at ON accounts
FOR EACH ROW EXECUTE FUNCTION accounts_spans();

-- Nothing counts what is in them any more.
DROP INDEX relationships_left;
DROP INDEX subscriptions_ended_by_seller;
