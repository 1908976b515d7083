-- Which licenses a deleted user had. They come back with the user, as far as some are free.
CREATE TABLE kept_licenses (
    user_id BLOB NOT NULL REFERENCES customer_users (user_id) ON DELETE CASCADE,
    offer_id BLOB NOT NULL REFERENCES offers (id),
    PRIMARY KEY (user_id, offer_id)
) STRICT, WITHOUT ROWID;

-- A file of users, looked at before it is loaded; what it holds goes once it was. Loading advances row by row.
CREATE TABLE user_imports (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    file_name TEXT NOT NULL,
    location TEXT NOT NULL,
    content BLOB,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'loading', 'loaded', 'failed')),
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    added INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    started_at TEXT,
    advanced_at TEXT,
    expires_at TEXT NOT NULL,
    passwords_at TEXT,
    passwords_by BLOB REFERENCES users (id),
    CHECK ((state = 'loaded') = (content IS NULL)),
    CHECK (state = 'waiting' OR started_at IS NOT NULL),
    CHECK ((passwords_at IS NULL) = (passwords_by IS NULL))
) STRICT;
CREATE INDEX user_imports_by_customer ON user_imports (customer_id, account_id, created_at);
CREATE INDEX user_imports_by_expiry ON user_imports (expires_at);

-- Whom a file added.
CREATE TABLE imported_users (
    import_id BLOB NOT NULL REFERENCES user_imports (id) ON DELETE CASCADE,
    user_id BLOB NOT NULL REFERENCES users (id),
    PRIMARY KEY (import_id, user_id)
) STRICT, WITHOUT ROWID;
