-- What is recorded stays as it is, and whoever changes it nevertheless is found out (docs/adr/0026): each link is a digest
-- of the link before it and of a record. Links are written before the commit that their records are in.
--
-- What people of a customer do in their own account is done for that customer.
UPDATE audit_records SET customer_id = account_id
WHERE customer_id IS NULL AND account_id IN (SELECT id FROM customers);

CREATE TABLE audit_links (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id BLOB NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE CHECK (length(record_id) = 16),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

-- Records that have no link yet.
CREATE TABLE audit_unlinked (
    record_id BLOB NOT NULL PRIMARY KEY CHECK (length(record_id) = 16)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records;

CREATE TRIGGER audit_records_insert AFTER INSERT ON audit_records BEGIN
    INSERT INTO audit_unlinked (record_id) VALUES (new.id);
END;

CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
