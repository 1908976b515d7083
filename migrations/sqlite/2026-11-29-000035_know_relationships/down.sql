DELETE FROM sqlite_stat1 WHERE tbl IN ('admin_privileges', 'relationships', 'subscriptions');
