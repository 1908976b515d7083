-- A file that the operator looks at before it is loaded; what it holds goes once it was.
CREATE TABLE uploads (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    user_id UUID NOT NULL REFERENCES users (id),
    file_name TEXT NOT NULL,
    content BYTEA,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'loading', 'loaded', 'failed')),
    added BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    prices BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    started_at TIMESTAMP,
    expires_at TIMESTAMP NOT NULL,
    CHECK ((state = 'loaded') = (content IS NULL)),
    CHECK (state = 'waiting' OR started_at IS NOT NULL)
);
CREATE INDEX uploads_by_expiry ON uploads (expires_at);
