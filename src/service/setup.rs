//! The real start: the operator and the first indirect provider, from a link that `tandem serve` prints once.

use serde_json::json;

use super::{Call, Deed};
use crate::{
    domain::{
        account::{AccountKind, Cloud, Standing},
        audit::AuditEvent,
        country::Country,
        email::EmailAddress,
        error::Error,
        ids::{AccountId, UserId},
        input::Checks,
        language::Language,
        password,
        role::Role,
        text::Text,
    },
    repository::{
        accounts::{self, NewAccount},
        db::Db,
        installation::{self, Purpose},
        users::{self, NewUser},
    },
};

/// What the page sends.
#[derive(Clone, Debug, Default)]
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

/// Whether the operator and the provider's admin are one person.
#[must_use]
pub fn is_same_person(form: &SetupForm) -> bool {
    let key = |typed: &str| EmailAddress::parse(typed).map(|address| address.key());
    key(&form.operator_email).is_some() && key(&form.operator_email) == key(&form.admin_email)
}

/// Checks the form without keeping anything.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub fn check(form: &SetupForm) -> Result<(), Error> {
    read(form).map(|_| ())
}

/// Sets the portal up, once.
///
/// # Errors
/// [`Error::NotFound`] where it was set up already; [`Error::Invalid`] beside the fields.
pub fn complete(
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
    let read = read(form)?;
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
    accounts::insert(db, &account(operator, AccountKind::Operator, &read.operator_name, &read.operator_email))?;
    users::insert(db, &user(operator_user, &read.operator_email, &read.operator_name, operator_hash, false))?;
    users::join(db, operator_user, operator, &[Role::GlobalAdmin], call.now)?;
    accounts::insert(db, &account(provider, AccountKind::IndirectProvider, &read.company, &read.admin_email))?;
    let admin = match admin_hash {
        None => operator_user,
        Some(hash) => {
            let admin = UserId::at(call.now);
            users::insert(db, &user(admin, &read.admin_email, &read.admin_name, hash, true))?;
            admin
        }
    };
    users::join(db, admin, provider, &[Role::GlobalAdmin], call.now)?;
    let deed = Deed::new(AuditEvent::PortalSetUp, "account", *provider.uuid())
        .to(json!({ "operator": read.operator_email.as_str(), "provider": read.company }));
    call.audit_stranger(db, read.operator_email.as_str(), deed)?;
    Ok((operator_user, operator))
}

fn read(form: &SetupForm) -> Result<Read, Error> {
    let mut checks = Checks::new();
    let operator_name = checks.name("operator_name", &form.operator_name, 100);
    let operator_email = checks.email("operator_email", &form.operator_email);
    let personal = [form.operator_email.as_str(), form.operator_name.as_str()];
    password::check(&mut checks, "password", &form.password, &personal);
    if form.password != form.repeated {
        checks.refuse("repeated", Text::new("password-differs"));
    }
    let company = checks.name("company", &form.company, 255);
    let country = checks.choice("country", Country::find(&form.country));
    let cloud = checks.choice("cloud", Cloud::parse(&form.cloud));
    let admin_name = checks.name("admin_name", &form.admin_name, 100);
    let admin_email = checks.email("admin_email", &form.admin_email);
    if !is_same_person(form) {
        let personal = [form.admin_email.as_str(), form.admin_name.as_str(), form.company.as_str()];
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

/// Whether the database answers.
pub fn ping(db: &mut Db) -> Result<(), Error> {
    installation::ping(db)
}
