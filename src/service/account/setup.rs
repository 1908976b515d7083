//! The real start: the operator and the first indirect provider, from a link that `tandem serve` prints once.

use serde::Deserialize;
use serde_json::json;

use crate::service::{AuditEntry, Call, Caller, Outcome, sessions};
use crate::{
    auth::{session::NewKey, token::Token},
    domain::{
        Action, AuditEvent, Checks, Country, Error, Grant, Language, Text,
        account::{Cloud, Standing},
        email::EmailAddress,
        ids::{AccountId, UserId},
        password, policy,
    },
    repository::{
        accounts::{self, NewAccount},
        db::Db,
        installation::{self, Purpose},
        users::{self, NewUser},
    },
};

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    /// The operator's name.
    pub operator_name: String,
    /// The operator's address.
    pub operator_email: String,
    /// The operator's password, and once more.
    pub password: String,
    /// The password once more.
    pub repeated: String,
    /// The provider's name.
    pub company: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its cloud.
    pub cloud: String,
    /// The name of its first global admin.
    pub admin_name: String,
    /// The address of its first global admin; may be the operator's own.
    pub admin_email: String,
    /// A password for the first global admin, who must replace it; empty where it is the operator.
    pub admin_password: String,
}

/// The form, understood.
struct Read {
    operator_name: String,
    operator_email: EmailAddress,
    company: String,
    country: &'static Country,
    cloud: Cloud,
    admin_name: String,
    admin_email: EmailAddress,
}

/// Whoever set the portal up.
pub struct SetUp {
    /// The key of the operator's session, which has begun; somebody who is both chooses the account to act in first.
    pub session: NewKey,
}

/// Sets the portal up, for whoever holds the link that opens it, and closes it. The operator's language is that of
/// whoever is signed in, or `language`.
pub async fn set_up(caller: &Caller, token: &str, form: SetupForm, language: Language) -> Outcome<SetUp> {
    let (opens, both) = (check_open(caller, token), is_same_person(&form));
    let seen = caller.visit(move |_, _, _| opens).await;
    let hashes = match seen.result {
        Ok(()) => hash(caller, &form).await,
        Err(error) => Err(error),
    };
    let (operator_hash, admin_hash) = match hashes {
        Ok(hashes) => hashes,
        Err(error) => return Outcome::failed(seen.visitor, error),
    };
    let done = caller
        .write_anyone(move |db, call, visitor| {
            let language = visitor.and_then(|visitor| visitor.person.language).unwrap_or(language);
            let (user, operator) =
                complete(db, call, &form, operator_hash, admin_hash, language).map_err(Error::in_place)?;
            sessions::begin(db, call, user, (!both).then_some(operator), false)
        })
        .await;
    if done.result.is_ok() {
        caller.app().close_setup();
    }
    done.map(|session| SetUp { session })
}

/// The hashes of the operator's password and of the admin's, where that is somebody else; of a form that can be kept.
async fn hash(caller: &Caller, form: &SetupForm) -> Result<(String, Option<String>), Error> {
    read(form, caller.call().host())?;
    let (passwords, origin) = (&caller.app().passwords, caller.origin());
    let operator = passwords.hash(&origin, form.password.clone()).await?;
    if is_same_person(form) {
        return Ok((operator, None));
    }
    Ok((operator, Some(passwords.hash(&origin, form.admin_password.clone()).await?)))
}

/// Makes sure that the link opens the set-up page now.
pub fn check_open(caller: &Caller, token: &str) -> Result<(), Error> {
    let opens = Token::parse(token).is_some_and(|token| caller.app().is_setup_token(&token));
    if opens { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the operator and the provider's admin are one person.
fn is_same_person(form: &SetupForm) -> bool {
    let key = |typed: &str| EmailAddress::parse(typed).map(|address| address.key());
    key(&form.operator_email).is_some() && key(&form.operator_email) == key(&form.admin_email)
}

/// Sets the portal up, once.
fn complete(
    db: &mut Db,
    call: &Call,
    form: &SetupForm,
    operator_hash: String,
    admin_hash: Option<String>,
    language: Language,
) -> Result<(UserId, AccountId), Error> {
    if installation::is_set_up(db)? {
        return Err(Error::NotFound);
    }
    let read = read(form, call.host())?;
    if installation::purpose(db)?.is_none() {
        installation::claim(db, Purpose::Real, call.now)?;
    }
    let account = |id, kind, name: &str, email: &EmailAddress| NewAccount {
        id,
        kind,
        name: name.to_owned(),
        country: read.country.code.to_owned(),
        cloud: read.cloud,
        standing: Standing::Active,
        mail_domain: (!email.is_webmail()).then(|| email.domain().to_owned()),
        contact_key: Some(email.key()),
        mpn_global_id: None,
        mpn_location_id: None,
        mpa_signed_at: None,
        created_at: call.now,
        approved_at: Some(call.now),
    };
    let user = |id, email: &EmailAddress, name: &str, password_hash, must_change_password| NewUser {
        id,
        email: email.clone(),
        name: name.to_owned(),
        password_hash,
        must_change_password,
        language: Some(language),
        time_zone: read.country.time_zone,
        email_confirmed_at: None,
        created_at: call.now,
    };
    let (operator, provider) = (AccountId::at(call.now), AccountId::at(call.now));
    let operator_user = UserId::at(call.now);
    let grant = Grant::of_the_portal(operator, Action::ManageAccounts);
    accounts::insert(db, &grant, &account(operator, policy::OPERATOR, &read.operator_name, &read.operator_email))?;
    users::insert(db, &grant, &user(operator_user, &read.operator_email, &read.operator_name, operator_hash, false))?;
    users::join(db, &grant, (operator_user, operator), &[policy::ADMINISTRATOR], call.now)?;
    accounts::insert(db, &grant, &account(provider, policy::FIRST_PARTNER, &read.company, &read.admin_email))?;
    let admin = match admin_hash {
        None => operator_user,
        Some(hash) => {
            let admin = UserId::at(call.now);
            users::insert(db, &grant, &user(admin, &read.admin_email, &read.admin_name, hash, true))?;
            admin
        }
    };
    users::join(db, &grant, (admin, provider), &[policy::ADMINISTRATOR], call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::PortalSetUp, "account", *provider.uuid())
        .to(json!({ "operator": read.operator_email.as_str(), "provider": read.company }));
    call.audit_stranger(db, read.operator_email.as_str(), audit_entry)?;
    Ok((operator_user, operator))
}

/// The form, checked; `host` is the portal's, which makes no password.
fn read(form: &SetupForm, host: &str) -> Result<Read, Error> {
    let mut checks = Checks::new();
    let operator_name = checks.organization("operator_name", &form.operator_name, 100);
    let operator_email = checks.email("operator_email", &form.operator_email);
    let personal = [form.operator_email.as_str(), form.operator_name.as_str(), form.company.as_str(), host];
    password::check(&mut checks, "password", &form.password, &personal);
    if form.password != form.repeated {
        checks.refuse("repeated", Text::new("password-differs"));
    }
    let company = checks.organization("company", &form.company, 255);
    let country = checks.choice("country", Country::find(&form.country));
    let cloud = checks.choice("cloud", Cloud::parse(&form.cloud));
    let admin_name = checks.person("admin_name", &form.admin_name, 100);
    let admin_email = checks.email("admin_email", &form.admin_email);
    if !is_same_person(form) {
        let personal = [form.admin_email.as_str(), form.admin_name.as_str(), form.company.as_str(), host];
        password::check(&mut checks, "admin_password", &form.admin_password, &personal);
    }
    checks.finish()?;
    match (operator_email, country, cloud, admin_email) {
        (Some(operator_email), Some(country), Some(cloud), Some(admin_email)) => {
            Ok(Read { operator_name, operator_email, company, country, cloud, admin_name, admin_email })
        }
        _ => Err(Error::Internal("a refused field passed".into())),
    }
}

/// Makes sure that the database answers.
pub async fn ping(caller: &Caller) -> Result<(), Error> {
    caller.app().database.read(installation::ping).await
}
