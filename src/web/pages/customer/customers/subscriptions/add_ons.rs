//! An add-on for a subscription.

use askama::Template;

use super::{SubscriptionPath, address, offer_choice, place};
use crate::{
    domain::Text,
    paths,
    service::subscriptions::add_ons::{self, AddOnChoices, AddOnForm},
    web::{Answer, Choice, Posted, Request, Sent, View, page, pages::customers::inside::Inside, see_other_saying},
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/add_ons.html")]
struct AddOnsPage<'a> {
    view: &'a View,
    inside: Inside,
    back: String,
    name: &'a str,
    offers: Vec<Choice>,
    quantity: String,
    /// The number that goes onto the add-on, as the form sends it back.
    reseller: String,
    without_reseller: Option<String>,
}

/// `GET /customers/{id}/subscriptions/{subscription}/add-ons`
pub async fn get(request: Request, names: SubscriptionPath) -> Answer {
    let (view, choices) = request.read(move |cx| add_ons::show(cx, place(&names)?)).await?;
    let quantity = choices.opened.subscription.quantity.to_string();
    let form = AddOnForm { quantity, ..AddOnForm::default() };
    page(&request, &add_ons_page(&view, &choices, &form))
}

/// `POST /customers/{id}/subscriptions/{subscription}/add-ons`: *Buy*.
pub async fn post(request: Request, names: SubscriptionPath, posted: Posted<AddOnForm>) -> Answer {
    let Posted { form, key } = posted;
    let place = request.named(place(&names)).await?;
    let sent = request.submit(
        form,
        move |cx, form| add_ons::buy(cx, place, (form, &key)),
        move |cx, _| add_ons::show(cx, place),
    );
    match sent.await? {
        Sent::Done(_, name) => {
            let path = paths::customer_subscription(place.0, place.1);
            let text = Text::new("flash-subscription-add-on").with("name", name);
            Ok(see_other_saying(&request, &path, "success", text))
        }
        Sent::Back(back) => back.page(&request, &add_ons_page(&back.view, &back.found, &back.form)),
    }
}

fn add_ons_page<'a>(view: &'a View, choices: &'a AddOnChoices, form: &AddOnForm) -> AddOnsPage<'a> {
    let one = &choices.opened.subscription;
    let offers = choices.offers.iter().map(|(offer, price)| offer_choice(view, offer, price, &form.offer));
    AddOnsPage {
        view,
        inside: Inside::new(view, &choices.opened.customer, "subscriptions"),
        back: address(one),
        name: &one.nickname,
        offers: offers.collect(),
        quantity: form.quantity.clone(),
        reseller: choices.reseller_mpn_id.map(|number| number.to_string()).unwrap_or_default(),
        without_reseller: choices.without_reseller.as_ref().map(|why| view.text(why)),
    }
}
