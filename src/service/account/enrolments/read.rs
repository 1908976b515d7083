//! Reading the form of an enrolment: what is common to all, and what only resellers or only customers have.

use super::{EnrolmentForm, EnrolmentStart, MOST_PER_LINK, find_open};
use crate::{
    auth::token::Token,
    domain::{
        Checks, Country, Error, Text, company_name::parse_company_name, domain_prefix::DomainPrefix,
        email::EmailAddress, enrolment::EnrolmentKind, invitation::lifetime, mail::MailKind, mpn::parse_mpn_id,
        new_customer::full_domain, password,
    },
    repository::{accounts, customers, db::Db, invitations::Invitation, outbox},
    service::Call,
};

/// The form, understood.
pub(super) struct Read {
    pub(super) company: String,
    pub(super) country: &'static Country,
    pub(super) domain: Option<String>,
    pub(super) mpn_global_id: Option<i64>,
    pub(super) mpn_location_id: Option<i64>,
    pub(super) admin_name: String,
    pub(super) email: EmailAddress,
}

pub(super) fn read(
    db: &mut Db,
    call: &Call,
    token: &Token,
    form: &EnrolmentForm,
) -> Result<(Invitation, EnrolmentStart, Read), Error> {
    let (invitation, opening) = find_open(db, call, token)?;
    let since = invitation.expires_at.plus(-lifetime());
    if outbox::count_for(db, invitation.id, MailKind::Enrolment, since)? >= MOST_PER_LINK {
        return Err(Error::Throttled(3600));
    }
    let mut checks = Checks::new();
    let company = checks.organization("company", &form.company, 255);
    let country = opening.countries.iter().copied().find(|country| country.code == form.country);
    let country = checks.choice("country", country);
    let (mut domain, mut mpn) = (None, (None, None));
    match opening.kind {
        EnrolmentKind::IndirectReseller => mpn = read_mpn(db, &mut checks, form)?,
        EnrolmentKind::Customer => {
            if let Err(fault) = parse_company_name(&company) {
                checks.refuse("company", fault.text());
            }
            domain = read_domain(db, &mut checks, form)?;
        }
    }
    let admin_name = checks.person("admin_name", &form.admin_name, 100);
    let email = checks.email("email", &form.email);
    if let Some(email) = &email {
        check_address(&mut checks, email, &opening, invitation.recipient.as_deref());
    }
    let personal = [&form.email, &form.company, &form.admin_name, &form.domain].map(String::as_str);
    password::check(&mut checks, "password", &form.password, &[&personal[..], &[call.host()]].concat());
    if form.password != form.repeated {
        checks.refuse("repeated", Text::new("password-differs"));
    }
    checks.finish()?;
    let (Some(country), Some(email)) = (country, email) else {
        return Err(Error::Internal("a refused field passed".into()));
    };
    let (mpn_global_id, mpn_location_id) = mpn;
    Ok((invitation, opening, Read { company, country, domain, mpn_global_id, mpn_location_id, admin_name, email }))
}

/// A reseller's partner numbers, which nobody else has.
fn read_mpn(db: &mut Db, checks: &mut Checks, form: &EnrolmentForm) -> Result<(Option<i64>, Option<i64>), Error> {
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
    if let (Some(global), Some(location)) = (global, location)
        && accounts::is_mpn_taken(db, global, location)?
    {
        checks.refuse("mpn_location_id", Text::new("enrol-mpn-taken"));
    }
    Ok((global, location))
}

/// A customer's first domain, which nobody else has.
fn read_domain(db: &mut Db, checks: &mut Checks, form: &EnrolmentForm) -> Result<Option<String>, Error> {
    let prefix = match DomainPrefix::parse(&form.domain) {
        Ok(prefix) => prefix,
        Err(fault) => {
            checks.refuse("domain", fault.text());
            return Ok(None);
        }
    };
    let domain = full_domain(&prefix);
    if customers::is_domain_taken(db, &domain)? {
        checks.refuse("domain", Text::new("domain-taken").with("domain", &domain));
    }
    Ok(Some(domain))
}

/// The address must be of the organisation that the invitation was sent to; a reseller's also an organisation's own, and
/// a customer's not the inviting partner's.
fn check_address(checks: &mut Checks, email: &EmailAddress, opening: &EnrolmentStart, recipient: Option<&str>) {
    match opening.kind {
        EnrolmentKind::IndirectReseller if email.is_webmail() => {
            checks.refuse("email", Text::new("enrol-webmail"));
        }
        EnrolmentKind::Customer
            if [&opening.inviting.mail_domain, &opening.provider_domain]
                .iter()
                .any(|domain| domain.as_deref() == Some(email.domain())) =>
        {
            checks.refuse("email", Text::new("enrol-inviting-address"));
        }
        EnrolmentKind::IndirectReseller | EnrolmentKind::Customer => {}
    }
    let Some(recipient) = recipient.and_then(EmailAddress::parse) else { return };
    let same_organisation = recipient.domain() == email.domain() && !recipient.is_webmail();
    if recipient.key() != email.key() && !same_organisation {
        checks.refuse("email", Text::new("enrol-other-recipient"));
    }
}
