DROP TABLE tenant_owners;
