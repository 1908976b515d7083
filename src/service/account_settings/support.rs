//! Support profile: how customers reach the partner where it is their support contact (`docs/domain.md` §11.1).

use serde_json::{Value, json};

use super::Saved;
use crate::{
    domain::{
        actor::Actor,
        audit::AuditEvent,
        country::Country,
        error::Error,
        input::Checks,
        partner_profile::{Support, read_support},
        policy::{Action, Scope},
    },
    repository::{db::Db, support_profiles},
    service::{Call, Deed},
};

/// How customers reach the partner's support, and the version of that; 0 where it has said nothing yet.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn look(db: &mut Db, call: &Call, actor: &Actor) -> Result<(Support, i64), Error> {
    load(db, call.authorize(actor, Action::ViewAccountSettings)?.scope())
}

/// Changes how customers reach the partner's support. `version` is that of what the page showed.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Invalid`] beside the fields.
pub fn update(db: &mut Db, call: &Call, actor: &Actor, typed: &Support, version: i64) -> Result<Saved, Error> {
    let grant = call.authorize(actor, Action::UpdateAccountSettings)?;
    let country = Country::find(&actor.account.country).ok_or(Error::NotFound)?;
    let (before, kept) = load(db, grant.scope())?;
    let mut checks = Checks::new();
    let support = read_support(&mut checks, typed, country.rules());
    checks.finish()?;
    if kept != version {
        return Ok(Saved::Stale);
    }
    if before == support {
        return Ok(Saved::Done);
    }
    if !support_profiles::save(db, &grant, &support, version, call.now)? {
        return Ok(Saved::Stale);
    }
    let deed = Deed::new(AuditEvent::SupportProfileUpdated, "account", *grant.account().uuid());
    call.audit(db, actor, deed.from(value(&before)).to(value(&support)))?;
    Ok(Saved::Done)
}

fn load(db: &mut Db, scope: Scope) -> Result<(Support, i64), Error> {
    let found = support_profiles::load(db, &[scope.account()])?.remove(&scope.account()).unwrap_or_default();
    let support = Support { email: found.email, phone: found.phone, website: found.website };
    Ok((support, found.version))
}

fn value(support: &Support) -> Value {
    json!({ "email": support.email, "phone": support.phone, "website": support.website })
}
