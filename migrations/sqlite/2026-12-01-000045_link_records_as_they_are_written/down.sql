CREATE TRIGGER audit_records_insert AFTER INSERT ON audit_records BEGIN
    INSERT INTO audit_unlinked (record_id) VALUES (new.id);
END;
