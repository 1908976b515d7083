PRAGMA defer_foreign_keys = ON;
DROP INDEX audit_records_by_customer_account;
DROP TABLE served_customers;
DROP TABLE partner_agreements;
ALTER TABLE customer_agreements DROP COLUMN document;
DROP INDEX admin_privileges_by_partner;
DROP INDEX relationships_ended;
ALTER TABLE admin_privileges DROP COLUMN removed_by;
DROP TABLE ended_support_contacts;

DELETE FROM enrolments WHERE kind <> 'indirect_reseller';
CREATE TABLE kept_enrolments AS SELECT * FROM enrolments;
DROP TABLE enrolments;
CREATE TABLE enrolments (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    invitation_id BLOB NOT NULL REFERENCES invitations (id),
    company TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    cloud TEXT NOT NULL CHECK (cloud IN ('public', 'us_government', 'germany')),
    mpn_global_id INTEGER NOT NULL,
    mpn_location_id INTEGER NOT NULL,
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
    account_id BLOB REFERENCES accounts (id)
) STRICT;
INSERT INTO enrolments SELECT
    id, invitation_id, company, country, cloud, mpn_global_id, mpn_location_id, admin_name, email, email_key,
    password_hash, language, token_hash, sealed_link_token, created_at, expires_at, verified_at, account_id
FROM kept_enrolments;
DROP TABLE kept_enrolments;
CREATE INDEX enrolments_by_invitation ON enrolments (invitation_id, created_at);

DELETE FROM outbox WHERE invitation_id IN (SELECT id FROM invitations WHERE kind <> 'partnership');
DELETE FROM invitations WHERE kind <> 'partnership';
CREATE TABLE kept_invitations AS SELECT * FROM invitations;
DROP TABLE invitations;
CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('partnership')),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    inviter_id BLOB NOT NULL REFERENCES users (id),
    recipient TEXT,
    recipient_key TEXT,
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
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
) STRICT;
INSERT INTO invitations SELECT
    id, kind, account_id, inviter_id, recipient, recipient_key, language, subject, message, stage, token_hash,
    sealed_token, created_at, issued_at, expires_at, signed_in_at, outcome, decided_at, decided_by_user_id,
    decided_by_account_id, decline_reason
FROM kept_invitations;
DROP TABLE kept_invitations;
CREATE INDEX invitations_by_account ON invitations (account_id, id);
CREATE INDEX invitations_by_expiry ON invitations (expires_at) WHERE sealed_token IS NOT NULL;

ALTER TABLE relationships DROP COLUMN had_privileges;
