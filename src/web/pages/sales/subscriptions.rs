//! A customer's own subscriptions.

use askama::Template;

use crate::{
    domain::{Action, subscription::rules::Kind},
    paths,
    service::{Subscription, reservations, subscriptions::own},
    web::{
        Answer, Request, View, page,
        pages::{customers::subscriptions::badge, support::AskedPartner},
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
}

struct Row {
    name: String,
    kind: &'static str,
    licenses: Option<i64>,
    badge: &'static str,
    state: &'static str,
    seller: String,
    ask: AskedPartner,
    request: Option<String>,
}

/// `GET /subscriptions`
pub async fn get(request: Request) -> Answer {
    let (view, ((found, partners), may_reserve)) =
        request.read(|cx| Ok((own::list(cx)?, reservations::is_offered(cx)?))).await?;
    let may_open = view.may(Action::OpenServiceRequests);
    let row = |one: Subscription| {
        let live = one.state.is_live();
        Row {
            kind: view.t(one.category.key()),
            licenses: (one.contract().kind() != Kind::Usage).then_some(one.quantity),
            badge: badge(one.state),
            state: view.t(one.state.key()),
            seller: partners.get(&one.partner_id).map(|seller| seller.name.clone()).unwrap_or_default(),
            ask: AskedPartner::about(&view, &one, &partners),
            request: (live && may_open).then(|| paths::new_service_request(one.id)),
            name: one.offer_name,
        }
    };
    let (living, ended): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.state.is_live());
    let rows = |found: Vec<Subscription>| -> Vec<Row> { found.into_iter().map(row).collect() };
    let (living, ended) = (rows(living), rows(ended));
    let contacts = AskedPartner::each(living.iter().map(|row| &row.ask));
    page(&request, &SubscriptionsPage { view: &view, living, ended, contacts, may_reserve })
}
