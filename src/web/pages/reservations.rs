//! A customer reserves Azure capacity for itself: what and how many, then a review, then the order.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::customers::cart::plan_name;
use crate::{
    domain::{cart::Plan, text::Text},
    service::reservations::{self, Desk, Reservation, ReservationForm},
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "reservations/new.html")]
struct NewPage<'a> {
    view: &'a View,
    obstacle: Option<String>,
    partners: Vec<Choice>,
    payer: String,
    offers: Vec<Choice>,
    quantity: &'a str,
    refused: Refused,
}

#[derive(Template)]
#[template(path = "reservations/review.html")]
struct ReviewPage<'a> {
    view: &'a View,
    form: &'a ReservationForm,
    partner: &'a str,
    offer: &'a str,
    plan: String,
    quantity: i64,
}

/// What is chosen, in an address or a form.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    partner: String,
    #[serde(default)]
    offer: String,
    #[serde(default)]
    quantity: String,
}

impl From<Chosen> for ReservationForm {
    fn from(Chosen { partner, offer, quantity }: Chosen) -> Self {
        Self { partner, offer, quantity }
    }
}

/// `GET /reservations/new`
pub async fn get(request: Request, chosen: web::Query<Chosen>) -> Answer {
    let form = ReservationForm::from(chosen.into_inner());
    let (view, desk) = request.read(reservations::open).await?;
    page(&request, &new_page(&view, &desk, &form, Refused::default()))
}

/// `GET /reservations/review`
pub async fn review(request: Request, chosen: web::Query<Chosen>) -> Answer {
    let form = ReservationForm::from(chosen.into_inner());
    let typed = form.clone();
    match request.read(move |db, call, actor| reservations::check(db, call, actor, &typed)).await {
        Ok((view, reservation)) => page(&request, &review_page(&view, &reservation, &form)),
        Err(error) => again(&request, error, &form).await,
    }
}

/// `POST /reservations/new`: Submit.
pub async fn post(request: Request, posted: Posted<Chosen>) -> Answer {
    let (form, key) = (ReservationForm::from(posted.form), posted.key);
    let typed = form.clone();
    match request.write(move |db, call, actor| reservations::order(db, call, actor, &typed, &key)).await {
        Ok(_) => Ok(see_other_saying(&request, "/subscriptions", "success", Text::new("flash-reservation-ordered"))),
        Err(error) => again(&request, error, &form).await,
    }
}

/// The first page once more, with what was refused beside its field.
async fn again(request: &Request, error: crate::web::error::WebError, form: &ReservationForm) -> Answer {
    let (view, refusals) = error.into_refusals()?;
    let (_, desk) = request.read(reservations::open).await?;
    let refusal = view.refused(&refusals);
    refused(request, &new_page(&view, &desk, form, refusal))
}

fn new_page<'a>(view: &'a View, desk: &Desk, form: &'a ReservationForm, refused: Refused) -> NewPage<'a> {
    let choice = |value: String, text: String, chosen: &str| Choice { selected: value == chosen, value, text };
    let mut partners: Vec<Choice> = Vec::new();
    if desk.partners.len() > 1 {
        partners.push(choice(String::new(), String::new(), &form.partner));
        partners.extend(desk.partners.iter().map(|(id, name)| choice(id.to_string(), name.clone(), &form.partner)));
    }
    let payer = desk.partners.first().filter(|_| desk.partners.len() == 1).map(|(_, name)| name.clone());
    let offers = desk.items.iter().flat_map(|item| {
        item.prices.iter().map(|price| {
            let plan = Plan { term: price.term, frequency: price.frequency };
            let value = format!("{} {}", item.offer.id, plan.text());
            choice(value, format!("{}, {}", item.offer.name, plan_name(view, plan)), &form.offer)
        })
    });
    NewPage {
        obstacle: desk.obstacle.as_ref().map(|text| view.text(text)),
        partners,
        payer: payer.unwrap_or_default(),
        offers: offers.collect(),
        quantity: &form.quantity,
        view,
        refused,
    }
}

fn review_page<'a>(view: &'a View, reservation: &'a Reservation, form: &'a ReservationForm) -> ReviewPage<'a> {
    ReviewPage {
        partner: &reservation.partner.1,
        offer: &reservation.line.name,
        plan: plan_name(view, reservation.line.plan),
        quantity: reservation.line.quantity,
        view,
        form,
    }
}

impl ReviewPage<'_> {
    /// Back to the first page, with all kept.
    fn back(&self) -> String {
        let ReservationForm { partner, offer, quantity } = self.form;
        let mut query = form_urlencoded::Serializer::new(String::from("/reservations/new?"));
        query.append_pair("partner", partner).append_pair("offer", offer).append_pair("quantity", quantity);
        query.finish()
    }
}
