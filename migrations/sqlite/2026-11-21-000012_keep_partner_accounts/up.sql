-- What a partner says of itself. Its name, country, cloud, partner numbers and signature stay with its account.
CREATE TABLE partner_profiles (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    address_line1 TEXT NOT NULL,
    address_line2 TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- The places of a partner. A number that its account was ever associated with stays its own for good.
CREATE TABLE partner_locations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    mpn_id INTEGER NOT NULL CONSTRAINT partner_locations_mpn_id_key UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    address_line1 TEXT NOT NULL,
    address_line2 TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    associated_at TEXT,
    created_at TEXT NOT NULL,
    CONSTRAINT partner_locations_name_key UNIQUE (account_id, name_key)
) STRICT;

-- Links with which people who were added choose their first password. One for each of them.
CREATE TABLE user_links (
    user_id BLOB NOT NULL PRIMARY KEY REFERENCES users (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_hash BLOB NOT NULL CONSTRAINT user_links_token_hash_key UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

-- People are listed by name and found by name and address.
ALTER TABLE users ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
UPDATE users SET search_key = lower(name) || char(10) || email_key;
