ALTER TABLE users DROP COLUMN page_size;
