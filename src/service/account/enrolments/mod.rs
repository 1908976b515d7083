//! An organisation without an account enrols from the link of an invitation (`docs/domain.md` §2.4): as a reseller
//! from a request for a partnership, as a customer from one for a reseller relationship.

mod form;
mod read;
mod verify;

use serde::Deserialize;
use serde_json::json;

use crate::service::{
    AuditEntry, Call,
    links::standing::{find_live, find_live_by_id},
    mail_guard,
    notices::{self, Notice, Reader},
};
use crate::{
    auth::token::Token,
    domain::{
        AuditEvent, Country, Error, Language, Text,
        enrolment::{EnrolmentKind, verification_lifetime},
        ids::EnrolmentId,
        inert::inert,
        invitation::InvitationKind,
        mail::{MailKind, MutedTopics},
    },
    mail::message::{Footer, Party},
    paths,
    repository::{
        accounts::{self, Account},
        db::Db,
        enrolments::{self, Enrolment, NewEnrolment},
        invitations::Invitation,
        users,
    },
};

pub use form::{confirm, enrol};
pub use verify::Enrolled;

/// How many mails one link can cause.
const MOST_PER_LINK: i64 = 20;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EnrolmentForm {
    /// The company's name.
    pub company: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// A customer's first domain: the part before the dot.
    pub domain: String,
    /// A reseller's global partner number.
    pub mpn_global_id: String,
    /// A reseller's location's partner number.
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

/// What the page of an enrolment starts from.
#[derive(Clone, Debug)]
pub struct EnrolmentStart {
    /// What the organisation enrols as.
    pub kind: EnrolmentKind,
    /// The account that invites.
    pub inviting: Account,
    /// The mail domain of the provider that is asked for as well.
    pub provider_domain: Option<String>,
    /// The countries in which the organisation can be.
    pub countries: Vec<&'static Country>,
}

/// What can be enrolled from a live link. One that is for a customer which has its tenant already enrols nobody.
pub fn open(db: &mut Db, call: &Call, token: &Token) -> Result<EnrolmentStart, Error> {
    find_open(db, call, token).map(|(_, opening)| opening)
}

fn find_open(db: &mut Db, call: &Call, token: &Token) -> Result<(Invitation, EnrolmentStart), Error> {
    let (invitation, inviting) = find_live(db, call, token)?;
    if invitation.customer_id.is_some() {
        return Err(Error::NotFound);
    }
    let kind = match invitation.kind {
        InvitationKind::Partnership => EnrolmentKind::IndirectReseller,
        InvitationKind::Reseller | InvitationKind::Joint => EnrolmentKind::Customer,
    };
    let countries = inviting.facts().region_countries();
    let provider = invitation.provider_id.map(|id| accounts::find(db, id)).transpose()?;
    let provider_domain = provider.and_then(|provider| provider.mail_domain);
    Ok((invitation, EnrolmentStart { kind, inviting, provider_domain, countries }))
}

/// Checks the form without keeping anything, so that a password is hashed only for a form that can be kept.
fn check(db: &mut Db, call: &Call, token: &Token, form: &EnrolmentForm) -> Result<(), Error> {
    read::read(db, call, token, form).map(|_| ())
}

/// Keeps the wish to be enrolled and mails a link that verifies the address. An address that belongs to a user already
/// gets a mail that says so instead: the page answers the same in both cases.
fn request(
    db: &mut Db,
    call: &Call,
    (token, place): (&Token, &str),
    form: &EnrolmentForm,
    (password_hash, language): (String, Language),
) -> Result<(), Error> {
    let (invitation, opening, read) = read::read(db, call, token, form)?;
    mail_guard::count_enrolment(db, call, (place, &read.email.key()))?.map_err(Error::refused)?;
    let zone = read.country.time_zone;
    let to = Party { name: Some(read.admin_name.clone()), email: read.email.as_str().to_owned() };
    let reader = Reader { party: to, language, zone, footer: Footer::Request, muted: MutedTopics::default() };
    // Nothing that a stranger typed stands in a subject, and no name of theirs becomes a link in the text.
    let subject = |key| Text::new(key).with("host", call.host());
    let company = inert(&read.company, &call.public_url).text;
    if users::find_credentials(db, &read.email.key())?.is_some() {
        let text = |key| Text::new(key).with("company", &company);
        let notice = Notice {
            kind: MailKind::Enrolment,
            invitation: Some(invitation.id),
            subject: subject("mail-known-address-subject"),
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
                kind: opening.kind,
                invitation_id: invitation.id,
                company: read.company.clone(),
                country: read.country.code.to_owned(),
                cloud: opening.inviting.cloud,
                domain: read.domain.clone(),
                mpn_global_id: read.mpn_global_id,
                mpn_location_id: read.mpn_location_id,
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
    let audit_entry = AuditEntry::new(AuditEvent::EnrolmentRequested, "enrolment", *id.uuid()).to(json!({
        "company": read.company,
        "country": read.country.code,
        "domain": read.domain,
        "mpn_location_id": read.mpn_location_id,
    }));
    call.audit_stranger(db, read.email.as_str(), audit_entry)?;
    let text = |key| Text::new(key).with("company", &company).moment("until", expires_at);
    let link = call.link(&paths::verification(&verification));
    let notice = Notice {
        kind: MailKind::Enrolment,
        invitation: Some(invitation.id),
        subject: subject("mail-verify-subject"),
        paragraphs: vec![text("mail-verify-text"), text("mail-verify-not-you")],
        action: Some(("mail-verify-action", &link)),
    };
    notices::send(db, call, reader, &notice)
}

/// The enrolment that a verification link belongs to, for its page. Writes nothing.
pub fn find_unverified(db: &mut Db, call: &Call, verification: &Token) -> Result<Enrolment, Error> {
    let enrolment = enrolments::find_by_token(db, &verification.hash())?;
    if enrolment.verified_at.is_some() || call.now >= enrolment.expires_at {
        return Err(Error::NotFound);
    }
    // It dies with the invitation it came from; a new link for that changes nothing for whoever enrolled already.
    find_live_by_id(db, call, enrolment.invitation_id)?;
    Ok(enrolment)
}

/// The invitation's link that an enrolment came from.
pub(in crate::service) fn unseal_link(call: &Call, enrolment: &Enrolment) -> Option<Token> {
    let sealed = enrolment.sealed_link_token.as_deref()?;
    call.keys.open(sealed).and_then(|bytes| Token::from_bytes(&bytes))
}
