//! Business profiles: a reseller writes its own; its providers read it (`docs/domain.md` §12.2). Clouds without
//! referrals have none (`docs/domain.md` §3.2).

use serde_json::{Value, json};

use crate::service::{AuditEntry, FormKey, UseCase};
use crate::{
    auth::token,
    domain::{
        Action, Actor, AuditEvent, Checks, Error, Text,
        business_profile::{Industry, MAX_DESCRIPTION, Service, TargetSize, joined},
        ids::{AccountId, PartnershipId},
        logo::{self, MAX_BYTES, MAX_HEIGHT, MAX_WIDTH},
        web_address,
    },
    repository::{
        business_profiles,
        db::Db,
        partnerships::{self, Partner},
    },
};

pub use crate::repository::business_profiles::{BusinessProfile, Logo, LogoFacts};

/// A profile with what is known of its logo.
#[derive(Clone, Debug, Default)]
pub struct ShownProfile {
    /// The profile.
    pub profile: BusinessProfile,
    /// How large its logo is, where it has one.
    pub logo: Option<LogoFacts>,
    /// Whether profiles are offered in the reader's cloud.
    pub offered: bool,
}

/// What the page of a profile sends.
#[derive(Clone, Debug, Default)]
pub struct ProfileForm {
    /// What the reseller does.
    pub description: String,
    /// Its site.
    pub website: String,
    /// Its page on `LinkedIn`.
    pub linkedin: String,
    /// Its industries; empty ones count for nothing.
    pub industries: Vec<String>,
    /// Its services; empty ones count for nothing.
    pub services: Vec<String>,
    /// How large the customers are that it looks for; may be empty.
    pub target_size: String,
    /// The version that was on the page, if there was one.
    pub version: Option<i64>,
}

/// The reseller's own profile.
pub fn own(cx: &mut UseCase<'_>) -> Result<ShownProfile, Error> {
    let grant = cx.authorize(Action::EditBusinessProfile)?;
    show(cx.db, cx.actor, grant.account())
}

/// The profile of a reseller for one of its providers.
pub fn of_reseller(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<(Partner, ShownProfile), Error> {
    let grant = cx.authorize(Action::ViewIndirectResellers)?;
    let partner = partnerships::find_reseller(cx.db, grant.scope(), id)?;
    let shown = show(cx.db, cx.actor, partner.account)?;
    Ok((partner, shown))
}

fn show(db: &mut Db, actor: &Actor, account: AccountId) -> Result<ShownProfile, Error> {
    Ok(ShownProfile {
        profile: business_profiles::find(db, account)?,
        logo: business_profiles::logo_facts(db, account)?,
        offered: actor.account.cloud.offers_referrals(),
    })
}

/// The reseller's own logo.
pub fn own_logo(cx: &mut UseCase<'_>, id: AccountId) -> Result<Logo, Error> {
    let grant = cx.authorize(Action::EditBusinessProfile)?;
    if id != grant.account() {
        return Err(Error::NotFound);
    }
    business_profiles::logo(cx.db, id)
}

/// The logo of a reseller for one of its providers.
pub fn logo_of_reseller(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<Logo, Error> {
    let grant = cx.authorize(Action::ViewIndirectResellers)?;
    let partner = partnerships::find_reseller(cx.db, grant.scope(), id)?;
    business_profiles::logo(cx.db, partner.account)
}

/// Changes the reseller's own profile.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Conflict`] in a cloud without profiles; [`Error::Invalid`] beside the fields;
/// [`Error::Stale`] where somebody else has changed it.
pub fn save(cx: &mut UseCase<'_>, form: &ProfileForm) -> Result<(), Error> {
    let grant = cx.authorize(Action::EditBusinessProfile)?;
    check_offered(cx.actor)?;
    let before = business_profiles::find(cx.db, grant.account())?;
    let mut checks = Checks::new();
    let description = checks.lines("description", form.description.trim(), MAX_DESCRIPTION);
    let website = web_address::check(&mut checks, "website", &form.website);
    let linkedin = web_address::check_linkedin(&mut checks, "linkedin", &form.linkedin);
    let industries = tags(&mut checks, "industries", &form.industries, |tag| Industry::parse(tag).is_some());
    let services = tags(&mut checks, "services", &form.services, |tag| Service::parse(tag).is_some());
    if !form.target_size.is_empty() {
        checks.choice("target_size", TargetSize::parse(&form.target_size));
    }
    let stale = || Error::Stale(Text::new("profile-changed"));
    if form.version.is_none() {
        // No page of ours leaves it out.
        checks.refuse_form(Text::new("profile-changed"));
    }
    checks.finish()?;
    if form.version != Some(before.version) {
        return Err(stale());
    }
    let target_size = form.target_size.clone();
    let after =
        BusinessProfile { description, website, linkedin, industries, services, target_size, version: before.version };
    if after == before {
        return Ok(());
    }
    if !business_profiles::save(cx.db, &grant, &after, cx.call.now)? {
        return Err(stale());
    }
    let audit_entry = AuditEntry::new(AuditEvent::BusinessProfileUpdated, "business_profile", *grant.account().uuid())
        .from(value(&before))
        .to(value(&after));
    cx.audit(audit_entry)
}

/// Puts a logo into the reseller's own profile: a GIF, JPEG or PNG, by its first bytes and not by its name. A form sent
/// twice puts it there once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Conflict`] in a cloud without profiles; [`Error::Invalid`] where the file is no such
/// picture, or too large.
pub fn save_logo(cx: &mut UseCase<'_>, key: &FormKey, content: Vec<u8>) -> Result<(), Error> {
    let grant = cx.authorize(Action::EditBusinessProfile)?;
    check_offered(cx.actor)?;
    let mut checks = Checks::new();
    let found = logo::read(&content);
    let pixels = |number: u32| i64::from(number);
    if content.len() > MAX_BYTES {
        checks.refuse("file", logo_too_large());
    } else if let Some((_, width, height)) = found {
        if width > MAX_WIDTH || height > MAX_HEIGHT {
            let text = Text::new("profile-logo-too-wide")
                .with("width", width.to_string())
                .with("height", height.to_string())
                .with("max", MAX_WIDTH.to_string());
            checks.refuse("file", text);
        }
    } else {
        checks.refuse("file", Text::new("profile-logo-kind"));
    }
    checks.finish()?;
    let Some((format, width, height)) = found else { return Err(Error::NotFound) };
    let logo = Logo {
        account_id: grant.account(),
        format,
        width: pixels(width),
        height: pixels(height),
        content,
        changed_at: cx.call.now,
    };
    // Another picture sent from the same page, after the way back to it, is another logo.
    let purpose = format!("logo {}", token::encode(&token::hash(&logo.content)));
    cx.once(key, &purpose, &grant.account().to_string(), |cx| {
        business_profiles::save_logo(cx.db, &grant, &logo)?;
        let audit_entry =
            AuditEntry::new(AuditEvent::BusinessProfileUpdated, "business_profile", *grant.account().uuid())
                .to(json!({ "logo": format.as_str(), "width": width, "height": height }));
        cx.audit(audit_entry)
    })?;
    Ok(())
}

/// What is said of a picture with too many bytes.
#[must_use]
pub fn logo_too_large() -> Text {
    Text::new("profile-logo-too-large").count("count", i64::try_from(MAX_BYTES / 1024).unwrap_or(0))
}

/// Takes the logo out of the reseller's own profile. Where there is none, nothing happens.
pub fn remove_logo(cx: &mut UseCase<'_>) -> Result<(), Error> {
    let grant = cx.authorize(Action::EditBusinessProfile)?;
    if !business_profiles::remove_logo(cx.db, &grant)? {
        return Ok(());
    }
    let audit_entry = AuditEntry::new(AuditEvent::BusinessProfileUpdated, "business_profile", *grant.account().uuid())
        .to(json!({ "logo": null }));
    cx.audit(audit_entry)
}

fn check_offered(actor: &Actor) -> Result<(), Error> {
    if actor.account.cloud.offers_referrals() {
        return Ok(());
    }
    Err(Error::Conflict(Text::new("profile-not-offered")))
}

/// The tags that were chosen, as they are kept.
fn tags(checks: &mut Checks, field: &'static str, chosen: &[String], known: fn(&str) -> bool) -> String {
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).filter(|tag| !tag.is_empty()).collect();
    for tag in &chosen {
        checks.choice(field, known(tag).then_some(()));
    }
    joined(&chosen)
}

fn value(profile: &BusinessProfile) -> Value {
    json!({
        "description": profile.description,
        "website": profile.website,
        "linkedin": profile.linkedin,
        "industries": profile.industries,
        "services": profile.services,
        "target_size": profile.target_size,
    })
}
