DROP INDEX outbox_by_settling;
DROP INDEX audit_records_by_customer_event;
DROP INDEX audit_records_by_customer_email;
DROP TRIGGER audit_records_update;
DROP TRIGGER audit_records_delete;
DROP TABLE audit_archives;
DROP TABLE audit_links;
DELETE FROM audit_unlinked;
INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records;

CREATE TABLE audit_links (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id BLOB NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE CHECK (length(record_id) = 16),
    -- Gone with what a person had of its record.
    salt BLOB CHECK (length(salt) = 16),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

-- Files that the oldest records went to. The chain goes on from the last link of the newest.
CREATE TABLE audit_archives (
    last_seq INTEGER NOT NULL PRIMARY KEY CHECK (last_seq >= first_seq),
    first_seq INTEGER NOT NULL CHECK (first_seq > 0),
    link BLOB NOT NULL CHECK (length(link) = 32),
    file_name TEXT NOT NULL,
    archived_at TEXT NOT NULL
) STRICT;

-- What a person had of a record may go, once its salt has: nothing else changes.
CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records
WHEN NOT (
    new.id = old.id AND new.at = old.at AND new.user_id IS old.user_id AND new.account_id IS old.account_id
    AND new.roles = old.roles AND new.event = old.event AND new.object_kind = old.object_kind
    AND new.object_id IS old.object_id AND new.request_id = old.request_id AND new.customer_id IS old.customer_id
    AND new.user_email = '' AND new.old_value IS NULL AND new.new_value IS NULL
    AND EXISTS (SELECT 1 FROM audit_links l WHERE l.record_id = old.id AND l.salt IS NULL)
) BEGIN
    SELECT RAISE(ABORT, 'audit records are never changed');
END;

-- What is in an archive may go.
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records
WHEN NOT EXISTS (
    SELECT 1 FROM audit_links l JOIN audit_archives a ON a.last_seq >= l.seq WHERE l.record_id = old.id
) BEGIN
    SELECT RAISE(ABORT, 'audit records are never deleted');
END;

CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links
WHEN NOT (
    new.seq = old.seq AND new.record_id = old.record_id AND new.leaf = old.leaf AND new.link = old.link
    AND new.salt IS NULL
) BEGIN
    SELECT RAISE(ABORT, 'links of audit records are never changed');
END;

CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links
WHEN NOT EXISTS (SELECT 1 FROM audit_archives a WHERE a.last_seq >= old.seq) BEGIN
    SELECT RAISE(ABORT, 'links of audit records are never deleted');
END;

CREATE TRIGGER audit_archives_update BEFORE UPDATE ON audit_archives BEGIN
    SELECT RAISE(ABORT, 'archives of audit records are never changed');
END;

CREATE TRIGGER audit_archives_delete BEFORE DELETE ON audit_archives BEGIN
    SELECT RAISE(ABORT, 'archives of audit records are never deleted');
END;
