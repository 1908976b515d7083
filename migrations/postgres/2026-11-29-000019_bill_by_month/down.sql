DROP INDEX relationships_billed;
DROP INDEX order_lines_by_reseller;
DROP INDEX orders_by_partner;
