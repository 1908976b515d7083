-- The kinds of mail that this person wants none of, by their names, with spaces between them.
ALTER TABLE users ADD COLUMN muted_mails TEXT NOT NULL DEFAULT '';
