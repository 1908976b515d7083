DROP TABLE service_request_file_contents;
DROP TABLE service_request_files;
CREATE TABLE kept_entries AS SELECT id, request_id, account_id, user_id, kind, to_account, message, created_at FROM service_request_entries;
DROP TABLE service_request_entries;
CREATE TABLE service_request_entries (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    request_id BLOB NOT NULL REFERENCES service_requests (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'reply', 'note', 'escalation', 'return', 'closing', 'reopening', 'departure')),
    to_account BLOB REFERENCES accounts (id),
    message TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK ((kind IN ('escalation', 'return', 'departure')) = (to_account IS NOT NULL))
) STRICT;
INSERT INTO service_request_entries (id, request_id, account_id, user_id, kind, to_account, message, created_at)
SELECT id, request_id, account_id, user_id, kind, CASE kind WHEN 'reopening' THEN NULL ELSE to_account END, message, created_at FROM kept_entries;
DROP TABLE kept_entries;
CREATE INDEX service_request_entries_by_request ON service_request_entries (request_id, id);
