//! Delegated admin privileges: what customers grant their partners, and who took them away (`docs/domain.md` §6.4).

use std::collections::HashSet;

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    customer::Revoker,
    ids::{AccountId, PrivilegeId},
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::admin_privileges,
};

/// What privileges are given by; the operator knows of those that there were in other portals.
const GIVEN_BY: &[Action] =
    &[Action::AddCustomer, Action::AcceptRelationship, Action::ManagePrivileges, Action::ManageAccounts];
/// What privileges are taken away by, or given back.
const REMOVED_BY: &[Action] = &[Action::ManagePrivileges, Action::RemoveCustomer];

/// Gives a partner privileges over a customer. `false` where it holds them already: of two at the same time one gives.
pub fn give(
    db: &mut Db,
    grant: &Grant,
    (partner, customer): (AccountId, AccountId),
    at: Moment,
) -> Result<bool, Error> {
    grant.proves(GIVEN_BY)?;
    let row = (
        admin_privileges::id.eq(PrivilegeId::at(at)),
        admin_privileges::partner_id.eq(partner),
        admin_privileges::customer_id.eq(customer),
        admin_privileges::granted_at.eq(at),
    );
    let made = on_backend!(db, |conn| {
        diesel::insert_into(admin_privileges::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(made == 1)
}

/// Who holds privileges over a customer now, and since when.
pub fn holders(db: &mut Db, customer: AccountId) -> Result<Vec<(AccountId, Moment)>, Error> {
    Ok(admin_privileges::table
        .filter(admin_privileges::customer_id.eq(customer))
        .filter(admin_privileges::removed_at.is_null())
        .order(admin_privileges::granted_at)
        .select((admin_privileges::partner_id, admin_privileges::granted_at))
        .load(db)?)
}

/// Who holds privileges over these customers now: each holder with the customer.
pub fn held(db: &mut Db, customers: &[AccountId]) -> Result<HashSet<(AccountId, AccountId)>, Error> {
    let held: Vec<(AccountId, AccountId)> = admin_privileges::table
        .filter(admin_privileges::customer_id.in_list(customers))
        .filter(admin_privileges::removed_at.is_null())
        .select((admin_privileges::partner_id, admin_privileges::customer_id))
        .load(db)?;
    Ok(held.into_iter().collect())
}

/// Whether a partner holds privileges over a customer now.
pub fn holds(db: &mut Db, partner: AccountId, customer: AccountId) -> Result<bool, Error> {
    let count: i64 = admin_privileges::table
        .filter(admin_privileges::partner_id.eq(partner))
        .filter(admin_privileges::customer_id.eq(customer))
        .filter(admin_privileges::removed_at.is_null())
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// Takes a partner's privileges over a customer away. `false` where it holds none.
pub fn remove(
    db: &mut Db,
    grant: &Grant,
    (partner, customer): (AccountId, AccountId),
    by: Revoker,
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(REMOVED_BY)?;
    let held = admin_privileges::table
        .filter(admin_privileges::partner_id.eq(partner))
        .filter(admin_privileges::customer_id.eq(customer))
        .filter(admin_privileges::removed_at.is_null());
    let changed = diesel::update(held)
        .set((admin_privileges::removed_at.eq(now), admin_privileges::removed_by.eq(by)))
        .execute(db)?;
    Ok(changed > 0)
}

/// When a partner's privileges over a customer were last taken away, and by whom; `None` where it holds some or never
/// had any.
pub fn last_removed(
    db: &mut Db,
    partner: AccountId,
    customer: AccountId,
) -> Result<Option<(Moment, Option<Revoker>)>, Error> {
    let newest: Option<(Option<Moment>, Option<Revoker>)> = admin_privileges::table
        .filter(admin_privileges::partner_id.eq(partner))
        .filter(admin_privileges::customer_id.eq(customer))
        .order(admin_privileges::id.desc())
        .select((admin_privileges::removed_at, admin_privileges::removed_by))
        .first(db)
        .optional()?;
    Ok(newest.and_then(|(at, by)| at.map(|at| (at, by))))
}
