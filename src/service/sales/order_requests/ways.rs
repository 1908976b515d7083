//! Whom a request goes to: a customer's to the reseller that looks after it, else to the partner that sells to it; a
//! reseller's to its provider that serves the customer too.

use crate::{
    domain::{
        Action, Error, Grant,
        account::{AccountFacts, Cloud},
        directory::Place,
        ids::{AccountId, OfferId},
        offer::LinkKind,
        order_request::OrderRequestKind,
        policy,
    },
    repository::{
        accounts,
        customers::Customer,
        db::Db,
        offers, partnerships, privileges,
        relationships::{self, Related},
        subscriptions::Subscription,
    },
    service::{UseCase, customers},
};

/// A partner that would sell, and the reseller through which it is asked.
#[derive(Clone, Debug)]
pub struct AskWay {
    /// The partner that would sell.
    pub seller: AccountFacts,
    /// The reseller that asks, or that the customer asks first: its account, its name, the number of its location.
    pub reseller: Option<(AccountId, String, Option<i64>)>,
}

impl AskWay {
    /// What a form calls it.
    #[must_use]
    pub fn value(&self) -> String {
        match &self.reseller {
            Some((reseller, ..)) => format!("{} {reseller}", self.seller.id),
            None => self.seller.id.to_string(),
        }
    }
}

/// For whom somebody asks.
pub(super) struct AskingFor {
    /// The proof that it may.
    pub(super) grant: Grant,
    /// The customer as its partner sees it; `None` where the customer itself asks.
    pub(super) customer: Option<Customer>,
    /// The customer's account.
    pub(super) id: AccountId,
    /// Its country.
    pub(super) country: String,
    /// Its cloud.
    pub(super) cloud: Cloud,
}

/// Whoever asks here, for whom. A customer of others does not exist.
pub(super) fn open(cx: &mut UseCase<'_>, place: Place) -> Result<AskingFor, Error> {
    match place {
        Place::Own => {
            let grant = cx.authorize(Action::RequestOwnOrders)?;
            let AccountFacts { id, country, cloud, .. } = cx.actor.account.clone();
            Ok(AskingFor { grant, customer: None, id, country, cloud })
        }
        Place::Customer(id) => {
            let (grant, customer) = customers::open(cx, Action::RequestOrders, id)?;
            let (country, cloud) = (customer.country.clone(), customer.cloud);
            Ok(AskingFor { grant, customer: Some(customer), id, country, cloud })
        }
    }
}

/// The ways to ask; none where nobody sells to the customer, or a reseller has no privileges.
pub(super) fn find(db: &mut Db, asking: &AskingFor) -> Result<Vec<AskWay>, Error> {
    let related = relationships::of_customer(db, asking.id)?;
    let privileged: Vec<AccountId> = privileges::holders(db, asking.id)?.into_iter().map(|(id, _)| id).collect();
    let me = asking.grant.account();
    let is_own = asking.customer.is_none();
    let looks_after = |one: &&Related| {
        policy::works_through_providers(one.kind) && privileged.contains(&one.account) && (is_own || one.account == me)
    };
    let resellers: Vec<&Related> = related.iter().filter(looks_after).collect();
    let mut ways = Vec::new();
    for seller in related.iter().filter(|one| policy::sells(one.kind)) {
        let partners = partnerships::partners_of(db, seller.account)?;
        let facts = accounts::find(db, seller.account)?.facts();
        let through: Vec<AskWay> = resellers
            .iter()
            .filter(|one| partners.contains(&one.account))
            .map(|one| AskWay {
                seller: facts.clone(),
                reseller: Some((one.account, one.name.clone(), one.mpn_location_id)),
            })
            .collect();
        if through.is_empty() && is_own {
            ways.push(AskWay { seller: facts, reseller: None });
        }
        ways.extend(through);
    }
    Ok(ways)
}

/// The ways to ask something of a subscription: its seller's, through the reseller on it where that is one of them.
pub(super) fn find_for(db: &mut Db, asking: &AskingFor, one: &Subscription) -> Result<Vec<AskWay>, Error> {
    let mut ways = find(db, asking)?;
    ways.retain(|way| way.seller.id == one.partner_id);
    let on_record = |way: &AskWay| {
        one.reseller_mpn_id.is_some() && way.reseller.as_ref().and_then(|(.., mpn)| *mpn) == one.reseller_mpn_id
    };
    if ways.iter().any(on_record) {
        ways.retain(on_record);
    }
    Ok(ways)
}

/// Whether the customer itself may ask for something new, and somebody is there to ask.
pub fn may_ask(cx: &mut UseCase<'_>) -> Result<bool, Error> {
    Ok(!asked_sellers(cx)?.is_empty())
}

/// Whether the actor may ask for something new for a customer, and somebody is there to ask.
pub fn may_ask_for(cx: &mut UseCase<'_>, customer: &Customer) -> Result<bool, Error> {
    Ok(policy::may(cx.actor, Action::RequestOrders)
        && customer.privileged
        && !partnerships::rights_at(cx.db, cx.actor.account.id, customer.id)?.is_empty())
}

/// What the actor may ask of a customer's subscription: what its rules allow and its product leads to, where somebody is
/// there to ask.
pub fn may_ask_of(cx: &mut UseCase<'_>, place: Place, one: &Subscription) -> Result<Vec<OrderRequestKind>, Error> {
    let kinds = OrderRequestKind::of(&one.contract(), cx.call.now);
    if kinds.is_empty() || !policy::may(cx.actor, Action::RequestOrders) {
        return Ok(Vec::new());
    }
    let asking = open(cx, place)?;
    if find_for(cx.db, &asking, one)?.is_empty() {
        return Ok(Vec::new());
    }
    let mut leading = Vec::with_capacity(kinds.len());
    for kind in kinds {
        if leads_on(cx.db, one.offer_id, kind)? {
            leading.push(kind);
        }
    }
    Ok(leading)
}

/// Whether the catalog has something for a subscription to an offer to become, or to be added to it, where that is asked.
fn leads_on(db: &mut Db, offer: OfferId, kind: OrderRequestKind) -> Result<bool, Error> {
    Ok(match kind {
        OrderRequestKind::Upgrade => !offers::linked(db, offer, LinkKind::Upgrade)?.is_empty(),
        OrderRequestKind::Conversion => !offers::linked(db, offer, LinkKind::Paid)?.is_empty(),
        OrderRequestKind::AddOn => !offers::add_ons(db, offer)?.is_empty(),
        _ => true,
    })
}

/// The partners that the actor's own organization, a customer, may ask to be sold something: all that sell to it.
pub fn asked_sellers(cx: &mut UseCase<'_>) -> Result<Vec<AccountId>, Error> {
    if !policy::may(cx.actor, Action::RequestOwnOrders) {
        return Ok(Vec::new());
    }
    let related = relationships::of_customer(cx.db, cx.actor.account.id)?;
    Ok(related.into_iter().filter(|one| policy::sells(one.kind)).map(|one| one.account).collect())
}
