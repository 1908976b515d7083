//! The way back in for whoever has forgotten the password (`docs/domain.md` §15.3): a link by mail, or one that whoever runs
//! the machine hands over.

mod link;
mod lookup;

pub(super) use link::make_handed;
pub use link::{OpenedPasswordLink, issue, open, save};
pub use lookup::Recoveries;
pub(super) use lookup::mail_after_theft;

use crate::{
    domain::{Checks, Error, Language, email::EmailAddress, ids::PasswordRequestId, recovery},
    repository::{
        db::Db,
        recoveries::{self, PasswordRequest},
    },
    service::{Call, Caller, Outcome},
};

/// Takes somebody's word that the password of an address is forgotten. Whether the portal knows the address is looked up
/// afterwards ([`Recoveries`]): the answer is the same for every address, and takes the same work.
///
/// # Errors
/// [`Error::Invalid`] for what is no address; [`Error::Throttled`] where the network asks all the time.
pub async fn ask(caller: &Caller, email: String, language: Language) -> Outcome<()> {
    let place = caller.origin().place().to_owned();
    let asked = caller.write_anyone(move |db, call, _| note(db, call, &email, (&place, language))).await;
    if asked.result.is_ok() {
        caller.app().recovery_wakeup.notify_one();
    }
    asked
}

fn note(db: &mut Db, call: &Call, email: &str, (place, language): (&str, Language)) -> Result<(), Error> {
    let mut checks = Checks::new();
    let email = checks.email("email", email);
    checks.finish()?;
    let key = email.as_ref().map(EmailAddress::key).unwrap_or_default();
    let place_hash = call.keys.pseudonym("place", place);
    if recoveries::count_asked(db, &place_hash, call.now.plus(-recovery::hour()))? >= recovery::MOST_ASKED {
        return Err(Error::Throttled(600));
    }
    let request = PasswordRequest {
        id: PasswordRequestId::at(call.now),
        address_hash: call.keys.pseudonym("address", &key).to_vec(),
        place_hash: place_hash.to_vec(),
        sealed_address: Some(call.keys.seal(key.as_bytes())),
        language,
        created_at: call.now,
    };
    recoveries::ask(db, &request)
}
