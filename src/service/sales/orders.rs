//! Order history: what was ordered for a customer, as far as the reader may see it (`docs/domain.md` §9.11), and what a
//! customer's own people see of that.

use crate::service::{
    UseCase,
    customers::open,
    order_requests,
    parties::{self, Parties},
};
use crate::{
    domain::{
        Action, Error,
        ids::{AccountId, OrderId},
        list::Page,
        subscription::sight::Sight,
    },
    repository::{
        customers::Customer,
        orders::{self, OrderLine, OrderQuery, SoldOrder},
        subscriptions,
    },
};

/// An order, and the lines of it that the reader sees.
#[derive(Clone, Debug)]
pub struct Ordered {
    /// Who sells to whom.
    pub parties: Parties,
    /// The order and its seller's name.
    pub sold: SoldOrder,
    /// The lines.
    pub lines: Vec<OrderLine>,
    /// Who asked for it, and of which organization, where it was placed for a request.
    pub asker: Option<(String, String)>,
}

/// A page of a customer's orders, the newest first.
pub fn list(cx: &mut UseCase<'_>, id: AccountId, wanted: &OrderQuery) -> Result<(Customer, Page<SoldOrder>), Error> {
    let wanted = &cx.paged(wanted);
    let (grant, customer) = open(cx, Action::ViewOrders, id)?;
    let sight = subscriptions::sight(cx.db, grant.scope(), cx.actor.account.kind, &customer)?;
    Ok((customer, orders::list(cx.db, &sight, id, wanted)?))
}

/// An order of a customer.
pub fn find(cx: &mut UseCase<'_>, id: AccountId, order: OrderId) -> Result<(Customer, Ordered), Error> {
    let (grant, customer) = open(cx, Action::ViewOrders, id)?;
    let sight = subscriptions::sight(cx.db, grant.scope(), cx.actor.account.kind, &customer)?;
    let (sold, lines) = orders::find(cx.db, &sight, id, order)?;
    let parties = parties::find(cx.db, sold.0.partner_id, &customer)?;
    let asker = order_requests::asker_of(cx.db, order)?;
    Ok((customer, Ordered { parties, sold, lines, asker }))
}

/// A page of the actor's own orders, the newest first. It is the customer itself that looks: everything is its own.
pub fn list_own(cx: &mut UseCase<'_>, wanted: &OrderQuery) -> Result<(AccountId, Page<SoldOrder>), Error> {
    let wanted = &cx.paged(wanted);
    let customer = cx.authorize(Action::ViewOwnOrders)?.account();
    Ok((customer, orders::list(cx.db, &Sight::All, customer, wanted)?))
}

/// An order of the actor's own.
pub fn find_own(cx: &mut UseCase<'_>, order: OrderId) -> Result<Ordered, Error> {
    let grant = cx.authorize(Action::ViewOwnOrders)?;
    let (sold, lines) = orders::find(cx.db, &Sight::All, grant.account(), order)?;
    let parties = parties::find_for_customer(cx.db, sold.0.partner_id, &cx.actor.account)?;
    let asker = order_requests::asker_of(cx.db, order)?;
    Ok(Ordered { parties, sold, lines, asker })
}
