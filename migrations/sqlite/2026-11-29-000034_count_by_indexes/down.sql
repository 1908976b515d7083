DROP INDEX subscriptions_living_by_seller;
CREATE INDEX subscriptions_living_by_seller ON subscriptions (partner_id, due_at) WHERE ended_at IS NULL;
DROP INDEX invitations_waiting_by_account;
CREATE INDEX invitations_waiting_by_account ON invitations (account_id, expires_at) WHERE outcome IS NULL;
