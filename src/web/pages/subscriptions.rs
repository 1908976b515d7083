//! A customer's own subscriptions.

use askama::Template;

use crate::{
    domain::subscription::rules::Kind,
    service::{Subscription, reservations, subscriptions::own},
    web::{
        extract::request::Request,
        pages::customers::subscriptions::badge,
        respond::{Answer, page},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "subscriptions.html")]
struct SubscriptionsPage<'a> {
    view: &'a View,
    living: Vec<Row>,
    ended: Vec<Row>,
    may_reserve: bool,
}

struct Row {
    name: String,
    kind: &'static str,
    licenses: Option<i64>,
    badge: &'static str,
    state: &'static str,
    seller: String,
    support: String,
    email: Option<String>,
}

/// `GET /subscriptions`
pub async fn get(request: Request) -> Answer {
    let (view, ((found, partners), may_reserve)) = request
        .read(|db, call, actor| Ok((own::list(db, call, actor)?, reservations::is_offered(db, call, actor)?)))
        .await?;
    let row = |one: Subscription| {
        let support = partners.get(&one.support_contact_id);
        Row {
            kind: view.t(one.category.key()),
            licenses: (one.contract().kind() != Kind::Usage).then_some(one.quantity),
            badge: badge(one.state),
            state: view.t(one.state.key()),
            seller: partners.get(&one.partner_id).map(|seller| seller.name.clone()).unwrap_or_default(),
            support: support.map(|contact| contact.name.clone()).unwrap_or_default(),
            email: support.and_then(|contact| contact.email.clone()),
            name: one.offer_name,
        }
    };
    let (living, ended): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.state.is_live());
    let rows = |found: Vec<Subscription>| found.into_iter().map(row).collect();
    page(&request, &SubscriptionsPage { view: &view, living: rows(living), ended: rows(ended), may_reserve })
}
