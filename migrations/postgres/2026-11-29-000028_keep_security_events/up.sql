-- What was tried and did not work, and what changed of people's ways in. Rows of one minute that say the same are one with
-- a count: bucket is a digest of what they have in common, which nobody can make without the installation's secret.
CREATE TABLE security_events (
    id UUID NOT NULL PRIMARY KEY,
    bucket BYTEA NOT NULL UNIQUE CHECK (octet_length(bucket) = 32),
    kind TEXT NOT NULL CHECK (kind IN (
        'sign_in_failed', 'second_factor_failed', 'proof_failed', 'throttled', 'denied', 'form_forged', 'link_tried',
        'new_browser', 'sign_in_disowned', 'factor_added', 'factor_removed', 'recovery_codes_made', 'recovery_code_used',
        'password_forgotten', 'password_set_by_link', 'password_changed', 'password_given', 'password_link_issued',
        'restoration_requested', 'access_restored', 'restoration_canceled', 'sessions_ended', 'mails_refused',
        'events_lost'
    )),
    first_at TIMESTAMP NOT NULL,
    last_at TIMESTAMP NOT NULL,
    times BIGINT NOT NULL CHECK (times > 0),
    is_sum BOOLEAN NOT NULL,
    user_id UUID,
    address TEXT,
    address_digest BYTEA CHECK (octet_length(address_digest) = 32),
    account_id UUID,
    network TEXT COLLATE "C" NOT NULL,
    browser TEXT NOT NULL,
    object_kind TEXT CHECK (object_kind IN (
        'user', 'account', 'invitation', 'order', 'subscription', 'order_request', 'service_request'
    )),
    object_id UUID,
    action TEXT,
    route TEXT,
    detail TEXT CHECK (detail IN (
        'password', 'code', 'recovery_code', 'passkey', 'single_sign_on', 'temporary_ended', 'invitation', 'enrolment',
        'welcome', 'password_link', 'sign_in_notice', 'restoration', 'set_up'
    ))
);
CREATE INDEX security_events_by_time ON security_events (first_at, id);
CREATE INDEX security_events_by_kind ON security_events (kind, first_at, id);
CREATE INDEX security_events_by_user ON security_events (user_id, first_at, id);
CREATE INDEX security_events_by_address ON security_events (address_digest, first_at, id);
CREATE INDEX security_events_by_network ON security_events (network, first_at, id);
-- Whose they are: those of a person are the business of each account that it was in.
CREATE TABLE security_event_accounts (
    account_id UUID NOT NULL,
    first_at TIMESTAMP NOT NULL,
    event_id UUID NOT NULL REFERENCES security_events (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, first_at, event_id)
);
CREATE INDEX security_event_accounts_by_event ON security_event_accounts (event_id);
