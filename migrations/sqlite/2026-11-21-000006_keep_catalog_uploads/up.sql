-- A file that the operator looks at before it is loaded; what it holds goes once it was.
CREATE TABLE uploads (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    file_name TEXT NOT NULL,
    content BLOB,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'loading', 'loaded', 'failed')),
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    prices INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    started_at TEXT,
    expires_at TEXT NOT NULL,
    CHECK ((state = 'loaded') = (content IS NULL)),
    CHECK (state = 'waiting' OR started_at IS NOT NULL)
) STRICT;
CREATE INDEX uploads_by_expiry ON uploads (expires_at);
