-- Which rows a list still shows, beside the row: of a customer's former relationships with one partner the last, and of
-- service requests those whose partner still serves the customer (docs/adr/0024). So lists and menus count in an index.
ALTER TABLE relationships ADD COLUMN outlived INTEGER NOT NULL DEFAULT 0 CHECK (outlived IN (0, 1));
ALTER TABLE service_requests ADD COLUMN assignee_serves INTEGER NOT NULL DEFAULT 0 CHECK (assignee_serves IN (0, 1));
ALTER TABLE service_requests ADD COLUMN opener_serves INTEGER NOT NULL DEFAULT 0 CHECK (opener_serves IN (0, 1));
ALTER TABLE service_request_parties ADD COLUMN is_served INTEGER NOT NULL DEFAULT 0 CHECK (is_served IN (0, 1));

UPDATE relationships SET outlived = 1 WHERE state = 'removed' AND EXISTS (
    SELECT 1 FROM relationships o
    WHERE o.customer_id = relationships.customer_id AND o.partner_id = relationships.partner_id
      AND (o.state = 'active' OR (o.removed_at, o.id) > (relationships.removed_at, relationships.id))
);
UPDATE service_requests SET
    assignee_serves = EXISTS (
        SELECT 1 FROM relationships r WHERE r.partner_id = service_requests.assigned_to_account
        AND r.customer_id = service_requests.customer_id AND r.state = 'active'
    ),
    opener_serves = EXISTS (
        SELECT 1 FROM relationships r WHERE r.partner_id = service_requests.opened_by_account
        AND r.customer_id = service_requests.customer_id AND r.state = 'active'
    );
UPDATE service_request_parties SET is_served = EXISTS (
    SELECT 1 FROM service_requests q JOIN relationships r ON r.customer_id = q.customer_id
    WHERE q.id = request_id AND r.partner_id = account_id AND r.state = 'active'
);

CREATE TRIGGER relationships_shown_insert AFTER INSERT ON relationships BEGIN
    UPDATE relationships SET outlived = coalesce(state = 'removed' AND EXISTS (
        SELECT 1 FROM relationships o WHERE o.customer_id = new.customer_id AND o.partner_id = new.partner_id
        AND (o.state = 'active' OR (o.removed_at, o.id) > (relationships.removed_at, relationships.id))
    ), 0)
    WHERE customer_id = new.customer_id AND partner_id = new.partner_id;
END;
CREATE TRIGGER relationships_shown_update AFTER UPDATE OF state ON relationships WHEN old.state <> new.state BEGIN
    UPDATE relationships SET outlived = coalesce(state = 'removed' AND EXISTS (
        SELECT 1 FROM relationships o WHERE o.customer_id = new.customer_id AND o.partner_id = new.partner_id
        AND (o.state = 'active' OR (o.removed_at, o.id) > (relationships.removed_at, relationships.id))
    ), 0)
    WHERE customer_id = new.customer_id AND partner_id = new.partner_id;
END;
CREATE TRIGGER relationships_served_insert AFTER INSERT ON relationships WHEN new.state = 'active' BEGIN
    UPDATE service_requests SET assignee_serves = 1
    WHERE customer_id = new.customer_id AND assigned_to_account = new.partner_id;
    UPDATE service_requests SET opener_serves = 1
    WHERE customer_id = new.customer_id AND opened_by_account = new.partner_id;
    UPDATE service_request_parties SET is_served = 1
    WHERE account_id = new.partner_id
      AND request_id IN (SELECT id FROM service_requests WHERE customer_id = new.customer_id);
END;
CREATE TRIGGER relationships_served_update AFTER UPDATE OF state ON relationships WHEN old.state <> new.state BEGIN
    UPDATE service_requests SET assignee_serves = new.state = 'active'
    WHERE customer_id = new.customer_id AND assigned_to_account = new.partner_id;
    UPDATE service_requests SET opener_serves = new.state = 'active'
    WHERE customer_id = new.customer_id AND opened_by_account = new.partner_id;
    UPDATE service_request_parties SET is_served = new.state = 'active'
    WHERE account_id = new.partner_id
      AND request_id IN (SELECT id FROM service_requests WHERE customer_id = new.customer_id);
END;
CREATE TRIGGER relationships_served_delete AFTER DELETE ON relationships WHEN old.state = 'active' BEGIN
    UPDATE service_requests SET assignee_serves = 0
    WHERE customer_id = old.customer_id AND assigned_to_account = old.partner_id;
    UPDATE service_requests SET opener_serves = 0
    WHERE customer_id = old.customer_id AND opened_by_account = old.partner_id;
    UPDATE service_request_parties SET is_served = 0
    WHERE account_id = old.partner_id
      AND request_id IN (SELECT id FROM service_requests WHERE customer_id = old.customer_id);
END;
CREATE TRIGGER service_requests_served_insert AFTER INSERT ON service_requests BEGIN
    UPDATE service_requests SET
        assignee_serves = EXISTS (
            SELECT 1 FROM relationships r WHERE r.partner_id = new.assigned_to_account
            AND r.customer_id = new.customer_id AND r.state = 'active'
        ),
        opener_serves = EXISTS (
            SELECT 1 FROM relationships r WHERE r.partner_id = new.opened_by_account
            AND r.customer_id = new.customer_id AND r.state = 'active'
        )
    WHERE id = new.id;
END;
CREATE TRIGGER service_requests_served_update AFTER UPDATE OF assigned_to_account ON service_requests
WHEN old.assigned_to_account <> new.assigned_to_account BEGIN
    UPDATE service_requests SET assignee_serves = EXISTS (
        SELECT 1 FROM relationships r WHERE r.partner_id = new.assigned_to_account
        AND r.customer_id = new.customer_id AND r.state = 'active'
    )
    WHERE id = new.id;
END;
CREATE TRIGGER service_request_parties_served_insert AFTER INSERT ON service_request_parties BEGIN
    UPDATE service_request_parties SET is_served = EXISTS (
        SELECT 1 FROM service_requests q JOIN relationships r ON r.customer_id = q.customer_id
        WHERE q.id = new.request_id AND r.partner_id = new.account_id AND r.state = 'active'
    )
    WHERE account_id = new.account_id AND request_id = new.request_id;
END;

DROP INDEX relationships_ended;
CREATE INDEX relationships_former ON relationships (partner_id, outlived, removed_at, id, state) WHERE state = 'removed';
DROP INDEX service_requests_to_answer;
DROP INDEX service_requests_answered;
CREATE INDEX service_requests_to_answer ON service_requests (assigned_to_account, state, assignee_serves);
CREATE INDEX service_requests_answered ON service_requests (opened_by_account, state, opener_serves);
CREATE INDEX service_request_parties_served ON service_request_parties (account_id, is_served, request_id);

-- Without those that are made out to nobody: else they would all be read for whoever looks for an address among them.
DROP INDEX invitations_waiting_by_customer;
CREATE INDEX invitations_waiting_by_customer ON invitations (customer_id, account_id, expires_at, outcome)
WHERE outcome IS NULL AND customer_id IS NOT NULL;

-- With the address, which searches look for a piece of.
DROP INDEX invitations_by_account;
CREATE INDEX invitations_by_account ON invitations (account_id, id, recipient_key);

-- Who may do business is known with the names of partners.
CREATE TRIGGER accounts_kept_standing AFTER UPDATE OF standing ON accounts WHEN old.standing <> new.standing BEGIN
    INSERT INTO partner_counts (partner_id, partners_version)
    SELECT provider_id, 1 FROM partnerships WHERE reseller_id = new.id
    UNION SELECT reseller_id, 1 FROM partnerships WHERE provider_id = new.id
    ON CONFLICT (partner_id) DO UPDATE SET partners_version = partners_version + 1;
END;
