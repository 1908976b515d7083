//! Suspend all active subscriptions of a customer: a page of its own that says which they are and who is locked out.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Action, Error, Text,
        directory::Place,
        ids::AccountId,
        offer::BillingType,
        subscription::{contract::GRACE, rules::Kind},
    },
    paths,
    service::{
        Subscription,
        subscriptions::suspend_all::{self, ActiveSubscriptions, SuspendAllForm, shown},
    },
    web::{
        Answer, Posted, Request, Sent, View, page,
        pages::customers::{account::remove, inside::Inside},
        respond::see_other,
        see_other_saying,
    },
};

/// How many users a row names.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/suspend_all.html")]
struct SuspendAllPage<'a> {
    view: &'a View,
    inside: Inside,
    back: (String, &'static str),
    lead: String,
    rows: Vec<Row>,
    deletion: String,
    has_trial: bool,
    shown: String,
}

/// A subscription that is about to be suspended.
struct Row {
    name: String,
    product: Option<String>,
    is_add_on: bool,
    quantity: String,
    users: String,
    /// Where all of them are listed.
    href: Option<String>,
    /// The first of them.
    names: String,
}

/// `GET /customers/{id}/subscriptions/suspend`: leads back where nothing is active.
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| suspend_all::find(cx, id.parse()?)).await?;
    if found.subscriptions.is_empty() {
        return Ok(see_other(&back(&view, found.customer.id).0));
    }
    page(&request, &suspend_all_page(&request, &view, &found))
}

/// `POST /customers/{id}/subscriptions/suspend`: *Yes*.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<SuspendAllForm>) -> Answer {
    let customer: AccountId = request.named(id.parse::<AccountId>().map_err(Error::from)).await?;
    let key = posted.key;
    let sent = request.submit(
        posted.form,
        move |cx, form| suspend_all::suspend(cx, customer, (form, &key)),
        move |cx, _| suspend_all::find(cx, customer),
    );
    match sent.await? {
        Sent::Done(view, suspended) => {
            let kind = if suspended == 0 { "info" } else { "success" };
            let text = Text::new("flash-subscriptions-suspended").count("suspended", suspended);
            Ok(see_other_saying(&request, &back(&view, customer).0, kind, text))
        }
        Sent::Back(refused) => refused.page(&request, &suspend_all_page(&request, &refused.view, &refused.found)),
    }
}

/// Where this was come from: the end of the relationship, for whoever may bring it about.
fn back(view: &View, customer: AccountId) -> (String, &'static str) {
    if view.may(Action::RemoveCustomer) {
        (paths::customer_removal(customer), remove::title(view))
    } else {
        (paths::customer_subscriptions(customer), "inside-subscriptions")
    }
}

fn suspend_all_page<'a>(request: &Request, view: &'a View, found: &ActiveSubscriptions) -> SuspendAllPage<'a> {
    let many = i64::try_from(found.subscriptions.len()).unwrap_or(i64::MAX);
    let deletion = Text::new("suspending-deletion").moment("at", request.now().plus(GRACE));
    SuspendAllPage {
        inside: Inside::new(view, &found.customer, "account"),
        back: back(view, found.customer.id),
        lead: view.text(&Text::new("suspending-lead").count("count", many).with("name", &found.customer.name)),
        rows: found.subscriptions.iter().map(|one| row(view, found, one)).collect(),
        deletion: view.text(&deletion),
        has_trial: found.subscriptions.iter().any(|one| one.contract().kind() == Kind::Trial),
        shown: shown(&found.subscriptions),
        view,
    }
}

fn row(view: &View, found: &ActiveSubscriptions, one: &Subscription) -> Row {
    let is_licensed = one.billing == BillingType::License;
    let assigned = found.assigned.get(&one.offer_id).copied().unwrap_or_default();
    let names = found.users.as_ref().and_then(|users| users.get(&one.offer_id)).map_or(&[][..], Vec::as_slice);
    let more = if usize::try_from(assigned).is_ok_and(|all| all > NAMED) { ", …" } else { "" };
    let listed = found.users.is_some() && is_licensed && assigned > 0;
    Row {
        name: one.nickname.clone(),
        product: (one.nickname != one.offer_name).then(|| one.offer_name.clone()),
        is_add_on: one.contract().kind() == Kind::AddOn,
        quantity: if is_licensed {
            view.count("account-licenses", one.quantity)
        } else {
            view.t("account-usage").to_owned()
        },
        users: if is_licensed {
            view.count("suspending-users", assigned)
        } else {
            view.t("suspending-everyone").to_owned()
        },
        href: listed.then(|| paths::licensed_users(Place::Customer(one.customer_id), one.offer_id)),
        names: if names.is_empty() {
            String::new()
        } else {
            let first: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
            format!("{}{more}", first.join(", "))
        },
    }
}
