-- Requests go to whoever supports the customer, who answers, escalates, closes. Entries name requests: both are put back
-- before the transaction ends.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE kept_requests AS SELECT * FROM service_requests;
CREATE TABLE kept_answers AS SELECT * FROM service_request_answers;
DROP TABLE service_request_answers;
DROP TABLE service_requests;
CREATE TABLE service_requests (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL CONSTRAINT service_requests_number_key UNIQUE,
    customer_id BLOB NOT NULL REFERENCES accounts (id),
    subscription_id BLOB REFERENCES subscriptions (id),
    opened_by_account BLOB NOT NULL REFERENCES accounts (id),
    opened_by_user BLOB NOT NULL REFERENCES users (id),
    assigned_to_account BLOB NOT NULL REFERENCES accounts (id),
    topic TEXT NOT NULL CHECK (topic IN ('billing', 'sign_in', 'licenses', 'service_down', 'other')),
    subject TEXT NOT NULL,
    description TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'moderate', 'minimal')),
    state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'closed')),
    first_response_due_at TEXT NOT NULL,
    first_responded_at TEXT,
    closed_at TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;
INSERT INTO service_requests (
    id, number, customer_id, subscription_id, opened_by_account, opened_by_user, assigned_to_account, topic, subject,
    description, severity, state, first_response_due_at, first_responded_at, closed_at, created_at, changed_at, version
)
SELECT
    id, number, customer_id, subscription_id, opened_by_account, opened_by_user, assigned_to_account, 'other', subject,
    description,
    CASE severity WHEN 'critical' THEN 'critical' WHEN 'low' THEN 'minimal' ELSE 'moderate' END,
    CASE state WHEN 'answered' THEN 'waiting' ELSE state END,
    strftime(
        '%Y-%m-%d %H:%M:%f', created_at,
        CASE severity WHEN 'critical' THEN '+2 hours' WHEN 'low' THEN '+8 hours' ELSE '+4 hours' END
    ),
    (SELECT min(created_at) FROM kept_answers WHERE kept_answers.request_id = kept_requests.id),
    CASE state WHEN 'closed' THEN changed_at END,
    created_at, changed_at, version
FROM kept_requests;
CREATE INDEX service_requests_by_customer ON service_requests (customer_id, id);
CREATE INDEX service_requests_by_assignee ON service_requests (assigned_to_account, state, id);

-- What was said and done about a request.
CREATE TABLE service_request_entries (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    request_id BLOB NOT NULL REFERENCES service_requests (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    user_id BLOB NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'reply', 'note', 'escalation', 'return', 'closing', 'reopening', 'departure')),
    to_account BLOB REFERENCES accounts (id),
    message TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK ((kind IN ('escalation', 'return', 'departure')) = (to_account IS NOT NULL))
) STRICT;
INSERT INTO service_request_entries (id, request_id, account_id, user_id, kind, message, created_at)
SELECT id, request_id, account_id, user_id, 'closing', message, created_at FROM kept_answers;
CREATE INDEX service_request_entries_by_request ON service_request_entries (request_id, id);

-- Who may see a request: its opener, its customer, and whoever it was ever with.
CREATE TABLE service_request_parties (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    request_id BLOB NOT NULL REFERENCES service_requests (id),
    PRIMARY KEY (account_id, request_id)
) STRICT, WITHOUT ROWID;
INSERT INTO service_request_parties (account_id, request_id)
SELECT opened_by_account, id FROM kept_requests
UNION SELECT customer_id, id FROM kept_requests
UNION SELECT assigned_to_account, id FROM kept_requests;
DROP TABLE kept_answers;
DROP TABLE kept_requests;
