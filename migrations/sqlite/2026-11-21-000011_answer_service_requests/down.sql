PRAGMA defer_foreign_keys = ON;
DROP TABLE service_request_parties;
CREATE TABLE kept_requests AS SELECT * FROM service_requests;
CREATE TABLE kept_entries AS SELECT * FROM service_request_entries;
DROP TABLE service_request_entries;
DROP TABLE service_requests;
CREATE TABLE service_requests (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL CONSTRAINT service_requests_number_key UNIQUE,
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    subscription_id BLOB REFERENCES subscriptions (id),
    opened_by_account BLOB NOT NULL REFERENCES accounts (id),
    opened_by_user BLOB NOT NULL REFERENCES users (id),
    assigned_to_account BLOB NOT NULL REFERENCES accounts (id),
    subject TEXT NOT NULL,
    description TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'normal', 'high', 'critical')),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
INSERT INTO service_requests (
    id, number, customer_id, subscription_id, opened_by_account, opened_by_user, assigned_to_account, subject,
    description, severity, state, created_at, changed_at, version
)
SELECT
    id, number, customer_id, subscription_id, opened_by_account, opened_by_user, assigned_to_account, subject,
    description,
    CASE severity WHEN 'moderate' THEN 'normal' WHEN 'minimal' THEN 'low' ELSE severity END,
    CASE state WHEN 'waiting' THEN 'answered' ELSE state END,
    created_at, changed_at, version
FROM kept_requests;
CREATE INDEX service_requests_by_opener ON service_requests (opened_by_account, id);
CREATE INDEX service_requests_by_customer ON service_requests (customer_id, opened_by_account, id);
CREATE INDEX service_requests_by_assignee ON service_requests (assigned_to_account, state, id);
CREATE TABLE service_request_answers (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    request_id BLOB NOT NULL REFERENCES service_requests (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    message TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
-- What was said between the two; notes and ways are lost.
INSERT INTO service_request_answers (id, request_id, account_id, user_id, message, created_at)
SELECT id, request_id, account_id, user_id, message, created_at FROM kept_entries WHERE kind IN ('answer', 'reply', 'closing');
CREATE INDEX service_request_answers_by_request ON service_request_answers (request_id, id);
DROP TABLE kept_entries;
DROP TABLE kept_requests;
