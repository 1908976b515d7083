-- What is opened again goes to somebody else where whoever it was with has left.
ALTER TABLE service_request_entries DROP CONSTRAINT service_request_entries_to_check;
ALTER TABLE service_request_entries ADD CONSTRAINT service_request_entries_to_check CHECK (kind = 'reopening' OR (kind IN ('escalation', 'return', 'departure')) = (to_account IS NOT NULL));

-- Files that were attached to a request when it was opened, or to an entry of it. Whoever sees the entry sees its files.
CREATE TABLE service_request_files (
    id UUID NOT NULL PRIMARY KEY,
    request_id UUID NOT NULL REFERENCES service_requests (id) ON DELETE CASCADE,
    entry_id UUID REFERENCES service_request_entries (id) ON DELETE CASCADE,
    place BIGINT NOT NULL CHECK (place BETWEEN 1 AND 5),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('csv', 'docx', 'gif', 'jpeg', 'pdf', 'png', 'pptx', 'text', 'webp', 'xlsx', 'zip')),
    bytes BIGINT NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX service_request_files_by_request ON service_request_files (request_id, created_at, place);
CREATE INDEX service_request_files_by_entry ON service_request_files (entry_id);

-- What they hold, in a table of its own: whoever lists files reads none of it.
CREATE TABLE service_request_file_contents (
    file_id UUID NOT NULL PRIMARY KEY REFERENCES service_request_files (id) ON DELETE CASCADE,
    content BYTEA NOT NULL
);
