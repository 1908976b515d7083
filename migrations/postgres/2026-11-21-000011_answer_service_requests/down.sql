DROP TABLE service_request_parties;
-- What was said between the two stays; notes and ways are lost.
DELETE FROM service_request_entries WHERE kind NOT IN ('answer', 'reply', 'closing');
ALTER TABLE service_request_entries DROP CONSTRAINT service_request_entries_to_check;
ALTER TABLE service_request_entries DROP COLUMN to_account;
ALTER TABLE service_request_entries DROP COLUMN kind;
ALTER INDEX service_request_entries_by_request RENAME TO service_request_answers_by_request;
ALTER TABLE service_request_entries RENAME TO service_request_answers;
DROP INDEX service_requests_by_customer;
CREATE INDEX service_requests_by_opener ON service_requests (opened_by_account, id);
CREATE INDEX service_requests_by_customer ON service_requests (customer_id, opened_by_account, id);
ALTER TABLE service_requests DROP CONSTRAINT service_requests_closed_check;
ALTER TABLE service_requests DROP CONSTRAINT service_requests_state_check;
ALTER TABLE service_requests DROP CONSTRAINT service_requests_severity_check;
UPDATE service_requests SET
    severity = CASE severity WHEN 'moderate' THEN 'normal' WHEN 'minimal' THEN 'low' ELSE severity END,
    state = CASE state WHEN 'waiting' THEN 'answered' ELSE state END;
ALTER TABLE service_requests DROP COLUMN closed_at;
ALTER TABLE service_requests DROP COLUMN first_responded_at;
ALTER TABLE service_requests DROP COLUMN first_response_due_at;
ALTER TABLE service_requests DROP COLUMN topic;
ALTER TABLE service_requests ADD CONSTRAINT service_requests_severity_check CHECK (severity IN ('low', 'normal', 'high', 'critical'));
ALTER TABLE service_requests ADD CONSTRAINT service_requests_state_check CHECK (state IN ('open', 'answered', 'closed'));
