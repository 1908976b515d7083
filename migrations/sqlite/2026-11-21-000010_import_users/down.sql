DROP TABLE imported_users;
DROP TABLE user_imports;
DROP TABLE kept_licenses;
