//! People: a partner's own, a customer's own, and those of a partner's customers.

use super::{Bound, Finding, READ, ask};
use crate::domain::{Error, Scope, sought::Sought};
use crate::repository::db::Db;

/// How many customers a partner may have for their users to be looked at one by one; and how many of these.
const FEW_CUSTOMERS: i64 = 10_000;
/// How many of those whose names or addresses begin so are asked for whether they may be seen: each is looked up in four
/// tables.
const CALLED: i64 = 400;

/// The partner's own people, by a piece of name or address, or by id.
pub fn colleagues(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT u.id AS id, near.account_id AS account, u.name AS name, u.email AS mark, '' AS more, '' AS state
        FROM (SELECT DISTINCT user_id, account_id FROM memberships WHERE account_id = $1) near CROSS JOIN users u
        WHERE u.id = near.user_id AND (u.search_key LIKE $2 ESCAPE '\\' OR u.id = $3)
        ORDER BY u.search_key, u.id LIMIT $4";
    ask(db, SQL, own(scope, sought))
}

/// The users in the customer's own directory, by a piece of name or address, or by id.
pub fn own_users(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT c.user_id AS id, c.customer_id AS account, u.name AS name, u.email AS mark, '' AS more, '' AS state
        FROM customer_users c CROSS JOIN users u
        WHERE c.customer_id = $1 AND c.state = 'active' AND u.id = c.user_id
          AND (c.search_key LIKE $2 ESCAPE '\\' OR c.user_id = $3)
        ORDER BY c.name_key, c.user_id LIMIT $4";
    ask(db, SQL, own(scope, sought))
}

fn own(scope: Scope, sought: &Sought) -> [Bound; 4] {
    [Bound::Account(scope.account()), Bound::Text(sought.pattern()), Bound::Id(sought.id()), Bound::Number(READ)]
}

/// The users of the partner's customers whose directories are open to it: those that it serves and that granted it
/// privileges. By a piece of name or address where these directories are few and hold few users; whatever they hold, by the
/// beginning of the name or of the address, and by id. `served` is how many customers the partner serves: of more than
/// [`FEW_CUSTOMERS`], chance would say whose directories are looked through. Two statements at most.
pub fn customer_users(db: &mut Db, scope: Scope, served: i64, sought: &Sought) -> Result<Vec<Finding>, Error> {
    let mut found = if served > FEW_CUSTOMERS { Vec::new() } else { near_users(db, scope, sought)? };
    let known: Vec<_> = found.iter().map(|one| one.id).collect();
    found.extend(any_users(db, scope, sought)?.into_iter().filter(|one| !known.contains(&one.id)));
    Ok(found)
}

fn near_users(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT called.user_id AS id, called.customer_id AS account, u.name AS name, u.email AS mark,
               called.company_name AS more, '' AS state
        FROM (SELECT user_id, customer_id, name_key, company_name
              FROM (SELECT c.user_id, c.customer_id, c.name_key, c.search_key, r.company_name
                    FROM (SELECT partner_id, customer_id FROM admin_privileges
                          WHERE partner_id = $1 AND removed_at IS NULL LIMIT $2) first
                    CROSS JOIN customer_users c CROSS JOIN relationships r
                    WHERE c.customer_id = first.customer_id AND c.state = 'active'
                      AND r.partner_id = first.partner_id AND r.customer_id = first.customer_id AND r.state = 'active'
                    LIMIT $2) near
              WHERE search_key LIKE $3 ESCAPE '\\'
              ORDER BY name_key, user_id LIMIT $4) called
        CROSS JOIN users u
        WHERE u.id = called.user_id
        ORDER BY called.name_key, called.user_id";
    let (few, pattern) = (Bound::Number(FEW_CUSTOMERS), Bound::Text(sought.pattern()));
    let bounds = [Bound::Account(scope.account()), few, pattern, Bound::Number(READ)];
    ask(db, SQL, bounds)
}

fn any_users(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT called.user_id AS id, called.customer_id AS account, u.name AS name, u.email AS mark,
               called.company_name AS more, '' AS state
        FROM (SELECT c.user_id, c.customer_id, c.name_key, r.company_name
              FROM (SELECT user_id FROM (SELECT user_id FROM customer_users WHERE name_key >= $1 AND name_key < $2
                                         ORDER BY name_key, user_id LIMIT $3) named
                    UNION SELECT id FROM (SELECT id FROM users WHERE email_key >= $1 AND email_key < $2
                                          ORDER BY email_key LIMIT $3) addressed
                    UNION SELECT user_id FROM customer_users WHERE user_id = $4) near
              CROSS JOIN customer_users c CROSS JOIN relationships r CROSS JOIN admin_privileges p
              WHERE c.user_id = near.user_id AND c.state = 'active'
                AND r.partner_id = $5 AND r.customer_id = c.customer_id AND r.state = 'active'
                AND p.partner_id = r.partner_id AND p.customer_id = r.customer_id AND p.removed_at IS NULL
              ORDER BY c.name_key, c.user_id LIMIT $6) called
        CROSS JOIN users u
        WHERE u.id = called.user_id
        ORDER BY called.name_key, called.user_id";
    let [from, before] = sought.beginnings();
    let bounds = [
        Bound::Text(from),
        Bound::Text(before),
        Bound::Number(CALLED),
        Bound::Id(sought.id()),
        Bound::Account(scope.account()),
        Bound::Number(READ),
    ];
    ask(db, SQL, bounds)
}
