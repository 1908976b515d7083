//! A provider hands a prospective customer to one of its resellers.

use std::sync::Arc;

use serde::Deserialize;

use super::{check_offered, mails, value};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error, Grant, Text,
        account::Standing,
        company::read_phone,
        ids::ReferralId,
        referral::{ContactConsent, MAX_NEED, ReferralState, lifetime},
    },
    repository::{
        db::Db,
        partnerships::{self, Partner},
        referrals::{self, Referral},
    },
    service::{AuditEntry, FormKey, UseCase, partner_names::KnownPartners},
};

/// What the page of a new referral sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewReferral {
    /// The reseller's account.
    pub reseller: String,
    /// The prospective customer's name.
    pub company: String,
    /// Its country.
    pub country: String,
    /// What it needs.
    pub need: String,
    /// The contact's name.
    pub contact_name: String,
    /// The contact's address.
    pub contact_email: String,
    /// The contact's phone number; may be empty.
    pub contact_phone: String,
    /// How the contact agreed to be passed on.
    pub consent: String,
}

/// What the page of a new referral offers.
#[derive(Clone, Debug)]
pub struct Sending {
    /// The provider's resellers; those that are in business now can be chosen.
    pub resellers: Arc<KnownPartners>,
    /// The countries of the provider's region.
    pub countries: Vec<&'static Country>,
    /// The provider's own country.
    pub country: String,
}

/// What the page of a new referral shows.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Conflict`] in a cloud without referrals.
pub fn begin(cx: &mut UseCase<'_>) -> Result<Sending, Error> {
    let grant = cx.authorize(Action::SendReferrals)?;
    check_offered(cx.actor)?;
    let resellers = cx.known_partners(grant.scope())?;
    Ok(Sending { resellers, countries: cx.actor.account.region_countries(), country: cx.actor.account.country.clone() })
}

/// Sends a referral; the reseller is told by mail. Sent twice, the form sends one.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Conflict`] in a cloud without referrals; [`Error::Invalid`] beside the fields.
pub fn send(cx: &mut UseCase<'_>, key: &FormKey, form: &NewReferral) -> Result<(ReferralId, String), Error> {
    let grant = cx.authorize(Action::SendReferrals)?;
    check_offered(cx.actor)?;
    let (referral, partner) = read(cx, &grant, form)?;
    let made = cx.once(key, "referral", &referral.id.to_string(), |cx| {
        referrals::insert(cx.db, &grant, &referral)?;
        let audit_entry = AuditEntry::new(AuditEvent::ReferralCreated, "referral", *referral.id.uuid())
            .to(value(&referral, referral.state));
        cx.audit(audit_entry)?;
        mails::tell_of_new(cx, &referral)
    })?;
    Ok((made.parse()?, partner.name))
}

/// Reads the form: what is wrong is said beside its field.
fn read(cx: &mut UseCase<'_>, grant: &Grant, form: &NewReferral) -> Result<(Referral, Partner), Error> {
    let mut checks = Checks::new();
    let partner = find_partner(cx.db, &mut checks, grant, &form.reseller)?;
    let company = checks.organization("company", &form.company, 255);
    let allowed = cx.actor.account.region_countries();
    let country = checks.choice("country", allowed.into_iter().find(|one| one.code == form.country));
    let need = checks.required_lines("need", &form.need, MAX_NEED);
    let contact_name = checks.person("contact_name", &form.contact_name, 200);
    let contact_email = checks.email("contact_email", &form.contact_email);
    let contact_phone = match country {
        Some(country) if !form.contact_phone.trim().is_empty() => {
            read_phone(&mut checks, "contact_phone", &form.contact_phone, country.rules())
        }
        _ => String::new(),
    };
    let consent = checks.choice("consent", ContactConsent::parse(&form.consent));
    checks.finish()?;
    let (Some(partner), Some(country), Some(email), Some(consent)) = (partner, country, contact_email, consent) else {
        return Err(Error::NotFound);
    };
    let referral = Referral {
        id: ReferralId::at(cx.call.now),
        provider_id: grant.account(),
        reseller_id: partner.account,
        sent_by: cx.actor.person.id,
        company,
        country: country.code.to_owned(),
        need,
        contact_name,
        contact_email: email.as_str().to_owned(),
        contact_phone,
        consent,
        state: ReferralState::Received,
        reason: String::new(),
        created_at: cx.call.now,
        expires_at: cx.call.now.plus(lifetime()),
        answered_at: None,
        ended_at: None,
        erased_at: None,
        version: 1,
    };
    Ok((referral, partner))
}

/// The reseller that was chosen: a partner of now, in business now, for a suspended one could not answer.
fn find_partner(db: &mut Db, checks: &mut Checks, grant: &Grant, chosen: &str) -> Result<Option<Partner>, Error> {
    let found = match chosen.parse() {
        Ok(id) => partnerships::find_partner(db, grant.scope(), id),
        Err(error) => Err(error.into()),
    };
    match found {
        Ok(partner) => {
            if partner.standing != Standing::Active {
                checks.refuse("reseller", Text::new("referral-reseller-suspended"));
            }
            Ok(Some(partner))
        }
        Err(Error::NotFound) => Ok(checks.choice("reseller", None)),
        Err(error) => Err(error),
    }
}
