-- An index for each way that the activity log is asked.
CREATE INDEX audit_records_by_time ON audit_records (at, id);
CREATE INDEX audit_records_by_event ON audit_records (event, at, id);
CREATE INDEX audit_records_by_email ON audit_records (user_email, at, id);
CREATE INDEX audit_records_by_account_event ON audit_records (account_id, event, at, id);
CREATE INDEX audit_records_by_account_email ON audit_records (account_id, user_email, at, id);
DROP INDEX audit_records_by_account;
CREATE INDEX audit_records_by_account ON audit_records (account_id, at, id);
DROP INDEX audit_records_by_object;
CREATE INDEX audit_records_by_object ON audit_records (object_id, at, id);
DROP INDEX audit_records_by_customer;
CREATE INDEX audit_records_by_customer ON audit_records (customer_id, at, id) WHERE customer_id IS NOT NULL;
DROP INDEX audit_records_by_customer_account;
CREATE INDEX audit_records_by_customer_account ON audit_records (customer_id, account_id, at, id)
    WHERE customer_id IS NOT NULL;
