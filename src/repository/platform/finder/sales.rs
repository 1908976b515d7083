//! What is sold: subscriptions, orders, offers. What a partner sees of the first two is what
//! [`Sight`](crate::domain::subscription::sight::Sight) says, asked here of many customers at once.

use super::{Bound, CALLED, Finding, NEAR, READ, ask};
use crate::domain::{Action, Error, Grant, Scope, account::AccountKind, policy, sought::Sought};
use crate::repository::db::Db;

/// What offers are seen by.
const SEEN_BY: &[Action] = &[Action::ManageCatalog];

/// The subscriptions of the partner's customers that it sees: by a piece of nickname or product among those that are near,
/// the newest where the partner sells them, and by id among all.
pub fn subscriptions(db: &mut Db, scope: Scope, kind: AccountKind, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SOLD: &str = "
        SELECT s.id AS id, s.customer_id AS account, s.nickname AS name, s.offer_name AS mark,
               r.company_name AS more, s.state AS state
        FROM (SELECT id FROM (SELECT id FROM (SELECT id, nickname, offer_id FROM subscriptions WHERE partner_id = $1
                                              ORDER BY created_at DESC LIMIT $2) newest
                              WHERE lower(nickname) LIKE $3 ESCAPE '\\' OR nickname LIKE $4 ESCAPE '\\'
                                 OR nickname LIKE $5 ESCAPE '\\'
                                 OR offer_id IN (SELECT f.id FROM offers f WHERE f.name_key LIKE $6 ESCAPE '\\')
                              LIMIT $7) called
              UNION SELECT id FROM subscriptions WHERE id = $8) near
        CROSS JOIN subscriptions s CROSS JOIN relationships r
        WHERE s.id = near.id AND s.partner_id = $1
          AND r.partner_id = $1 AND r.customer_id = s.customer_id AND r.state = 'active'
        ORDER BY s.created_at DESC, s.id DESC LIMIT $9";
    const LOOKED_AFTER: &str = "
        SELECT s.id AS id, s.customer_id AS account, s.nickname AS name, s.offer_name AS mark,
               r.company_name AS more, s.state AS state
        FROM (SELECT id FROM (SELECT id FROM (SELECT t.id, t.nickname, t.offer_id
                                              FROM relationships q CROSS JOIN subscriptions t
                                              WHERE q.partner_id = $1 AND q.state = 'active'
                                                AND t.customer_id = q.customer_id LIMIT $2) newest
                              WHERE lower(nickname) LIKE $3 ESCAPE '\\' OR nickname LIKE $4 ESCAPE '\\'
                                 OR nickname LIKE $5 ESCAPE '\\'
                                 OR offer_id IN (SELECT f.id FROM offers f WHERE f.name_key LIKE $6 ESCAPE '\\')
                              LIMIT $7) called
              UNION SELECT id FROM subscriptions WHERE id = $8) near
        CROSS JOIN subscriptions s CROSS JOIN relationships r
        WHERE s.id = near.id
          AND r.partner_id = $1 AND r.customer_id = s.customer_id AND r.state = 'active'
          AND ((SELECT p.id FROM admin_privileges p WHERE p.partner_id = $1
                AND p.customer_id = s.customer_id AND p.removed_at IS NULL LIMIT 1) IS NOT NULL
               OR s.reseller_mpn_id IN (SELECT mpn_location_id FROM accounts WHERE id = $1
                                        UNION SELECT mpn_id FROM partner_locations
                                        WHERE account_id = $1 AND associated_at IS NOT NULL))
        ORDER BY s.created_at DESC, s.id DESC LIMIT $9";
    let [small, typed, begun] = sought.patterns_as_written();
    let bounds = [
        Bound::Account(scope.account()),
        Bound::Number(NEAR),
        Bound::Text(small),
        Bound::Text(typed),
        Bound::Text(begun),
        Bound::Text(sought.pattern()),
        Bound::Number(CALLED),
        Bound::Id(sought.id()),
        Bound::Number(READ),
    ];
    ask(db, if policy::sees_by_privileges(kind) { LOOKED_AFTER } else { SOLD }, bounds)
}

/// The customer's own subscriptions, by a piece of the product or by id.
pub fn own_subscriptions(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT s.id AS id, s.customer_id AS account, s.offer_name AS name, '' AS mark, '' AS more, s.state AS state
        FROM subscriptions s CROSS JOIN offers o
        WHERE s.customer_id = $1 AND o.id = s.offer_id
          AND (o.name_key LIKE $2 ESCAPE '\\' OR lower(s.offer_name) LIKE $3 ESCAPE '\\' OR s.id = $4)
        ORDER BY s.created_at DESC, s.id DESC LIMIT $5";
    let [small, ..] = sought.patterns_as_written();
    let bounds = [
        Bound::Account(scope.account()),
        Bound::Text(sought.pattern()),
        Bound::Text(small),
        Bound::Id(sought.id()),
        Bound::Number(READ),
    ];
    ask(db, SQL, bounds)
}

/// The orders for the partner's customers that it sees, by the number or its beginning, or by id.
pub fn orders(db: &mut Db, scope: Scope, kind: AccountKind, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SOLD: &str = "
        SELECT o.id AS id, o.customer_id AS account, o.number AS name, o.number AS mark, r.company_name AS more,
               o.state AS state
        FROM (SELECT id FROM (SELECT id FROM orders WHERE number >= $1 AND number < $2
                              ORDER BY number LIMIT $3) numbered
              UNION SELECT id FROM orders WHERE id = $4) near
        CROSS JOIN orders o CROSS JOIN relationships r
        WHERE o.id = near.id AND o.partner_id = $5
          AND r.partner_id = $5 AND r.customer_id = o.customer_id AND r.state = 'active'
        ORDER BY o.number LIMIT $6";
    const LOOKED_AFTER: &str = "
        SELECT o.id AS id, o.customer_id AS account, o.number AS name, o.number AS mark, r.company_name AS more,
               o.state AS state
        FROM (SELECT id FROM (SELECT id FROM orders WHERE number >= $1 AND number < $2
                              ORDER BY number LIMIT $3) numbered
              UNION SELECT id FROM orders WHERE id = $4) near
        CROSS JOIN orders o CROSS JOIN relationships r
        WHERE o.id = near.id
          AND r.partner_id = $5 AND r.customer_id = o.customer_id AND r.state = 'active'
          AND ((SELECT p.id FROM admin_privileges p WHERE p.partner_id = $5
                AND p.customer_id = o.customer_id AND p.removed_at IS NULL LIMIT 1) IS NOT NULL
               OR EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id
                          AND l.reseller_mpn_id IN (SELECT mpn_location_id FROM accounts WHERE id = $5
                                                    UNION SELECT mpn_id FROM partner_locations
                                                    WHERE account_id = $5 AND associated_at IS NOT NULL)))
        ORDER BY o.number LIMIT $6";
    let [from, before] = sought.orders();
    let bounds = [
        Bound::Text(from),
        Bound::Text(before),
        Bound::Number(CALLED),
        Bound::Id(sought.id()),
        Bound::Account(scope.account()),
        Bound::Number(READ),
    ];
    ask(db, if policy::sees_by_privileges(kind) { LOOKED_AFTER } else { SOLD }, bounds)
}

/// The offers of the catalogue, by a piece of the name or the vendor's number, or by id.
pub fn offers(db: &mut Db, grant: &Grant, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT f.id AS id, f.id AS account, f.name AS name, f.sku AS mark, f.publisher AS more, '' AS state
        FROM offers f
        WHERE f.name_key LIKE $1 ESCAPE '\\' OR lower(f.sku) LIKE $1 ESCAPE '\\' OR f.id = $2
        ORDER BY f.name_key, f.id LIMIT $3";
    grant.proves(SEEN_BY)?;
    ask(db, SQL, [Bound::Text(sought.pattern()), Bound::Id(sought.id()), Bound::Number(READ)])
}
