-- Refused attempts stand between acts in the activity log, by their time, however many other events there are. The empty
-- text keeps SQLite from the index by kind, out of which it would put all of them in order.
CREATE INDEX security_events_by_failing ON security_events (first_at, id) WHERE kind || '' IN (
    'sign_in_failed', 'second_factor_failed', 'proof_failed', 'throttled', 'denied', 'form_forged', 'link_tried'
);
