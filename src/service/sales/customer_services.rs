//! The services of a customer: what it has out of living subscriptions, and whom it asks (`docs/domain.md` §10.7).

use std::collections::HashMap;

use crate::service::{
    UseCase,
    customers::open,
    support_contacts::{self, SupportContact},
};
use crate::{
    domain::{Action, Error, ids::AccountId},
    repository::{
        customers::Customer,
        subscriptions::{self, Subscription},
    },
};

/// The services of a customer.
#[derive(Clone, Debug)]
pub struct Services {
    /// The customer.
    pub customer: Customer,
    /// The living subscriptions that the reader sees, in the order of purchase.
    pub subscriptions: Vec<Subscription>,
    /// The partners on them.
    pub partners: HashMap<AccountId, SupportContact>,
    /// Whether the reader's account may administer them: it holds delegated administration privileges.
    pub privileged: bool,
}

/// The services of a customer that the reader sees.
pub fn find(cx: &mut UseCase<'_>, id: AccountId) -> Result<Services, Error> {
    let (grant, customer) = open(cx, Action::ViewCustomerServices, id)?;
    let sight = subscriptions::sight(cx.db, grant.scope(), cx.actor.account.kind, &customer)?;
    let found = subscriptions::living(cx.db, &sight, id)?;
    let partners: Vec<AccountId> = found.iter().flat_map(|one| [one.partner_id, one.support_contact_id]).collect();
    Ok(Services {
        partners: support_contacts::load(cx.db, &partners)?,
        privileged: customer.privileged,
        customer,
        subscriptions: found,
    })
}
