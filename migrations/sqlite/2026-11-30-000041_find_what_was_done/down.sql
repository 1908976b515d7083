DROP INDEX audit_records_by_time;
DROP INDEX audit_records_by_event;
DROP INDEX audit_records_by_email;
DROP INDEX audit_records_by_account_event;
DROP INDEX audit_records_by_account_email;
