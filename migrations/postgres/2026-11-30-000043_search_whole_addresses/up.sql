-- An index of pieces takes whatever is neither letter nor digit for the end of a word. So that a domain or a tenant id is
-- one word of it, and not the beginning of five, "0" stands there for what joins them; whether a row has the very piece is
-- seen in the row. As in 000005, it is made where the server has the extensions.
DROP INDEX IF EXISTS relationships_search;
DO $$
BEGIN
    CREATE INDEX relationships_search ON relationships
        USING gin (partner_id, translate(search_key, '.-', '00') gin_trgm_ops)
        WITH (fastupdate = off) WHERE state = 'active';
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'customers will be searched without an index: %', SQLERRM;
END
$$;
