-- An index for each way that the activity log is asked: SQLite ends each with the record's id.
CREATE INDEX audit_records_by_time ON audit_records (at);
CREATE INDEX audit_records_by_event ON audit_records (event, at);
CREATE INDEX audit_records_by_email ON audit_records (user_email, at);
CREATE INDEX audit_records_by_account_event ON audit_records (account_id, event, at);
CREATE INDEX audit_records_by_account_email ON audit_records (account_id, user_email, at);
