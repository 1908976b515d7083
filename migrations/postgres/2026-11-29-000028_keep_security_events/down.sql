DROP TABLE security_event_accounts;
DROP TABLE security_events;
