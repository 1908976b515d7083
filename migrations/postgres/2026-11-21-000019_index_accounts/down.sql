DROP INDEX accounts_by_domain;
DROP INDEX accounts_by_name;
