//! One user's licenses.

use std::collections::BTreeSet;

use super::{fulfil, hold, list::pools, wishes};
use crate::{
    domain::{
        actor::Actor,
        directory::Right,
        error::{Error, Refusals},
        ids::{OfferId, UserId},
        license::{Outcome, Pool},
        text::Text,
    },
    repository::{
        db::Db,
        licensed_users::{self, Candidate},
        licenses,
    },
    service::{
        Call,
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
    /// What the user has.
    pub held: BTreeSet<OfferId>,
}

/// A user's licenses, for whoever may see them.
///
/// # Errors
/// As [`directory::open`] says; [`Error::NotFound`] where there is no such user, or it was deleted.
pub fn look(db: &mut Db, call: &Call, actor: &Actor, place: Place, user: UserId) -> Result<UserLicenses, Error> {
    let directory = directory::open(db, call, actor, place, Right::View)?;
    let user = licensed_users::find(db, directory.id, user)?;
    let pools = pools(db, &directory)?;
    let held = licenses::held(db, directory.id, &[user.id])?.into_iter().map(|(_, offer)| offer).collect();
    Ok(UserLicenses { directory, user, pools, held })
}

/// Gives and takes what the form says, all of it or nothing. What is there already stays, so that a form sent twice counts
/// once. Gives whether anything changed.
///
/// # Errors
/// [`Error::Invalid`] where a license is missing, or the user's location; as [`look`] says.
pub fn save(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    place: Place,
    (user, typed): (UserId, &[(String, String)]),
) -> Result<bool, Error> {
    let directory = hold(db, call, actor, place)?;
    let user = licensed_users::find(db, directory.id, user)?;
    let pools = licenses::pools(db, directory.id)?;
    let wishes = wishes(&pools, typed);
    let outcomes = fulfil(db, call, actor, directory.id, (&wishes, std::slice::from_ref(&user)))?.concat();
    let mut refusals = Refusals::default();
    for ((pool, _), outcome) in wishes.iter().zip(&outcomes) {
        let refusal = match outcome {
            Outcome::NoneLeft => Text::new("license-refused-none-left").with("product", &pool.name),
            Outcome::NoLocation => Text::new("license-refused-no-location"),
            _ => continue,
        };
        refusals.form = refusals.form.or(Some(refusal));
    }
    // What was given beside that is taken back with the transaction.
    if refusals.is_empty() { Ok(outcomes.iter().any(|one| one.is_change())) } else { Err(Error::Invalid(refusals)) }
}
