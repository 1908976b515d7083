-- Of one customer there are few relationships, privileges and subscriptions, of one partner very many. Left to guess,
-- SQLite takes the one for as rare as the other, and now and then went through all of a partner's rows for each customer
-- of a page. What ANALYZE would find in a large database is written down for all of them, so that each goes the same way.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1 WHERE tbl IN ('admin_privileges', 'relationships', 'subscriptions');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('admin_privileges', 'admin_privileges_active_pair_key', '1000000 100000 1 noskipscan'),
    ('admin_privileges', 'admin_privileges_by_customer', '1000000 1 noskipscan'),
    ('admin_privileges', 'admin_privileges_by_partner', '1000000 100000 noskipscan'),
    ('admin_privileges', 'sqlite_autoindex_admin_privileges_1', '1000000 1 noskipscan'),
    ('relationships', 'relationships_active_pair_key', '1000000 100000 1 noskipscan'),
    ('relationships', 'relationships_begun', '1000000 100000 1 noskipscan'),
    ('relationships', 'relationships_billed', '1000000 100000 2 1 noskipscan'),
    ('relationships', 'relationships_by_customer', '1000000 2 2 noskipscan'),
    ('relationships', 'relationships_by_name', '1000000 100000 2 1 noskipscan'),
    ('relationships', 'relationships_ended', '50000 5000 1 1 noskipscan'),
    ('relationships', 'relationships_left', '50000 5000 1 noskipscan'),
    ('relationships', 'sqlite_autoindex_relationships_1', '1000000 1 noskipscan'),
    ('subscriptions', 'sqlite_autoindex_subscriptions_1', '3000000 1 noskipscan'),
    ('subscriptions', 'subscriptions_by_customer', '3000000 3 1 noskipscan'),
    ('subscriptions', 'subscriptions_by_parent', '100000 2 noskipscan'),
    ('subscriptions', 'subscriptions_by_seller', '3000000 300000 1 noskipscan'),
    ('subscriptions', 'subscriptions_due', '3000000 3 noskipscan'),
    ('subscriptions', 'subscriptions_ended_by_seller', '500000 50000 1 noskipscan'),
    ('subscriptions', 'subscriptions_living_by_reseller', '2000000 100000 3 noskipscan'),
    ('subscriptions', 'subscriptions_living_by_seller', '2500000 250000 3 3 noskipscan');
