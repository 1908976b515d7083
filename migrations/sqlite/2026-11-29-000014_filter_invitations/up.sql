-- The list of invitations can be narrowed to those in one state, which hangs on how they ended.
CREATE INDEX invitations_by_outcome ON invitations (account_id, outcome, id);
