//! Cancel a subscription: a page of its own that says what ends.

use actix_web::web;
use askama::Template;

use super::{OpenedFor, SubscriptionPath, address, place};
use crate::{
    domain::Text,
    paths,
    service::subscriptions::cancel,
    web::{
        Answer, EmptyForm, Posted, Request, View, When, page, pages::customers::inside::Inside, see_other_leading,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/cancel.html")]
struct CancelPage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    until: Option<When>,
    add_ons: Vec<String>,
}

/// `GET /customers/{id}/subscriptions/{subscription}/cancel`
pub async fn get(request: Request, names: SubscriptionPath, purpose: web::Query<OpenedFor>) -> Answer {
    let (view, (opened, add_ons)) = request.read(move |cx| cancel::show(cx, place(&names)?)).await?;
    let one = &opened.subscription;
    page(
        &request,
        &CancelPage {
            view: &view,
            inside: Inside::new(&view, &opened.customer, "subscriptions"),
            back: format!("{}{}", address(one), purpose.query(&view)),
            name: &one.nickname,
            until: one.window_ends_at.map(|end| view.exactly(end)),
            add_ons: add_ons.into_iter().map(|add_on| add_on.nickname).collect(),
        },
    )
}

/// `POST /customers/{id}/subscriptions/{subscription}/cancel`
pub async fn post(
    request: Request,
    names: SubscriptionPath,
    purpose: web::Query<OpenedFor>,
    _posted: Posted<EmptyForm>,
) -> Answer {
    let (view, ordered) = request.write(move |cx| cancel::cancel(cx, place(&names)?)).await?;
    let ended = ordered.subscription;
    let text = Text::new("flash-subscription-cancelled").with("name", ended.nickname);
    if purpose.is_removal(&view) {
        return Ok(see_other_saying(&request, &paths::customer_removal(ended.customer_id), "success", text));
    }
    let link = ("flash-link-subscription", paths::customer_subscription(ended.customer_id, ended.id));
    Ok(see_other_leading(&request, &paths::customer_subscriptions(ended.customer_id), "success", text, link))
}
