-- Requests that the portal of then does not know go.
DELETE FROM order_requests WHERE kind NOT IN ('new_subscription', 'more_licenses');
ALTER TABLE order_requests DROP CONSTRAINT order_requests_kind_check;
ALTER TABLE order_requests DROP CONSTRAINT order_requests_check2;
ALTER TABLE order_requests ADD CONSTRAINT order_requests_kind_check
    CHECK (kind IN ('new_subscription', 'more_licenses'));
ALTER TABLE order_requests ADD CONSTRAINT order_requests_check2
    CHECK ((kind = 'more_licenses') = (subscription_id IS NOT NULL));
