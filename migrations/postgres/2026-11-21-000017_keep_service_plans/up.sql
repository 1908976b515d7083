-- Licenses of different groups cannot be assigned by one form.
ALTER TABLE offers ADD COLUMN license_group TEXT NOT NULL DEFAULT 'group1' CHECK (license_group IN ('group1', 'group2'));

-- The services that an offer is made of. What a plan needs and what it can't be used with are codes, with a blank between.
CREATE TABLE service_plans (
    offer_id UUID NOT NULL REFERENCES offers (id),
    code TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    needs TEXT NOT NULL,
    excludes TEXT NOT NULL,
    PRIMARY KEY (offer_id, code)
);

-- The plans that a user's license leaves out. A deleted user's wait here with the licenses that are kept for it.
CREATE TABLE excluded_plans (
    user_id UUID NOT NULL REFERENCES customer_users (user_id) ON DELETE CASCADE,
    offer_id UUID NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, offer_id, code),
    FOREIGN KEY (offer_id, code) REFERENCES service_plans (offer_id, code) ON DELETE CASCADE
);
CREATE INDEX excluded_plans_by_plan ON excluded_plans (offer_id, code);
