CREATE TABLE service_requests (
    id UUID NOT NULL PRIMARY KEY,
    number TEXT COLLATE "C" NOT NULL CONSTRAINT service_requests_number_key UNIQUE,
    customer_id UUID NOT NULL REFERENCES accounts (id),
    subscription_id UUID REFERENCES subscriptions (id),
    opened_by_account UUID NOT NULL REFERENCES accounts (id),
    opened_by_user UUID NOT NULL REFERENCES users (id),
    assigned_to_account UUID NOT NULL REFERENCES accounts (id),
    subject TEXT NOT NULL,
    description TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'normal', 'high', 'critical')),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX service_requests_by_opener ON service_requests (opened_by_account, id);
CREATE INDEX service_requests_by_customer ON service_requests (customer_id, opened_by_account, id);
CREATE INDEX service_requests_by_assignee ON service_requests (assigned_to_account, state, id);

CREATE TABLE service_request_answers (
    id UUID NOT NULL PRIMARY KEY,
    request_id UUID NOT NULL REFERENCES service_requests (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    user_id UUID NOT NULL REFERENCES users (id),
    message TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX service_request_answers_by_request ON service_request_answers (request_id, id);
