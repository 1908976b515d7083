CREATE INDEX relationships_left ON relationships (partner_id, removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX subscriptions_ended_by_seller ON subscriptions (partner_id, ended_at) WHERE ended_at IS NOT NULL;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('relationships', 'relationships_left', '50000 5000 1 noskipscan'),
    ('subscriptions', 'subscriptions_ended_by_seller', '500000 50000 1 noskipscan');
DROP TRIGGER accounts_spans_insert;
DROP TRIGGER accounts_spans_update;
DROP TRIGGER accounts_spans_delete;
DROP TRIGGER subscriptions_sales_insert;
DROP TRIGGER subscriptions_sales_update;
DROP TRIGGER subscriptions_sales_delete;
DROP TRIGGER subscriptions_spans_insert;
DROP TRIGGER subscriptions_spans_update;
DROP TRIGGER subscriptions_spans_delete;
DROP TRIGGER relationships_spans_insert;
DROP TRIGGER relationships_spans_update;
DROP TRIGGER relationships_spans_delete;
DROP VIEW account_events;
DROP VIEW sales_events;
DROP VIEW partner_events;
DROP TABLE account_spans;
DROP TABLE sales_spans;
DROP TABLE partner_spans;
