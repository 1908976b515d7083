-- Until when a password works that somebody else gave and that waits to be replaced. Those that are out already have as
-- long as new ones, from now on.
ALTER TABLE users ADD COLUMN password_expires_at TEXT;
UPDATE users SET password_expires_at = strftime('%Y-%m-%d %H:%M:%f', 'now', '+7 days') WHERE must_change_password = 1 AND password_hash <> '';

-- Links with which people choose a new password: one lives for each person. One that was mailed to the person confirms
-- its address; one that somebody else hands over does not.
CREATE TABLE password_links (
    user_id BLOB NOT NULL PRIMARY KEY REFERENCES users (id),
    token_hash BLOB NOT NULL CONSTRAINT password_links_token_hash_key UNIQUE,
    confirms_address INTEGER NOT NULL CHECK (confirms_address IN (0, 1)),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX password_links_by_expiry ON password_links (expires_at);

-- Who says to have forgotten a password, whether the portal knows the address or not: that is looked up afterwards. Hashes
-- say how often an address and a network asked; the address itself is sealed, and goes when it was looked up.
CREATE TABLE password_requests (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    address_hash BLOB NOT NULL CHECK (length(address_hash) = 32),
    place_hash BLOB NOT NULL CHECK (length(place_hash) = 32),
    sealed_address BLOB,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    created_at TEXT NOT NULL,
    mailed_at TEXT
) STRICT;
CREATE INDEX password_requests_open ON password_requests (created_at, id) WHERE sealed_address IS NOT NULL;
CREATE INDEX password_requests_by_address ON password_requests (address_hash, created_at);
CREATE INDEX password_requests_by_place ON password_requests (place_hash, created_at);
CREATE INDEX password_requests_by_age ON password_requests (created_at);

-- A global admin whom nobody else can help gets back in: asked for by one operator, in effect when another confirms it or
-- after a while, unless somebody of the account cancels it with the link that all of them are mailed.
CREATE TABLE access_restorations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    new_email TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'effective', 'canceled')),
    token_hash BLOB NOT NULL CONSTRAINT access_restorations_token_hash_key UNIQUE,
    requested_by BLOB NOT NULL REFERENCES users (id),
    requested_at TEXT NOT NULL,
    effective_at TEXT NOT NULL,
    settled_at TEXT
) STRICT;
CREATE UNIQUE INDEX access_restorations_waiting ON access_restorations (account_id) WHERE state = 'waiting';
CREATE INDEX access_restorations_due ON access_restorations (effective_at) WHERE state = 'waiting';
