ALTER TABLE invitations DROP CONSTRAINT invitations_kind_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_kind_check CHECK (kind IN ('partnership', 'reseller', 'joint'));
ALTER TABLE invitations ADD COLUMN provider_id UUID REFERENCES accounts (id);
ALTER TABLE invitations ADD COLUMN customer_id UUID REFERENCES accounts (id);
ALTER TABLE invitations ADD COLUMN restores_id UUID REFERENCES relationships (id);
ALTER TABLE invitations ADD COLUMN with_privileges BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE invitations ALTER COLUMN with_privileges DROP DEFAULT;
ALTER TABLE invitations ADD COLUMN recipient_domain TEXT COLLATE "C";
ALTER TABLE invitations ADD CHECK ((kind = 'joint') = (provider_id IS NOT NULL));
UPDATE invitations SET recipient_domain = split_part(recipient_key, '@', 2) WHERE recipient_key IS NOT NULL;
CREATE INDEX invitations_waiting_by_customer ON invitations (customer_id) WHERE outcome IS NULL;
CREATE INDEX invitations_waiting_by_recipient ON invitations (recipient_key) WHERE outcome IS NULL;
CREATE INDEX invitations_waiting_by_domain ON invitations (recipient_domain) WHERE outcome IS NULL;

-- Customers enrol too: with a domain of their own and without partner numbers.
ALTER TABLE enrolments ADD COLUMN kind TEXT NOT NULL DEFAULT 'indirect_reseller' CHECK (kind IN ('indirect_reseller', 'customer'));
ALTER TABLE enrolments ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE enrolments ADD COLUMN domain TEXT;
ALTER TABLE enrolments ALTER COLUMN mpn_global_id DROP NOT NULL;
ALTER TABLE enrolments ALTER COLUMN mpn_location_id DROP NOT NULL;
ALTER TABLE enrolments ADD CHECK ((kind = 'customer') = (domain IS NOT NULL));
ALTER TABLE enrolments ADD CHECK ((kind = 'customer') = (mpn_global_id IS NULL));
ALTER TABLE enrolments ADD CHECK ((kind = 'customer') = (mpn_location_id IS NULL));

-- What a relationship was when it ended, so that it can be brought back as it was.
ALTER TABLE relationships ADD COLUMN had_privileges BOOLEAN;
CREATE TABLE ended_support_contacts (
    relationship_id UUID NOT NULL REFERENCES relationships (id),
    subscription_id UUID NOT NULL REFERENCES subscriptions (id),
    PRIMARY KEY (relationship_id, subscription_id)
);
ALTER TABLE admin_privileges ADD COLUMN removed_by TEXT CHECK (removed_by IN ('customer', 'partner'));
CREATE INDEX relationships_ended ON relationships (partner_id, removed_at, id) WHERE state = 'removed';
CREATE INDEX admin_privileges_by_partner ON admin_privileges (partner_id) WHERE removed_at IS NULL;

-- Which text of the customer agreement was accepted; empty for what a partner attested.
ALTER TABLE customer_agreements ADD COLUMN document TEXT NOT NULL DEFAULT '';

CREATE TABLE partner_agreements (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    document TEXT NOT NULL,
    signed_at TIMESTAMP NOT NULL,
    signed_by UUID NOT NULL REFERENCES users (id)
);
CREATE UNIQUE INDEX partner_agreements_account_key ON partner_agreements (account_id, document);

-- Customers that a reseller served elsewhere already: they become its customers here once it is enrolled.
CREATE TABLE served_customers (
    id UUID NOT NULL PRIMARY KEY,
    mpn_id BIGINT NOT NULL,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    with_privileges BOOLEAN NOT NULL,
    since TIMESTAMP NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    imported_by UUID NOT NULL REFERENCES users (id),
    applied_at TIMESTAMP
);
CREATE UNIQUE INDEX served_customers_pair_key ON served_customers (mpn_id, customer_id);

-- What a partner did last for a customer.
CREATE INDEX audit_records_by_customer_account ON audit_records (customer_id, account_id, at) WHERE customer_id IS NOT NULL;
