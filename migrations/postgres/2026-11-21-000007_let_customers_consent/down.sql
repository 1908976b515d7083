DROP INDEX audit_records_by_customer_account;
DROP TABLE served_customers;
DROP TABLE partner_agreements;
ALTER TABLE customer_agreements DROP COLUMN document;
DROP INDEX admin_privileges_by_partner;
DROP INDEX relationships_ended;
ALTER TABLE admin_privileges DROP COLUMN removed_by;
DROP TABLE ended_support_contacts;

DELETE FROM enrolments WHERE kind <> 'indirect_reseller';
ALTER TABLE enrolments DROP COLUMN kind, DROP COLUMN domain;
ALTER TABLE enrolments ALTER COLUMN mpn_global_id SET NOT NULL, ALTER COLUMN mpn_location_id SET NOT NULL;

DELETE FROM outbox WHERE invitation_id IN (SELECT id FROM invitations WHERE kind <> 'partnership');
DELETE FROM invitations WHERE kind <> 'partnership';
ALTER TABLE invitations DROP CONSTRAINT invitations_kind_check;
ALTER TABLE invitations DROP COLUMN provider_id, DROP COLUMN customer_id, DROP COLUMN restores_id;
ALTER TABLE invitations DROP COLUMN with_privileges, DROP COLUMN recipient_domain;
ALTER TABLE invitations ADD CONSTRAINT invitations_kind_check CHECK (kind IN ('partnership'));

ALTER TABLE relationships DROP COLUMN had_privileges;
