DROP INDEX invitations_by_outcome;
