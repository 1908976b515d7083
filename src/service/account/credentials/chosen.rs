//! Passwords that people choose: what every page asks of one (`docs/domain.md` §15.1).

use crate::{
    domain::{Checks, Error, Text, ids::UserId, password},
    repository::{db::Db, persons, users},
    service::Call,
};

/// What others know of a person and try first: its address and name, the organizations that it belongs to or is about to
/// (`company`) and their domains, the portal's host.
pub(in crate::service) fn known_of(
    db: &mut Db,
    call: &Call,
    user: UserId,
    company: Option<String>,
) -> Result<Vec<String>, Error> {
    let who = users::find(db, user)?;
    let organizations = persons::organizations(db, user)?;
    Ok([who.email, who.name, call.host().to_owned()].into_iter().chain(company).chain(organizations).collect())
}

/// Checks a password that a person has typed twice, in the fields *New password* and *Repeat new password*.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub(in crate::service) fn check_chosen(new: &str, repeated: &str, known: &[String]) -> Result<(), Error> {
    let mut checks = Checks::new();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    password::check(&mut checks, "new_password", new, &known);
    if new != repeated {
        checks.refuse("repeated", Text::new("password-differs"));
    }
    Ok(checks.finish()?)
}
