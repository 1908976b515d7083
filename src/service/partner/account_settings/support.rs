//! Support profile: how customers reach the partner where it is their support contact (`docs/domain.md` §11.1).

use serde_json::{Value, json};

use super::stale;
use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error, Scope,
        partner_profile::{Support, read_support},
    },
    repository::{db::Db, support_profiles},
    service::{AuditEntry, UseCase},
};

/// How customers reach the partner's support, and the version of that; 0 where it has said nothing yet.
pub fn show(cx: &mut UseCase<'_>) -> Result<(Support, i64), Error> {
    load(cx.db, cx.authorize(Action::ViewAccountSettings)?.scope())
}

/// Changes how customers reach the partner's support. `version` is that of what the page showed.
pub fn update(cx: &mut UseCase<'_>, typed: &Support, version: i64) -> Result<(), Error> {
    let grant = cx.authorize(Action::UpdateAccountSettings)?;
    let country = Country::find(&cx.actor.account.country).ok_or(Error::NotFound)?;
    let (before, kept) = load(cx.db, grant.scope())?;
    let mut checks = Checks::new();
    let support = read_support(&mut checks, typed, country.rules());
    checks.finish()?;
    if kept != version {
        return Err(stale());
    }
    if before == support {
        return Ok(());
    }
    if !support_profiles::save(cx.db, &grant, &support, version, cx.call.now)? {
        return Err(stale());
    }
    let audit_entry = AuditEntry::new(AuditEvent::SupportProfileUpdated, "account", *grant.account().uuid());
    cx.audit(audit_entry.from(value(&before)).to(value(&support)))
}

fn load(db: &mut Db, scope: Scope) -> Result<(Support, i64), Error> {
    let found = support_profiles::load(db, &[scope.account()])?.remove(&scope.account()).unwrap_or_default();
    let support = Support { email: found.email, phone: found.phone, website: found.website };
    Ok((support, found.version))
}

fn value(support: &Support) -> Value {
    json!({ "email": support.email, "phone": support.phone, "website": support.website })
}
