//! The operator makes an account for a partner, with its first global admin (`docs/domain.md` §2.4).

use serde::Deserialize;
use serde_json::json;

use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error, Grant, Text,
        account::{AccountKind, Cloud, Standing},
        email::EmailAddress,
        ids::{AccountId, UserId},
        mpn::parse_mpn_id,
        policy,
    },
    repository::{
        accounts::{self, Account, NewAccount},
        db::Db,
        partner_locations,
        users::{self, NewUser},
    },
    service::{
        AuditEntry, FormKey, UseCase,
        served_customers::{self, Trust},
    },
};

/// What the page sends, and the command.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewAccountForm {
    /// What the account is.
    pub kind: String,
    /// The company's name.
    pub company: String,
    /// ISO 3166-1 code of its country, which decides its region.
    pub country: String,
    /// Its cloud.
    pub cloud: String,
    /// The domain of its people's addresses; empty takes the first admin's.
    pub mail_domain: String,
    /// Its global partner number.
    pub mpn_global_id: String,
    /// Its location's partner number.
    pub mpn_location_id: String,
    /// The first global admin's name.
    pub admin_name: String,
    /// The first global admin's address.
    pub admin_email: String,
}

/// The form, understood.
struct Read {
    kind: AccountKind,
    company: String,
    country: &'static Country,
    cloud: Cloud,
    mail_domain: String,
    mpn: Option<(i64, i64)>,
    admin_name: String,
    admin_email: EmailAddress,
}

/// What came of the form.
#[derive(Clone, Debug)]
pub struct Created {
    /// The account.
    pub account: Account,
    /// The address its first global admin signs in with; `None` where the same form had made the account before, and
    /// then its password is in force.
    pub admin: Option<String>,
}

/// Makes the account behind a page's form; `hash` is of the temporary password. A form sent twice makes it once.
pub fn create_once(
    cx: &mut UseCase<'_>,
    (form, key): (&NewAccountForm, &FormKey),
    hash: String,
) -> Result<Created, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let (id, mut admin) = (AccountId::at(cx.call.now), None);
    let made = cx.once(key, "partner account", &id.to_string(), |cx| {
        admin = Some(make(cx, &grant, (id, form), hash)?);
        Ok(())
    })?;
    Ok(Created { account: accounts::find(cx.db, made.parse()?)?, admin })
}

/// Makes an account for whoever runs the program on its machine; `hash` is of the temporary password.
pub fn create(cx: &mut UseCase<'_>, form: &NewAccountForm, hash: String) -> Result<Created, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let id = AccountId::at(cx.call.now);
    let admin = make(cx, &grant, (id, form), hash)?;
    Ok(Created { account: accounts::find(cx.db, id)?, admin: Some(admin) })
}

/// Makes the account and its first global admin, whose address it gives.
fn make(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    (id, form): (AccountId, &NewAccountForm),
    hash: String,
) -> Result<String, Error> {
    // Numbers and domains are claimed by enrolments and places too.
    partner_locations::lock_numbers(cx.db)?;
    let read = read(cx.db, form)?;
    let (mpn_global_id, mpn_location_id) = read.mpn.unzip();
    accounts::insert(
        cx.db,
        grant,
        &NewAccount {
            id,
            kind: read.kind,
            name: read.company.clone(),
            country: read.country.code.to_owned(),
            cloud: read.cloud,
            standing: Standing::Active,
            mail_domain: Some(read.mail_domain.clone()),
            contact_key: Some(read.admin_email.key()),
            mpn_global_id,
            mpn_location_id,
            mpa_signed_at: None,
            created_at: cx.call.now,
            approved_at: Some(cx.call.now),
        },
    )?;
    let user = UserId::at(cx.call.now);
    users::insert(
        cx.db,
        grant,
        &NewUser {
            id: user,
            email: read.admin_email.clone(),
            name: read.admin_name.clone(),
            password_hash: hash,
            must_change_password: true,
            language: None,
            time_zone: read.country.time_zone,
            email_confirmed_at: None,
            created_at: cx.call.now,
        },
    )?;
    users::join(cx.db, grant, (user, id), &[policy::ADMINISTRATOR], cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::AccountCreated, "account", *id.uuid()).to(json!({
        "kind": read.kind.as_str(),
        "name": read.company,
        "country": read.country.code,
        "cloud": read.cloud.as_str(),
        "mail_domain": read.mail_domain,
        "mpn_global_id": mpn_global_id,
        "mpn_location_id": mpn_location_id,
        "administrator": read.admin_email.as_str(),
    }));
    cx.audit(audit_entry)?;
    let account = accounts::find(cx.db, id)?;
    served_customers::apply(cx.db, cx.call, grant, &account, Trust::Confirmed, &cx.actor.person.email)?;
    Ok(read.admin_email.as_str().to_owned())
}

fn read(db: &mut Db, form: &NewAccountForm) -> Result<Read, Error> {
    let mut checks = Checks::new();
    let kind = checks.choice("kind", AccountKind::parse(&form.kind).filter(|kind| policy::is_partner(*kind)));
    let company = checks.organization("company", &form.company, 255);
    let country = checks.choice("country", Country::find(&form.country));
    let cloud = checks.choice("cloud", Cloud::parse(&form.cloud));
    let admin_name = checks.person("admin_name", &form.admin_name, 100);
    let admin_email = checks.email("admin_email", &form.admin_email);
    if let Some(address) = &admin_email {
        if address.is_webmail() {
            checks.refuse("admin_email", Text::new("new-account-webmail"));
        } else if users::find_credentials(db, &address.key())?.is_some() {
            checks.refuse("admin_email", Text::new("new-account-address-taken"));
        }
    }
    let mail_domain = read_domain(db, &mut checks, &form.mail_domain, admin_email.as_ref())?;
    let mpn = read_mpn(db, &mut checks, form, kind)?;
    checks.finish()?;
    match (kind, country, cloud, mail_domain, admin_email) {
        (Some(kind), Some(country), Some(cloud), Some(mail_domain), Some(admin_email)) => {
            Ok(Read { kind, company, country, cloud, mail_domain, mpn, admin_name, admin_email })
        }
        _ => Err(Error::Internal("a refused field passed".into())),
    }
}

/// The domain of the organisation's addresses, which no other account has; left empty, the first admin's.
fn read_domain(
    db: &mut Db,
    checks: &mut Checks,
    typed: &str,
    admin: Option<&EmailAddress>,
) -> Result<Option<String>, Error> {
    let typed = typed.trim();
    let (field, address) = if typed.is_empty() {
        ("admin_email", admin.cloned())
    } else {
        let any = EmailAddress::parse(&format!("any@{typed}"));
        if any.is_none() {
            checks.refuse("mail_domain", Text::new("new-account-domain"));
        }
        ("mail_domain", any)
    };
    let Some(address) = address else { return Ok(None) };
    if address.is_webmail() {
        checks.refuse(field, Text::new("new-account-webmail"));
        return Ok(None);
    }
    if accounts::has_domain(db, address.domain())? {
        checks.refuse(field, Text::new("new-account-domain-taken").with("domain", address.domain()));
        return Ok(None);
    }
    Ok(Some(address.domain().to_owned()))
}

/// The partner numbers, which nobody else has. A reseller needs both, for its sales go by them; others have both or none.
fn read_mpn(
    db: &mut Db,
    checks: &mut Checks,
    form: &NewAccountForm,
    kind: Option<AccountKind>,
) -> Result<Option<(i64, i64)>, Error> {
    let is_empty = form.mpn_global_id.trim().is_empty() && form.mpn_location_id.trim().is_empty();
    if is_empty && !kind.is_some_and(policy::stands_on_orders) {
        return Ok(None);
    }
    let mut mpn = |field, typed: &str| {
        let id = parse_mpn_id(typed);
        if id.is_none() {
            checks.refuse(field, Text::new("input-mpn"));
        }
        id
    };
    let (global, location) = (mpn("mpn_global_id", &form.mpn_global_id), mpn("mpn_location_id", &form.mpn_location_id));
    let (Some(global), Some(location)) = (global, location) else { return Ok(None) };
    if global == location {
        checks.refuse("mpn_location_id", Text::new("enrol-mpn-same"));
    }
    for (field, number) in [("mpn_global_id", global), ("mpn_location_id", location)] {
        if let Some(holder) = accounts::find_by_mpn(db, number)? {
            checks.refuse(field, Text::new("new-account-mpn-taken").with("name", holder.name));
        }
    }
    Ok(Some((global, location)))
}
