ALTER TABLE partnerships DROP COLUMN reminded_at;
