//! What the operator sees and changes of one account.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    account::{AccountKind, Standing},
    fold::search_key,
    ids::{AccountId, UserId},
    naming, policy,
};
use crate::repository::{
    db::Db,
    schema::{accounts, memberships, partnerships, relationships, users},
    states::{ActivePartnership, ActiveRelationship},
};

/// What accounts are seen and changed by here.
const MANAGED_BY: &[Action] = &[Action::ManageAccounts];

/// How much hangs on an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Its partnerships now, on either side.
    pub partnerships: i64,
    /// The customers it serves now; for a customer, the partners that serve it.
    pub relationships: i64,
}

/// A global admin of an account.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Administrator {
    /// The user.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Whether a temporary password waits to be replaced.
    pub must_change_password: bool,
    /// Until when that works.
    pub password_expires_at: Option<Moment>,
}

/// Counts what hangs on an account, by what it is: each kind stands on one side. Two queries at most.
pub fn counts(db: &mut Db, grant: &Grant, (id, kind): (AccountId, AccountKind)) -> Result<Counts, Error> {
    grant.proves(MANAGED_BY)?;
    let partners = partnerships::table.filter(ActivePartnership);
    let partnerships = if policy::works_through_resellers(kind) {
        partners.filter(partnerships::provider_id.eq(id)).count().get_result(db)?
    } else if policy::works_through_providers(kind) {
        partners.filter(partnerships::reseller_id.eq(id)).count().get_result(db)?
    } else {
        0
    };
    let related = relationships::table.filter(ActiveRelationship);
    let relationships = if policy::is_served(kind) {
        related.filter(relationships::customer_id.eq(id)).count().get_result(db)?
    } else {
        related.filter(relationships::partner_id.eq(id)).count().get_result(db)?
    };
    Ok(Counts { partnerships, relationships })
}

/// The global admins of an account, at most 50.
pub fn administrators(db: &mut Db, grant: &Grant, id: AccountId) -> Result<Vec<Administrator>, Error> {
    grant.proves(MANAGED_BY)?;
    Ok(memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::account_id.eq(id).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .order(users::email_key)
        .limit(50)
        .select((users::id, users::name, users::email, users::must_change_password, users::password_expires_at))
        .load(db)?)
}

/// Changes an account's name. What partners call a customer on its bill is theirs and stays.
pub fn rename(db: &mut Db, grant: &Grant, id: AccountId, (from, to): (&str, &str)) -> Result<(), Error> {
    grant.proves(MANAGED_BY)?;
    let known = accounts::table.filter(accounts::id.eq(id).and(accounts::name.eq(from)));
    let changed = diesel::update(known)
        .set((
            accounts::name.eq(to),
            accounts::name_key.eq(search_key(to)),
            accounts::name_skeleton.eq(naming::skeleton(to)),
        ))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Since when an account has stood as it does.
pub fn standing_since(db: &mut Db, grant: &Grant, id: AccountId) -> Result<Moment, Error> {
    grant.proves(MANAGED_BY)?;
    let (made, changed): (Moment, Option<Moment>) =
        accounts::table.find(id).select((accounts::created_at, accounts::standing_changed_at)).first(db)?;
    Ok(changed.unwrap_or(made))
}

/// Lets an account stand otherwise, if it still stands as it did: approved, refused, suspended or brought back. `false`
/// where it does not.
pub fn change_standing(
    db: &mut Db,
    grant: &Grant,
    id: AccountId,
    (from, to): (Standing, Standing),
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(MANAGED_BY)?;
    let known = accounts::table.filter(accounts::id.eq(id).and(accounts::standing.eq(from)));
    let approved = (from, to) == (Standing::PendingApproval, Standing::Active);
    let changed = diesel::update(known)
        .set((
            accounts::standing.eq(to),
            accounts::standing_changed_at.eq(now),
            approved.then(|| accounts::approved_at.eq(now)),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Whom to write to at the operator: the name and address of the operator's first global admin.
pub fn operator_contact(db: &mut Db) -> Result<Option<(String, String)>, Error> {
    Ok(memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(accounts::kind.eq(policy::OPERATOR).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .order((users::created_at, users::id))
        .select((users::name, users::email))
        .first(db)
        .optional()?)
}
