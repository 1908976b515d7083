//! The services of a customer: what they are, how they stand, whom the customer asks, and where they are administered.

use actix_web::web;
use askama::Template;

use super::{inside::Inside, subscriptions::badge};
use crate::{
    domain::{
        Action,
        subscription::{SubscriptionState, rules::Kind},
    },
    service::{Subscription, customer_services},
    web::{Answer, Request, View, page, pages::support::AskedPartner},
};

#[derive(Template)]
#[template(path = "customer/customers/services.html")]
struct ServicesPage<'a> {
    view: &'a View,
    inside: Inside,
    rows: Vec<Row>,
    contacts: Vec<AskedPartner>,
    privileged: bool,
    may_open: bool,
}

struct Row {
    id: String,
    name: String,
    kind: &'static str,
    licenses: Option<i64>,
    badge: &'static str,
    state: &'static str,
    meaning: &'static str,
    ask: AskedPartner,
}

/// `GET /customers/{id}/services`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| customer_services::find(cx, id.parse()?)).await?;
    let row = |one: &Subscription| Row {
        id: one.id.to_string(),
        kind: view.t(one.category.key()),
        licenses: (one.contract().kind() != Kind::Usage).then_some(one.quantity),
        badge: badge(one.state),
        state: view.t(one.state.key()),
        meaning: view.t(match one.state {
            SubscriptionState::Active => "services-available",
            _ => "services-locked",
        }),
        ask: AskedPartner::about(&view, one, &found.partners),
        name: one.offer_name.clone(),
    };
    let rows: Vec<Row> = found.subscriptions.iter().map(row).collect();
    let services = ServicesPage {
        inside: Inside::new(&view, &found.customer, "services"),
        contacts: AskedPartner::each(rows.iter().map(|row| &row.ask)),
        rows,
        privileged: found.privileged,
        may_open: view.may(Action::OpenServiceRequests),
        view: &view,
    };
    page(&request, &services)
}
