//! Asking: for a new subscription, or something of one; by a customer for itself, or by its reseller.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Text, cart::Plan, directory::Place, ids::SubscriptionId, order_request::OrderRequestKind, text_field},
    paths,
    service::order_requests::{self, AskDesk, OrderRequestForm, offer_value},
    web::{
        Answer, Choice, Posted, Request, Sent, View, When, page,
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
    /// What can be asked of the subscription: the words, the address, whether it is what this page asks.
    kinds: Vec<(&'static str, String, bool)>,
    kind: &'static str,
    /// What is said of it first.
    means: Option<String>,
    /// Until when it can be decided on, where that is sooner than usual.
    until: Option<When>,
    obstacle: Option<String>,
    /// Whom it can be asked of, where there are several.
    partners: Vec<Choice>,
    /// Who is asked, where there is one alone.
    partner: String,
    /// What can be asked for.
    offers: Vec<Choice>,
    /// How many licenses there are, and may be, where it is about a subscription.
    present: Option<String>,
    /// How many licenses were typed, where it is asked how many there are to be.
    quantity: Option<String>,
}

/// What is asked of a subscription, as its address names it.
#[derive(Clone, Copy, Default, Deserialize)]
pub struct Asked {
    #[serde(default, with = "text_field")]
    kind: Option<OrderRequestKind>,
}

/// What the page is about: nothing for a new subscription.
type About = Option<(SubscriptionId, Asked)>;

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
pub async fn get_own_change(request: Request, id: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    let id: SubscriptionId = request.named(id.parse()).await?;
    show(request, Place::Own, Some((id, *asked))).await
}

/// `POST /order-requests/new/{subscription}`
pub async fn post_own_change(request: Request, id: web::Path<String>, posted: Posted<OrderRequestForm>) -> Answer {
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
pub async fn get_change(request: Request, names: Names, asked: web::Query<Asked>) -> Answer {
    let place = Place::Customer(request.named(names.0.parse()).await?);
    let id: SubscriptionId = request.named(names.1.parse()).await?;
    show(request, place, Some((id, *asked))).await
}

/// `POST /customers/{id}/subscriptions/{subscription}/request`
pub async fn post_change(request: Request, names: Names, posted: Posted<OrderRequestForm>) -> Answer {
    let place = Place::Customer(request.named(names.0.parse()).await?);
    let id: SubscriptionId = request.named(names.1.parse()).await?;
    send(request, (place, Some(id)), posted).await
}

async fn show(request: Request, place: Place, about: About) -> Answer {
    let (view, desk) = request.read(move |cx| open(cx, place, about)).await?;
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
            Some(id) => order_requests::send_change(cx, (place, id), &key, form),
        },
        move |cx, form| {
            let asked = Asked { kind: OrderRequestKind::parse(&form.kind) };
            open(cx, place, subscription.map(|id| (id, asked)))
        },
    );
    match sent.await? {
        Sent::Done(_, id) => {
            let text = Text::new("flash-order-request-sent");
            Ok(see_other_saying(&request, &paths::order_request(id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &new_page(&back.view, place, &back.found, Some(&back.form))),
    }
}

fn open(cx: &mut crate::service::UseCase<'_>, place: Place, about: About) -> Result<AskDesk, crate::domain::Error> {
    match about {
        None => order_requests::open_new(cx, place),
        Some((id, asked)) => order_requests::open_change(cx, (place, id), asked.kind),
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
    let offers = desk.offers.iter().map(|(offer, price)| {
        let plan = Plan { term: price.term, frequency: price.frequency };
        Choice::new(offer_value(price), format!("{}, {}", offer.name, plan_name(view, plan)), &form.offer)
    });
    let one = desk.subscription.as_ref();
    let typed_or = |begins_at: i64| typed.map_or_else(|| begins_at.to_string(), |form| form.quantity.clone());
    let (present, quantity) = match (desk.kind, one) {
        (OrderRequestKind::MoreLicenses, Some((one, most))) => {
            let text = Text::new("order-request-present").count("now", one.quantity).count("max", *most);
            (Some(view.text(&text)), Some(typed_or(one.quantity)))
        }
        (OrderRequestKind::Conversion, Some((one, _))) => (None, Some(typed_or(one.quantity))),
        (OrderRequestKind::NewSubscription | OrderRequestKind::AddOn, _) => (None, Some(typed_or(1))),
        _ => (None, None),
    };
    let kinds = one.map(|(one, _)| {
        let address = paths::change_request(place, one.id);
        let entry =
            |kind: &OrderRequestKind| (view.t(kind.key()), format!("{address}?kind={kind}"), *kind == desk.kind);
        desk.kinds.iter().map(entry).collect()
    });
    NewPage {
        inside,
        up: match (place, &desk.subscription) {
            (Place::Own, _) => ("/subscriptions".to_owned(), "menu-subscriptions"),
            (Place::Customer(id), None) => (paths::customer_subscriptions(id), "inside-subscriptions"),
            (Place::Customer(id), Some((one, _))) => {
                (paths::customer_subscription(id, one.id), "order-request-subscription")
            }
        },
        title: view.t(title(desk.kind)),
        kinds: kinds.unwrap_or_default(),
        kind: one.map_or("", |_| desk.kind.as_str()),
        means: means(view, desk),
        until: desk.closes.map(|at| view.exactly(at)),
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

const fn title(kind: OrderRequestKind) -> &'static str {
    match kind {
        OrderRequestKind::NewSubscription => "order-request-new-title",
        OrderRequestKind::MoreLicenses => "order-request-licenses-title",
        _ => "order-request-change-title",
    }
}

/// What approving would do, where the form does not say it by itself.
fn means(view: &View, desk: &AskDesk) -> Option<String> {
    let (one, _) = desk.subscription.as_ref()?;
    let key = match desk.kind {
        OrderRequestKind::NewSubscription | OrderRequestKind::MoreLicenses | OrderRequestKind::AddOn => return None,
        OrderRequestKind::Upgrade => "order-request-means-upgrade",
        OrderRequestKind::Conversion => "order-request-means-conversion",
        OrderRequestKind::AutoRenewal => "order-request-means-auto-renewal",
        OrderRequestKind::Cancellation => "order-request-means-cancellation",
    };
    Some(view.text(&Text::new(key).count("quantity", one.quantity)))
}
