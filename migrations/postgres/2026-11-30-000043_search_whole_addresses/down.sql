DROP INDEX IF EXISTS relationships_search;
DO $$
BEGIN
    CREATE INDEX relationships_search ON relationships USING gin (partner_id, search_key gin_trgm_ops)
        WITH (fastupdate = off) WHERE state = 'active';
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'customers will be searched without an index: %', SQLERRM;
END
$$;
