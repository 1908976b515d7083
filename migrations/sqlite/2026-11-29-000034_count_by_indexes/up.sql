-- What is counted is counted in an index, without a look at the rows: it holds the column that it is limited by as well.
DROP INDEX invitations_waiting_by_account;
CREATE INDEX invitations_waiting_by_account ON invitations (account_id, expires_at, outcome) WHERE outcome IS NULL;
DROP INDEX subscriptions_living_by_seller;
CREATE INDEX subscriptions_living_by_seller ON subscriptions (partner_id, due_at, ended_at) WHERE ended_at IS NULL;
