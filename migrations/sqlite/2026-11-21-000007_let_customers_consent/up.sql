-- Partnerships, outbox rows and enrolments name invitations: their rows are put back before the transaction ends.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE kept_invitations AS SELECT * FROM invitations;
DROP TABLE invitations;
CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('partnership', 'reseller', 'joint')),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    inviter_id BLOB NOT NULL REFERENCES users (id),
    provider_id BLOB REFERENCES accounts (id),
    customer_id BLOB REFERENCES accounts (id),
    restores_id BLOB REFERENCES relationships (id),
    with_privileges INTEGER NOT NULL CHECK (with_privileges IN (0, 1)),
    recipient TEXT,
    recipient_key TEXT,
    recipient_domain TEXT,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'sent', 'issued')),
    token_hash BLOB NOT NULL CONSTRAINT invitations_token_hash_key UNIQUE CHECK (length(token_hash) = 32),
    sealed_token BLOB,
    created_at TEXT NOT NULL,
    issued_at TEXT,
    expires_at TEXT NOT NULL,
    signed_in_at TEXT,
    outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'revoked')),
    decided_at TEXT,
    decided_by_user_id BLOB REFERENCES users (id),
    decided_by_account_id BLOB REFERENCES accounts (id),
    decline_reason TEXT,
    CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CHECK ((kind = 'joint') = (provider_id IS NOT NULL))
) STRICT;
INSERT INTO invitations (
    id, kind, account_id, inviter_id, with_privileges, recipient, recipient_key, recipient_domain, language, subject,
    message, stage, token_hash, sealed_token, created_at, issued_at, expires_at, signed_in_at, outcome, decided_at,
    decided_by_user_id, decided_by_account_id, decline_reason
)
SELECT
    id, kind, account_id, inviter_id, 0, recipient, recipient_key,
    substr(recipient_key, instr(recipient_key, '@') + 1), language, subject,
    message, stage, token_hash, sealed_token, created_at, issued_at, expires_at, signed_in_at, outcome, decided_at,
    decided_by_user_id, decided_by_account_id, decline_reason
FROM kept_invitations;
DROP TABLE kept_invitations;
CREATE INDEX invitations_by_account ON invitations (account_id, id);
CREATE INDEX invitations_by_expiry ON invitations (expires_at) WHERE sealed_token IS NOT NULL;
CREATE INDEX invitations_waiting_by_customer ON invitations (customer_id) WHERE outcome IS NULL;
CREATE INDEX invitations_waiting_by_recipient ON invitations (recipient_key) WHERE outcome IS NULL;
CREATE INDEX invitations_waiting_by_domain ON invitations (recipient_domain) WHERE outcome IS NULL;

-- Customers enrol too: with a domain of their own and without partner numbers.
CREATE TABLE kept_enrolments AS SELECT * FROM enrolments;
DROP TABLE enrolments;
CREATE TABLE enrolments (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('indirect_reseller', 'customer')),
    invitation_id BLOB NOT NULL REFERENCES invitations (id),
    company TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    cloud TEXT NOT NULL CHECK (cloud IN ('public', 'us_government', 'germany')),
    domain TEXT,
    mpn_global_id INTEGER,
    mpn_location_id INTEGER,
    admin_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    token_hash BLOB NOT NULL CONSTRAINT enrolments_token_hash_key UNIQUE CHECK (length(token_hash) = 32),
    sealed_link_token BLOB,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    verified_at TEXT,
    account_id BLOB REFERENCES accounts (id),
    CHECK ((kind = 'customer') = (domain IS NOT NULL)),
    CHECK ((kind = 'customer') = (mpn_global_id IS NULL)),
    CHECK ((kind = 'customer') = (mpn_location_id IS NULL))
) STRICT;
INSERT INTO enrolments (
    id, kind, invitation_id, company, country, cloud, mpn_global_id, mpn_location_id, admin_name, email, email_key,
    password_hash, language, token_hash, sealed_link_token, created_at, expires_at, verified_at, account_id
)
SELECT
    id, 'indirect_reseller', invitation_id, company, country, cloud, mpn_global_id, mpn_location_id, admin_name, email,
    email_key, password_hash, language, token_hash, sealed_link_token, created_at, expires_at, verified_at, account_id
FROM kept_enrolments;
DROP TABLE kept_enrolments;
CREATE INDEX enrolments_by_invitation ON enrolments (invitation_id, created_at);

-- What a relationship was when it ended, so that it can be brought back as it was.
ALTER TABLE relationships ADD COLUMN had_privileges INTEGER CHECK (had_privileges IN (0, 1));
CREATE TABLE ended_support_contacts (
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    subscription_id BLOB NOT NULL REFERENCES subscriptions (id),
    PRIMARY KEY (relationship_id, subscription_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE admin_privileges ADD COLUMN removed_by TEXT CHECK (removed_by IN ('customer', 'partner'));
CREATE INDEX relationships_ended ON relationships (partner_id, removed_at, id) WHERE state = 'removed';
CREATE INDEX admin_privileges_by_partner ON admin_privileges (partner_id) WHERE removed_at IS NULL;

-- Which text of the customer agreement was accepted; empty for what a partner attested.
ALTER TABLE customer_agreements ADD COLUMN document TEXT NOT NULL DEFAULT '';

CREATE TABLE partner_agreements (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    document TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by BLOB NOT NULL REFERENCES users (id)
) STRICT;
CREATE UNIQUE INDEX partner_agreements_account_key ON partner_agreements (account_id, document);

-- Customers that a reseller served elsewhere already: they become its customers here once it is enrolled.
CREATE TABLE served_customers (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    mpn_id INTEGER NOT NULL,
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    with_privileges INTEGER NOT NULL CHECK (with_privileges IN (0, 1)),
    since TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    imported_by BLOB NOT NULL REFERENCES users (id),
    applied_at TEXT
) STRICT;
CREATE UNIQUE INDEX served_customers_pair_key ON served_customers (mpn_id, customer_id);

-- What a partner did last for a customer.
CREATE INDEX audit_records_by_customer_account ON audit_records (customer_id, account_id, at) WHERE customer_id IS NOT NULL;
