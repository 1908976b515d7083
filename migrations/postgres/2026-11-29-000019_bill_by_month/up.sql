-- What a partner sold to whom and when, and with which reseller.
CREATE INDEX orders_by_partner ON orders (partner_id, customer_id, created_at);
CREATE INDEX order_lines_by_reseller ON order_lines (reseller_mpn_id, subscription_id) WHERE reseller_mpn_id IS NOT NULL;
-- A partner's customers by name, those that it no longer serves among them.
CREATE INDEX relationships_billed ON relationships (partner_id, name_key, id);
