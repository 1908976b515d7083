//! A trial becomes a paid subscription.

use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::{Names, address, offer_choice, place};
use crate::{
    domain::text::Text,
    service::subscriptions::convert::{self, Choices, ConvertForm},
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "customers/subscriptions/convert.html")]
struct ConvertPage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    ends: Option<When>,
    offers: Vec<Choice>,
    quantity: String,
    refused: Refused,
}

/// What the page sends.
#[derive(Clone, Deserialize)]
pub struct Form {
    #[serde(default)]
    offer: String,
    #[serde(default)]
    quantity: String,
}

/// `GET /customers/{id}/subscriptions/{subscription}/convert`
pub async fn get(request: Request, names: Names) -> Answer {
    let (view, choices) = request.read(move |db, call, actor| convert::look(db, call, actor, place(&names)?)).await?;
    let quantity = choices.opened.subscription.quantity.to_string();
    let form = ConvertForm { offer: String::new(), quantity };
    page(&request, &convert_page(&view, &choices, &form, Refused::default()))
}

/// `POST /customers/{id}/subscriptions/{subscription}/convert`: *Apply*.
pub async fn post(request: Request, names: Path<(String, String)>, posted: Posted<Form>) -> Answer {
    let Form { offer, quantity } = posted.form;
    let (form, wanted) = (ConvertForm { offer, quantity }, names.clone());
    let typed = form.clone();
    let done = request.write(move |db, call, actor| convert::convert(db, call, actor, place(&wanted)?, &typed)).await;
    match done {
        Ok((_, paid)) => {
            let text = Text::new("flash-subscription-converted").with("name", &paid.offer_name);
            Ok(see_other_saying(&request, &address(&paid), "success", text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, choices) =
                request.read(move |db, call, actor| convert::look(db, call, actor, place(&names)?)).await?;
            let refusal = view.refused(&refusals);
            refused(&request, &convert_page(&view, &choices, &form, refusal))
        }
    }
}

fn convert_page<'a>(view: &'a View, choices: &'a Choices, form: &ConvertForm, refused: Refused) -> ConvertPage<'a> {
    let one = &choices.opened.subscription;
    let offers = choices.offers.iter().map(|(offer, price)| offer_choice(view, offer, price, &form.offer));
    ConvertPage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        ends: one.term_ends_at.map(|end| view.when(end)),
        offers: offers.collect(),
        quantity: form.quantity.clone(),
        refused,
    }
}
