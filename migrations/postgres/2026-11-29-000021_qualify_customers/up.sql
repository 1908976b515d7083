-- What partners state that a customer is beside a business, and what the operator says to it.
CREATE TABLE customer_qualifications (
    id UUID NOT NULL PRIMARY KEY,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    qualification TEXT NOT NULL CHECK (qualification IN ('education', 'nonprofit', 'government', 'state_owned')),
    state TEXT NOT NULL CHECK (state IN ('in_review', 'approved', 'denied')),
    reason TEXT NOT NULL,
    stated_by UUID NOT NULL REFERENCES accounts (id),
    stated_at TIMESTAMP NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    decided_at TIMESTAMP,
    UNIQUE (customer_id, qualification)
);
CREATE INDEX customer_qualifications_in_review ON customer_qualifications (stated_at, id) WHERE state = 'in_review';
