-- Requests go to whoever supports the customer, who answers, escalates, closes.
ALTER TABLE service_requests DROP CONSTRAINT service_requests_severity_check;
ALTER TABLE service_requests DROP CONSTRAINT service_requests_state_check;
ALTER TABLE service_requests ADD COLUMN topic TEXT NOT NULL DEFAULT 'other' CHECK (topic IN ('billing', 'sign_in', 'licenses', 'service_down', 'other'));
ALTER TABLE service_requests ALTER COLUMN topic DROP DEFAULT;
ALTER TABLE service_requests ADD COLUMN first_response_due_at TIMESTAMP;
ALTER TABLE service_requests ADD COLUMN first_responded_at TIMESTAMP;
ALTER TABLE service_requests ADD COLUMN closed_at TIMESTAMP;
UPDATE service_requests SET
    first_response_due_at = created_at + CASE severity
        WHEN 'critical' THEN interval '2 hours' WHEN 'low' THEN interval '8 hours' ELSE interval '4 hours'
    END,
    first_responded_at = (
        SELECT min(answers.created_at) FROM service_request_answers AS answers
        WHERE answers.request_id = service_requests.id
    ),
    closed_at = CASE state WHEN 'closed' THEN changed_at END,
    severity = CASE severity WHEN 'critical' THEN 'critical' WHEN 'low' THEN 'minimal' ELSE 'moderate' END,
    state = CASE state WHEN 'answered' THEN 'waiting' ELSE state END;
ALTER TABLE service_requests ALTER COLUMN first_response_due_at SET NOT NULL;
ALTER TABLE service_requests ADD CONSTRAINT service_requests_severity_check CHECK (severity IN ('critical', 'moderate', 'minimal'));
ALTER TABLE service_requests ADD CONSTRAINT service_requests_state_check CHECK (state IN ('open', 'waiting', 'closed'));
ALTER TABLE service_requests ADD CONSTRAINT service_requests_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL));
DROP INDEX service_requests_by_opener;
DROP INDEX service_requests_by_customer;
CREATE INDEX service_requests_by_customer ON service_requests (customer_id, id);

-- What was said and done about a request.
ALTER TABLE service_request_answers RENAME TO service_request_entries;
ALTER INDEX service_request_answers_by_request RENAME TO service_request_entries_by_request;
ALTER TABLE service_request_entries ADD COLUMN kind TEXT NOT NULL DEFAULT 'closing';
ALTER TABLE service_request_entries ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE service_request_entries ADD CONSTRAINT service_request_entries_kind_check CHECK (kind IN ('answer', 'reply', 'note', 'escalation', 'return', 'closing', 'reopening', 'departure'));
ALTER TABLE service_request_entries ADD COLUMN to_account UUID REFERENCES accounts (id);
ALTER TABLE service_request_entries ADD CONSTRAINT service_request_entries_to_check CHECK ((kind IN ('escalation', 'return', 'departure')) = (to_account IS NOT NULL));

-- Who may see a request: its opener, its customer, and whoever it was ever with.
CREATE TABLE service_request_parties (
    account_id UUID NOT NULL REFERENCES accounts (id),
    request_id UUID NOT NULL REFERENCES service_requests (id),
    PRIMARY KEY (account_id, request_id)
);
INSERT INTO service_request_parties (account_id, request_id)
SELECT opened_by_account, id FROM service_requests
UNION SELECT customer_id, id FROM service_requests
UNION SELECT assigned_to_account, id FROM service_requests;
