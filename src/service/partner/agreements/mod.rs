//! The agreement of one's own account: of partners the Microsoft Partner Agreement, of customers the Microsoft Customer
//! Agreement (`docs/domain.md` §7).

pub mod customer;
pub mod partner;

use self::{customer::CustomerAgreement, partner::PartnerAgreement};
use crate::service::UseCase;
use crate::{
    domain::{Action, Error, ids::AccountId, policy},
    repository::{accounts, db::Db},
};

/// Where the agreement of the reader's account stands.
#[derive(Clone, Debug)]
pub enum AccountAgreement {
    /// The reader is a partner.
    Partner(PartnerAgreement),
    /// The reader is a customer; who may accept is told to those who may not.
    Customer(CustomerAgreement, Vec<String>),
}

/// Where the agreement of the reader's account stands. Four queries at most.
pub fn show(cx: &mut UseCase<'_>) -> Result<AccountAgreement, Error> {
    let grant = cx.authorize(Action::ViewAgreements)?;
    if !policy::is_served(cx.actor.account.kind) {
        return Ok(AccountAgreement::Partner(partner::stand(cx.db, grant.scope())?));
    }
    let agreement = customer::stand(cx.db, grant.account())?;
    let due = matches!(agreement, CustomerAgreement::Due(_));
    Ok(AccountAgreement::Customer(agreement, if due { signers(cx.db, grant.account())? } else { Vec::new() }))
}

/// Signs the agreement of the actor's account. `false` where it is signed already; then nothing changes.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Conflict`] where somebody else must see to it.
pub fn sign(cx: &mut UseCase<'_>) -> Result<bool, Error> {
    if policy::is_served(cx.actor.account.kind) { customer::accept(cx) } else { partner::sign(cx) }
}

/// Who may sign for an account: its global admins.
fn signers(db: &mut Db, account: AccountId) -> Result<Vec<String>, Error> {
    accounts::administrator_names(db, account)
}
