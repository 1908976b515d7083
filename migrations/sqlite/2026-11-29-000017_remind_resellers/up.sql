-- When the reseller was last reminded of the partner agreement: once a week at most.
ALTER TABLE partnerships ADD COLUMN reminded_at TEXT;
