//! One user's licenses.

use super::{
    PlanNames, TypedWish, asks, check_asks, fulfil, list::pools, load_plans, lock_directory, no_plan_left, plans,
};
use crate::{
    domain::{
        Checks, Error, Text,
        directory::Right,
        ids::UserId,
        license::{Decision, LicenseOutcome, OfferWish, Pool},
        refusals::Refusals,
        service_plan::{Clash, Holding, Plans},
    },
    repository::{
        licensed_users::{self, Candidate},
        licenses,
    },
    service::{
        UseCase,
        directory::{self, Directory, Place},
    },
};

/// A user, and what there is for it.
#[derive(Clone, Debug)]
pub struct UserLicenses {
    /// Whose user it is.
    pub directory: Directory,
    /// The user.
    pub user: Candidate,
    /// What the customer has of each product.
    pub pools: Vec<Pool>,
    /// The service plans of each.
    pub plans: Plans,
    /// What the user has, and which plans that leaves out.
    pub held: Holding,
}

/// A user's licenses, for whoever may see them.
pub fn show(cx: &mut UseCase<'_>, place: Place, user: UserId) -> Result<UserLicenses, Error> {
    let directory = directory::open(cx, place, Right::View)?;
    let user = licensed_users::find(cx.db, directory.id, user)?;
    let pools = pools(cx.db, &directory)?;
    let plans = load_plans(cx.db, &pools)?;
    let held = plans::holdings(cx.db, directory.id, &[user.id])?.remove(&user.id).unwrap_or_default();
    Ok(UserLicenses { directory, user, pools, plans, held })
}

/// Gives and takes what the form says, all of it or nothing. What is there already stays, so that a form sent twice counts
/// once. Gives whether anything changed, and the name of the user.
///
/// # Errors
/// [`Error::Invalid`] where a license is missing, or the user's location, where no service plan would be left, or where
/// plans do not go together; as [`show`] says.
pub fn save(
    cx: &mut UseCase<'_>,
    place: Place,
    (user, typed): (UserId, &[TypedWish]),
) -> Result<(bool, String), Error> {
    let directory = lock_directory(cx, place)?;
    let user = licensed_users::find(cx.db, directory.id, user)?;
    let pools = licenses::pools(cx.db, directory.id)?;
    let plans = load_plans(cx.db, &pools)?;
    let asks = asks(&pools, &plans, typed);
    let mut checks = Checks::new();
    check_asks(&mut checks, &asks, &plans);
    checks.finish()?;
    let parts = (asks.as_slice(), std::slice::from_ref(&user), &plans);
    let (decisions, names) = fulfil(cx, (&directory.grant, directory.id), parts)?;
    let decisions = decisions.concat();
    let refusals = refusals(&asks, &decisions, &names);
    // What was given beside that is taken back with the transaction.
    if refusals.is_empty() {
        Ok((decisions.iter().any(|one| one.outcome.is_change()), user.name))
    } else {
        Err(Error::Invalid(refusals))
    }
}

fn refusals(asks: &[OfferWish], decisions: &[Decision], names: &PlanNames) -> Refusals {
    let mut refusals = Refusals::default();
    for (ask, decision) in asks.iter().zip(decisions) {
        let product = &ask.pool.name;
        let refusal = match (decision.outcome, &decision.clash) {
            (LicenseOutcome::NoneLeft, _) => Text::new("license-refused-none-left").with("product", product),
            (LicenseOutcome::NoLocation, _) => Text::new("license-refused-no-location"),
            (LicenseOutcome::NoPlanLeft, _) => {
                refusals.refuse("plans", no_plan_left(&ask.pool));
                continue;
            }
            (_, Some(Clash::Needs { plan, others })) => Text::new("license-refused-needs")
                .with("product", product)
                .with("plan", names.name(plan))
                .with("others", names.list(others)),
            (_, Some(Clash::Excludes { plan, other })) => Text::new("license-refused-excludes")
                .with("product", product)
                .with("plan", names.name(plan))
                .with("other", names.name(other)),
            _ => continue,
        };
        refusals.form = refusals.form.or(Some(refusal));
    }
    refusals
}
