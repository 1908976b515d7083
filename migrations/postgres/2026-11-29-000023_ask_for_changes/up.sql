-- What else can be asked of a subscription.
ALTER TABLE order_requests DROP CONSTRAINT order_requests_kind_check;
ALTER TABLE order_requests DROP CONSTRAINT order_requests_check2;
ALTER TABLE order_requests ADD CONSTRAINT order_requests_kind_check CHECK (kind IN (
    'new_subscription', 'more_licenses', 'upgrade', 'add_on', 'conversion', 'auto_renewal', 'cancellation'
));
ALTER TABLE order_requests ADD CONSTRAINT order_requests_check2
    CHECK ((kind = 'new_subscription') = (subscription_id IS NULL));
