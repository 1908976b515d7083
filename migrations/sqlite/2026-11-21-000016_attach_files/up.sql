-- What is opened again goes to somebody else where whoever it was with has left.
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
    CHECK (kind = 'reopening' OR (kind IN ('escalation', 'return', 'departure')) = (to_account IS NOT NULL))
) STRICT;
INSERT INTO service_request_entries (id, request_id, account_id, user_id, kind, to_account, message, created_at)
SELECT id, request_id, account_id, user_id, kind, to_account, message, created_at FROM kept_entries;
DROP TABLE kept_entries;
CREATE INDEX service_request_entries_by_request ON service_request_entries (request_id, id);

-- Files that were attached to a request when it was opened, or to an entry of it. Whoever sees the entry sees its files.
CREATE TABLE service_request_files (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    request_id BLOB NOT NULL REFERENCES service_requests (id) ON DELETE CASCADE,
    entry_id BLOB REFERENCES service_request_entries (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 5),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('csv', 'docx', 'gif', 'jpeg', 'pdf', 'png', 'pptx', 'text', 'webp', 'xlsx', 'zip')),
    bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX service_request_files_by_request ON service_request_files (request_id, created_at, place);
CREATE INDEX service_request_files_by_entry ON service_request_files (entry_id);

-- What they hold, in a table of its own: whoever lists files reads none of it.
CREATE TABLE service_request_file_contents (
    file_id BLOB NOT NULL PRIMARY KEY REFERENCES service_request_files (id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;
