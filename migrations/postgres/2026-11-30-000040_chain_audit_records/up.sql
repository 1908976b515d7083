-- What is recorded stays as it is, and whoever changes it nevertheless is found out (docs/adr/0026): each link is a digest
-- of the link before it and of a record. Links are written after the commit, by one at a time, so that nobody waits.
--
-- What people of a customer do in their own account is done for that customer.
UPDATE audit_records SET customer_id = account_id
WHERE customer_id IS NULL AND account_id IN (SELECT id FROM customers);

CREATE TABLE audit_links (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id UUID NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE,
    salt BYTEA NOT NULL CHECK (octet_length(salt) = 16),
    leaf BYTEA NOT NULL CHECK (octet_length(leaf) = 32),
    link BYTEA NOT NULL CHECK (octet_length(link) = 32)
);

-- Records that have no link yet.
CREATE TABLE audit_unlinked (
    record_id UUID NOT NULL PRIMARY KEY
);
INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records;

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

CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_truncate BEFORE TRUNCATE ON audit_records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_links_truncate BEFORE TRUNCATE ON audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
