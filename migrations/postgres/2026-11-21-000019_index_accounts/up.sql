-- The operator's list of all accounts is in the order of names, and files and commands name accounts by their domains.
CREATE INDEX accounts_by_name ON accounts (name_key, id);
CREATE INDEX accounts_by_domain ON accounts (mail_domain, id);
