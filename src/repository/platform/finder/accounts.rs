//! Accounts: customers and partners of the reader's account, and for the operator all there are.

use super::{Bound, Finding, NEAR, READ, ask};
use crate::domain::{
    Action, Error, Grant, Scope,
    account::AccountKind,
    ids::FoundId,
    policy,
    sought::{MOST_SHOWN, Sought},
};
use crate::repository::{
    customer_list::{self, ListedCustomer, Narrowed},
    db::Db,
};

/// What all accounts are seen by.
const SEEN_BY: &[Action] = &[Action::ManageAccounts];

/// The partner's customers, by name, domain, tenant id or alias. As many statements as [`customer_list::first`].
pub fn customers(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    let found = customer_list::first(db, scope, &Narrowed::to(sought.key(), None), MOST_SHOWN)?;
    let finding = |one: ListedCustomer| Finding {
        id: FoundId::from_uuid(*one.id.uuid()),
        account: one.id,
        name: one.name,
        mark: one.domain,
        more: one.alias,
        state: String::new(),
    };
    Ok(found.into_iter().map(finding).collect())
}

/// The provider's resellers, by name, domain, partner number or id.
pub fn resellers(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT p.id AS id, a.id AS account, a.name AS name, COALESCE(CAST(a.mpn_location_id AS TEXT), '') AS mark,
               COALESCE(CAST(a.mpn_global_id AS TEXT), '') AS more, a.country AS state
        FROM partnerships p CROSS JOIN accounts a
        WHERE p.provider_id = $1 AND p.state = 'active' AND a.id = p.reseller_id
          AND (a.name_key LIKE $2 ESCAPE '\\' OR a.mail_domain LIKE $2 ESCAPE '\\'
               OR a.mpn_location_id = $3 OR a.mpn_global_id = $3 OR a.id = $4)
        ORDER BY a.name_key, a.id LIMIT $5";
    ask(db, SQL, partners(scope, sought))
}

/// The reseller's providers, by name, domain, partner number or id.
pub fn providers(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT a.id AS id, a.id AS account, a.name AS name, COALESCE(CAST(a.mpn_location_id AS TEXT), '') AS mark,
               COALESCE(CAST(a.mpn_global_id AS TEXT), '') AS more, a.country AS state
        FROM partnerships p CROSS JOIN accounts a
        WHERE p.reseller_id = $1 AND p.state = 'active' AND a.id = p.provider_id
          AND (a.name_key LIKE $2 ESCAPE '\\' OR a.mail_domain LIKE $2 ESCAPE '\\'
               OR a.mpn_location_id = $3 OR a.mpn_global_id = $3 OR a.id = $4)
        ORDER BY a.name_key, a.id LIMIT $5";
    ask(db, SQL, partners(scope, sought))
}

/// The customer's partners, which serve it or hold privileges over it, by name or id.
pub fn partners_of_customer(db: &mut Db, scope: Scope, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT a.id AS id, a.id AS account, a.name AS name, '' AS mark, '' AS more, a.kind AS state
        FROM (SELECT partner_id FROM relationships WHERE customer_id = $1 AND state = 'active'
              UNION SELECT partner_id FROM admin_privileges WHERE customer_id = $1 AND removed_at IS NULL) near
        CROSS JOIN accounts a
        WHERE a.id = near.partner_id AND (a.name_key LIKE $2 ESCAPE '\\' OR a.id = $3)
        ORDER BY a.name_key, a.id LIMIT $4";
    let bounds =
        [Bound::Account(scope.account()), Bound::Text(sought.pattern()), Bound::Id(sought.id()), Bound::Number(READ)];
    ask(db, SQL, bounds)
}

/// All accounts: by a piece of the name or domain among partners and among the first accounts by name, by the beginning
/// of the name, by the whole domain, partner number or id among all.
pub fn all_accounts(db: &mut Db, grant: &Grant, sought: &Sought) -> Result<Vec<Finding>, Error> {
    const SQL: &str = "
        SELECT a.id AS id, a.id AS account, a.name AS name, COALESCE(a.mail_domain, '') AS mark,
               COALESCE(CAST(a.mpn_location_id AS TEXT), '') AS more, a.kind AS state
        FROM (SELECT id FROM (SELECT id, name_key, mail_domain FROM accounts ORDER BY name_key, id LIMIT $1) first
              WHERE name_key LIKE $2 ESCAPE '\\' OR mail_domain LIKE $2 ESCAPE '\\'
              UNION SELECT id FROM accounts
              WHERE kind IN ($3, $4, $5, $6) AND (name_key LIKE $2 ESCAPE '\\' OR mail_domain LIKE $2 ESCAPE '\\')
              UNION SELECT id FROM (SELECT id FROM accounts WHERE name_key >= $7 AND name_key < $8
                                    ORDER BY name_key, id LIMIT $9) named
              UNION SELECT id FROM accounts WHERE mail_domain IN ($10, $11)
              UNION SELECT id FROM accounts WHERE mpn_location_id = $12
              UNION SELECT id FROM accounts WHERE mpn_global_id = $12
              UNION SELECT id FROM accounts WHERE id = $13) near
        CROSS JOIN accounts a
        WHERE a.id = near.id
        ORDER BY a.name_key, a.id LIMIT $9";
    grant.proves(SEEN_BY)?;
    let ([from, before], [domain, first_domain]) = (sought.beginnings(), sought.domains());
    let [one, two, three, four] = all_but_customers();
    let bounds = [
        Bound::Number(NEAR),
        Bound::Text(sought.pattern()),
        one,
        two,
        three,
        four,
        Bound::Text(from),
        Bound::Text(before),
        Bound::Number(READ),
        Bound::Text(domain),
        Bound::Text(first_domain),
        Bound::Number(sought.mpn()),
        Bound::Id(sought.id()),
    ];
    ask(db, SQL, bounds)
}

/// The kinds of account of which there are few.
fn all_but_customers() -> [Bound; 4] {
    let mut kinds = AccountKind::ALL.iter().filter(|kind| !policy::is_served(**kind));
    [(); 4].map(|()| Bound::Text(kinds.next().map_or("", |kind| kind.as_str()).to_owned()))
}

fn partners(scope: Scope, sought: &Sought) -> [Bound; 5] {
    [
        Bound::Account(scope.account()),
        Bound::Text(sought.pattern()),
        Bound::Number(sought.mpn()),
        Bound::Id(sought.id()),
        Bound::Number(READ),
    ]
}
