//! How many partners an account has, and which of them have something to do still.

use diesel::prelude::*;

use crate::domain::{Error, Moment, Scope, account::AccountKind, ids::PartnershipId, list::Trend, policy};
use crate::repository::{
    counted::count_each_up_to,
    db::{Db, MultiBackend},
    schema::{accounts, partnerships},
    states::ActivePartnership,
};

/// A reseller that has not signed the partner agreement.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct UnsignedReseller {
    /// The partnership with it.
    pub id: PartnershipId,
    /// Its name.
    pub name: String,
    /// Since when it is a partner.
    pub since: Moment,
}

/// The provider's resellers that have not signed the partner agreement, those that are partners longest first; at most
/// so many.
pub fn unsigned_resellers(db: &mut Db, scope: Scope, most: i64) -> Result<Vec<UnsignedReseller>, Error> {
    Ok(partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .filter(partnerships::provider_id.eq(scope.account()))
        .filter(ActivePartnership)
        .filter(accounts::mpa_signed_at.is_null())
        .order((partnerships::since, partnerships::id))
        .limit(most)
        .select((partnerships::id, accounts::name, partnerships::since))
        .load(db)?)
}

/// How many partners the account has, and how many came and left since then.
pub fn trend(db: &mut Db, (scope, kind): (Scope, AccountKind), since: Moment) -> Result<Trend, Error> {
    let mine = || {
        let all = partnerships::table.select(partnerships::id).into_boxed::<MultiBackend>();
        if policy::works_through_resellers(kind) {
            all.filter(partnerships::provider_id.eq(scope.account()))
        } else {
            all.filter(partnerships::reseller_id.eq(scope.account()))
        }
    };
    let counts = count_each_up_to(
        db,
        vec![
            mine().filter(ActivePartnership),
            mine().filter(partnerships::since.ge(since)),
            mine().filter(partnerships::removed_at.ge(since)),
        ],
    )?;
    Ok(Trend::of(&counts))
}
