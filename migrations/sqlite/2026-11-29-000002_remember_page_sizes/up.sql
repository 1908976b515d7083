-- How many rows a page of a list holds for this person.
ALTER TABLE users ADD COLUMN page_size TEXT NOT NULL DEFAULT '50' CHECK (page_size IN ('25', '50', '100', '200'));
