-- What came and went, by day, by month and of all time, so that no page counts it (docs/adr/0025). Days are UTC's. In
-- PostgreSQL each row is several, by slot: here one writes at a time, and there is one slot.
CREATE TABLE partner_spans (
    partner_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    span TEXT NOT NULL CHECK (span IN ('day', 'month', 'ever')),
    begins_on TEXT NOT NULL,
    slot INTEGER NOT NULL DEFAULT 0,
    customers_came INTEGER NOT NULL,
    customers_left INTEGER NOT NULL,
    subscriptions_begun INTEGER NOT NULL,
    subscriptions_ended INTEGER NOT NULL,
    PRIMARY KEY (partner_id, span, begins_on, slot)
) STRICT, WITHOUT ROWID;

-- What was sold with a partner number on it. Licenses are those that it has today; what is billed by usage has none.
CREATE TABLE sales_spans (
    partner_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    span TEXT NOT NULL CHECK (span IN ('day', 'month')),
    begins_on TEXT NOT NULL,
    reseller_mpn_id INTEGER NOT NULL,
    offer_name TEXT NOT NULL,
    begun INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    licenses INTEGER NOT NULL,
    PRIMARY KEY (partner_id, span, begins_on, reseller_mpn_id, offer_name)
) STRICT, WITHOUT ROWID;

-- How many accounts were made, and how many of them may do business.
CREATE TABLE account_spans (
    span TEXT NOT NULL CHECK (span IN ('month', 'ever')),
    begins_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    slot INTEGER NOT NULL DEFAULT 0,
    made INTEGER NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (span, begins_on, kind, slot)
) STRICT, WITHOUT ROWID;

INSERT INTO partner_spans
    (partner_id, span, begins_on, customers_came, customers_left, subscriptions_begun, subscriptions_ended)
SELECT partner_id, 'day', day, sum(came), sum(gone), sum(begun), sum(ended)
FROM (
    SELECT partner_id, substr(since, 1, 10) AS day, count(*) AS came, 0 AS gone, 0 AS begun, 0 AS ended
    FROM relationships GROUP BY partner_id, day
    UNION ALL SELECT partner_id, substr(removed_at, 1, 10) AS day, 0, count(*), 0, 0
    FROM relationships WHERE removed_at IS NOT NULL GROUP BY partner_id, day
    UNION ALL SELECT partner_id, substr(created_at, 1, 10) AS day, 0, 0, count(*), 0
    FROM subscriptions GROUP BY partner_id, day
    UNION ALL SELECT partner_id, substr(ended_at, 1, 10) AS day, 0, 0, 0, count(*)
    FROM subscriptions WHERE ended_at IS NOT NULL GROUP BY partner_id, day
)
GROUP BY partner_id, day;
INSERT INTO partner_spans
    (partner_id, span, begins_on, customers_came, customers_left, subscriptions_begun, subscriptions_ended)
SELECT partner_id, 'month', substr(begins_on, 1, 7) || '-01' AS month, sum(customers_came), sum(customers_left),
    sum(subscriptions_begun), sum(subscriptions_ended)
FROM partner_spans WHERE span = 'day' GROUP BY partner_id, month
UNION ALL SELECT partner_id, 'ever', '0001-01-01', sum(customers_came), sum(customers_left), sum(subscriptions_begun),
    sum(subscriptions_ended)
FROM partner_spans WHERE span = 'day' GROUP BY partner_id;

INSERT INTO sales_spans (partner_id, span, begins_on, reseller_mpn_id, offer_name, begun, ended, licenses)
SELECT partner_id, 'day', day, reseller_mpn_id, offer_name, sum(begun), sum(ended), sum(licenses)
FROM (
    SELECT partner_id, substr(created_at, 1, 10) AS day, reseller_mpn_id, offer_name, 1 AS begun, 0 AS ended,
        iif(billing = 'license', quantity, 0) AS licenses
    FROM subscriptions WHERE reseller_mpn_id IS NOT NULL
    UNION ALL SELECT partner_id, substr(ended_at, 1, 10), reseller_mpn_id, offer_name, 0, 1, 0
    FROM subscriptions WHERE reseller_mpn_id IS NOT NULL AND ended_at IS NOT NULL
)
GROUP BY partner_id, day, reseller_mpn_id, offer_name;
INSERT INTO sales_spans (partner_id, span, begins_on, reseller_mpn_id, offer_name, begun, ended, licenses)
SELECT partner_id, 'month', substr(begins_on, 1, 7) || '-01' AS month, reseller_mpn_id, offer_name, sum(begun),
    sum(ended), sum(licenses)
FROM sales_spans WHERE span = 'day' GROUP BY partner_id, month, reseller_mpn_id, offer_name;

INSERT INTO account_spans (span, begins_on, kind, made, active)
SELECT 'month', substr(created_at, 1, 7) || '-01' AS month, kind, count(*), count(*) FILTER (WHERE standing = 'active')
FROM accounts GROUP BY month, kind;
INSERT INTO account_spans (span, begins_on, kind, made, active)
SELECT 'ever', '0001-01-01', kind, sum(made), sum(active) FROM account_spans GROUP BY kind;

-- What triggers tell of: a row that is inserted here counts in each of its spans. SQLite has no other functions.
CREATE VIEW partner_events AS
SELECT partner_id, begins_on AS day, customers_came, customers_left, subscriptions_begun, subscriptions_ended
FROM partner_spans WHERE span = 'day';
CREATE TRIGGER partner_events_kept INSTEAD OF INSERT ON partner_events BEGIN
    INSERT INTO partner_spans
        (partner_id, span, begins_on, customers_came, customers_left, subscriptions_begun, subscriptions_ended)
    VALUES
        (new.partner_id, 'ever', '0001-01-01', new.customers_came, new.customers_left, new.subscriptions_begun,
            new.subscriptions_ended),
        (new.partner_id, 'month', substr(new.day, 1, 7) || '-01', new.customers_came, new.customers_left,
            new.subscriptions_begun, new.subscriptions_ended),
        (new.partner_id, 'day', new.day, new.customers_came, new.customers_left, new.subscriptions_begun,
            new.subscriptions_ended)
    ON CONFLICT (partner_id, span, begins_on, slot) DO UPDATE SET
        customers_came = customers_came + excluded.customers_came,
        customers_left = customers_left + excluded.customers_left,
        subscriptions_begun = subscriptions_begun + excluded.subscriptions_begun,
        subscriptions_ended = subscriptions_ended + excluded.subscriptions_ended;
END;

CREATE VIEW sales_events AS
SELECT partner_id, begins_on AS day, reseller_mpn_id, offer_name, begun, ended, licenses
FROM sales_spans WHERE span = 'day';
CREATE TRIGGER sales_events_kept INSTEAD OF INSERT ON sales_events BEGIN
    INSERT INTO sales_spans (partner_id, span, begins_on, reseller_mpn_id, offer_name, begun, ended, licenses)
    VALUES
        (new.partner_id, 'month', substr(new.day, 1, 7) || '-01', new.reseller_mpn_id, new.offer_name, new.begun,
            new.ended, new.licenses),
        (new.partner_id, 'day', new.day, new.reseller_mpn_id, new.offer_name, new.begun, new.ended, new.licenses)
    ON CONFLICT (partner_id, span, begins_on, reseller_mpn_id, offer_name) DO UPDATE SET
        begun = begun + excluded.begun,
        ended = ended + excluded.ended,
        licenses = licenses + excluded.licenses;
END;

CREATE VIEW account_events AS SELECT begins_on AS day, kind, made, active FROM account_spans WHERE span = 'month';
CREATE TRIGGER account_events_kept INSTEAD OF INSERT ON account_events BEGIN
    INSERT INTO account_spans (span, begins_on, kind, made, active)
    VALUES
        ('ever', '0001-01-01', new.kind, new.made, new.active),
        ('month', substr(new.day, 1, 7) || '-01', new.kind, new.made, new.active)
    ON CONFLICT (span, begins_on, kind, slot) DO UPDATE SET
        made = made + excluded.made,
        active = active + excluded.active;
END;

CREATE TRIGGER relationships_spans_insert AFTER INSERT ON relationships BEGIN
    INSERT INTO partner_events VALUES (new.partner_id, substr(new.since, 1, 10), 1, 0, 0, 0);
    INSERT INTO partner_events
    SELECT new.partner_id, substr(new.removed_at, 1, 10), 0, 1, 0, 0 WHERE new.removed_at IS NOT NULL;
END;
CREATE TRIGGER relationships_spans_delete AFTER DELETE ON relationships BEGIN
    INSERT INTO partner_events VALUES (old.partner_id, substr(old.since, 1, 10), -1, 0, 0, 0);
    INSERT INTO partner_events
    SELECT old.partner_id, substr(old.removed_at, 1, 10), 0, -1, 0, 0 WHERE old.removed_at IS NOT NULL;
END;
CREATE TRIGGER relationships_spans_update AFTER UPDATE OF partner_id, since, removed_at ON relationships
WHEN (old.partner_id, old.since, old.removed_at) IS NOT (new.partner_id, new.since, new.removed_at) BEGIN
    INSERT INTO partner_events
    SELECT old.partner_id, substr(old.since, 1, 10), -1, 0, 0, 0
    WHERE (old.partner_id, old.since) IS NOT (new.partner_id, new.since);
    INSERT INTO partner_events
    SELECT old.partner_id, substr(old.removed_at, 1, 10), 0, -1, 0, 0 WHERE old.removed_at IS NOT NULL;
    INSERT INTO partner_events
    SELECT new.partner_id, substr(new.since, 1, 10), 1, 0, 0, 0
    WHERE (old.partner_id, old.since) IS NOT (new.partner_id, new.since);
    INSERT INTO partner_events
    SELECT new.partner_id, substr(new.removed_at, 1, 10), 0, 1, 0, 0 WHERE new.removed_at IS NOT NULL;
END;

CREATE TRIGGER subscriptions_spans_insert AFTER INSERT ON subscriptions BEGIN
    INSERT INTO partner_events VALUES (new.partner_id, substr(new.created_at, 1, 10), 0, 0, 1, 0);
    INSERT INTO partner_events
    SELECT new.partner_id, substr(new.ended_at, 1, 10), 0, 0, 0, 1 WHERE new.ended_at IS NOT NULL;
END;
CREATE TRIGGER subscriptions_spans_delete AFTER DELETE ON subscriptions BEGIN
    INSERT INTO partner_events VALUES (old.partner_id, substr(old.created_at, 1, 10), 0, 0, -1, 0);
    INSERT INTO partner_events
    SELECT old.partner_id, substr(old.ended_at, 1, 10), 0, 0, 0, -1 WHERE old.ended_at IS NOT NULL;
END;
CREATE TRIGGER subscriptions_spans_update AFTER UPDATE OF partner_id, created_at, ended_at ON subscriptions
WHEN (old.partner_id, old.created_at, old.ended_at) IS NOT (new.partner_id, new.created_at, new.ended_at) BEGIN
    INSERT INTO partner_events
    SELECT old.partner_id, substr(old.created_at, 1, 10), 0, 0, -1, 0
    WHERE (old.partner_id, old.created_at) IS NOT (new.partner_id, new.created_at);
    INSERT INTO partner_events
    SELECT old.partner_id, substr(old.ended_at, 1, 10), 0, 0, 0, -1 WHERE old.ended_at IS NOT NULL;
    INSERT INTO partner_events
    SELECT new.partner_id, substr(new.created_at, 1, 10), 0, 0, 1, 0
    WHERE (old.partner_id, old.created_at) IS NOT (new.partner_id, new.created_at);
    INSERT INTO partner_events
    SELECT new.partner_id, substr(new.ended_at, 1, 10), 0, 0, 0, 1 WHERE new.ended_at IS NOT NULL;
END;

CREATE TRIGGER subscriptions_sales_insert AFTER INSERT ON subscriptions WHEN new.reseller_mpn_id IS NOT NULL BEGIN
    INSERT INTO sales_events
    VALUES (new.partner_id, substr(new.created_at, 1, 10), new.reseller_mpn_id, new.offer_name, 1, 0,
        iif(new.billing = 'license', new.quantity, 0));
    INSERT INTO sales_events
    SELECT new.partner_id, substr(new.ended_at, 1, 10), new.reseller_mpn_id, new.offer_name, 0, 1, 0
    WHERE new.ended_at IS NOT NULL;
END;
CREATE TRIGGER subscriptions_sales_delete AFTER DELETE ON subscriptions WHEN old.reseller_mpn_id IS NOT NULL BEGIN
    INSERT INTO sales_events
    VALUES (old.partner_id, substr(old.created_at, 1, 10), old.reseller_mpn_id, old.offer_name, -1, 0,
        -iif(old.billing = 'license', old.quantity, 0));
    INSERT INTO sales_events
    SELECT old.partner_id, substr(old.ended_at, 1, 10), old.reseller_mpn_id, old.offer_name, 0, -1, 0
    WHERE old.ended_at IS NOT NULL;
END;
CREATE TRIGGER subscriptions_sales_update
AFTER UPDATE OF partner_id, offer_name, billing, quantity, reseller_mpn_id, created_at, ended_at ON subscriptions
WHEN (old.partner_id, old.offer_name, old.billing, old.quantity, old.reseller_mpn_id, old.created_at, old.ended_at)
    IS NOT (new.partner_id, new.offer_name, new.billing, new.quantity, new.reseller_mpn_id, new.created_at, new.ended_at)
BEGIN
    INSERT INTO sales_events
    SELECT old.partner_id, substr(old.created_at, 1, 10), old.reseller_mpn_id, old.offer_name, -1, 0,
        -iif(old.billing = 'license', old.quantity, 0)
    WHERE old.reseller_mpn_id IS NOT NULL;
    INSERT INTO sales_events
    SELECT old.partner_id, substr(old.ended_at, 1, 10), old.reseller_mpn_id, old.offer_name, 0, -1, 0
    WHERE old.reseller_mpn_id IS NOT NULL AND old.ended_at IS NOT NULL;
    INSERT INTO sales_events
    SELECT new.partner_id, substr(new.created_at, 1, 10), new.reseller_mpn_id, new.offer_name, 1, 0,
        iif(new.billing = 'license', new.quantity, 0)
    WHERE new.reseller_mpn_id IS NOT NULL;
    INSERT INTO sales_events
    SELECT new.partner_id, substr(new.ended_at, 1, 10), new.reseller_mpn_id, new.offer_name, 0, 1, 0
    WHERE new.reseller_mpn_id IS NOT NULL AND new.ended_at IS NOT NULL;
END;

CREATE TRIGGER accounts_spans_insert AFTER INSERT ON accounts BEGIN
    INSERT INTO account_events VALUES (substr(new.created_at, 1, 10), new.kind, 1, new.standing = 'active');
END;
CREATE TRIGGER accounts_spans_delete AFTER DELETE ON accounts BEGIN
    INSERT INTO account_events VALUES (substr(old.created_at, 1, 10), old.kind, -1, -(old.standing = 'active'));
END;
CREATE TRIGGER accounts_spans_update AFTER UPDATE OF kind, standing, created_at ON accounts
WHEN (old.kind, old.standing, old.created_at) IS NOT (new.kind, new.standing, new.created_at) BEGIN
    INSERT INTO account_events VALUES (substr(old.created_at, 1, 10), old.kind, -1, -(old.standing = 'active'));
    INSERT INTO account_events VALUES (substr(new.created_at, 1, 10), new.kind, 1, new.standing = 'active');
END;

-- Nothing counts what is in them any more.
DROP INDEX relationships_left;
DROP INDEX subscriptions_ended_by_seller;
