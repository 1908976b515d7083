DROP INDEX subscriptions_ended_by_seller;
DROP INDEX subscriptions_by_seller;
ALTER TABLE accounts DROP COLUMN standing_changed_at;
DROP TABLE suspensions;
