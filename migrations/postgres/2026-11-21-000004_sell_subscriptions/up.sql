-- Before this version only demo worlds held rows in these two tables, and a demo world is made anew.
DROP TABLE subscriptions;
DROP TABLE relationships;

CREATE TABLE customers (
    id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    domain TEXT COLLATE "C" NOT NULL CONSTRAINT customers_domain_key UNIQUE,
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
    agreement_asked_at TIMESTAMP
);

CREATE TABLE relationships (
    id UUID NOT NULL PRIMARY KEY,
    partner_id UUID NOT NULL REFERENCES accounts (id),
    customer_id UUID NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
    since TIMESTAMP NOT NULL,
    removed_at TIMESTAMP,
    company_name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    domain TEXT COLLATE "C" NOT NULL,
    alias TEXT NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL,
    subscription_count BIGINT NOT NULL,
    may_purchase BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((state = 'removed') = (removed_at IS NOT NULL))
);
CREATE UNIQUE INDEX relationships_active_pair_key ON relationships (partner_id, customer_id) WHERE state = 'active';
CREATE INDEX relationships_by_customer ON relationships (customer_id, state);
CREATE INDEX relationships_by_name ON relationships (partner_id, name_key, id) WHERE state = 'active';

CREATE TABLE customer_agreements (
    id UUID NOT NULL PRIMARY KEY,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    way TEXT NOT NULL CHECK (way IN ('attested', 'accepted')),
    partner_id UUID REFERENCES accounts (id),
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    accepted_on DATE NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by UUID NOT NULL REFERENCES users (id),
    CHECK ((way = 'attested') = (partner_id IS NOT NULL))
);
CREATE INDEX customer_agreements_by_customer ON customer_agreements (customer_id, id);

CREATE TABLE offers (
    id UUID NOT NULL PRIMARY KEY,
    sku TEXT COLLATE "C" NOT NULL CONSTRAINT offers_sku_key UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    publisher TEXT NOT NULL,
    segment TEXT NOT NULL CHECK (segment IN ('commercial', 'education', 'government', 'nonprofit')),
    billing TEXT NOT NULL CHECK (billing IN ('license', 'usage')),
    category TEXT NOT NULL CHECK (category IN ('enterprise', 'small_business', 'trial', 'add_on')),
    min_quantity BIGINT NOT NULL CHECK (min_quantity >= 1),
    max_quantity BIGINT NOT NULL CHECK (max_quantity >= min_quantity),
    limit_kind TEXT NOT NULL CHECK (limit_kind IN ('none', 'lifetime', 'concurrent')),
    limit_count BIGINT NOT NULL CHECK (limit_count >= 0),
    sold_from DATE,
    sold_until DATE
);
CREATE INDEX offers_by_name ON offers (name_key, id);

CREATE TABLE offer_prices (
    offer_id UUID NOT NULL REFERENCES offers (id),
    market TEXT NOT NULL CHECK (length(market) = 2),
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    unit_price BIGINT NOT NULL CHECK (unit_price >= 0),
    PRIMARY KEY (offer_id, market, term, frequency)
);
CREATE INDEX offer_prices_by_market ON offer_prices (market, offer_id);

CREATE TABLE offer_links (
    offer_id UUID NOT NULL REFERENCES offers (id),
    kind TEXT NOT NULL CHECK (kind IN ('parent', 'upgrade', 'paid')),
    other_id UUID NOT NULL REFERENCES offers (id),
    PRIMARY KEY (offer_id, kind, other_id)
);
CREATE INDEX offer_links_by_other ON offer_links (other_id, kind);

CREATE TABLE orders (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT COLLATE "C" NOT NULL CONSTRAINT orders_number_key UNIQUE,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    partner_id UUID NOT NULL REFERENCES accounts (id),
    placed_by TEXT NOT NULL CHECK (placed_by IN ('partner', 'customer', 'system')),
    user_id UUID REFERENCES users (id),
    user_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('completed', 'cancelled')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    total BIGINT NOT NULL,
    line_count BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX orders_by_customer ON orders (customer_id, id);

CREATE TABLE subscriptions (
    id UUID NOT NULL PRIMARY KEY,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    partner_id UUID NOT NULL REFERENCES accounts (id),
    offer_id UUID NOT NULL REFERENCES offers (id),
    order_id UUID NOT NULL REFERENCES orders (id),
    parent_id UUID REFERENCES subscriptions (id),
    offer_name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    billing TEXT NOT NULL CHECK (billing IN ('license', 'usage')),
    category TEXT NOT NULL CHECK (category IN ('enterprise', 'small_business', 'trial', 'add_on')),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    unit_price BIGINT NOT NULL CHECK (unit_price >= 0),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'expired', 'deleted')),
    auto_renew BOOLEAN NOT NULL,
    reseller_mpn_id BIGINT,
    support_contact_id UUID NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    term_started_at TIMESTAMP NOT NULL,
    term_ends_at TIMESTAMP,
    window_ends_at TIMESTAMP,
    suspended_at TIMESTAMP,
    ended_at TIMESTAMP,
    end_reason TEXT CHECK (end_reason IN ('cancelled', 'not_renewed', 'trial_over', 'suspended_too_long', 'parent_ended')),
    next_quantity BIGINT,
    next_term TEXT CHECK (next_term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    next_frequency TEXT CHECK (next_frequency IN ('monthly', 'annual')),
    due_at TIMESTAMP,
    version BIGINT NOT NULL,
    CHECK ((state IN ('expired', 'deleted')) = (ended_at IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CHECK (state <> 'suspended' OR suspended_at IS NOT NULL),
    CHECK ((next_quantity IS NULL) = (next_term IS NULL) AND (next_term IS NULL) = (next_frequency IS NULL))
);
CREATE INDEX subscriptions_by_customer ON subscriptions (customer_id, id);
CREATE INDEX subscriptions_by_parent ON subscriptions (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX subscriptions_due ON subscriptions (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE order_lines (
    order_id UUID NOT NULL REFERENCES orders (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('new', 'add_licenses', 'remove_licenses', 'renewal', 'conversion', 'upgrade', 'cancellation')),
    offer_id UUID NOT NULL REFERENCES offers (id),
    sku TEXT COLLATE "C" NOT NULL,
    offer_name TEXT NOT NULL,
    billing TEXT NOT NULL CHECK (billing IN ('license', 'usage')),
    quantity BIGINT NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    unit_price BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    reseller_mpn_id BIGINT,
    subscription_id UUID NOT NULL REFERENCES subscriptions (id),
    PRIMARY KEY (order_id, position)
);
CREATE INDEX order_lines_by_subscription ON order_lines (subscription_id);

-- What somebody is filling in over several pages: kept by the server until it is submitted, dropped or out of date.
CREATE TABLE drafts (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('new_customer', 'order')),
    account_id UUID NOT NULL REFERENCES accounts (id),
    user_id UUID NOT NULL REFERENCES users (id),
    customer_id UUID REFERENCES accounts (id),
    sealed_content BYTEA,
    made_id UUID,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX drafts_by_user ON drafts (user_id, account_id, kind, changed_at);
CREATE INDEX drafts_by_expiry ON drafts (expires_at);

-- Whom it was done for, so that a customer's records are found.
ALTER TABLE audit_records ADD COLUMN customer_id UUID;
CREATE INDEX audit_records_by_customer ON audit_records (customer_id, at) WHERE customer_id IS NOT NULL;
