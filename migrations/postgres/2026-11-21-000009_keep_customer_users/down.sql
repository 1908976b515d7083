DROP TABLE support_profiles;
DROP TABLE license_assignments;
DROP TABLE customer_users;
DELETE FROM memberships WHERE role NOT IN ('global_admin', 'user_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin', 'account_admin', 'default_user');
ALTER TABLE memberships DROP CONSTRAINT memberships_role_check;
ALTER TABLE memberships ADD CONSTRAINT memberships_role_check CHECK (role IN ('global_admin', 'user_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'billing_admin', 'account_admin', 'default_user'));
