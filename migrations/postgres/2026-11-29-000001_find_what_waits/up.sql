-- Home shows what waits for its reader, the most urgent first, and a few figures: each is looked up here, and no list is
-- read through for it.
DROP INDEX service_requests_by_assignee;
CREATE INDEX service_requests_by_assignee ON service_requests (assigned_to_account, state, first_responded_at, first_response_due_at);
CREATE INDEX service_requests_by_opener ON service_requests (opened_by_account, state, id);
CREATE INDEX invitations_waiting_by_account ON invitations (account_id, expires_at) WHERE outcome IS NULL;
CREATE INDEX invitations_decided_by_account ON invitations (account_id, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX subscriptions_living_by_seller ON subscriptions (partner_id, due_at) WHERE ended_at IS NULL;
CREATE INDEX subscriptions_living_by_reseller ON subscriptions (reseller_mpn_id, due_at) WHERE ended_at IS NULL AND reseller_mpn_id IS NOT NULL;
CREATE INDEX referrals_waiting_by_provider ON referrals (provider_id, state, expires_at);
CREATE INDEX referrals_waiting_by_reseller ON referrals (reseller_id, state, expires_at);
CREATE INDEX relationships_begun ON relationships (partner_id, since);
CREATE INDEX relationships_left ON relationships (partner_id, removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX partnerships_by_provider ON partnerships (provider_id, state);
