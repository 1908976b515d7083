ALTER TABLE partnerships DROP COLUMN reseller_administers;
