//! How much waits for somebody, for the menu.

use crate::{
    domain::{Actor, Error, Moment, policy, waiting::Waiting},
    repository::{db::Db, sessions::Visitor, waiting},
};

/// Notes what waits for a visitor, where somebody is to see it. One statement at most.
pub(in crate::service) fn note(db: &mut Db, visitor: &mut Visitor, now: Moment) -> Result<(), Error> {
    let Some(actor) = visitor.actor.as_ref().filter(|_| !visitor.person.must_change_password) else { return Ok(()) };
    let wanted: Vec<_> = Waiting::ALL
        .into_iter()
        .filter(|what| concerns(actor, *what))
        .filter_map(|what| Some((what, policy::authorize(actor, what.action()).ok()?)))
        .collect();
    let counts = waiting::count(db, actor.account.kind, &wanted, now)?;
    visitor.waiting = wanted.into_iter().map(|(what, _)| what).zip(counts).collect();
    Ok(())
}

/// Whether the menu of the actor's account has a place for it.
fn concerns(actor: &Actor, what: Waiting) -> bool {
    match what {
        // A partner's agreement has no entry of its own; requests for the operator are on its home page alone.
        Waiting::Agreement => policy::is_served(actor.account.kind),
        Waiting::Requests | Waiting::Replies => policy::may(actor, Waiting::Replies.action()),
        Waiting::Referrals | Waiting::Inquiries => actor.account.cloud.offers_referrals(),
        Waiting::Partners | Waiting::OrderRequests | Waiting::Accounts => true,
    }
}
