//! What partners state of customers, and what the operator says to it (`docs/domain.md` §8.6).

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    ids::{AccountId, QualificationId},
    qualification::{Qualification, QualificationState, Qualifications},
};
use crate::repository::{
    db::{Db, on_backend},
    schema::{accounts, customer_qualifications},
    states::QualificationInReview,
};

/// What qualifications are stated and withdrawn by.
const STATED_BY: &[Action] = &[Action::UpdateCustomer];
/// What they are decided on by.
const DECIDED_BY: &[Action] = &[Action::ManageAccounts];

/// A qualification that a partner has stated.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = customer_qualifications)]
pub struct StatedQualification {
    /// Its id.
    pub id: QualificationId,
    /// The customer.
    pub customer_id: AccountId,
    /// Which.
    pub qualification: Qualification,
    /// How far it has come.
    pub state: QualificationState,
    /// Why the partner says so.
    pub reason: String,
    /// The partner.
    pub stated_by: AccountId,
    /// When it said so.
    pub stated_at: Moment,
    /// What the operator says to it.
    pub answer: String,
    /// When the operator decided.
    pub decided_at: Option<Moment>,
}

/// One that waits for the operator, with the names of the customer and of the partner.
pub type WaitingQualification = (StatedQualification, String, String);

/// What is stated of a customer.
pub fn of(db: &mut Db, customer: AccountId) -> Result<Vec<StatedQualification>, Error> {
    Ok(customer_qualifications::table
        .filter(customer_qualifications::customer_id.eq(customer))
        .order(customer_qualifications::id)
        .select(StatedQualification::as_select())
        .load(db)?)
}

/// The same, as far as offers ask for it.
pub fn held(db: &mut Db, customer: AccountId) -> Result<Qualifications, Error> {
    Ok(Qualifications::new(
        customer_qualifications::table
            .filter(customer_qualifications::customer_id.eq(customer))
            .select((customer_qualifications::qualification, customer_qualifications::state))
            .load(db)?,
    ))
}

/// Keeps what a partner states anew.
///
/// # Errors
/// A duplicate where another has stated the same meanwhile.
pub fn insert(db: &mut Db, grant: &Grant, one: &StatedQualification) -> Result<(), Error> {
    grant.proves(STATED_BY)?;
    on_backend!(db, |conn| diesel::insert_into(customer_qualifications::table).values(one).execute(conn))?;
    Ok(())
}

/// Forgets what a partner withdraws. `false` where somebody else was faster.
pub fn delete(db: &mut Db, grant: &Grant, one: &StatedQualification) -> Result<bool, Error> {
    grant.proves(STATED_BY)?;
    let kept = customer_qualifications::table.find(one.id).filter(customer_qualifications::state.eq(one.state));
    Ok(diesel::delete(kept).execute(db)? == 1)
}

/// Those that wait for the operator, the oldest first: the first so many.
pub fn in_review(db: &mut Db, most: i64) -> Result<Vec<WaitingQualification>, Error> {
    let partners = diesel::alias!(accounts as partners);
    Ok(customer_qualifications::table
        .inner_join(accounts::table.on(accounts::id.eq(customer_qualifications::customer_id)))
        .inner_join(partners.on(partners.field(accounts::id).eq(customer_qualifications::stated_by)))
        .filter(QualificationInReview)
        .order((customer_qualifications::stated_at, customer_qualifications::id))
        .limit(most)
        .select((StatedQualification::as_select(), accounts::name, partners.field(accounts::name)))
        .load(db)?)
}

/// One of them, decided on or not.
pub fn find(db: &mut Db, id: QualificationId) -> Result<WaitingQualification, Error> {
    let partners = diesel::alias!(accounts as partners);
    Ok(customer_qualifications::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(customer_qualifications::customer_id)))
        .inner_join(partners.on(partners.field(accounts::id).eq(customer_qualifications::stated_by)))
        .select((StatedQualification::as_select(), accounts::name, partners.field(accounts::name)))
        .first(db)?)
}

/// Keeps what the operator decides. `false` where it was decided on meanwhile.
pub fn decide(
    db: &mut Db,
    grant: &Grant,
    before: &StatedQualification,
    (state, answer): (QualificationState, &str),
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(DECIDED_BY)?;
    let waiting =
        customer_qualifications::table.find(before.id).filter(customer_qualifications::state.eq(before.state));
    let changed = diesel::update(waiting)
        .set((
            customer_qualifications::state.eq(state),
            customer_qualifications::answer.eq(answer),
            customer_qualifications::decided_at.eq(now),
        ))
        .execute(db)?;
    Ok(changed == 1)
}
