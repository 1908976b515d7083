DROP TABLE support_profiles;
DROP TABLE license_assignments;
DROP TABLE customer_users;
CREATE TABLE kept_memberships AS SELECT * FROM memberships;
DROP TABLE memberships;
CREATE TABLE memberships (
    user_id BLOB NOT NULL REFERENCES users (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('global_admin', 'user_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin', 'account_admin', 'default_user')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (user_id, account_id, role)
) STRICT, WITHOUT ROWID;
INSERT INTO memberships (user_id, account_id, role, created_at)
SELECT user_id, account_id, role, created_at FROM kept_memberships
WHERE role IN ('global_admin', 'user_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin', 'account_admin', 'default_user');
DROP TABLE kept_memberships;
CREATE INDEX memberships_by_account ON memberships (account_id, role);
