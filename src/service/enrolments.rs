//! An organisation without an account enrols from the link of an invitation (`spec/domain.md` §2.1).

use chrono_tz::Tz;
use serde_json::json;

use super::{
    Call, Deed,
    acceptance::mark_signed_in,
    links::{find_live, find_live_by_id},
    notices::{self, Notice, Reader},
};
use crate::{
    auth::token::Token,
    domain::{
        account::{AccountKind, Standing},
        audit::AuditEvent,
        country::Country,
        email::EmailAddress,
        enrolment::{EnrolmentKind, verification_lifetime},
        error::Error,
        ids::{AccountId, EnrolmentId, UserId},
        input::Checks,
        invitation::lifetime,
        language::Language,
        mpn::parse_mpn_id,
        password,
        role::Role,
        text::Text,
    },
    mail::message::Party,
    repository::{
        accounts::{self, Account, NewAccount},
        db::Db,
        enrolments::{self, Enrolment, NewEnrolment},
        invitations::Invitation,
        outbox,
        users::{self, NewUser},
    },
};

/// How many mails one link can cause.
const MOST_PER_LINK: i64 = 20;
/// The kind of those mails in the outbox.
const MAIL: &str = "enrolment";

/// What the form sends.
#[derive(Clone, Debug, Default)]
pub struct EnrolmentForm {
    /// The company's name.
    pub company: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its global partner number.
    pub mpn_global_id: String,
    /// Its location's partner number.
    pub mpn_location_id: String,
    /// The first global admin's name.
    pub admin_name: String,
    /// The first global admin's address.
    pub email: String,
    /// The password, and once more.
    pub password: String,
    /// The password once more.
    pub repeated: String,
}

/// The provider behind a live link, and the countries in which its resellers can be.
///
/// # Errors
/// [`Error::NotFound`] for a dead link.
pub fn open(db: &mut Db, call: &Call, token: &Token) -> Result<(Account, Vec<&'static Country>), Error> {
    let (_, provider) = find_live(db, call, token)?;
    let countries = provider.facts().region_countries();
    Ok((provider, countries))
}

/// Checks the form without keeping anything, so that a password is hashed only for a form that can be kept.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::NotFound`] for a dead link.
pub fn check(db: &mut Db, call: &Call, token: &Token, form: &EnrolmentForm) -> Result<(), Error> {
    read(db, call, token, form).map(|_| ())
}

/// Keeps the wish to be enrolled and mails a link that verifies the address. An address that belongs to a user already
/// gets a mail that says so instead: the page answers the same in both cases.
///
/// # Errors
/// As [`check`].
pub fn request(
    db: &mut Db,
    call: &Call,
    token: &Token,
    form: &EnrolmentForm,
    password_hash: String,
    language: Language,
) -> Result<(), Error> {
    let (invitation, provider, read) = read(db, call, token, form)?;
    let zone = read.country.time_zone;
    let to = Party { name: Some(read.admin_name.clone()), email: read.email.as_str().to_owned() };
    let reader = Reader { party: to, language, zone };
    if users::find_credentials(db, &read.email.key())?.is_some() {
        let text = |key| Text::new(key).with("company", &read.company);
        let notice = Notice {
            kind: MAIL,
            invitation: Some(invitation.id),
            subject: text("mail-known-address-subject"),
            paragraphs: vec![text("mail-known-address-text")],
            action: Some(("mail-sign-in", "/sign-in")),
        };
        return notices::send(db, call, reader, &notice);
    }
    let verification = Token::random();
    let id = EnrolmentId::at(call.now);
    let expires_at = call.now.plus(verification_lifetime());
    enrolments::insert(
        db,
        &NewEnrolment {
            enrolment: Enrolment {
                id,
                kind: EnrolmentKind::IndirectReseller,
                invitation_id: invitation.id,
                company: read.company.clone(),
                country: read.country.code.to_owned(),
                cloud: provider.cloud,
                domain: None,
                mpn_global_id: Some(read.mpn_global_id),
                mpn_location_id: Some(read.mpn_location_id),
                admin_name: read.admin_name,
                email: read.email.as_str().to_owned(),
                password_hash: Some(password_hash),
                language,
                sealed_link_token: Some(call.keys.seal(token.bytes())),
                expires_at,
                verified_at: None,
            },
            email_key: read.email.key(),
            token_hash: verification.hash(),
            created_at: call.now,
        },
    )?;
    let deed = Deed::new(AuditEvent::EnrolmentRequested, "enrolment", *id.uuid())
        .to(json!({ "company": read.company, "country": read.country.code, "mpn_location_id": read.mpn_location_id }));
    call.audit_stranger(db, read.email.as_str(), deed)?;
    let text = |key| Text::new(key).with("company", &read.company).moment("until", expires_at);
    let link = call.link(&format!("/enrol/{}", verification.text()));
    let notice = Notice {
        kind: MAIL,
        invitation: Some(invitation.id),
        subject: text("mail-verify-subject"),
        paragraphs: vec![text("mail-verify-text"), text("mail-verify-not-you")],
        action: Some(("mail-verify-action", &link)),
    };
    notices::send(db, call, reader, &notice)
}

/// The enrolment that a verification link belongs to, for its page. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] for unknown, expired and used links alike.
pub fn find_unverified(db: &mut Db, call: &Call, verification: &Token) -> Result<Enrolment, Error> {
    let enrolment = enrolments::find_by_token(db, &verification.hash())?;
    if enrolment.verified_at.is_some() || call.now >= enrolment.expires_at {
        return Err(Error::NotFound);
    }
    // It dies with the invitation it came from; a new link for that changes nothing for whoever enrolled already.
    find_live_by_id(db, call, enrolment.invitation_id)?;
    Ok(enrolment)
}

/// What verifying made: who signs in now, and the way back to the invitation.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The new user.
    pub user: UserId,
    /// The new account.
    pub account: AccountId,
    /// The invitation's link, if the organisation may answer it now.
    pub link: Option<Token>,
}

/// Verifies the address: makes the account, its first global admin, and remembers the way back. The page has made sure
/// that whoever confirms knows the password that was chosen.
///
/// # Errors
/// [`Error::NotFound`] for a dead link; [`Error::Conflict`] where a partner number or the address was taken meanwhile.
pub fn verify(db: &mut Db, call: &Call, verification: &Token) -> Result<Enrolled, Error> {
    let enrolment = find_unverified(db, call, verification)?;
    let email = EmailAddress::parse(&enrolment.email).ok_or(Error::NotFound)?;
    if let (Some(global), Some(location)) = (enrolment.mpn_global_id, enrolment.mpn_location_id)
        && accounts::is_mpn_taken(db, global, location)?
    {
        return Err(Error::Conflict(Text::new("enrol-mpn-taken")));
    }
    let (user, account) = (UserId::at(call.now), AccountId::at(call.now));
    let standing = if call.approve_enrolments { Standing::PendingApproval } else { Standing::Active };
    accounts::insert(
        db,
        &NewAccount {
            id: account,
            kind: AccountKind::IndirectReseller,
            name: enrolment.company.clone(),
            country: enrolment.country.clone(),
            cloud: enrolment.cloud,
            standing,
            mail_domain: (!email.is_webmail()).then(|| email.domain().to_owned()),
            contact_key: Some(email.key()),
            mpn_global_id: enrolment.mpn_global_id,
            mpn_location_id: enrolment.mpn_location_id,
            mpa_signed_at: None,
            created_at: call.now,
            approved_at: None,
        },
    )?;
    users::insert(
        db,
        &NewUser {
            id: user,
            email: email.clone(),
            name: enrolment.admin_name.clone(),
            password_hash: enrolment.password_hash.clone().ok_or(Error::NotFound)?,
            must_change_password: false,
            language: Some(enrolment.language),
            time_zone: Country::find(&enrolment.country).map_or(Tz::UTC, |country| country.time_zone),
            email_confirmed_at: Some(call.now),
            created_at: call.now,
        },
    )?;
    users::join(db, user, account, &[Role::GlobalAdmin], call.now)?;
    enrolments::verify(db, enrolment.id, account, call.now)?;
    let deed = Deed::new(AuditEvent::EnrolmentVerified, "account", *account.uuid())
        .to(json!({ "name": enrolment.company, "standing": standing.as_str() }));
    call.audit_stranger(db, email.as_str(), deed)?;
    let link = unseal_link(call, &enrolment).filter(|token| find_live(db, call, token).is_ok());
    if let Some(token) = &link {
        mark_signed_in(db, call, email.as_str(), token)?;
    }
    if standing == Standing::Active {
        enrolments::erase_link(db, enrolment.id)?;
    }
    Ok(Enrolled { user, account, link: link.filter(|_| standing == Standing::Active) })
}

/// The invitation's link that an enrolment came from.
pub(super) fn unseal_link(call: &Call, enrolment: &Enrolment) -> Option<Token> {
    let sealed = enrolment.sealed_link_token.as_deref()?;
    call.keys.open(sealed).and_then(|bytes| Token::from_bytes(&bytes))
}

/// The form, understood.
struct Read {
    company: String,
    country: &'static Country,
    mpn_global_id: i64,
    mpn_location_id: i64,
    admin_name: String,
    email: EmailAddress,
}

fn read(db: &mut Db, call: &Call, token: &Token, form: &EnrolmentForm) -> Result<(Invitation, Account, Read), Error> {
    let (invitation, provider) = find_live(db, call, token)?;
    let since = invitation.expires_at.plus(-lifetime());
    if outbox::count_for(db, invitation.id, MAIL, since)? >= MOST_PER_LINK {
        return Err(Error::Throttled(3600));
    }
    let mut checks = Checks::new();
    let company = checks.name("company", &form.company, 255);
    let country = provider.facts().region_countries().into_iter().find(|country| country.code == form.country);
    let country = checks.choice("country", country);
    let mut mpn = |field, typed: &str| {
        let id = parse_mpn_id(typed);
        if id.is_none() {
            checks.refuse(field, Text::new("input-mpn"));
        }
        id
    };
    let (global, location) = (mpn("mpn_global_id", &form.mpn_global_id), mpn("mpn_location_id", &form.mpn_location_id));
    if global.is_some() && global == location {
        checks.refuse("mpn_location_id", Text::new("enrol-mpn-same"));
    }
    let admin_name = checks.name("admin_name", &form.admin_name, 100);
    let email = checks.email("email", &form.email);
    if let Some(email) = &email {
        check_address(&mut checks, email, invitation.recipient.as_deref());
    }
    password::check(&mut checks, "password", &form.password, &[&form.email, &form.company, &form.admin_name]);
    if form.password != form.repeated {
        checks.refuse("repeated", Text::new("password-differs"));
    }
    if let (Some(global), Some(location)) = (global, location)
        && accounts::is_mpn_taken(db, global, location)?
    {
        checks.refuse("mpn_location_id", Text::new("enrol-mpn-taken"));
    }
    checks.finish()?;
    let (Some(country), Some(mpn_global_id), Some(mpn_location_id), Some(email)) = (country, global, location, email)
    else {
        return Err(Error::Internal("a refused field passed".into()));
    };
    Ok((invitation, provider, Read { company, country, mpn_global_id, mpn_location_id, admin_name, email }))
}

/// The address must be an organisation's, and of the organisation that the invitation was sent to.
fn check_address(checks: &mut Checks, email: &EmailAddress, recipient: Option<&str>) {
    if email.is_webmail() {
        checks.refuse("email", Text::new("enrol-webmail"));
    }
    let Some(recipient) = recipient.and_then(EmailAddress::parse) else { return };
    let same_organisation = recipient.domain() == email.domain() && !recipient.is_webmail();
    if recipient.key() != email.key() && !same_organisation {
        checks.refuse("email", Text::new("enrol-other-recipient"));
    }
}
