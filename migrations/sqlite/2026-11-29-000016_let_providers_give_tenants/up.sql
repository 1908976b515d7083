-- Who gave the permission: the customer where nothing stands here, else the provider that did so on its behalf.
ALTER TABLE tenant_owners ADD COLUMN given_by BLOB REFERENCES accounts (id);
