//! A subscription moves to a bigger offer.

use askama::Template;
use serde::Deserialize;

use super::{SubscriptionPath, address, offer_choice, place};
use crate::{
    domain::Text,
    service::subscriptions::{
        AppliedChange,
        upgrade::{self, UpgradeChoices},
    },
    web::{Answer, Choice, Posted, Request, Sent, View, page, pages::customers::inside::Inside, see_other_saying},
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/upgrade.html")]
struct UpgradePage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    drops_schedule: bool,
    offers: Vec<Choice>,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    offer: String,
}

/// `GET /customers/{id}/subscriptions/{subscription}/upgrade`
pub async fn get(request: Request, names: SubscriptionPath) -> Answer {
    let (view, choices) = request.read(move |cx| upgrade::show(cx, place(&names)?)).await?;
    page(&request, &upgrade_page(&view, &choices, ""))
}

/// `POST /customers/{id}/subscriptions/{subscription}/upgrade`: *Upgrade now*.
pub async fn post(request: Request, names: SubscriptionPath, posted: Posted<Form>) -> Answer {
    let sent = request.submit(
        (names.into_inner(), posted.form.offer),
        |cx, (names, chosen)| upgrade::upgrade(cx, place(names)?, chosen),
        |cx, (names, _)| upgrade::show(cx, place(names)?),
    );
    match sent.await? {
        Sent::Done(_, AppliedChange { subscription: after, .. }) => {
            let text = Text::new("flash-subscription-upgraded").with("name", &after.offer_name);
            Ok(see_other_saying(&request, &address(&after), "success", text))
        }
        Sent::Back(back) => back.page(&request, &upgrade_page(&back.view, &back.found, &back.form.1)),
    }
}

fn upgrade_page<'a>(view: &'a View, choices: &'a UpgradeChoices, chosen: &str) -> UpgradePage<'a> {
    let one = &choices.opened.subscription;
    UpgradePage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        drops_schedule: one.contract().next.is_some(),
        offers: choices.offers.iter().map(|(offer, price)| offer_choice(view, offer, price, chosen)).collect(),
    }
}
