-- SQLite's search needs the number; here it is for being the same table.
ALTER TABLE relationships ADD COLUMN number BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY;
-- In a search key two blanks stand before each word: with a first letter they make the three characters of an index.
UPDATE relationships
SET search_key = '  ' || replace(replace(search_key, ' ', '  '), chr(10), chr(10) || '  ');

-- Extensions are there only where the server has them and the user may add them. Without them everything is found as
-- well, by looking at every row (docs/operations.md).
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE EXTENSION IF NOT EXISTS btree_gin;
    CREATE INDEX relationships_search ON relationships USING gin (partner_id, search_key gin_trgm_ops)
        WITH (fastupdate = off) WHERE state = 'active';
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'customers will be searched without an index: %', SQLERRM;
END
$$;
