//! Legal info: who the partner is. The operator changes its name; country and cloud never change (`docs/domain.md`
//! §2.1).

use std::collections::BTreeMap;

use serde_json::json;

use super::Saved;
use crate::{
    domain::{
        actor::Actor,
        audit::AuditEvent,
        company::CompanyForm,
        country::Country,
        error::Error,
        input::Checks,
        partner_profile::{Office, read_office},
        policy::Action,
    },
    repository::{
        accounts::{self, Account},
        db::Db,
        partner_agreements::{self, Signature},
        partner_profiles,
    },
    service::{Call, Deed},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Legal {
    /// The account.
    pub account: Account,
    /// Where it is and whom to ask.
    pub office: Office,
    /// The signature under the partner agreement, where there is one.
    pub signature: Option<Signature>,
}

/// What is about to be changed.
#[derive(Clone, Debug)]
pub struct Editing {
    /// The country by whose rules the fields are read.
    pub country: &'static Country,
    /// What is kept now.
    pub office: Office,
    /// Its version.
    pub version: i64,
}

/// Who the partner is.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn look(db: &mut Db, call: &Call, actor: &Actor) -> Result<Legal, Error> {
    let scope = call.authorize(actor, Action::ViewAccountSettings)?.scope();
    Ok(Legal {
        account: accounts::find(db, scope.account())?,
        office: partner_profiles::load(db, scope)?.0,
        signature: partner_agreements::signature(db, scope)?,
    })
}

/// The partner's address and contact, to be changed.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn edit(db: &mut Db, call: &Call, actor: &Actor) -> Result<Editing, Error> {
    let scope = call.authorize(actor, Action::UpdateAccountSettings)?.scope();
    let country = Country::find(&actor.account.country).ok_or(Error::NotFound)?;
    let (office, version) = partner_profiles::load(db, scope)?;
    Ok(Editing { country, office, version })
}

/// Changes the partner's address and contact. `version` is that of what the page showed.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Invalid`] beside the fields.
pub fn update(db: &mut Db, call: &Call, actor: &Actor, typed: &CompanyForm, version: i64) -> Result<Saved, Error> {
    let grant = call.authorize(actor, Action::UpdateAccountSettings)?;
    let before = edit(db, call, actor)?;
    let mut checks = Checks::new();
    let office = read_office(&mut checks, typed, before.country);
    checks.finish()?;
    if before.version != version {
        return Ok(Saved::Stale);
    }
    if before.office == office {
        return Ok(Saved::Done);
    }
    if !partner_profiles::save(db, &grant, &office, version, call.now)? {
        return Ok(Saved::Stale);
    }
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) =
        before.office.fields().into_iter().zip(office.fields()).filter(|((_, old), (_, new))| old != new).unzip();
    let deed = Deed::new(AuditEvent::PartnerProfileUpdated, "account", *grant.account().uuid());
    call.audit(db, actor, deed.from(json!(old)).to(json!(new)))?;
    Ok(Saved::Done)
}
