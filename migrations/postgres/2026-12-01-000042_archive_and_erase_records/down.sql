DROP INDEX outbox_by_settling;
DROP TRIGGER audit_records_update ON audit_records;
CREATE TRIGGER audit_records_update BEFORE UPDATE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
DROP TRIGGER audit_records_delete ON audit_records;
CREATE TRIGGER audit_records_delete BEFORE DELETE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
DROP TRIGGER audit_links_update ON audit_links;
CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
DROP TRIGGER audit_links_delete ON audit_links;
CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
DROP TABLE audit_archives;
DROP FUNCTION refuse_audit_archive;
DROP FUNCTION refuse_audit_record_change;
DROP FUNCTION refuse_audit_link_change;
ALTER TABLE audit_links DROP CONSTRAINT audit_links_salt_or_personal_check;
ALTER TABLE audit_links DROP COLUMN personal;
ALTER TABLE audit_links ALTER COLUMN salt SET NOT NULL;
