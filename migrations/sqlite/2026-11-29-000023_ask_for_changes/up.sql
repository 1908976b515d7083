-- What else can be asked of a subscription: SQLite changes a check only with its table.
CREATE TABLE order_requests_next (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN (
        'new_subscription', 'more_licenses', 'upgrade', 'add_on', 'conversion', 'auto_renewal', 'cancellation'
    )),
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    seller_id BLOB NOT NULL REFERENCES accounts (id),
    reseller_id BLOB REFERENCES accounts (id),
    asker_id BLOB NOT NULL REFERENCES accounts (id),
    asked_by BLOB NOT NULL REFERENCES users (id),
    asker_name TEXT NOT NULL,
    holder_id BLOB NOT NULL REFERENCES accounts (id),
    subscription_id BLOB REFERENCES subscriptions (id),
    offer_id BLOB NOT NULL REFERENCES offers (id),
    offer_name TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    quantity_before INTEGER NOT NULL,
    term TEXT NOT NULL CHECK (term IN ('P30D', 'P1M', 'P1Y', 'P3Y', 'open')),
    frequency TEXT NOT NULL CHECK (frequency IN ('monthly', 'annual')),
    currency TEXT NOT NULL,
    unit_price INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'declined', 'withdrawn', 'overtaken', 'expired')),
    overtaken_by TEXT CHECK (overtaken_by IN ('relationship', 'offer', 'subscription')),
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    passed_on_at TEXT,
    ended_at TEXT,
    answered_by TEXT NOT NULL,
    order_id BLOB REFERENCES orders (id),
    version INTEGER NOT NULL,
    CHECK ((state = 'asked') = (ended_at IS NULL)),
    CHECK ((state = 'overtaken') = (overtaken_by IS NOT NULL)),
    CHECK ((kind = 'new_subscription') = (subscription_id IS NULL))
) STRICT;
INSERT INTO order_requests_next SELECT * FROM order_requests;
DROP TABLE order_requests;
ALTER TABLE order_requests_next RENAME TO order_requests;
CREATE INDEX order_requests_by_asker ON order_requests (asker_id, id);
CREATE INDEX order_requests_by_reseller ON order_requests (reseller_id, id);
CREATE INDEX order_requests_by_holder ON order_requests (holder_id, id);
CREATE INDEX order_requests_by_customer ON order_requests (customer_id, id);
CREATE INDEX order_requests_by_order ON order_requests (order_id);
CREATE INDEX order_requests_waiting ON order_requests (state, holder_id, expires_at);
CREATE INDEX order_requests_answered ON order_requests (asker_id, ended_at);
