//! Organisations that asked to be enrolled and have not answered their verification mail yet.
//!
//! Needs no grant: whoever enrols has no account yet; the link of an invitation proves that it is asked to.

use diesel::prelude::*;

use crate::domain::{
    Error, Language, Moment,
    account::Cloud,
    enrolment::EnrolmentKind,
    ids::{AccountId, EnrolmentId, InvitationId},
};
use crate::repository::{db::Db, schema::enrolments, sweeping::sweep_piece};

/// An enrolment.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = enrolments)]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// What it enrols as.
    pub kind: EnrolmentKind,
    /// The invitation it came from.
    pub invitation_id: InvitationId,
    /// The company's name.
    pub company: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// The cloud it works in: the inviter's.
    pub cloud: Cloud,
    /// A customer's first domain.
    pub domain: Option<String>,
    /// A reseller's global partner number.
    pub mpn_global_id: Option<i64>,
    /// A reseller's location's partner number.
    pub mpn_location_id: Option<i64>,
    /// The first global admin's name.
    pub admin_name: String,
    /// The first global admin's address.
    pub email: String,
    /// The first global admin's password, hashed; erased once the account is made.
    pub password_hash: Option<String>,
    /// The language the person used.
    pub language: Language,
    /// The token of the invitation's link, sealed: the way back to it, until the organisation may answer it.
    pub sealed_link_token: Option<Vec<u8>>,
    /// When the verification link dies.
    pub expires_at: Moment,
    /// When it was verified.
    pub verified_at: Option<Moment>,
}

/// An enrolment about to be kept, and its verification token.
#[derive(Clone, Debug)]
pub struct NewEnrolment {
    /// What was asked.
    pub enrolment: Enrolment,
    /// The key of the admin's address.
    pub email_key: String,
    /// The hash of the token in the verification mail.
    pub token_hash: [u8; 32],
    /// When it was asked.
    pub created_at: Moment,
}

/// Keeps an enrolment.
pub fn insert(db: &mut Db, new: &NewEnrolment) -> Result<(), Error> {
    let asked = &new.enrolment;
    let row = (
        enrolments::id.eq(asked.id),
        enrolments::invitation_id.eq(asked.invitation_id),
        enrolments::company.eq(&asked.company),
        enrolments::country.eq(&asked.country),
        enrolments::cloud.eq(asked.cloud),
        enrolments::kind.eq(asked.kind),
        enrolments::domain.eq(&asked.domain),
        enrolments::mpn_global_id.eq(asked.mpn_global_id),
        enrolments::mpn_location_id.eq(asked.mpn_location_id),
        enrolments::admin_name.eq(&asked.admin_name),
        enrolments::email.eq(&asked.email),
        enrolments::email_key.eq(&new.email_key),
        enrolments::password_hash.eq(&asked.password_hash),
        enrolments::language.eq(asked.language),
        enrolments::token_hash.eq(new.token_hash.to_vec()),
        enrolments::sealed_link_token.eq(&asked.sealed_link_token),
        enrolments::created_at.eq(new.created_at),
        enrolments::expires_at.eq(asked.expires_at),
    );
    diesel::insert_into(enrolments::table).values(row).execute(db)?;
    Ok(())
}

/// The enrolment that a verification link belongs to, whatever became of it.
pub fn find_by_token(db: &mut Db, token: &[u8; 32]) -> Result<Enrolment, Error> {
    Ok(enrolments::table
        .filter(enrolments::token_hash.eq(token.as_slice()))
        .select(Enrolment::as_select())
        .first(db)?)
}

/// Notes that the address was verified and the account made; the password's hash moved there.
pub fn verify(db: &mut Db, id: EnrolmentId, account: AccountId, now: Moment) -> Result<(), Error> {
    let open = enrolments::table.find(id).filter(enrolments::verified_at.is_null().and(enrolments::expires_at.gt(now)));
    let changed = diesel::update(open)
        .set((
            enrolments::verified_at.eq(now),
            enrolments::account_id.eq(account),
            enrolments::password_hash.eq(None::<String>),
        ))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The enrolment that an account came from, if it came from one.
pub fn find_by_account(db: &mut Db, account: AccountId) -> Result<Option<Enrolment>, Error> {
    Ok(enrolments::table
        .filter(enrolments::account_id.eq(account))
        .select(Enrolment::as_select())
        .first(db)
        .optional()?)
}

/// Erases the way back to the invitation.
pub fn erase_link(db: &mut Db, id: EnrolmentId) -> Result<(), Error> {
    diesel::update(enrolments::table.find(id)).set(enrolments::sealed_link_token.eq(None::<Vec<u8>>)).execute(db)?;
    Ok(())
}

/// Forgets what was never verified in time.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, enrolments, expires_at, now, enrolments::verified_at.is_null())
}
