//! Subscriptions of all of a partner's customers: how many there are, and which of them something is about to happen to.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Scope,
    account::AccountKind,
    list::{Count, Trend},
    policy,
    subscription::SubscriptionState,
};
use crate::repository::{
    counted::count_each_up_to,
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

/// How many subscriptions of the seller's live, and how many began and ended since then.
pub fn trend(db: &mut Db, scope: Scope, since: Moment) -> Result<Trend, Error> {
    let sold =
        || subscriptions::table.filter(subscriptions::partner_id.eq(scope.account())).select(subscriptions::partner_id);
    let counts = count_each_up_to(
        db,
        vec![
            sold().filter(subscriptions::ended_at.is_null()).into_boxed::<MultiBackend>(),
            sold().filter(subscriptions::created_at.ge(since)).into_boxed(),
            sold().filter(subscriptions::ended_at.ge(since)).into_boxed(),
        ],
    )?;
    Ok(Trend::of(&counts))
}

/// How many subscriptions of the seller's began and ended in each of these spans of time.
pub fn in_spans(db: &mut Db, scope: Scope, spans: &[(Moment, Moment)]) -> Result<Vec<(Count, Count)>, Error> {
    let sold =
        || subscriptions::table.filter(subscriptions::partner_id.eq(scope.account())).select(subscriptions::partner_id);
    let begun = spans.iter().map(|(from, until)| {
        let within = subscriptions::created_at.ge(*from).and(subscriptions::created_at.lt(*until));
        sold().filter(within).into_boxed::<MultiBackend>()
    });
    let ended = spans.iter().map(|(from, until)| {
        let within = subscriptions::ended_at.ge(*from).and(subscriptions::ended_at.lt(*until));
        sold().filter(within).into_boxed()
    });
    let counts = count_each_up_to(db, begun.chain(ended).collect())?;
    let (begun, ended) = counts.split_at(spans.len());
    Ok(begun.iter().copied().zip(ended.iter().copied()).collect())
}
