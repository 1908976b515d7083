//! A change for the next term of a subscription.

use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::{Names, address, place, price_text};
use crate::{
    domain::{cart::Plan, text::Text},
    service::{
        Price,
        subscriptions::schedule::{self, Choices, ScheduleForm},
    },
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "customers/subscriptions/schedule.html")]
struct SchedulePage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    from: Option<When>,
    quantity: String,
    limits: String,
    plans: Vec<Choice>,
    is_scheduled: bool,
    licenses: Option<String>,
    refused: Refused,
}

/// What the page sends, and by which button.
#[derive(Clone, Deserialize)]
pub struct Form {
    #[serde(default)]
    quantity: String,
    #[serde(default)]
    plan: String,
    #[serde(default, rename = "do")]
    button: String,
}

/// `GET /customers/{id}/subscriptions/{subscription}/schedule`
pub async fn get(request: Request, names: Names) -> Answer {
    let (view, choices) = request.read(move |db, call, actor| schedule::look(db, call, actor, place(&names)?)).await?;
    let next = choices.opened.subscription.contract().following();
    let form = ScheduleForm {
        quantity: next.quantity.to_string(),
        plan: Plan { term: next.term, frequency: next.frequency }.text(),
    };
    page(&request, &schedule_page(&view, &choices, &form, Refused::default()))
}

/// `POST /customers/{id}/subscriptions/{subscription}/schedule`: write it down, or take it back.
pub async fn post(request: Request, names: Path<(String, String)>, posted: Posted<Form>) -> Answer {
    let Form { quantity, plan, button } = posted.form;
    let (form, wanted) = (ScheduleForm { quantity, plan }, names.clone());
    let typed = form.clone();
    let done = request
        .write(move |db, call, actor| {
            let place = place(&wanted)?;
            if button == "take-back" {
                schedule::take_back(db, call, actor, place)?;
                return Ok(Text::new("flash-subscription-unscheduled"));
            }
            let after = schedule::schedule(db, call, actor, place, &typed)?;
            let key = if after.next_term.is_some() {
                "flash-subscription-scheduled"
            } else {
                "flash-subscription-nothing-scheduled"
            };
            Ok(Text::new(key))
        })
        .await;
    match done {
        Ok((_, text)) => {
            let path = format!("/customers/{}/subscriptions/{}", names.0, names.1);
            Ok(see_other_saying(&request, &path, "success", text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, choices) =
                request.read(move |db, call, actor| schedule::look(db, call, actor, place(&names)?)).await?;
            let refusal = view.refused(&refusals);
            refused(&request, &schedule_page(&view, &choices, &form, refusal))
        }
    }
}

fn schedule_page<'a>(view: &'a View, choices: &'a Choices, form: &ScheduleForm, refused: Refused) -> SchedulePage<'a> {
    let one = &choices.opened.subscription;
    let (min, max) = (choices.offer.min_quantity, choices.offer.max_quantity);
    let present = Price {
        offer_id: one.offer_id,
        market: choices.opened.customer.country.clone(),
        term: one.term,
        frequency: one.frequency,
        currency: one.currency.clone(),
        unit_price: one.unit_price,
    };
    let is_sold = choices.prices.iter().any(|price| (price.term, price.frequency) == (one.term, one.frequency));
    let kept = (!is_sold).then_some(&present);
    let plans = choices.prices.iter().chain(kept).map(|price| {
        let value = Plan { term: price.term, frequency: price.frequency }.text();
        Choice { selected: value == form.plan, text: price_text(view, price), value }
    });
    SchedulePage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        from: one.term_ends_at.map(|end| view.when(end)),
        quantity: form.quantity.clone(),
        limits: view.text(&Text::new("subscription-limits").count("min", min).count("max", max)),
        plans: plans.collect(),
        is_scheduled: one.contract().next.is_some(),
        licenses: super::licenses(view, one).filter(|_| !refused.of("quantity").is_empty()),
        refused,
    }
}
