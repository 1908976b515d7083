-- Roles of partners' companies, and of customers' service support.
CREATE TABLE kept_memberships AS SELECT * FROM memberships;
DROP TABLE memberships;
CREATE TABLE memberships (
    user_id BLOB NOT NULL REFERENCES users (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('global_admin', 'user_admin', 'billing_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'account_admin', 'mpn_partner_admin', 'business_profile_admin', 'referrals_admin', 'referrals_user', 'incentives_admin', 'incentives_user', 'executive_report_viewer', 'report_viewer', 'service_support_admin', 'default_user')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (user_id, account_id, role)
) STRICT, WITHOUT ROWID;
INSERT INTO memberships (user_id, account_id, role, created_at)
SELECT user_id, account_id, role, created_at FROM kept_memberships;
DROP TABLE kept_memberships;
CREATE INDEX memberships_by_account ON memberships (account_id, role);

-- What a customer's directory holds of a user beside name, address and roles. A deleted user has no roles: they wait here.
CREATE TABLE customer_users (
    user_id BLOB NOT NULL PRIMARY KEY REFERENCES users (id),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    location TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'deleted')),
    deleted_at TEXT,
    kept_roles TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((state = 'deleted') = (deleted_at IS NOT NULL))
) STRICT;
CREATE INDEX customer_users_by_name ON customer_users (customer_id, state, name_key, user_id);
CREATE INDEX customer_users_by_deletion ON customer_users (deleted_at) WHERE deleted_at IS NOT NULL;
INSERT INTO customer_users (
    user_id, customer_id, first_name, last_name, name_key, search_key, location, state, deleted_at,
    kept_roles, created_at, version
)
SELECT
    users.id, accounts.id, '', '', lower(users.name), lower(users.name) || char(10) || users.email_key,
    accounts.country, 'active', NULL, '', users.created_at, 1
FROM memberships
JOIN accounts ON accounts.id = memberships.account_id AND accounts.kind = 'customer'
JOIN users ON users.id = memberships.user_id
WHERE TRUE
ON CONFLICT DO NOTHING;

-- Who uses which license. One license of an offer for each user; they come out of all subscriptions to that offer.
CREATE TABLE license_assignments (
    user_id BLOB NOT NULL REFERENCES customer_users (user_id),
    offer_id BLOB NOT NULL REFERENCES offers (id),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    assigned_at TEXT NOT NULL,
    PRIMARY KEY (user_id, offer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX license_assignments_by_offer ON license_assignments (customer_id, offer_id, assigned_at);

-- How customers reach a partner that supports them.
CREATE TABLE support_profiles (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    website TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
