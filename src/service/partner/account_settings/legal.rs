//! Legal info: who the partner is. The operator changes its name; country and cloud never change (`docs/domain.md`
//! §2.1).

use std::collections::BTreeMap;

use serde_json::json;

use super::stale;
use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error,
        company::CompanyForm,
        partner_profile::{Office, read_office},
    },
    repository::{
        accounts::{self, Account},
        partner_agreements::{self, Signature},
        partner_profiles,
    },
    service::{AuditEntry, UseCase},
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
pub struct EditedOffice {
    /// The country by whose rules the fields are read.
    pub country: &'static Country,
    /// What is kept now.
    pub office: Office,
    /// Its version.
    pub version: i64,
}

/// Who the partner is.
pub fn show(cx: &mut UseCase<'_>) -> Result<Legal, Error> {
    let scope = cx.authorize(Action::ViewAccountSettings)?.scope();
    Ok(Legal {
        account: accounts::find(cx.db, scope.account())?,
        office: partner_profiles::load(cx.db, scope)?.0,
        signature: partner_agreements::signature(cx.db, scope)?,
    })
}

/// The partner's address and contact, to be changed.
pub fn edit(cx: &mut UseCase<'_>) -> Result<EditedOffice, Error> {
    let scope = cx.authorize(Action::UpdateAccountSettings)?.scope();
    let country = Country::find(&cx.actor.account.country).ok_or(Error::NotFound)?;
    let (office, version) = partner_profiles::load(cx.db, scope)?;
    Ok(EditedOffice { country, office, version })
}

/// Changes the partner's address and contact. `version` is that of what the page showed.
pub fn update(cx: &mut UseCase<'_>, typed: &CompanyForm, version: i64) -> Result<(), Error> {
    let grant = cx.authorize(Action::UpdateAccountSettings)?;
    let before = edit(cx)?;
    let mut checks = Checks::new();
    let office = read_office(&mut checks, typed, before.country);
    checks.finish()?;
    if before.version != version {
        return Err(stale());
    }
    if before.office == office {
        return Ok(());
    }
    if !partner_profiles::save(cx.db, &grant, &office, version, cx.call.now)? {
        return Err(stale());
    }
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) =
        before.office.fields().into_iter().zip(office.fields()).filter(|((_, old), (_, new))| old != new).unzip();
    let audit_entry = AuditEntry::new(AuditEvent::PartnerProfileUpdated, "account", *grant.account().uuid());
    cx.audit(audit_entry.from(json!(old)).to(json!(new)))
}
