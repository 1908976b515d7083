DROP INDEX outbox_by_settling;
DROP TRIGGER audit_records_update;
DROP TRIGGER audit_records_delete;
DROP TRIGGER audit_archives_insert;
DROP TRIGGER audit_archives_update;
DROP TRIGGER audit_archives_delete;
DROP TRIGGER audit_links_update;
DROP TRIGGER audit_links_delete;
DROP TABLE audit_archives;

CREATE TABLE old_audit_links (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id BLOB NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE CHECK (length(record_id) = 16),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
INSERT INTO old_audit_links (seq, record_id, salt, leaf, link)
SELECT seq, record_id, salt, leaf, link FROM audit_links ORDER BY seq;
DROP TABLE audit_links;
ALTER TABLE old_audit_links RENAME TO audit_links;

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
