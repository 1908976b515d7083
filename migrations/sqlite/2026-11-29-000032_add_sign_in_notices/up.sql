-- Sign-ins from browsers that didn't know the person, and the links with which it says that this was somebody else.
CREATE TABLE sign_in_notices (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id BLOB NOT NULL REFERENCES users (id),
    browser TEXT NOT NULL,
    network TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_notices_by_user ON sign_in_notices (user_id, created_at);
CREATE INDEX sign_in_notices_by_expiry ON sign_in_notices (expires_at);
