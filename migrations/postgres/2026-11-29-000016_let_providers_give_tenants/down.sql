ALTER TABLE tenant_owners DROP COLUMN given_by;
