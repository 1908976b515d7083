-- The oldest records go into files, and what records say of people goes with them (docs/adr/0028): both leave a record in
-- the chain that names what went, and triggers let nothing else go. What a record says of people has a digest of its own
-- for that, so all records are linked anew: those of a chain of the form before keep no anchor.
DROP TRIGGER audit_records_update ON audit_records;
DROP TRIGGER audit_records_delete ON audit_records;
DROP TABLE audit_archives;
DROP TABLE audit_links;
DROP FUNCTION keep_audit_record;
DROP FUNCTION keep_audit_row;
DROP FUNCTION keep_audit_link;
DELETE FROM audit_unlinked;
INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records;

CREATE TABLE audit_archives (
    id UUID NOT NULL PRIMARY KEY,
    first_seq BIGINT NOT NULL CHECK (first_seq > 0),
    last_seq BIGINT NOT NULL CONSTRAINT audit_archives_last_seq_key UNIQUE CHECK (last_seq >= first_seq),
    link BYTEA NOT NULL CHECK (octet_length(link) = 32),
    earliest_at TIMESTAMP NOT NULL,
    latest_at TIMESTAMP NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    seal BYTEA NOT NULL CHECK (octet_length(seal) = 32),
    archived_at TIMESTAMP NOT NULL
);

-- A link without its salt keeps the digest of what its record said of people.
CREATE TABLE audit_links (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id UUID NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE,
    salt BYTEA CHECK (octet_length(salt) = 16),
    leaf BYTEA NOT NULL CHECK (octet_length(leaf) = 32),
    link BYTEA NOT NULL CHECK (octet_length(link) = 32),
    personal BYTEA CHECK (octet_length(personal) = 32),
    CONSTRAINT audit_links_salt_or_personal_check CHECK ((salt IS NULL) <> (personal IS NULL))
);

CREATE FUNCTION refuse_audit_archive() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.first_seq <> (SELECT coalesce(max(last_seq), 0) + 1 FROM audit_archives)
        OR NOT EXISTS (SELECT 1 FROM audit_links WHERE seq = NEW.last_seq AND link = NEW.link)
        OR NOT EXISTS (SELECT 1 FROM audit_records WHERE object_id = NEW.id AND event = 'archive_audit_records')
    THEN
        RAISE EXCEPTION 'an archive goes on where the one before it ends, and is on record';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER audit_archives_insert BEFORE INSERT ON audit_archives
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_archive();
CREATE TRIGGER audit_archives_update BEFORE UPDATE ON audit_archives
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_archives_delete BEFORE DELETE ON audit_archives
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_archives_truncate BEFORE TRUNCATE ON audit_archives
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE FUNCTION refuse_audit_record_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (
            SELECT 1 FROM audit_links WHERE record_id = OLD.id AND seq <= (SELECT max(last_seq) FROM audit_archives)
        ) THEN
            RETURN OLD;
        END IF;
    ELSIF ROW(NEW.id, NEW.at, NEW.user_id, NEW.account_id, NEW.roles, NEW.event, NEW.object_kind, NEW.object_id,
            NEW.request_id, NEW.customer_id)
        IS NOT DISTINCT FROM ROW(OLD.id, OLD.at, OLD.user_id, OLD.account_id, OLD.roles, OLD.event, OLD.object_kind,
            OLD.object_id, OLD.request_id, OLD.customer_id)
        AND NEW.user_email = '' AND NEW.old_value IS NULL AND NEW.new_value IS NULL
        AND EXISTS (SELECT 1 FROM audit_links WHERE record_id = OLD.id AND salt IS NULL)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is recorded is never changed or deleted';
END
$$;
CREATE FUNCTION refuse_audit_link_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.seq <= (SELECT max(last_seq) FROM audit_archives) THEN
            RETURN OLD;
        END IF;
    ELSIF ROW(NEW.seq, NEW.record_id, NEW.leaf, NEW.link)
        IS NOT DISTINCT FROM ROW(OLD.seq, OLD.record_id, OLD.leaf, OLD.link)
        AND OLD.salt IS NOT NULL AND NEW.salt IS NULL
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is recorded is never changed or deleted';
END
$$;

CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_record_change();
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_record_change();
CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_link_change();
CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_link_change();
CREATE TRIGGER audit_links_truncate BEFORE TRUNCATE ON audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE INDEX audit_records_by_customer_event ON audit_records (customer_id, event, at, id)
    WHERE customer_id IS NOT NULL;
CREATE INDEX audit_records_by_customer_email ON audit_records (customer_id, user_email, at, id)
    WHERE customer_id IS NOT NULL;

-- Sent mails are swept by when they were.
CREATE INDEX outbox_by_settling ON outbox (settled_at) WHERE settled_at IS NOT NULL;
