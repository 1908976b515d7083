DROP TRIGGER audit_records_insert;
DROP TRIGGER audit_records_update;
DROP TRIGGER audit_records_delete;
DROP TABLE audit_archives;
DROP TABLE audit_unlinked;
DROP TABLE audit_links;
