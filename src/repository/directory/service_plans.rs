//! The service plans of offers, and which of them users' licenses leave out. Whoever writes what is left out has held the
//! customer ([`customers::lock`](crate::repository::customers::lock)).

use diesel::{dsl::count_star, prelude::*, upsert::excluded as proposed};

use crate::domain::{
    Action, Error, Grant,
    ids::{AccountId, OfferId, UserId},
    service_plan::{Plans, ServicePlan},
};
use crate::repository::{
    db::{CHUNK, Db, on_backend},
    in_list::ColumnInList,
    schema::{excluded_plans, license_assignments, offers, service_plans},
};

/// What plans are loaded by.
const LOADED_BY: &[Action] = &[Action::ManageCatalog];
/// What plans are left out of licenses by, or no longer: by hand, or as a license is moved to another offer.
const CHOSEN_BY: &[Action] =
    &[Action::AssignLicenses, Action::AssignOwnLicenses, Action::ManageSubscriptions, Action::OrderTrials];
/// What licenses go by, with what they left out: their own, or that of the user who has them.
const FORGOTTEN_BY: &[Action] = &[
    Action::AssignLicenses,
    Action::AssignOwnLicenses,
    Action::ManageSubscriptions,
    Action::OrderTrials,
    Action::ManageCustomerUsers,
    Action::ManageOwnUsers,
];

/// A plan of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = service_plans)]
pub struct OfferPlan {
    /// The offer.
    pub offer_id: OfferId,
    /// The plan's code.
    pub code: String,
    /// Its place among the plans of the offer.
    pub position: i64,
    /// Its name.
    pub name: String,
    /// Codes of plans of which it needs one, with a blank between.
    pub needs: String,
    /// Codes of plans that it excludes, with a blank between.
    pub excludes: String,
}

impl OfferPlan {
    /// An offer's plans as rows.
    #[must_use]
    pub fn all_of(offer_id: OfferId, plans: &[ServicePlan]) -> Vec<Self> {
        let row = |(position, plan): (i64, &ServicePlan)| Self {
            offer_id,
            code: plan.code.clone(),
            position,
            name: plan.name.clone(),
            needs: plan.needs.join(" "),
            excludes: plan.excludes.join(" "),
        };
        (0..).zip(plans).map(row).collect()
    }
}

impl From<OfferPlan> for ServicePlan {
    fn from(row: OfferPlan) -> Self {
        let codes = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Self { needs: codes(&row.needs), excludes: codes(&row.excludes), code: row.code, name: row.name }
    }
}

/// That a user's license leaves out a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = excluded_plans)]
pub struct Exclusion {
    /// The user.
    pub user_id: UserId,
    /// The offer.
    pub offer_id: OfferId,
    /// The plan's code.
    pub code: String,
}

/// The plans of these offers; offers without plans are not among them.
pub fn of(db: &mut Db, offers: &[OfferId]) -> Result<Plans, Error> {
    let mut plans = Plans::new();
    for some in offers.chunks(CHUNK) {
        let rows: Vec<OfferPlan> = service_plans::table
            .filter(service_plans::offer_id.in_list(some))
            .order((service_plans::offer_id, service_plans::position))
            .select(OfferPlan::as_select())
            .load(db)?;
        for row in rows {
            plans.entry(row.offer_id).or_default().push(row.into());
        }
    }
    Ok(plans)
}

/// The names of the plans with these codes, as far as any offer has them.
pub fn names(db: &mut Db, codes: &[&str]) -> Result<Vec<(String, String)>, Error> {
    let mut names = Vec::new();
    for some in codes.chunks(CHUNK) {
        let found = service_plans::table
            .filter(service_plans::code.in_list(some))
            .select((service_plans::code, service_plans::name))
            .distinct();
        names.extend(found.load::<(String, String)>(db)?);
    }
    Ok(names)
}

/// Keeps plans: those that are there already change.
pub fn put(db: &mut Db, grant: &Grant, rows: &[OfferPlan]) -> Result<(), Error> {
    grant.proves(LOADED_BY)?;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                service_plans::offer_id.eq(row.offer_id),
                service_plans::code.eq(&row.code),
                service_plans::position.eq(row.position),
                service_plans::name.eq(&row.name),
                service_plans::needs.eq(&row.needs),
                service_plans::excludes.eq(&row.excludes),
            )
        })
        .collect();
    on_backend!(db, |conn| {
        diesel::insert_into(service_plans::table)
            .values(rows)
            .on_conflict((service_plans::offer_id, service_plans::code))
            .do_update()
            .set((
                service_plans::position.eq(proposed(service_plans::position)),
                service_plans::name.eq(proposed(service_plans::name)),
                service_plans::needs.eq(proposed(service_plans::needs)),
                service_plans::excludes.eq(proposed(service_plans::excludes)),
            ))
            .execute(conn)
    })?;
    Ok(())
}

/// Removes plans of an offer; no license leaves them out any more.
pub fn remove(db: &mut Db, grant: &Grant, offer: OfferId, codes: &[String]) -> Result<(), Error> {
    grant.proves(LOADED_BY)?;
    let gone =
        service_plans::table.filter(service_plans::offer_id.eq(offer)).filter(service_plans::code.in_list(codes));
    diesel::delete(gone).execute(db)?;
    Ok(())
}

/// What the licenses of these users leave out.
pub fn excluded(db: &mut Db, users: &[UserId]) -> Result<Vec<Exclusion>, Error> {
    let mut found = Vec::new();
    for users in users.chunks(CHUNK) {
        let theirs = excluded_plans::table.filter(excluded_plans::user_id.in_list(users));
        found.extend(theirs.select(Exclusion::as_select()).load(db)?);
    }
    Ok(found)
}

/// The licenses of these users of a customer, once for each plan that they leave out; once where they leave out none.
pub fn held(
    db: &mut Db,
    customer: AccountId,
    users: &[UserId],
) -> Result<Vec<(UserId, OfferId, Option<String>)>, Error> {
    let mut found = Vec::new();
    for users in users.chunks(CHUNK) {
        let some: Vec<(UserId, OfferId, Option<String>)> = license_assignments::table
            .left_join(
                excluded_plans::table.on(excluded_plans::user_id
                    .eq(license_assignments::user_id)
                    .and(excluded_plans::offer_id.eq(license_assignments::offer_id))),
            )
            .filter(license_assignments::customer_id.eq(customer))
            .filter(license_assignments::user_id.in_list(users))
            .select((license_assignments::user_id, license_assignments::offer_id, excluded_plans::code.nullable()))
            .load(db)?;
        found.extend(some);
    }
    Ok(found)
}

/// How many of a customer's users with a license leave out each plan.
pub fn off_counts(db: &mut Db, customer: AccountId) -> Result<Vec<(OfferId, String, i64)>, Error> {
    Ok(excluded_plans::table
        .inner_join(
            license_assignments::table.on(license_assignments::user_id
                .eq(excluded_plans::user_id)
                .and(license_assignments::offer_id.eq(excluded_plans::offer_id))),
        )
        .filter(license_assignments::customer_id.eq(customer))
        .group_by((excluded_plans::offer_id, excluded_plans::code))
        .select((excluded_plans::offer_id, excluded_plans::code, count_star()))
        .load(db)?)
}

/// The names of the offers and the plans that a user's licenses leave out, by the offers' names.
pub fn off_for(db: &mut Db, customer: AccountId, user: UserId) -> Result<Vec<(String, String)>, Error> {
    Ok(excluded_plans::table
        .inner_join(
            license_assignments::table.on(license_assignments::user_id
                .eq(excluded_plans::user_id)
                .and(license_assignments::offer_id.eq(excluded_plans::offer_id))),
        )
        .inner_join(
            service_plans::table.on(service_plans::offer_id
                .eq(excluded_plans::offer_id)
                .and(service_plans::code.eq(excluded_plans::code))),
        )
        .inner_join(offers::table.on(offers::id.eq(excluded_plans::offer_id)))
        .filter(license_assignments::customer_id.eq(customer))
        .filter(excluded_plans::user_id.eq(user))
        .order((offers::name_key, offers::id, service_plans::position))
        .select((offers::name, service_plans::name))
        .load(db)?)
}

/// Leaves plans out of licenses. They were not left out before.
pub fn exclude(db: &mut Db, grant: &Grant, new: &[Exclusion]) -> Result<(), Error> {
    grant.proves(CHOSEN_BY)?;
    for rows in new.chunks(CHUNK) {
        on_backend!(db, |conn| diesel::insert_into(excluded_plans::table).values(rows).execute(conn))?;
    }
    Ok(())
}

/// Leaves a plan out of the licenses of these users no longer.
pub fn include(db: &mut Db, grant: &Grant, offer: OfferId, code: &str, users: &[UserId]) -> Result<(), Error> {
    grant.proves(CHOSEN_BY)?;
    for users in users.chunks(CHUNK) {
        let theirs = excluded_plans::table
            .filter(excluded_plans::offer_id.eq(offer))
            .filter(excluded_plans::code.eq(code))
            .filter(excluded_plans::user_id.in_list(users));
        diesel::delete(theirs).execute(db)?;
    }
    Ok(())
}

/// Forgets what the licenses of an offer leave out for these users: they have none any more.
pub fn forget(db: &mut Db, grant: &Grant, offer: OfferId, users: &[UserId]) -> Result<(), Error> {
    grant.proves(FORGOTTEN_BY)?;
    for users in users.chunks(CHUNK) {
        let theirs = excluded_plans::table
            .filter(excluded_plans::offer_id.eq(offer))
            .filter(excluded_plans::user_id.in_list(users));
        diesel::delete(theirs).execute(db)?;
    }
    Ok(())
}
