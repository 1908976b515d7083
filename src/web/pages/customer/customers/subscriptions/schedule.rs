//! A change for the next term of a subscription.

use askama::Template;
use serde::Deserialize;

use super::{SubscriptionPath, address, place, price_text};
use crate::{
    domain::{Text, cart::Plan, subscription::administration::Reach},
    paths,
    service::{
        Price,
        subscriptions::schedule::{self, ScheduleChoices, ScheduleForm},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View, When, page,
        pages::customers::{cart::plan_name, inside::Inside},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/schedule.html")]
struct SchedulePage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    from: Option<When>,
    quantity: String,
    limits: String,
    plans: Vec<Choice>,
    plan_hint: &'static str,
    is_scheduled: bool,
    licenses: Option<String>,
}

/// What the page sends, and by which button.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    quantity: String,
    plan: String,
    #[serde(rename = "do")]
    button: String,
}

/// `GET /customers/{id}/subscriptions/{subscription}/schedule`
pub async fn get(request: Request, names: SubscriptionPath) -> Answer {
    let (view, choices) = request.read(move |cx| schedule::show(cx, place(&names)?)).await?;
    let next = choices.opened.subscription.contract().following();
    let form = ScheduleForm {
        quantity: next.quantity.to_string(),
        plan: Plan { term: next.term, frequency: next.frequency }.text(),
    };
    page(&request, &schedule_page(&view, &choices, &form))
}

/// `POST /customers/{id}/subscriptions/{subscription}/schedule`: write it down, or take it back.
pub async fn post(request: Request, names: SubscriptionPath, posted: Posted<Form>) -> Answer {
    let Form { quantity, plan, button } = posted.form;
    let place = request.named(place(&names)).await?;
    let sent = request.submit(
        ScheduleForm { quantity, plan },
        move |cx, form| {
            if button == "take-back" {
                return Ok(("flash-subscription-unscheduled", schedule::take_back(cx, place)?.nickname));
            }
            let after = schedule::schedule(cx, place, form)?;
            let flash = if after.next_term.is_some() {
                "flash-subscription-scheduled"
            } else {
                "flash-subscription-nothing-scheduled"
            };
            Ok((flash, after.nickname))
        },
        move |cx, _| schedule::show(cx, place),
    );
    match sent.await? {
        Sent::Done(_, (flash, name)) => {
            let path = paths::customer_subscription(place.0, place.1);
            Ok(see_other_saying(&request, &path, "success", Text::new(flash).with("name", name)))
        }
        Sent::Back(back) => back.page(&request, &schedule_page(&back.view, &back.found, &back.form)),
    }
}

fn schedule_page<'a>(view: &'a View, choices: &'a ScheduleChoices, form: &ScheduleForm) -> SchedulePage<'a> {
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
    let has_price = choices.reach == Reach::Everything;
    let plans = choices.prices.iter().chain(kept).map(|price| {
        let plan = Plan { term: price.term, frequency: price.frequency };
        let words = if has_price { price_text(view, price) } else { plan_name(view, plan) };
        Choice::new(plan.text(), words, &form.plan)
    });
    SchedulePage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        from: one.term_ends_at.map(|end| view.exactly(end)),
        quantity: form.quantity.clone(),
        limits: view.text(&Text::new("subscription-limits").count("min", min).count("max", max)),
        plans: plans.collect(),
        plan_hint: view.t(if has_price { "subscription-schedule-price" } else { "subscription-schedule-asked" }),
        is_scheduled: one.contract().next.is_some(),
        licenses: super::licenses(view, one).filter(|_| !view.refused().of("quantity").is_empty()),
    }
}
