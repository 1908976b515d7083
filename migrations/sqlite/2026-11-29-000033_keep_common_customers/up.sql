-- How many customers a provider and a reseller have in common. Kept, for counting them took longer with every customer.
CREATE TABLE common_customers (
    partner_id BLOB NOT NULL REFERENCES accounts (id),
    other_id BLOB NOT NULL REFERENCES accounts (id),
    customer_count INTEGER NOT NULL CHECK (customer_count >= 0),
    PRIMARY KEY (partner_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX common_customers_by_other ON common_customers (other_id);
INSERT INTO common_customers (partner_id, other_id, customer_count)
SELECT own.partner_id, other.partner_id, count(*)
FROM relationships own
JOIN accounts partner ON partner.id = own.partner_id
JOIN relationships other ON other.customer_id = own.customer_id AND other.state = 'active'
JOIN accounts beside ON beside.id = other.partner_id
WHERE own.state = 'active' AND partner.kind = 'indirect_provider' AND beside.kind = 'indirect_reseller'
GROUP BY own.partner_id, other.partner_id;
