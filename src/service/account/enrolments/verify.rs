//! The address is verified: the account, its first global admin, and the way back to the invitation.

use chrono_tz::Tz;
use serde_json::json;

use super::{find_unverified, unseal_link};
use crate::{
    auth::{session::NewKey, token::Token},
    domain::{
        Action, AuditEvent, Country, Error, Grant, Text,
        account::Standing,
        consent::first_and_last,
        country::Rules,
        email::EmailAddress,
        enrolment::EnrolmentKind,
        ids::{AccountId, UserId},
        policy,
    },
    repository::{
        accounts::{self, NewAccount},
        customer_users::{self, NewCustomerUser},
        customers::{self, Profile},
        db::Db,
        enrolments::{self, Enrolment},
        users::{self, NewUser},
    },
    service::{
        AuditEntry, Call,
        acceptance::mark_signed_in,
        links::standing::find_live,
        served_customers::{self, Trust},
        sessions,
    },
};

/// What verifying made: who signs in now, and the way back to the invitation.
pub struct Enrolled {
    /// The key of the session of its first user, which has begun.
    pub session: NewKey,
    /// The address to sign in with.
    pub email: String,
    /// The invitation's link, if the organisation may answer it now.
    pub link: Option<Token>,
}

/// Verifies the address: makes the account, its first global admin, and remembers the way back. The page has made sure
/// that whoever confirms knows the password that was chosen.
///
/// # Errors
/// [`Error::NotFound`] for a dead link; [`Error::Conflict`] where a partner number, the domain or the address was taken
/// meanwhile.
pub(super) fn verify(db: &mut Db, call: &Call, verification: &Token) -> Result<Enrolled, Error> {
    let enrolment = find_unverified(db, call, verification)?;
    let email = EmailAddress::parse(&enrolment.email).ok_or(Error::NotFound)?;
    if let (Some(global), Some(location)) = (enrolment.mpn_global_id, enrolment.mpn_location_id)
        && accounts::is_mpn_taken(db, global, location)?
    {
        return Err(Error::Conflict(Text::new("enrol-mpn-taken")));
    }
    let (user, account) = (UserId::at(call.now), AccountId::at(call.now));
    // Whoever has answered its mail enrols as somebody would who adds a customer, or makes a partner's account.
    let grant = Grant::of_the_portal(
        account,
        match enrolment.kind {
            EnrolmentKind::Customer => Action::AddCustomer,
            EnrolmentKind::IndirectReseller => Action::ManageAccounts,
        },
    );
    let standing = add_account(db, call, &grant, &enrolment, &email)?;
    users::insert(
        db,
        &grant,
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
    users::join(db, &grant, (user, account), &[policy::ADMINISTRATOR], call.now)?;
    if enrolment.kind == EnrolmentKind::Customer {
        let listed = NewCustomerUser {
            id: user,
            customer: account,
            first_name: "",
            last_name: "",
            display_name: &enrolment.admin_name,
            email: email.as_str(),
            location: &enrolment.country,
        };
        customer_users::insert(db, &grant, &listed, call.now)?;
    }
    enrolments::verify(db, enrolment.id, account, call.now)?;
    let mut audit_entry = AuditEntry::new(AuditEvent::EnrolmentVerified, "account", *account.uuid())
        .to(json!({ "name": enrolment.company, "standing": standing.as_str(), "domain": enrolment.domain }));
    if enrolment.kind == EnrolmentKind::Customer {
        audit_entry = audit_entry.of(account);
    }
    call.audit_stranger(db, email.as_str(), audit_entry)?;
    let link = unseal_link(call, &enrolment).filter(|token| find_live(db, call, token).is_ok());
    if let Some(token) = &link {
        mark_signed_in(db, call, email.as_str(), token)?;
    }
    if standing == Standing::Active {
        enrolments::erase_link(db, enrolment.id)?;
        let enrolled = accounts::find(db, account)?;
        served_customers::apply(db, call, &grant, &enrolled, Trust::Enrolled, email.as_str())?;
    }
    let session = sessions::begin(db, call, user, Some(account), false)?;
    Ok(Enrolled { session, email: enrolment.email, link: link.filter(|_| standing == Standing::Active) })
}

/// Makes the account, and for a customer its tenant. Only partners wait for the operator. Gives how it stands.
fn add_account(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    enrolment: &Enrolment,
    email: &EmailAddress,
) -> Result<Standing, Error> {
    let id = grant.account();
    let kind = policy::enrols_as(enrolment.kind);
    let waits = call.approve_enrolments && policy::is_partner(kind);
    let standing = if waits { Standing::PendingApproval } else { Standing::Active };
    let own_domain = (!email.is_webmail()).then(|| email.domain().to_owned());
    accounts::insert(
        db,
        grant,
        &NewAccount {
            id,
            kind,
            name: enrolment.company.clone(),
            country: enrolment.country.clone(),
            cloud: enrolment.cloud,
            standing,
            // One confirmed address of a customer's does not make the rest of its domain the customer's own.
            mail_domain: enrolment.domain.clone().or(own_domain),
            contact_key: Some(email.key()),
            mpn_global_id: enrolment.mpn_global_id,
            mpn_location_id: enrolment.mpn_location_id,
            mpa_signed_at: None,
            created_at: call.now,
            approved_at: None,
        },
    )?;
    if let Some(domain) = &enrolment.domain {
        customers::insert(db, grant, id, domain, &profile(enrolment, email), None)?;
    }
    Ok(standing)
}

/// What is known of a customer that enrolled: its first administrator, and how its country writes.
fn profile(enrolment: &Enrolment, email: &EmailAddress) -> Profile {
    let (first_name, last_name) = first_and_last(&enrolment.admin_name);
    let rules = Country::find(&enrolment.country).map(Country::rules);
    let first = |of: Option<&[&'static str]>| of.and_then(<[_]>::first).copied().unwrap_or_default().to_owned();
    Profile {
        first_name,
        last_name,
        email: email.as_str().to_owned(),
        culture: first(rules.map(Rules::cultures)),
        language: first(rules.map(Rules::languages)),
        ..Profile::default()
    }
}
