-- A search looks at the newest customers of a partner, and at a sample of all. SQLite has both orders already; what it
-- lacks for counting by an index alone, this server does without.
CREATE UNIQUE INDEX relationships_number_key ON relationships (number);
CREATE INDEX relationships_newest ON relationships (partner_id, number) WHERE state = 'active';
