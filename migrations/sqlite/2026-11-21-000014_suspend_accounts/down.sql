ALTER TABLE accounts DROP COLUMN standing_changed_at;
DROP TABLE suspensions;
