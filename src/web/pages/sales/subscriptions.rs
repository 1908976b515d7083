//! A customer's own subscriptions.

use askama::Template;

use crate::{
    domain::{
        Action,
        directory::Place,
        order_request::OrderRequestKind,
        subscription::{EndReason, SubscriptionState, rules::Kind},
    },
    paths,
    service::{Subscription, UseCase, order_requests, reservations, subscriptions::own},
    web::{
        Answer, Request, View, When, page,
        pages::{
            customers::subscriptions::{badge, event_key, term_name},
            support::AskedPartner,
        },
    },
};

#[derive(Template)]
#[template(path = "sales/subscriptions.html")]
struct SubscriptionsPage<'a> {
    view: &'a View,
    living: Vec<Row>,
    ended: Vec<Row>,
    contacts: Vec<AskedPartner>,
    may_reserve: bool,
    /// Where the reader asks for something new.
    ask: Option<String>,
}

struct Row {
    name: String,
    is_add_on: bool,
    licenses: Option<i64>,
    /// How many licenses of the product can be assigned, where that makes sense.
    free: Option<String>,
    term: String,
    next: Option<(&'static str, When)>,
    auto_renew: Option<&'static str>,
    is_active: bool,
    badge: &'static str,
    state: &'static str,
    seller: String,
    ask: AskedPartner,
    request: Option<String>,
    id: String,
    /// Where the reader asks for more licenses, or for what else there is: the words, and the address.
    asks: Option<(&'static str, String)>,
}

/// `GET /subscriptions`
pub async fn get(request: Request) -> Answer {
    let work = |cx: &mut UseCase<'_>| {
        let offered = (reservations::is_offered(cx)?, order_requests::asked_sellers(cx)?);
        Ok((own::list(cx)?, own::free_licenses(cx)?, offered))
    };
    let (view, ((found, partners), free, (may_reserve, sellers))) = request.read(work).await?;
    let now = request.now();
    let may_open = view.may(Action::OpenServiceRequests);
    let asks = |one: &Subscription| {
        let kinds = OrderRequestKind::of(&one.contract(), now);
        let first = kinds.first().filter(|_| sellers.contains(&one.partner_id))?;
        let more = *first == OrderRequestKind::MoreLicenses;
        let key = if more { "order-request-licenses-title" } else { "order-request-change-title" };
        Some((view.t(key), paths::change_request(Place::Own, one.id)))
    };
    let row = |one: Subscription| {
        let live = one.state.is_live();
        Row {
            is_add_on: one.contract().kind() == Kind::AddOn,
            licenses: (one.contract().kind() != Kind::Usage).then_some(one.quantity),
            free: free
                .get(&one.offer_id)
                .filter(|_| one.state == SubscriptionState::Active)
                .map(|count| view.count("own-subscriptions-free", *count)),
            term: term_name(&view, &one),
            next: next(&view, &one),
            auto_renew: renews(&one).map(|on| view.t(if on { "subscription-on" } else { "subscription-off" })),
            is_active: one.state == SubscriptionState::Active,
            badge: badge(one.state),
            state: view.t(one.state.key()),
            seller: partners.get(&one.partner_id).map(|seller| seller.name.clone()).unwrap_or_default(),
            ask: AskedPartner::about(&view, &one, &partners),
            request: (live && may_open).then(|| paths::new_service_request(one.id)),
            asks: asks(&one),
            id: one.id.to_string(),
            name: one.offer_name,
        }
    };
    let (living, ended): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.state.is_live());
    let rows = |found: Vec<Subscription>| -> Vec<Row> { found.into_iter().map(row).collect() };
    let (living, ended) = (rows(living), rows(ended));
    let contacts = AskedPartner::each(living.iter().map(|row| &row.ask));
    let ask = (!sellers.is_empty()).then(|| paths::new_order_request(Place::Own));
    page(&request, &SubscriptionsPage { view: &view, living, ended, contacts, may_reserve, ask })
}

/// What happens to it by itself, or has happened, and when.
fn next(view: &View, one: &Subscription) -> Option<(&'static str, When)> {
    let ended = one.end_reason.map(EndReason::key).zip(one.ended_at);
    let coming = one.contract().next_event().map(|(at, event)| (event_key(event), at));
    coming.or(ended).map(|(key, at)| (view.t(key), view.when(at)))
}

/// Whether another term begins by itself, where it has terms.
fn renews(one: &Subscription) -> Option<bool> {
    let has_terms = matches!(one.contract().kind(), Kind::Paid | Kind::AddOn);
    (has_terms && one.state.is_live()).then_some(one.auto_renew)
}
