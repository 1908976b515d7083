DROP TABLE service_request_file_contents;
DROP TABLE service_request_files;
UPDATE service_request_entries SET to_account = NULL WHERE kind = 'reopening';
ALTER TABLE service_request_entries DROP CONSTRAINT service_request_entries_to_check;
ALTER TABLE service_request_entries ADD CONSTRAINT service_request_entries_to_check CHECK ((kind IN ('escalation', 'return', 'departure')) = (to_account IS NOT NULL));
