-- Whoever looks for people among many customers begins with the name, and not with the customer.
CREATE INDEX customer_users_by_beginning ON customer_users (name_key, user_id);
