//! A trial becomes a paid subscription.

use askama::Template;

use super::{SubscriptionPath, address, offer_choice, place};
use crate::{
    domain::Text,
    service::subscriptions::{
        AppliedChange,
        convert::{self, ConversionChoices, ConvertForm},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View, When, page, pages::customers::inside::Inside, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/convert.html")]
struct ConvertPage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    ends: Option<When>,
    offers: Vec<Choice>,
    quantity: String,
}

/// `GET /customers/{id}/subscriptions/{subscription}/convert`
pub async fn get(request: Request, names: SubscriptionPath) -> Answer {
    let (view, choices) = request.read(move |cx| convert::show(cx, place(&names)?)).await?;
    let quantity = choices.opened.subscription.quantity.to_string();
    let form = ConvertForm { offer: String::new(), quantity };
    page(&request, &convert_page(&view, &choices, &form))
}

/// `POST /customers/{id}/subscriptions/{subscription}/convert`: *Apply*.
pub async fn post(request: Request, names: SubscriptionPath, posted: Posted<ConvertForm>) -> Answer {
    let sent = request.submit(
        (names.into_inner(), posted.form),
        |cx, (names, form)| convert::convert(cx, place(names)?, form),
        |cx, (names, _)| convert::show(cx, place(names)?),
    );
    match sent.await? {
        Sent::Done(_, AppliedChange { subscription: paid, .. }) => {
            let text = Text::new("flash-subscription-converted").with("name", &paid.offer_name);
            Ok(see_other_saying(&request, &address(&paid), "success", text))
        }
        Sent::Back(back) => back.page(&request, &convert_page(&back.view, &back.found, &back.form.1)),
    }
}

fn convert_page<'a>(view: &'a View, choices: &'a ConversionChoices, form: &ConvertForm) -> ConvertPage<'a> {
    let one = &choices.opened.subscription;
    let offers = choices.offers.iter().map(|(offer, price)| offer_choice(view, offer, price, &form.offer));
    ConvertPage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        ends: one.term_ends_at.map(|end| view.exactly(end)),
        offers: offers.collect(),
        quantity: form.quantity.clone(),
    }
}
