-- What a partner says of itself. Its name, country, cloud, partner numbers and signature stay with its account.
CREATE TABLE partner_profiles (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    address_line1 TEXT NOT NULL,
    address_line2 TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);

-- The places of a partner. A number that its account was ever associated with stays its own for good.
CREATE TABLE partner_locations (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    mpn_id BIGINT NOT NULL CONSTRAINT partner_locations_mpn_id_key UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
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
    associated_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    CONSTRAINT partner_locations_name_key UNIQUE (account_id, name_key)
);

-- Links with which people who were added choose their first password. One for each of them.
CREATE TABLE user_links (
    user_id UUID NOT NULL PRIMARY KEY REFERENCES users (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    token_hash BYTEA NOT NULL CONSTRAINT user_links_token_hash_key UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

-- People are listed by name and found by name and address.
ALTER TABLE users ADD COLUMN search_key TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE users SET search_key = lower(name) || chr(10) || email_key;
