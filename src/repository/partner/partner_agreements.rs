//! Signatures under the Microsoft Partner Agreement (`docs/domain.md` §7.1).

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    ids::{PartnerAgreementId, UserId},
};
use crate::repository::{
    db::{Db, on_backend},
    schema::{accounts, partner_agreements, users},
};

/// What agreements are signed by.
const SIGNED_BY: &[Action] = &[Action::SignAgreement];

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// When.
    pub at: Moment,
    /// By whom; `None` where only the day was written down.
    pub by: Option<String>,
}

/// Signs for an account: keeps who signed which text, and the day on the account. `false` where that text is signed
/// already: of two at the same time one signs.
pub fn sign(db: &mut Db, grant: &Grant, document: &str, by: UserId, at: Moment) -> Result<bool, Error> {
    grant.proves(SIGNED_BY)?;
    let row = (
        partner_agreements::id.eq(PartnerAgreementId::at(at)),
        partner_agreements::account_id.eq(grant.account()),
        partner_agreements::document.eq(document),
        partner_agreements::signed_at.eq(at),
        partner_agreements::signed_by.eq(by),
    );
    let made = on_backend!(db, |conn| {
        diesel::insert_into(partner_agreements::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    if made == 1 {
        let unsigned = accounts::table.find(grant.account()).filter(accounts::mpa_signed_at.is_null());
        diesel::update(unsigned).set(accounts::mpa_signed_at.eq(at)).execute(db)?;
    }
    Ok(made == 1)
}

/// The first signature of an account. It holds for good: texts that come later ask nobody to sign again.
pub fn signature(db: &mut Db, scope: Scope) -> Result<Option<Signature>, Error> {
    let known: Option<(Moment, String)> = partner_agreements::table
        .inner_join(users::table.on(users::id.eq(partner_agreements::signed_by)))
        .filter(partner_agreements::account_id.eq(scope.account()))
        .order(partner_agreements::id)
        .select((partner_agreements::signed_at, users::name))
        .first(db)
        .optional()?;
    if let Some((at, by)) = known {
        return Ok(Some(Signature { at, by: Some(by) }));
    }
    let day: Option<Moment> = accounts::table.find(scope.account()).select(accounts::mpa_signed_at).first(db)?;
    Ok(day.map(|at| Signature { at, by: None }))
}
