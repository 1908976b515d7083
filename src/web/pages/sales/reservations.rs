//! A customer reserves Azure capacity for itself: what and how many, then a review, then the order.

use actix_web::web;
use askama::Template;

use crate::web::pages::customers::cart::plan_name;
use crate::{
    domain::{Text, cart::Plan},
    service::reservations::{self, Desk, Reservation, ReservationForm},
    web::{Answer, Choice, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "sales/reservations/new.html")]
struct NewPage<'a> {
    view: &'a View,
    obstacle: Option<String>,
    partners: Vec<Choice>,
    payer: String,
    offers: Vec<Choice>,
    quantity: &'a str,
}

#[derive(Template)]
#[template(path = "sales/reservations/review.html")]
struct ReviewPage<'a> {
    view: &'a View,
    form: &'a ReservationForm,
    partner: &'a str,
    offer: &'a str,
    plan: String,
    quantity: i64,
}

/// `GET /reservations/new`
pub async fn get(request: Request, chosen: web::Query<ReservationForm>) -> Answer {
    let (view, desk) = request.read(reservations::open).await?;
    page(&request, &new_page(&view, &desk, &chosen))
}

/// `GET /reservations/review`
pub async fn review(request: Request, chosen: web::Query<ReservationForm>) -> Answer {
    let form = chosen.into_inner();
    let typed = form.clone();
    let checked = request.caller().read(move |cx| Ok((reservations::check(cx, &typed)?, typed)));
    match request.sent(form, checked).await? {
        Sent::Done(view, (reservation, form)) => page(&request, &review_page(&view, &reservation, &form)),
        Sent::Back(back) => {
            let (_, desk) = request.read(reservations::open).await?;
            back.page(&request, &new_page(&back.view, &desk, &back.form))
        }
    }
}

/// `POST /reservations/new`: Submit.
pub async fn post(request: Request, posted: Posted<ReservationForm>) -> Answer {
    let Posted { form, key } = posted;
    let sent =
        request.submit(form, move |cx, form| reservations::order(cx, form, &key), |cx, _| reservations::open(cx));
    match sent.await? {
        Sent::Done(..) => {
            Ok(see_other_saying(&request, "/subscriptions", "success", Text::new("flash-reservation-ordered")))
        }
        Sent::Back(back) => back.page(&request, &new_page(&back.view, &back.found, &back.form)),
    }
}

fn new_page<'a>(view: &'a View, desk: &Desk, form: &'a ReservationForm) -> NewPage<'a> {
    let mut partners: Vec<Choice> = Vec::new();
    if desk.partners.len() > 1 {
        partners.push(Choice::new("", "", &form.partner));
        partners.extend(desk.partners.iter().map(|(id, name)| Choice::new(id.to_string(), name, &form.partner)));
    }
    let payer = desk.partners.first().filter(|_| desk.partners.len() == 1).map(|(_, name)| name.clone());
    let offers = desk.items.iter().flat_map(|item| {
        item.prices.iter().map(|price| {
            let plan = Plan { term: price.term, frequency: price.frequency };
            let value = format!("{} {}", item.offer.id, plan.text());
            Choice::new(value, format!("{}, {}", item.offer.name, plan_name(view, plan)), &form.offer)
        })
    });
    NewPage {
        obstacle: desk.obstacle.as_ref().map(|text| view.text(text)),
        partners,
        payer: payer.unwrap_or_default(),
        offers: offers.collect(),
        quantity: &form.quantity,
        view,
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
