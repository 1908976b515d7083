-- What is recorded stays as it is, and whoever changes it nevertheless is found out (docs/adr/0026): each link is a digest
-- of the link before it and of a record. Links are written after the commit, by one at a time, so that nobody waits.
--
-- What people of a customer do in their own account is done for that customer.
UPDATE audit_records SET customer_id = account_id
WHERE customer_id IS NULL AND account_id IN (SELECT id FROM customers);

CREATE TABLE audit_links (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id UUID NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE,
    -- Gone with what a person had of its record.
    salt BYTEA CHECK (octet_length(salt) = 16),
    leaf BYTEA NOT NULL CHECK (octet_length(leaf) = 32),
    link BYTEA NOT NULL CHECK (octet_length(link) = 32)
);

-- Records that have no link yet.
CREATE TABLE audit_unlinked (
    record_id UUID NOT NULL PRIMARY KEY
);
INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records;

-- Files that the oldest records went to. The chain goes on from the last link of the newest.
CREATE TABLE audit_archives (
    last_seq BIGINT NOT NULL PRIMARY KEY,
    first_seq BIGINT NOT NULL CHECK (first_seq > 0),
    link BYTEA NOT NULL CHECK (octet_length(link) = 32),
    file_name TEXT NOT NULL,
    archived_at TIMESTAMP NOT NULL,
    CHECK (last_seq >= first_seq)
);

CREATE FUNCTION queue_audit_records() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_unlinked (record_id) SELECT id FROM added;
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_records_insert AFTER INSERT ON audit_records REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION queue_audit_records();

CREATE FUNCTION refuse_audit_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is recorded is never changed or deleted';
END
$$;

-- What a person had of a record may go, once its salt has: nothing else changes.
CREATE FUNCTION keep_audit_record() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF ROW(new.id, new.at, new.user_id, new.account_id, new.roles, new.event, new.object_kind, new.object_id,
           new.request_id, new.customer_id)
        IS NOT DISTINCT FROM
        ROW(old.id, old.at, old.user_id, old.account_id, old.roles, old.event, old.object_kind, old.object_id,
            old.request_id, old.customer_id)
        AND new.user_email = '' AND new.old_value IS NULL AND new.new_value IS NULL
        AND EXISTS (SELECT 1 FROM audit_links l WHERE l.record_id = old.id AND l.salt IS NULL)
    THEN
        RETURN new;
    END IF;
    RAISE EXCEPTION 'audit records are never changed';
END
$$;
CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION keep_audit_record();

-- What is in an archive may go.
CREATE FUNCTION keep_audit_row() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM audit_links l JOIN audit_archives a ON a.last_seq >= l.seq WHERE l.record_id = old.id
    ) THEN
        RETURN old;
    END IF;
    RAISE EXCEPTION 'audit records are never deleted';
END
$$;
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION keep_audit_row();

CREATE FUNCTION keep_audit_link() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF ROW(new.seq, new.record_id, new.leaf, new.link) = ROW(old.seq, old.record_id, old.leaf, old.link)
            AND new.salt IS NULL
        THEN
            RETURN new;
        END IF;
    ELSIF EXISTS (SELECT 1 FROM audit_archives a WHERE a.last_seq >= old.seq) THEN
        RETURN old;
    END IF;
    RAISE EXCEPTION 'links of audit records are never changed or deleted';
END
$$;
CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links FOR EACH ROW EXECUTE FUNCTION keep_audit_link();
CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links FOR EACH ROW EXECUTE FUNCTION keep_audit_link();

CREATE TRIGGER audit_archives_update BEFORE UPDATE ON audit_archives
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_archives_delete BEFORE DELETE ON audit_archives
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_records_truncate BEFORE TRUNCATE ON audit_records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_links_truncate BEFORE TRUNCATE ON audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_archives_truncate BEFORE TRUNCATE ON audit_archives
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
