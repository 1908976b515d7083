ALTER TABLE users DROP COLUMN search_key;
DROP TABLE user_links;
DROP TABLE partner_locations;
DROP TABLE partner_profiles;
