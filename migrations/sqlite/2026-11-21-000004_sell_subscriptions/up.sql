-- Before this version only demo worlds held rows in these two tables, and a demo world is made anew.
DROP TABLE subscriptions;
DROP TABLE relationships;

CREATE TABLE customers (
    id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    domain TEXT NOT NULL CONSTRAINT customers_domain_key UNIQUE,
    registration_number TEXT NOT NULL,
    address_line1 TEXT NOT NULL,
    address_line2 TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    first_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    culture TEXT NOT NULL,
    language TEXT NOT NULL,
    agreement_asked_at TEXT
) STRICT;

CREATE TABLE relationships (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TEXT NOT NULL,
    removed_at TEXT,
    company_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    domain TEXT NOT NULL,
    alias TEXT NOT NULL,
    search_key TEXT NOT NULL,
    subscription_count INTEGER NOT NULL,
    may_purchase INTEGER NOT NULL CHECK (may_purchase IN (0, 1)),
    version INTEGER NOT NULL,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX relationships_active_pair_key ON relationships (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_by_customer ON relationships (customer_id, state);
CREATE INDEX relationships_by_name ON relationships (partner_id, name_key, id) WHERE state = 'active';

CREATE TABLE customer_agreements (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    way TEXT NOT NULL CHECK (way IN ('attested', 'accepted')),
    partner_id BLOB REFERENCES accounts (id),
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    accepted_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES users (id),
    CHECK ((way = 'attested') = (partner_id IS NOT NULL))
) STRICT;
CREATE INDEX customer_agreements_by_customer ON customer_agreements (customer_id, id);

CREATE TABLE offers (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    sku TEXT NOT NULL CONSTRAINT offers_sku_key UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    publisher TEXT NOT NULL,
    segment TEXT NOT NULL CHECK (segment IN ('commercial', 'education', 'government', 'nonprofit')),
    billing TEXT NOT NULL CHECK (billing IN ('license', 'usage')),
    category TEXT NOT NULL CHECK (category IN ('enterprise', 'small_business', 'trial', 'add_on')),
    min_quantity INTEGER NOT NULL CHECK (min_quantity >= 1),
    max_quantity INTEGER NOT NULL CHECK (max_quantity >= min_quantity),
    limit_kind TEXT NOT NULL CHECK (limit_kind IN ('none', 'lifetime', 'concurrent')),
    limit_count INTEGER NOT NULL CHECK (limit_count >= 0),
    sold_from TEXT,
    sold_until TEXT
) STRICT;
CREATE INDEX offers_by_name ON offers (name_key, id);

CREATE TABLE offer_prices (
    offer_id BLOB NOT NULL REFERENCES offers (id),
    market TEXT NOT NULL CHECK (length(market) = 2),
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
    PRIMARY KEY (offer_id, market, term, frequency)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_prices_by_market ON offer_prices (market, offer_id);

CREATE TABLE offer_links (
    offer_id BLOB NOT NULL REFERENCES offers (id),
    kind TEXT NOT NULL CHECK (kind IN ('parent', 'upgrade', 'paid')),
    other_id BLOB NOT NULL REFERENCES offers (id),
    PRIMARY KEY (offer_id, kind, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_links_by_other ON offer_links (other_id, kind);

CREATE TABLE orders (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL CONSTRAINT orders_number_key UNIQUE,
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    placed_by TEXT NOT NULL CHECK (placed_by IN ('partner', 'customer', 'system')),
    user_id BLOB REFERENCES users (id),
    user_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('completed', 'cancelled')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    total INTEGER NOT NULL,
    line_count INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX orders_by_customer ON orders (customer_id, id);

CREATE TABLE subscriptions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    offer_id BLOB NOT NULL REFERENCES offers (id),
    order_id BLOB NOT NULL REFERENCES orders (id),
    parent_id BLOB REFERENCES subscriptions (id),
    offer_name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    billing TEXT NOT NULL CHECK (billing IN ('license', 'usage')),
    category TEXT NOT NULL CHECK (category IN ('enterprise', 'small_business', 'trial', 'add_on')),
    quantity INTEGER NOT NULL CHECK (quantity >= 1),
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'expired', 'deleted')),
    auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
    reseller_mpn_id INTEGER,
    support_contact_id BLOB NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    term_started_at TEXT NOT NULL,
    term_ends_at TEXT,
    window_ends_at TEXT,
    suspended_at TEXT,
    ended_at TEXT,
    end_reason TEXT CHECK (end_reason IN ('cancelled', 'not_renewed', 'trial_over', 'suspended_too_long', 'parent_ended')),
    next_quantity INTEGER,
    next_term TEXT CHECK (next_term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    next_frequency TEXT CHECK (next_frequency IN ('monthly', 'annual')),
    due_at TEXT,
    version INTEGER NOT NULL,
    CHECK ((state IN ('expired', 'deleted')) = (ended_at IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CHECK (state <> 'suspended' OR suspended_at IS NOT NULL),
    CHECK ((next_quantity IS NULL) = (next_term IS NULL) AND (next_term IS NULL) = (next_frequency IS NULL))
) STRICT;
CREATE INDEX subscriptions_by_customer ON subscriptions (customer_id, id);
CREATE INDEX subscriptions_by_parent ON subscriptions (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX subscriptions_due ON subscriptions (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE order_lines (
    order_id BLOB NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('new', 'add_licenses', 'remove_licenses', 'renewal', 'conversion', 'upgrade', 'cancellation')),
    offer_id BLOB NOT NULL REFERENCES offers (id),
    sku TEXT NOT NULL,
    offer_name TEXT NOT NULL,
    billing TEXT NOT NULL CHECK (billing IN ('license', 'usage')),
    quantity INTEGER NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    unit_price INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    reseller_mpn_id INTEGER,
    subscription_id BLOB NOT NULL REFERENCES subscriptions (id),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_by_subscription ON order_lines (subscription_id);

-- What somebody is filling in over several pages: kept by the server until it is submitted, dropped or out of date.
CREATE TABLE drafts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('new_customer', 'order')),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    customer_id BLOB REFERENCES accounts (id),
    sealed_content BLOB,
    made_id BLOB,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX drafts_by_user ON drafts (user_id, account_id, kind, changed_at);
CREATE INDEX drafts_by_expiry ON drafts (expires_at);

-- Whom it was done for, so that a customer's records are found.
ALTER TABLE audit_records ADD COLUMN customer_id BLOB;
CREATE INDEX audit_records_by_customer ON audit_records (customer_id, at) WHERE customer_id IS NOT NULL;
