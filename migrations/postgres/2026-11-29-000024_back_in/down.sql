DROP TABLE access_restorations;
DROP TABLE password_requests;
DROP TABLE password_links;
ALTER TABLE users DROP COLUMN password_expires_at;
