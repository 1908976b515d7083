//! What comes of giving and taking licenses, and of turning their service plans on and off, user by user.

use std::collections::{BTreeMap, BTreeSet};

use super::{LicenseOutcome, Pool, Wish};
use crate::domain::{
    ids::UserId,
    service_plan::{Clash, Holding, PlanWish, Plans, clashes, leaves_none, plans_of},
};

/// What is wanted of an offer: of its licenses, of its plans, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferWish {
    /// What there is of the offer.
    pub pool: Pool,
    /// What is wanted of its licenses; `None` where they stay as they are.
    pub wish: Option<Wish>,
    /// What is wanted of its plans.
    pub plans: PlanWish,
}

/// A user, as far as licenses are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseHolder {
    /// The user.
    pub id: UserId,
    /// Whether it is known where the user uses licenses.
    pub located: bool,
    /// What the user has.
    pub holding: Holding,
}

/// What comes of one ask for one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What comes of it.
    pub outcome: LicenseOutcome,
    /// The codes of the plans that are on by this and were not before; of a new license, none.
    pub on: BTreeSet<String>,
    /// The codes of the plans that are off by this.
    pub off: BTreeSet<String>,
    /// What does not go together, where that is why nothing is done.
    pub clash: Option<Clash>,
}

impl From<LicenseOutcome> for Decision {
    fn from(outcome: LicenseOutcome) -> Self {
        Self { outcome, on: BTreeSet::new(), off: BTreeSet::new(), clash: None }
    }
}

/// What comes of asks for users, in their order, while licenses last: for each user the decisions in the order of the
/// asks. What would bring a user plans that do not go together, and that the user does not have already, is left undone.
#[must_use]
pub fn decide(asks: &[OfferWish], users: &[LicenseHolder], plans: &Plans) -> Vec<Vec<Decision>> {
    let mut left: Vec<i64> = asks.iter().map(|ask| ask.pool.available()).collect();
    let decisions = users.iter().map(|user| {
        let each = decide_one(asks, user, plans, &left);
        for (left, one) in left.iter_mut().zip(&each) {
            *left -= i64::from(one.outcome == LicenseOutcome::Given);
        }
        each
    });
    decisions.collect()
}

/// Leaves out one ask after another until all that is left goes together.
fn decide_one(asks: &[OfferWish], user: &LicenseHolder, plans: &Plans, left: &[i64]) -> Vec<Decision> {
    let before = clashes(&user.holding, plans);
    let mut refused: BTreeMap<usize, Clash> = BTreeMap::new();
    loop {
        let (decisions, after) = attempt(asks, user, plans, left, &refused);
        let Some(clash) = clashes(&after, plans).into_iter().find(|one| !before.contains(one)) else {
            return decisions;
        };
        let changes: Vec<usize> =
            decisions.iter().enumerate().filter(|(_, one)| one.outcome.is_change()).map(|(at, _)| at).rev().collect();
        // The ask to blame is the last without which it would not be so; where each is to blame alone, simply the last.
        let resolves = |at: &usize| {
            let mut without = refused.clone();
            without.insert(*at, clash.clone());
            !clashes(&attempt(asks, user, plans, left, &without).1, plans).contains(&clash)
        };
        let Some(blamed) = changes.iter().copied().find(resolves).or(changes.first().copied()) else {
            return decisions;
        };
        refused.insert(blamed, clash);
    }
}

/// What would come of all asks but the `refused` ones, and what the user would have then.
fn attempt(
    asks: &[OfferWish],
    user: &LicenseHolder,
    plans: &Plans,
    left: &[i64],
    refused: &BTreeMap<usize, Clash>,
) -> (Vec<Decision>, Holding) {
    let mut after = user.holding.clone();
    let each = asks.iter().zip(left).enumerate().map(|(at, (ask, left))| match refused.get(&at) {
        Some(clash) => Decision { clash: Some(clash.clone()), ..LicenseOutcome::Clashes.into() },
        None => take_step(ask, user, plans, *left, &mut after),
    });
    (each.collect(), after)
}

fn take_step(ask: &OfferWish, user: &LicenseHolder, plans: &Plans, left: i64, after: &mut Holding) -> Decision {
    let offer = ask.pool.offer;
    let excluded = match (ask.wish, user.holding.get(&offer)) {
        (Some(Wish::Take), Some(_)) => {
            after.remove(&offer);
            return LicenseOutcome::Taken.into();
        }
        (Some(Wish::Take) | None, None) => return LicenseOutcome::HadNone.into(),
        (_, Some(excluded)) => Some(excluded),
        (Some(Wish::Assign), None) if !user.located => return LicenseOutcome::NoLocation.into(),
        (Some(Wish::Assign), None) if left < 1 => return LicenseOutcome::NoneLeft.into(),
        (Some(Wish::Assign), None) => None,
    };
    let none = BTreeSet::new();
    let old = excluded.unwrap_or(&none);
    let new = ask.plans.applied(old);
    let outcome = match (excluded.is_some(), ask.wish) {
        (true, Some(_)) if new == *old => return LicenseOutcome::Had.into(),
        (true, None) if new == *old => return LicenseOutcome::HadPlans.into(),
        _ if leaves_none(plans_of(plans, offer), &new) => return LicenseOutcome::NoPlanLeft.into(),
        (true, _) => LicenseOutcome::Changed,
        (false, _) => LicenseOutcome::Given,
    };
    let difference = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect();
    let decision = Decision { outcome, on: difference(old, &new), off: difference(&new, old), clash: None };
    after.insert(offer, new);
    decision
}

/// How asks of earlier stand now: what is told to whoever sends the same form again.
#[must_use]
pub fn standing(asks: &[OfferWish], users: &[LicenseHolder]) -> Vec<Vec<Decision>> {
    let one = |user: &LicenseHolder, ask: &OfferWish| {
        let outcome = match (ask.wish, user.holding.get(&ask.pool.offer)) {
            (Some(Wish::Take), Some(_)) => LicenseOutcome::Keeps,
            (Some(Wish::Take) | None, None) => LicenseOutcome::HadNone,
            (Some(Wish::Assign), None) => LicenseOutcome::Lacks,
            (_, Some(excluded)) if ask.plans.applied(excluded) != *excluded => LicenseOutcome::Differs,
            (Some(Wish::Assign), Some(_)) => LicenseOutcome::Had,
            (None, Some(_)) => LicenseOutcome::HadPlans,
        };
        outcome.into()
    };
    users.iter().map(|user| asks.iter().map(|ask| one(user, ask)).collect()).collect()
}

#[cfg(test)]
mod tests;
