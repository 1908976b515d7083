DROP INDEX IF EXISTS relationships_search;
UPDATE relationships
SET search_key = ltrim(replace(replace(search_key, chr(10) || '  ', chr(10)), '  ', ' '));
ALTER TABLE relationships DROP COLUMN number;
