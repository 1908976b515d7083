DROP INDEX relationships_newest;
DROP INDEX relationships_number_key;
