-- The oldest records go into files, and what records say of people goes with them (docs/adr/0028): both leave a record in
-- the chain that names what went, and triggers let nothing else go. What a record says of people has a digest of its own
-- for that, so all records are linked anew: those of a chain of the form before keep no anchor.
DROP TRIGGER audit_records_update;
DROP TRIGGER audit_records_delete;
DROP TABLE audit_archives;
DROP TABLE audit_links;
DELETE FROM audit_unlinked;
INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records;

CREATE TABLE audit_archives (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    first_seq INTEGER NOT NULL CHECK (first_seq > 0),
    last_seq INTEGER NOT NULL CONSTRAINT audit_archives_last_seq_key UNIQUE CHECK (last_seq >= first_seq),
    link BLOB NOT NULL CHECK (length(link) = 32),
    earliest_at TEXT NOT NULL,
    latest_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    seal BLOB NOT NULL CHECK (length(seal) = 32),
    archived_at TEXT NOT NULL
) STRICT;

-- A link without its salt keeps the digest of what its record said of people.
CREATE TABLE audit_links (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    record_id BLOB NOT NULL CONSTRAINT audit_links_record_id_key UNIQUE CHECK (length(record_id) = 16),
    salt BLOB CHECK (length(salt) = 16),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32),
    personal BLOB CHECK (length(personal) = 32),
    CHECK ((salt IS NULL) <> (personal IS NULL))
) STRICT;
CREATE TRIGGER audit_archives_insert BEFORE INSERT ON audit_archives
WHEN new.first_seq <> (SELECT coalesce(max(last_seq), 0) + 1 FROM audit_archives)
    OR NOT EXISTS (SELECT 1 FROM audit_links WHERE seq = new.last_seq AND link = new.link)
    OR NOT EXISTS (SELECT 1 FROM audit_records WHERE object_id = new.id AND event = 'archive_audit_records')
BEGIN
    SELECT RAISE(ABORT, 'an archive goes on where the one before it ends, and is on record');
END;
CREATE TRIGGER audit_archives_update BEFORE UPDATE ON audit_archives BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_archives_delete BEFORE DELETE ON audit_archives BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;

CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records
WHEN new.id IS NOT old.id OR new.at IS NOT old.at OR new.user_id IS NOT old.user_id
    OR new.account_id IS NOT old.account_id OR new.roles IS NOT old.roles OR new.event IS NOT old.event
    OR new.object_kind IS NOT old.object_kind OR new.object_id IS NOT old.object_id
    OR new.request_id IS NOT old.request_id OR new.customer_id IS NOT old.customer_id
    OR new.user_email <> '' OR new.old_value IS NOT NULL OR new.new_value IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM audit_links WHERE record_id = old.id AND salt IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records
WHEN NOT EXISTS (
    SELECT 1 FROM audit_links WHERE record_id = old.id AND seq <= (SELECT max(last_seq) FROM audit_archives)
)
BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links
WHEN new.seq IS NOT old.seq OR new.record_id IS NOT old.record_id OR new.leaf IS NOT old.leaf
    OR new.link IS NOT old.link OR old.salt IS NULL OR new.salt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;
CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links
WHEN NOT coalesce(old.seq <= (SELECT max(last_seq) FROM audit_archives), 0)
BEGIN
    SELECT RAISE(ABORT, 'what is recorded is never changed or deleted');
END;

CREATE INDEX audit_records_by_customer_event ON audit_records (customer_id, event, at) WHERE customer_id IS NOT NULL;
CREATE INDEX audit_records_by_customer_email ON audit_records (customer_id, user_email, at)
WHERE customer_id IS NOT NULL;

-- Sent mails are swept by when they were.
CREATE INDEX outbox_by_settling ON outbox (settled_at) WHERE settled_at IS NOT NULL;
