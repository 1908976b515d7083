DROP TRIGGER audit_records_insert ON audit_records;
DROP TRIGGER audit_records_update ON audit_records;
DROP TRIGGER audit_records_delete ON audit_records;
DROP TRIGGER audit_records_truncate ON audit_records;
DROP TABLE audit_unlinked;
DROP TABLE audit_links;
DROP FUNCTION queue_audit_records;
DROP FUNCTION refuse_audit_change;
