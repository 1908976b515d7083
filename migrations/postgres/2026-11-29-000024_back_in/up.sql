-- Until when a password works that somebody else gave and that waits to be replaced. Those that are out already have as
-- long as new ones, from now on.
ALTER TABLE users ADD COLUMN password_expires_at TIMESTAMP;
UPDATE users SET password_expires_at = (now() AT TIME ZONE 'utc') + interval '7 days' WHERE must_change_password = TRUE AND password_hash <> '';

-- Links with which people choose a new password: one lives for each person. One that was mailed to the person confirms
-- its address; one that somebody else hands over does not.
CREATE TABLE password_links (
    user_id UUID NOT NULL PRIMARY KEY REFERENCES users (id),
    token_hash BYTEA NOT NULL CONSTRAINT password_links_token_hash_key UNIQUE,
    confirms_address BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX password_links_by_expiry ON password_links (expires_at);

-- Who says to have forgotten a password, whether the portal knows the address or not: that is looked up afterwards. Hashes
-- say how often an address and a network asked; the address itself is sealed, and goes when it was looked up.
CREATE TABLE password_requests (
    id UUID NOT NULL PRIMARY KEY,
    address_hash BYTEA NOT NULL CHECK (octet_length(address_hash) = 32),
    place_hash BYTEA NOT NULL CHECK (octet_length(place_hash) = 32),
    sealed_address BYTEA,
    language TEXT NOT NULL CHECK (language IN ('en', 'pt-BR', 'ru')),
    created_at TIMESTAMP NOT NULL,
    mailed_at TIMESTAMP
);
CREATE INDEX password_requests_open ON password_requests (created_at, id) WHERE sealed_address IS NOT NULL;
CREATE INDEX password_requests_by_address ON password_requests (address_hash, created_at);
CREATE INDEX password_requests_by_place ON password_requests (place_hash, created_at);
CREATE INDEX password_requests_by_age ON password_requests (created_at);

-- A global admin whom nobody else can help gets back in: asked for by one operator, in effect when another confirms it or
-- after a while, unless somebody of the account cancels it with the link that all of them are mailed.
CREATE TABLE access_restorations (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    user_id UUID NOT NULL REFERENCES users (id),
    new_email TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'effective', 'canceled')),
    token_hash BYTEA NOT NULL CONSTRAINT access_restorations_token_hash_key UNIQUE,
    requested_by UUID NOT NULL REFERENCES users (id),
    requested_at TIMESTAMP NOT NULL,
    effective_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP
);
CREATE UNIQUE INDEX access_restorations_waiting ON access_restorations (account_id) WHERE state = 'waiting';
CREATE INDEX access_restorations_due ON access_restorations (effective_at) WHERE state = 'waiting';
