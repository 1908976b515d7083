//! Subscriptions of all of a partner's customers: which of them something is about to happen to.

use diesel::prelude::*;

use crate::domain::{Error, Moment, Scope, account::AccountKind, policy, subscription::SubscriptionState};
use crate::repository::{
    db::{Db, MultiBackend},
    fixed_sql::fixed,
    partner_locations,
    schema::{relationships, subscriptions},
    subscriptions::Subscription,
};

/// The active subscriptions whose terms end until then, of customers that the partner serves, those that end first in
/// front, each with what the partner calls the customer; at most so many. Of a seller what it sold, of a reseller what
/// one of its numbers stands on.
pub fn ending(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    until: Moment,
    most: i64,
) -> Result<Vec<(Subscription, String)>, Error> {
    let me = scope.account();
    let living = || {
        subscriptions::table
            .inner_join(relationships::table.on(relationships::customer_id.eq(subscriptions::customer_id)))
            .filter(relationships::partner_id.eq(me))
            // As it stands in the index: a bound value would not be known to be the same.
            .filter(fixed("relationships.state = 'active'"))
            .filter(subscriptions::ended_at.is_null().and(subscriptions::due_at.le(until)))
            .filter(subscriptions::state.eq(SubscriptionState::Active))
            .order((subscriptions::due_at, subscriptions::id))
            .limit(most)
            .select((Subscription::as_select(), relationships::company_name))
            .into_boxed::<MultiBackend>()
    };
    if policy::sells(kind) {
        return Ok(living().filter(subscriptions::partner_id.eq(me)).load(db)?);
    }
    // Each number has its order in an index; all of them together have none.
    let mut ending: Vec<(Subscription, String)> = Vec::new();
    for number in partner_locations::numbers_of(db, me)? {
        let of_number = living().filter(subscriptions::reseller_mpn_id.eq(number));
        ending.extend(of_number.load::<(Subscription, String)>(db)?);
    }
    ending.sort_by_key(|(one, _)| (one.due_at, one.id));
    ending.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(ending)
}
