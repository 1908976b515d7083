DROP INDEX audit_records_by_time;
DROP INDEX audit_records_by_event;
DROP INDEX audit_records_by_email;
DROP INDEX audit_records_by_account_event;
DROP INDEX audit_records_by_account_email;
DROP INDEX audit_records_by_account;
CREATE INDEX audit_records_by_account ON audit_records (account_id, at);
DROP INDEX audit_records_by_object;
CREATE INDEX audit_records_by_object ON audit_records (object_id, at);
DROP INDEX audit_records_by_customer;
CREATE INDEX audit_records_by_customer ON audit_records (customer_id, at) WHERE customer_id IS NOT NULL;
DROP INDEX audit_records_by_customer_account;
CREATE INDEX audit_records_by_customer_account ON audit_records (customer_id, account_id, at)
    WHERE customer_id IS NOT NULL;
