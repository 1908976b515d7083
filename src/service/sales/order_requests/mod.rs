//! Order requests (`docs/domain.md` §9.15): a customer or a reseller asks, the seller orders or declines; what a customer
//! asks stands with its reseller first. Whatever is ordered is ordered as the seller's own people do it.

mod answer;
mod approve;
mod ask;
mod ask_change;
mod change_terms;
mod mails;
mod terms;
pub mod upkeep;
mod ways;

pub use answer::answer;
pub use approve::{ShownTerms, approve};
pub use ask::{AskDesk, OrderRequestForm, open_new, send_new};
pub use ask_change::{open_change, send_change, value as offer_value};
pub use terms::{OfferedTerms, Ruling};
pub use ways::{AskWay, asked_sellers, may_ask, may_ask_for, may_ask_of};

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::{
    domain::{
        Action, Actor, Error,
        ids::{AccountId, OrderId, OrderRequestId},
        list::Page,
        order_request::{OrderRequestFacts, OrderRequestSide, OrderRequestState, OrderRequestStep, Overtaking},
        policy,
    },
    repository::{contacts, customers::Customer, db::Db, order_requests, orders, subscriptions},
    service::{UseCase, customers},
};

pub use crate::repository::order_requests::{OrderRequest, OrderRequestQuery};

/// The names of those whom a request concerns.
#[derive(Clone, Debug)]
pub struct RequestParties {
    /// The customer.
    pub customer: String,
    /// The partner that would sell.
    pub seller: String,
    /// The reseller, where there is one.
    pub reseller: Option<String>,
    /// The organization that asks.
    pub asker: String,
    /// The organization that decides now, or decided.
    pub holder: String,
}

/// A request with the names of those whom it concerns.
pub type ListedOrderRequest = (OrderRequest, RequestParties);

/// A request for its reader.
#[derive(Debug)]
pub struct SeenOrderRequest {
    /// The request.
    pub request: OrderRequest,
    /// Whom it concerns.
    pub parties: RequestParties,
    /// The subscription that it is about, as its reader calls it.
    pub subscription: Option<String>,
    /// Where it stands now.
    pub state: OrderRequestState,
    /// What has overtaken it, where that is so or will be written in a moment.
    pub overtaken: Option<Overtaking>,
    /// What the reader can do now.
    pub steps: Vec<OrderRequestStep>,
    /// What approving would order, for a reader who may approve.
    pub ruling: Option<Ruling>,
    /// The order that was placed, for a reader who sees it: which, and its number.
    pub order: Option<(OrderId, String)>,
    /// Whether the reader is the customer itself.
    pub is_own: bool,
}

/// A page of the requests that the reader's account may see, the newest first.
pub fn list(cx: &mut UseCase<'_>, wanted: &OrderRequestQuery) -> Result<Page<ListedOrderRequest>, Error> {
    let scope = cx.authorize(Action::ViewOrderRequests)?.scope();
    let side = (scope, cx.actor.account.kind);
    let found = order_requests::list(cx.db, side, &cx.paged(wanted), None, cx.call.now)?;
    with_parties(cx.db, found)
}

/// The same for one of its customers.
pub fn list_of_customer(
    cx: &mut UseCase<'_>,
    id: AccountId,
    wanted: &OrderRequestQuery,
) -> Result<(Customer, Page<ListedOrderRequest>), Error> {
    let (grant, customer) = customers::open(cx, Action::ViewOrderRequests, id)?;
    let side = (grant.scope(), cx.actor.account.kind);
    let found = order_requests::list(cx.db, side, &cx.paged(wanted), Some(id), cx.call.now)?;
    Ok((customer, with_parties(cx.db, found)?))
}

/// A request that the reader's account may see.
pub fn find(cx: &mut UseCase<'_>, id: OrderRequestId) -> Result<SeenOrderRequest, Error> {
    let grant = cx.authorize(Action::ViewOrderRequests)?;
    let request = order_requests::find(cx.db, (grant.scope(), cx.actor.account.kind), id)?;
    let state = request.state.at(request.expires_at, cx.call.now);
    let overtaken = match state {
        OrderRequestState::Asked => upkeep::overtaking(cx.db, &request, cx.call.now)?,
        _ => request.overtaken_by,
    };
    let side = side_of(&request, cx.actor.account.id);
    let facts = facts(&request, state);
    let goes_on = |step: &OrderRequestStep| {
        overtaken.is_none() || !matches!(step, OrderRequestStep::Approve | OrderRequestStep::PassOn)
    };
    let can = |step: &OrderRequestStep| {
        step.from(&facts, side).is_some() && goes_on(step) && policy::may(cx.actor, step.action())
    };
    let steps: Vec<OrderRequestStep> = OrderRequestStep::ALL.iter().copied().filter(can).collect();
    let ruling = if steps.contains(&OrderRequestStep::Approve) { Some(terms::judge(cx, &request)?) } else { None };
    let names = names(cx.db, std::slice::from_ref(&request))?;
    let order = order_of(cx, &request)?;
    let is_own = side == OrderRequestSide::Customer;
    let subscription = match request.subscription_id {
        Some(id) => Some(subscriptions::get(cx.db, id)?),
        None => None,
    };
    let subscription = subscription.map(|one| if is_own { one.offer_name } else { one.nickname });
    let parties = parties(&request, &names);
    Ok(SeenOrderRequest { request, parties, subscription, state, overtaken, steps, ruling, order, is_own })
}

/// The order that was placed for a request, where its reader may open it.
fn order_of(cx: &mut UseCase<'_>, request: &OrderRequest) -> Result<Option<(OrderId, String)>, Error> {
    let Some(order) = request.order_id else { return Ok(None) };
    let is_own = request.customer_id == cx.actor.account.id;
    let seen = if is_own {
        policy::may(cx.actor, Action::ViewOwnOrders)
    } else {
        match customers::open(cx, Action::ViewOrders, request.customer_id) {
            Ok(_) => true,
            Err(Error::NotFound | Error::Denied(_)) => false,
            Err(error) => return Err(error),
        }
    };
    if !seen {
        return Ok(None);
    }
    let found = orders::find_of_customer(cx.db, request.customer_id, order.uuid())?;
    Ok(Some((order, found.number)))
}

/// How a request stands, in the eyes of the rules.
fn facts(request: &OrderRequest, state: OrderRequestState) -> OrderRequestFacts {
    OrderRequestFacts { state, asker: side_of(request, request.asker_id), holder: side_of(request, request.holder_id) }
}

/// On which side of a request an account stands that it concerns.
fn side_of(request: &OrderRequest, account: AccountId) -> OrderRequestSide {
    if account == request.customer_id {
        OrderRequestSide::Customer
    } else if Some(account) == request.reseller_id {
        OrderRequestSide::Reseller
    } else {
        OrderRequestSide::Seller
    }
}

fn with_parties(db: &mut Db, found: Page<OrderRequest>) -> Result<Page<ListedOrderRequest>, Error> {
    let names = names(db, &found.rows)?;
    Ok(found.map(|request| {
        let parties = parties(&request, &names);
        (request, parties)
    }))
}

/// The names of all that these requests concern. One query.
fn names(db: &mut Db, requests: &[OrderRequest]) -> Result<HashMap<AccountId, String>, Error> {
    let mut ids: Vec<AccountId> = requests
        .iter()
        .flat_map(|one| [Some(one.customer_id), Some(one.seller_id), one.reseller_id])
        .flatten()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    contacts::names(db, &ids)
}

fn parties(request: &OrderRequest, names: &HashMap<AccountId, String>) -> RequestParties {
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    RequestParties {
        customer: name(request.customer_id),
        seller: name(request.seller_id),
        reseller: request.reseller_id.map(name),
        asker: name(request.asker_id),
        holder: name(request.holder_id),
    }
}

/// A request's parties by themselves. One query.
fn parties_of(db: &mut Db, request: &OrderRequest) -> Result<RequestParties, Error> {
    let names = names(db, std::slice::from_ref(request))?;
    Ok(parties(request, &names))
}

/// The request that an order was placed for, as the order's page names it: who asked, and of which organization.
pub(in crate::service) fn asker_of(db: &mut Db, order: OrderId) -> Result<Option<(String, String)>, Error> {
    let Some(request) = order_requests::of_order(db, order)? else { return Ok(None) };
    let parties = parties_of(db, &request)?;
    Ok(Some((request.asker_name, parties.asker)))
}

/// What the audit table keeps of a request.
fn value(request: &OrderRequest, state: OrderRequestState) -> Value {
    json!({
        "kind": request.kind.as_str(),
        "offer": request.offer_name,
        "quantity": request.quantity,
        "asked_by": request.asker_name,
        "with": request.holder_id.to_string(),
        "state": state.as_str(),
        "reason": request.reason,
        "order": request.order_id.map(|order| order.to_string()),
    })
}

/// Whoever is named in records and mails as the one who answers.
fn person(actor: &Actor) -> String {
    actor.person.name.clone()
}
