//! Asking: for a new subscription, or for more licenses of one; by a customer for itself, or by its reseller.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Text, cart::Plan, directory::Place, ids::SubscriptionId},
    paths,
    service::order_requests::{self, AskDesk, OrderRequestForm},
    web::{
        Answer, Choice, Posted, Request, Sent, View, page,
        pages::customers::{cart::plan_name, inside::Inside},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "sales/order_requests/new.html")]
struct NewPage<'a> {
    view: &'a View,
    inside: Inside,
    /// The way back, and its words.
    up: (String, &'static str),
    title: &'static str,
    lead: String,
    obstacle: Option<String>,
    /// Whom it can be asked of, where there are several.
    partners: Vec<Choice>,
    /// Who is asked, where there is one alone.
    partner: String,
    /// What can be asked for.
    offers: Vec<Choice>,
    /// How many licenses there are, and may be, where it is about a subscription.
    present: Option<String>,
    quantity: String,
}

/// A customer's page inside the reader's account: the customer's id, and a subscription's.
type Names = web::Path<(String, String)>;

/// `GET /order-requests/new`
pub async fn get_own(request: Request) -> Answer {
    show(request, Place::Own, None).await
}

/// `POST /order-requests/new`
pub async fn post_own(request: Request, posted: Posted<OrderRequestForm>) -> Answer {
    send(request, (Place::Own, None), posted).await
}

/// `GET /order-requests/new/{subscription}`
pub async fn get_own_licenses(request: Request, id: web::Path<String>) -> Answer {
    let id: SubscriptionId = request.named(id.parse()).await?;
    show(request, Place::Own, Some(id)).await
}

/// `POST /order-requests/new/{subscription}`
pub async fn post_own_licenses(request: Request, id: web::Path<String>, posted: Posted<OrderRequestForm>) -> Answer {
    let id: SubscriptionId = request.named(id.parse()).await?;
    send(request, (Place::Own, Some(id)), posted).await
}

/// `GET /customers/{id}/order-requests/new`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let place = Place::Customer(request.named(id.parse()).await?);
    show(request, place, None).await
}

/// `POST /customers/{id}/order-requests/new`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<OrderRequestForm>) -> Answer {
    let place = Place::Customer(request.named(id.parse()).await?);
    send(request, (place, None), posted).await
}

/// `GET /customers/{id}/subscriptions/{subscription}/request`
pub async fn get_licenses(request: Request, names: Names) -> Answer {
    let place = Place::Customer(request.named(names.0.parse()).await?);
    let id: SubscriptionId = request.named(names.1.parse()).await?;
    show(request, place, Some(id)).await
}

/// `POST /customers/{id}/subscriptions/{subscription}/request`
pub async fn post_licenses(request: Request, names: Names, posted: Posted<OrderRequestForm>) -> Answer {
    let place = Place::Customer(request.named(names.0.parse()).await?);
    let id: SubscriptionId = request.named(names.1.parse()).await?;
    send(request, (place, Some(id)), posted).await
}

async fn show(request: Request, place: Place, subscription: Option<SubscriptionId>) -> Answer {
    let (view, desk) = request.read(move |cx| open(cx, place, subscription)).await?;
    page(&request, &new_page(&view, place, &desk, None))
}

async fn send(
    request: Request,
    (place, subscription): (Place, Option<SubscriptionId>),
    posted: Posted<OrderRequestForm>,
) -> Answer {
    let Posted { form, key } = posted;
    let sent = request.submit(
        form,
        move |cx, form| match subscription {
            None => order_requests::send_new(cx, place, &key, form),
            Some(id) => order_requests::send_licenses(cx, (place, id), &key, form),
        },
        move |cx, _| open(cx, place, subscription),
    );
    match sent.await? {
        Sent::Done(_, id) => {
            let text = Text::new("flash-order-request-sent");
            Ok(see_other_saying(&request, &paths::order_request(id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &new_page(&back.view, place, &back.found, Some(&back.form))),
    }
}

fn open(
    cx: &mut crate::service::UseCase<'_>,
    place: Place,
    subscription: Option<SubscriptionId>,
) -> Result<AskDesk, crate::domain::Error> {
    match subscription {
        None => order_requests::open_new(cx, place),
        Some(id) => order_requests::open_licenses(cx, place, id),
    }
}

fn new_page<'a>(view: &'a View, place: Place, desk: &AskDesk, typed: Option<&OrderRequestForm>) -> NewPage<'a> {
    let blank = OrderRequestForm::default();
    let form = typed.unwrap_or(&blank);
    let inside = match &desk.customer {
        Some(customer) => Inside::new(view, customer, "subscriptions"),
        None => Inside::plain(),
    };
    let names = |way: &order_requests::AskWay| match (&way.reseller, place) {
        // A customer knows through whom it asks; a reseller is itself the one.
        (Some((_, reseller, _)), Place::Own) => {
            view.text(&Text::new("order-request-through").with("seller", &way.seller.name).with("reseller", reseller))
        }
        _ => way.seller.name.clone(),
    };
    let several = desk.ways.len() > 1;
    let mut partners: Vec<Choice> = Vec::new();
    if several {
        partners.push(Choice::new("", "", &form.partner));
        partners.extend(desk.ways.iter().map(|way| Choice::new(way.value(), names(way), &form.partner)));
    }
    let offers = desk.items.iter().flat_map(|item| {
        item.prices.iter().map(|price| {
            let plan = Plan { term: price.term, frequency: price.frequency };
            let value = format!("{} {}", item.offer.id, plan.text());
            Choice::new(value, format!("{}, {}", item.offer.name, plan_name(view, plan)), &form.offer)
        })
    });
    let (title, present, quantity) = match &desk.subscription {
        None => ("order-request-new-title", None, typed.map_or_else(|| "1".to_owned(), |form| form.quantity.clone())),
        Some((one, most)) => {
            let text = Text::new("order-request-present").count("now", one.quantity).count("max", *most);
            let quantity = typed.map_or_else(|| one.quantity.to_string(), |form| form.quantity.clone());
            ("order-request-licenses-title", Some(view.text(&text)), quantity)
        }
    };
    NewPage {
        inside,
        up: match (place, &desk.subscription) {
            (Place::Own, _) => ("/subscriptions".to_owned(), "menu-subscriptions"),
            (Place::Customer(id), None) => (paths::customer_subscriptions(id), "inside-subscriptions"),
            (Place::Customer(id), Some((one, _))) => {
                (paths::customer_subscription(id, one.id), "order-request-subscription")
            }
        },
        title: view.t(title),
        lead: match &desk.subscription {
            None => String::new(),
            Some((one, _)) if place == Place::Own => one.offer_name.clone(),
            Some((one, _)) => one.nickname.clone(),
        },
        obstacle: desk.obstacle.as_ref().map(|why| view.text(why)),
        partners,
        partner: desk.ways.first().filter(|_| !several).map(names).unwrap_or_default(),
        offers: offers.collect(),
        present,
        quantity,
        view,
    }
}
