//! Customers: their company info, as their partners and they themselves see it.

use chrono::NaiveDate;
use diesel::{dsl::exists, prelude::*};

use crate::domain::{
    Action, Error, Grant, Moment, Scope, Text,
    account::Cloud,
    company::Company,
    customer::{AgreementWay, Revoker},
    ids::{AccountId, AgreementId, RelationshipId, UserId},
};
use crate::repository::{
    db::{Db, on_backend},
    error::is_duplicate,
    in_list::ColumnInList,
    schema::{accounts, admin_privileges, customer_agreements, customers, relationships},
    states::ActiveRelationship,
};

/// What customers are made by.
const MADE_BY: &[Action] = &[Action::AddCustomer];
/// What an acceptance of the customer agreement is recorded by.
const ACCEPTED_BY: &[Action] =
    &[Action::AttestAgreement, Action::AddCustomer, Action::SignAgreement, Action::AcceptRelationship];

/// What is known of a customer as a company: its address and its primary contact. Empty texts where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = customers)]
pub struct Profile {
    /// The registration number, in its normal form.
    pub registration_number: String,
    /// Street and number.
    pub address_line1: String,
    /// What else the address needs.
    pub address_line2: String,
    /// The city.
    pub city: String,
    /// The state's code where the country has a list of them, else its name.
    pub state: String,
    /// The postal code, in its normal form.
    pub postal_code: String,
    /// The primary contact's first name.
    pub first_name: String,
    /// The primary contact's middle name.
    pub middle_name: String,
    /// The primary contact's last name.
    pub last_name: String,
    /// The primary contact's address.
    pub email: String,
    /// The primary contact's phone number, in its international form.
    pub phone: String,
    /// How dates and numbers are written: `en-US`.
    pub culture: String,
    /// The language of the customer's services: `en`.
    pub language: String,
}

impl From<Company> for Profile {
    fn from(company: Company) -> Self {
        Self {
            registration_number: company.registration_number,
            address_line1: company.address_line1,
            address_line2: company.address_line2,
            city: company.city,
            state: company.state,
            postal_code: company.postal_code,
            first_name: company.first_name,
            middle_name: company.middle_name,
            last_name: company.last_name,
            email: company.email,
            phone: company.phone,
            culture: company.culture,
            language: company.language,
        }
    }
}

/// A customer as one of its partners sees it.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The tenant: Microsoft ID.
    pub id: AccountId,
    /// The partner's relationship with it.
    pub relationship: RelationshipId,
    /// What the partner calls it, on lists and bills.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// The partner's own name for it; empty where there is none.
    pub alias: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its cloud.
    pub cloud: Cloud,
    /// Since when the partner serves it.
    pub since: Moment,
    /// Whether the partner lets it purchase for itself.
    pub may_purchase: bool,
    /// Raised by each change of what the partner keeps of it.
    pub version: i64,
    /// When it was asked to accept the customer agreement itself.
    pub agreement_asked_at: Option<Moment>,
    /// Whether the partner holds privileges over it now.
    pub privileged: bool,
    /// When it took the partner's privileges away; `None` where the partner holds some, never had any or gave them up.
    pub privileges_taken_at: Option<Moment>,
}

/// An acceptance of the customer agreement.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Agreement {
    /// How it came about.
    pub way: AgreementWay,
    /// The partner that attested it.
    pub partner: Option<AccountId>,
    /// Who accepted: first name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address.
    pub email: String,
    /// Phone number; empty where it was not given.
    pub phone: String,
    /// On which day.
    pub accepted_on: NaiveDate,
    /// When that was recorded.
    pub recorded_at: Moment,
    /// Which text was accepted; empty for what a partner attested.
    pub document: String,
}

/// Keeps what is known of a new customer. Its account has been made.
///
/// # Errors
/// [`Error::Conflict`] where the domain is taken.
pub fn insert(
    db: &mut Db,
    grant: &Grant,
    id: AccountId,
    domain: &str,
    profile: &Profile,
    agreement_asked_at: Option<Moment>,
) -> Result<(), Error> {
    grant.proves(MADE_BY)?;
    let row = (
        customers::id.eq(id),
        customers::domain.eq(domain),
        customers::agreement_asked_at.eq(agreement_asked_at),
        profile,
    );
    match on_backend!(db, |conn| diesel::insert_into(customers::table).values(row).execute(conn)) {
        Err(failure) if is_duplicate(&failure) => {
            Err(Error::Conflict(Text::new("domain-taken").with("domain", domain)))
        }
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// Whether a customer has this domain.
pub fn is_domain_taken(db: &mut Db, domain: &str) -> Result<bool, Error> {
    let count: i64 = customers::table.filter(customers::domain.eq(domain)).count().get_result(db)?;
    Ok(count > 0)
}

/// A customer of this partner. One query.
pub fn find(db: &mut Db, scope: Scope, id: AccountId) -> Result<Customer, Error> {
    let privileges = || {
        admin_privileges::table
            .filter(admin_privileges::partner_id.eq(relationships::partner_id))
            .filter(admin_privileges::customer_id.eq(relationships::customer_id))
    };
    let newest = || privileges().order(admin_privileges::id.desc()).limit(1);
    let found: CustomerRow = relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::customer_id)))
        .inner_join(customers::table.on(customers::id.eq(relationships::customer_id)))
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(relationships::customer_id.eq(id))
        .filter(ActiveRelationship)
        .select((
            accounts::id,
            relationships::id,
            relationships::company_name,
            relationships::domain,
            relationships::alias,
            accounts::country,
            accounts::cloud,
            relationships::since,
            relationships::may_purchase,
            relationships::version,
            customers::agreement_asked_at,
            exists(privileges().filter(admin_privileges::removed_at.is_null())),
            newest().select(admin_privileges::removed_at).single_value(),
            newest().select(admin_privileges::removed_by).single_value(),
        ))
        .first(db)?;
    Ok(found.into())
}

#[derive(Queryable)]
struct CustomerRow {
    id: AccountId,
    relationship: RelationshipId,
    name: String,
    domain: String,
    alias: String,
    country: String,
    cloud: Cloud,
    since: Moment,
    may_purchase: bool,
    version: i64,
    agreement_asked_at: Option<Moment>,
    privileged: bool,
    removed_at: Option<Moment>,
    removed_by: Option<Revoker>,
}

impl From<CustomerRow> for Customer {
    fn from(row: CustomerRow) -> Self {
        Self {
            id: row.id,
            relationship: row.relationship,
            name: row.name,
            domain: row.domain,
            alias: row.alias,
            country: row.country,
            cloud: row.cloud,
            since: row.since,
            may_purchase: row.may_purchase,
            version: row.version,
            agreement_asked_at: row.agreement_asked_at,
            privileged: row.privileged,
            privileges_taken_at: row.removed_at.filter(|_| row.removed_by == Some(Revoker::Customer)),
        }
    }
}

/// A customer's first domain.
pub fn domain(db: &mut Db, id: AccountId) -> Result<String, Error> {
    Ok(customers::table.find(id).select(customers::domain).first(db)?)
}

/// What is known of a customer as a company. For callers that have found it in their scope.
pub fn profile(db: &mut Db, id: AccountId) -> Result<Profile, Error> {
    Ok(customers::table.find(id).select(Profile::as_select()).first(db)?)
}

/// When a customer was asked to accept the customer agreement itself.
pub fn agreement_asked_at(db: &mut Db, id: AccountId) -> Result<Option<Moment>, Error> {
    Ok(customers::table.find(id).select(customers::agreement_asked_at).first(db)?)
}

/// The newest acceptance of the customer agreement; `None` means that nothing may be bought (`docs/domain.md` §7.2).
pub fn agreement(db: &mut Db, id: AccountId) -> Result<Option<Agreement>, Error> {
    Ok(customer_agreements::table
        .filter(customer_agreements::customer_id.eq(id))
        .order(customer_agreements::id.desc())
        .select((
            customer_agreements::way,
            customer_agreements::partner_id,
            customer_agreements::first_name,
            customer_agreements::last_name,
            customer_agreements::email,
            customer_agreements::phone,
            customer_agreements::accepted_on,
            customer_agreements::recorded_at,
            customer_agreements::document,
        ))
        .first(db)
        .optional()?)
}

/// Records an acceptance of the customer agreement by a customer.
pub fn record_agreement(
    db: &mut Db,
    grant: &Grant,
    id: AccountId,
    agreement: &Agreement,
    by: UserId,
) -> Result<(), Error> {
    grant.proves(ACCEPTED_BY)?;
    let row = (
        customer_agreements::id.eq(AgreementId::at(agreement.recorded_at)),
        customer_agreements::customer_id.eq(id),
        customer_agreements::way.eq(agreement.way),
        customer_agreements::partner_id.eq(agreement.partner),
        customer_agreements::first_name.eq(&agreement.first_name),
        customer_agreements::last_name.eq(&agreement.last_name),
        customer_agreements::email.eq(&agreement.email),
        customer_agreements::phone.eq(&agreement.phone),
        customer_agreements::accepted_on.eq(agreement.accepted_on),
        customer_agreements::recorded_at.eq(agreement.recorded_at),
        customer_agreements::recorded_by.eq(by),
        customer_agreements::document.eq(&agreement.document),
    );
    diesel::insert_into(customer_agreements::table).values(row).execute(db)?;
    Ok(())
}

/// Locks a customer until the transaction ends: its relationships and privileges are made one after another, whoever
/// asks for them. `SQLite` writes one after the other anyway.
pub fn lock(db: &mut Db, id: AccountId) -> Result<(), Error> {
    if lock_all(db, &[id])? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// The same of several, in one order for everybody. Gives how many of them there are.
pub fn lock_all(db: &mut Db, ids: &[AccountId]) -> Result<usize, Error> {
    let these = customers::table.filter(customers::id.in_list(ids)).order(customers::id).select(customers::id);
    let held: Vec<AccountId> = match db {
        Db::Sqlite(conn) => these.load(conn)?,
        Db::Pg(conn) => these.for_no_key_update().load(conn)?,
    };
    Ok(held.len())
}
