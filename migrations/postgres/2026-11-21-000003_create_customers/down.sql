DROP TABLE subscriptions;
DROP TABLE admin_privileges;
DROP TABLE relationships;
