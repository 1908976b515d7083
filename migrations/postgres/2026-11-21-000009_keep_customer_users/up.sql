-- Roles of partners' companies, and of customers' service support.
ALTER TABLE memberships DROP CONSTRAINT memberships_role_check;
ALTER TABLE memberships ADD CONSTRAINT memberships_role_check CHECK (role IN ('global_admin', 'user_admin', 'billing_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'account_admin', 'mpn_partner_admin', 'business_profile_admin', 'referrals_admin', 'referrals_user', 'incentives_admin', 'incentives_user', 'executive_report_viewer', 'report_viewer', 'service_support_admin', 'default_user'));

-- What a customer's directory holds of a user beside name, address and roles. A deleted user has no roles: they wait here.
CREATE TABLE customer_users (
    user_id UUID NOT NULL PRIMARY KEY REFERENCES users (id),
    customer_id UUID NOT NULL REFERENCES accounts (id),
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL,
    location TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'deleted')),
    deleted_at TIMESTAMP,
    kept_roles TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((state = 'deleted') = (deleted_at IS NOT NULL))
);
CREATE INDEX customer_users_by_name ON customer_users (customer_id, state, name_key, user_id);
CREATE INDEX customer_users_by_deletion ON customer_users (deleted_at) WHERE deleted_at IS NOT NULL;
INSERT INTO customer_users (
    user_id, customer_id, first_name, last_name, name_key, search_key, location, state, deleted_at,
    kept_roles, created_at, version
)
SELECT
    users.id, accounts.id, '', '', lower(users.name), lower(users.name) || chr(10) || users.email_key,
    accounts.country, 'active', NULL::timestamp, '', users.created_at, 1
FROM memberships
JOIN accounts ON accounts.id = memberships.account_id AND accounts.kind = 'customer'
JOIN users ON users.id = memberships.user_id
WHERE TRUE
ON CONFLICT DO NOTHING;

-- Who uses which license. One license of an offer for each user; they come out of all subscriptions to that offer.
CREATE TABLE license_assignments (
    user_id UUID NOT NULL REFERENCES customer_users (user_id),
    offer_id UUID NOT NULL REFERENCES offers (id),
    customer_id UUID NOT NULL REFERENCES accounts (id),
    assigned_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, offer_id)
);
CREATE INDEX license_assignments_by_offer ON license_assignments (customer_id, offer_id, assigned_at);

-- How customers reach a partner that supports them.
CREATE TABLE support_profiles (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    website TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
