-- Which rows a list still shows, beside the row: of a customer's former relationships with one partner the last, and of
-- service requests those whose partner still serves the customer (docs/adr/0024). So lists and menus count in an index.
ALTER TABLE relationships ADD COLUMN outlived BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE service_requests
    ADD COLUMN assignee_serves BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN opener_serves BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE service_request_parties ADD COLUMN is_served BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE relationships r SET outlived = TRUE WHERE r.state = 'removed' AND EXISTS (
    SELECT 1 FROM relationships o
    WHERE o.customer_id = r.customer_id AND o.partner_id = r.partner_id
      AND (o.state = 'active' OR (o.removed_at, o.id) > (r.removed_at, r.id))
);

CREATE FUNCTION is_serving(partner UUID, customer UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM relationships r WHERE r.partner_id = partner AND r.customer_id = customer AND r.state = 'active'
    )
$$;
UPDATE service_requests SET
    assignee_serves = EXISTS (
        SELECT 1 FROM relationships r WHERE r.partner_id = assigned_to_account
        AND r.customer_id = service_requests.customer_id AND r.state = 'active'
    ),
    opener_serves = EXISTS (
        SELECT 1 FROM relationships r WHERE r.partner_id = opened_by_account
        AND r.customer_id = service_requests.customer_id AND r.state = 'active'
    );
UPDATE service_request_parties p SET is_served = TRUE
FROM service_requests q JOIN relationships r ON r.customer_id = q.customer_id AND r.state = 'active'
WHERE q.id = p.request_id AND r.partner_id = p.account_id;

CREATE FUNCTION relationships_shown() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    serves BOOLEAN;
    partner UUID := coalesce(new.partner_id, old.partner_id);
    customer UUID := coalesce(new.customer_id, old.customer_id);
BEGIN
    IF TG_OP = 'UPDATE' AND old.state = new.state THEN
        RETURN NULL;
    END IF;
    -- The first that a partner has with a customer outlives nothing.
    IF TG_OP <> 'INSERT' OR EXISTS (
        SELECT 1 FROM relationships o WHERE o.customer_id = customer AND o.partner_id = partner AND o.id <> new.id
    ) THEN
        UPDATE relationships r SET outlived = shown.outlived
        FROM (
            SELECT m.id, m.state = 'removed' AND EXISTS (
                SELECT 1 FROM relationships o WHERE o.customer_id = customer AND o.partner_id = partner
                AND (o.state = 'active' OR (o.removed_at, o.id) > (m.removed_at, m.id))
            ) AS outlived
            FROM relationships m WHERE m.customer_id = customer AND m.partner_id = partner
        ) AS shown
        WHERE shown.id = r.id AND r.outlived <> shown.outlived;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM service_requests WHERE customer_id = customer) THEN
        RETURN NULL;
    END IF;
    serves := is_serving(partner, customer);
    UPDATE service_requests SET assignee_serves = serves
    WHERE customer_id = customer AND assigned_to_account = partner AND assignee_serves <> serves;
    UPDATE service_requests SET opener_serves = serves
    WHERE customer_id = customer AND opened_by_account = partner AND opener_serves <> serves;
    UPDATE service_request_parties SET is_served = serves
    WHERE account_id = partner AND is_served <> serves
      AND request_id IN (SELECT id FROM service_requests WHERE customer_id = customer);
    RETURN NULL;
END
$$;
CREATE TRIGGER relationships_shown AFTER INSERT OR DELETE OR UPDATE OF state ON relationships
FOR EACH ROW EXECUTE FUNCTION relationships_shown();

CREATE FUNCTION service_requests_served() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    new.assignee_serves := is_serving(new.assigned_to_account, new.customer_id);
    new.opener_serves := is_serving(new.opened_by_account, new.customer_id);
    RETURN new;
END
$$;
CREATE TRIGGER service_requests_served BEFORE INSERT OR UPDATE OF assigned_to_account ON service_requests
FOR EACH ROW EXECUTE FUNCTION service_requests_served();

CREATE FUNCTION service_request_parties_served() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    new.is_served := EXISTS (
        SELECT 1 FROM service_requests q WHERE q.id = new.request_id AND is_serving(new.account_id, q.customer_id)
    );
    RETURN new;
END
$$;
CREATE TRIGGER service_request_parties_served BEFORE INSERT ON service_request_parties
FOR EACH ROW EXECUTE FUNCTION service_request_parties_served();

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
CREATE FUNCTION accounts_kept_standing() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF old.standing <> new.standing THEN
        INSERT INTO partner_counts AS kept (partner_id, partners_version)
        SELECT partner, 1 FROM (
            SELECT provider_id AS partner FROM partnerships WHERE reseller_id = new.id
            UNION SELECT reseller_id FROM partnerships WHERE provider_id = new.id
        ) AS them
        ORDER BY partner
        ON CONFLICT (partner_id) DO UPDATE SET partners_version = kept.partners_version + 1;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER accounts_kept_standing AFTER UPDATE OF standing ON accounts
FOR EACH ROW EXECUTE FUNCTION accounts_kept_standing();
