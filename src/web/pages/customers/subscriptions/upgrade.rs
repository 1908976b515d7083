//! A subscription moves to a bigger offer.

use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::{Names, address, offer_choice, place};
use crate::{
    domain::text::Text,
    service::subscriptions::upgrade::{self, Choices},
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "customers/subscriptions/upgrade.html")]
struct UpgradePage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    drops_schedule: bool,
    offers: Vec<Choice>,
    refused: Refused,
}

/// What the page sends.
#[derive(Clone, Deserialize)]
pub struct Form {
    #[serde(default)]
    offer: String,
}

/// `GET /customers/{id}/subscriptions/{subscription}/upgrade`
pub async fn get(request: Request, names: Names) -> Answer {
    let (view, choices) = request.read(move |db, call, actor| upgrade::look(db, call, actor, place(&names)?)).await?;
    page(&request, &upgrade_page(&view, &choices, "", Refused::default()))
}

/// `POST /customers/{id}/subscriptions/{subscription}/upgrade`: *Upgrade now*.
pub async fn post(request: Request, names: Path<(String, String)>, posted: Posted<Form>) -> Answer {
    let (form, wanted) = (posted.form, names.clone());
    let chosen = form.offer.clone();
    let done = request.write(move |db, call, actor| upgrade::upgrade(db, call, actor, place(&wanted)?, &chosen)).await;
    match done {
        Ok((_, after)) => {
            let text = Text::new("flash-subscription-upgraded").with("name", &after.offer_name);
            Ok(see_other_saying(&request, &address(&after), "success", text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, choices) =
                request.read(move |db, call, actor| upgrade::look(db, call, actor, place(&names)?)).await?;
            let refusal = view.refused(&refusals);
            refused(&request, &upgrade_page(&view, &choices, &form.offer, refusal))
        }
    }
}

fn upgrade_page<'a>(view: &'a View, choices: &'a Choices, chosen: &str, refused: Refused) -> UpgradePage<'a> {
    let one = &choices.opened.subscription;
    UpgradePage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        drops_schedule: one.contract().next.is_some(),
        offers: choices.offers.iter().map(|(offer, price)| offer_choice(view, offer, price, chosen)).collect(),
        refused,
    }
}
