//! One change to many subscriptions: of the customers selected in the list of customers, or of the subscriptions selected
//! in a customer's list.

use actix_web::{http::StatusCode, web};
use askama::Template;

use crate::{
    domain::{
        Action, Error, Text,
        ids::{AccountId, SubscriptionId},
        subscription::bulk::BulkChange,
    },
    paths,
    service::{
        Customer, UseCase,
        customer_list::CustomerQuery,
        customers,
        subscriptions::bulk::{self, BulkPlan, BulkWish, Chosen, PlannedChange},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View,
        forms::page_refusing,
        lists::selection::{Bulk, BulkPage, Chooser, Outlook, Selection, SelectionFields, carried},
        page,
        pages::customers::{inside::Inside, list::selected},
        see_other_saying,
    },
};

/// What is to be changed.
#[derive(Clone, Copy)]
enum Act {
    Contact,
    Reseller,
    AutoRenew,
}

impl Act {
    const fn title(self) -> &'static str {
        match self {
            Self::Contact => "bulk-contact",
            Self::Reseller => "bulk-reseller",
            Self::AutoRenew => "bulk-auto-renew",
        }
    }

    /// What the act's form holds beside the selection.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Contact => &["contact"],
            Self::Reseller => &["reseller"],
            Self::AutoRenew => &["renew"],
        }
    }

    fn wish(self, selection: &Selection) -> BulkWish {
        let typed = |name| selection.value(name).map(str::to_owned);
        match self {
            Self::Contact => BulkWish::SupportContact(typed("contact")),
            Self::Reseller => BulkWish::Reseller(typed("reseller")),
            Self::AutoRenew => BulkWish::AutoRenew(selection.value("renew") != Some("off")),
        }
    }
}

#[derive(Template)]
#[template(path = "customer/customers/bulk.html")]
struct InsidePage<'a> {
    view: &'a View,
    inside: Inside,
    bulk: Bulk<'a>,
}

/// What the act's page needs.
struct Found {
    /// Whose subscriptions they are, where all are one customer's.
    customer: Option<Customer>,
    customers: Vec<AccountId>,
    plan: BulkPlan,
}

/// `GET /customers/selected/support-contact`
pub async fn contact_of_customers(request: Request, query: web::Query<SelectionFields>) -> Answer {
    show(request, Selection::new(query.into_inner()), None, Act::Contact).await
}

/// `POST /customers/selected/support-contact`
pub async fn set_contact_of_customers(request: Request, posted: Posted<SelectionFields>) -> Answer {
    send(request, posted, None, Act::Contact).await
}

/// `GET /customers/selected/reseller`
pub async fn reseller_of_customers(request: Request, query: web::Query<SelectionFields>) -> Answer {
    show(request, Selection::new(query.into_inner()), None, Act::Reseller).await
}

/// `POST /customers/selected/reseller`
pub async fn set_reseller_of_customers(request: Request, posted: Posted<SelectionFields>) -> Answer {
    send(request, posted, None, Act::Reseller).await
}

/// `GET /customers/{id}/subscriptions/selected/support-contact`
pub async fn contact(request: Request, id: web::Path<String>, query: web::Query<SelectionFields>) -> Answer {
    show(request, Selection::new(query.into_inner()), Some(id.into_inner()), Act::Contact).await
}

/// `POST /customers/{id}/subscriptions/selected/support-contact`
pub async fn set_contact(request: Request, id: web::Path<String>, posted: Posted<SelectionFields>) -> Answer {
    send(request, posted, Some(id.into_inner()), Act::Contact).await
}

/// `GET /customers/{id}/subscriptions/selected/auto-renew`: on, or off where the address says so.
pub async fn auto_renew(request: Request, id: web::Path<String>, query: web::Query<SelectionFields>) -> Answer {
    show(request, Selection::new(query.into_inner()), Some(id.into_inner()), Act::AutoRenew).await
}

/// `POST /customers/{id}/subscriptions/selected/auto-renew`
pub async fn set_auto_renew(request: Request, id: web::Path<String>, posted: Posted<SelectionFields>) -> Answer {
    send(request, posted, Some(id.into_inner()), Act::AutoRenew).await
}

async fn show(request: Request, selection: Selection, customer: Option<String>, act: Act) -> Answer {
    let chosen = selection.clone();
    let (view, found) = request.read(move |cx| find(cx, &chosen, customer.as_deref(), act)).await?;
    let view = view.refusing(&found.plan.refusals);
    act_page(&request, &view, found, (&selection, act))
}

async fn send(request: Request, posted: Posted<SelectionFields>, customer: Option<String>, act: Act) -> Answer {
    let (key, again) = (posted.key, customer.clone());
    let sent = request.submit(
        Selection::new(posted.form),
        move |cx, selection| {
            let (_, chosen) = chosen(cx, selection, customer.as_deref())?;
            let numbers = bulk::change(cx, &chosen, &act.wish(selection), &key)?;
            Ok((numbers, back(selection, customer.as_deref())))
        },
        move |cx, selection| find(cx, selection, again.as_deref(), act),
    );
    match sent.await? {
        Sent::Done(_, ((changed, rest), back)) => {
            let text = Text::new("flash-subscriptions-changed").count("count", changed).count("unchanged", rest);
            Ok(see_other_saying(&request, &back, "success", text))
        }
        Sent::Back(refused) => act_page(&request, &refused.view, refused.found, (&refused.form, act)),
    }
}

/// The list as it was looked at.
fn back(selection: &Selection, customer: Option<&str>) -> String {
    if let Some(customer) = customer.and_then(|id| id.parse().ok()) {
        return paths::customer_subscriptions(customer);
    }
    let list: CustomerQuery = selection.list();
    list.address("/customers")
}

fn chosen(
    cx: &mut UseCase<'_>,
    selection: &Selection,
    customer: Option<&str>,
) -> Result<(Option<Customer>, Chosen), Error> {
    let Some(customer) = customer else {
        cx.authorize(Action::ManageSubscriptions)?;
        return Ok((None, Chosen::OfCustomers(selected(cx, selection)?)));
    };
    let (_, customer) = customers::open(cx, Action::ManageSubscriptions, customer.parse()?)?;
    let ids: Vec<SubscriptionId> = selection.ids();
    let chosen =
        if selection.is_whole_page() { Chosen::OfCustomers(vec![customer.id]) } else { Chosen::Of(customer.id, ids) };
    Ok((Some(customer), chosen))
}

fn find(cx: &mut UseCase<'_>, selection: &Selection, customer: Option<&str>, act: Act) -> Result<Found, Error> {
    let (customer, chosen) = chosen(cx, selection, customer)?;
    let plan = bulk::plan(cx, &chosen, &act.wish(selection))?;
    let customers = match chosen {
        Chosen::OfCustomers(ids) => ids,
        Chosen::Of(..) => Vec::new(),
    };
    Ok(Found { customer, customers, plan })
}

fn act_page(request: &Request, view: &View, found: Found, (selection, act): (&Selection, Act)) -> Answer {
    let Found { customer, customers, plan } = found;
    let id = customer.as_ref().map(|customer| customer.id.to_string());
    let chosen = if plan.change.is_some() { chosen_words(view, &plan, act) } else { String::new() };
    // What was chosen wrongly is chosen again: it is not sent on.
    let fields = if plan.change.is_some() { act.fields() } else { &[] };
    let hidden = if customer.is_none() {
        carried(selection, &customers, fields)
    } else {
        let rows: Vec<SubscriptionId> = plan.rows.iter().map(|row| row.subscription.id).collect();
        carried(selection, &rows, fields)
    };
    let bulk = Bulk {
        view,
        title: view.t(act.title()),
        back: back(selection, id.as_deref()),
        list: view.t(if customer.is_some() { "inside-subscriptions" } else { "menu-customers" }),
        heads: (
            view.t(if customer.is_some() { "subscription-column-name" } else { "export-company" }),
            view.t("bulk-now"),
        ),
        chooser: chooser(&plan, selection, act),
        chosen,
        outlook: outlook(view, &plan, (customer.is_some(), act)),
        hidden,
        means: Vec::new(),
        danger: false,
    };
    let Some(customer) = customer else { return answer(request, view, &BulkPage { view, bulk }) };
    let inside = Inside::new(view, &customer, "subscriptions");
    answer(request, view, &InsidePage { view, inside, bulk })
}

/// The page; 422 where what was chosen is refused.
fn answer(request: &Request, view: &View, template: &impl Template) -> Answer {
    if view.refused().is_empty() {
        page(request, template)
    } else {
        page_refusing(request, view, StatusCode::UNPROCESSABLE_ENTITY, template)
    }
}

fn chooser(plan: &BulkPlan, selection: &Selection, act: Act) -> Option<Chooser> {
    if plan.change.is_some() {
        return None;
    }
    let typed = selection.value("contact").unwrap_or_default();
    match act {
        Act::Contact => Some(Chooser::Contact(
            plan.contacts.iter().map(|(id, name)| Choice::new(id.to_string(), name, typed)).collect(),
        )),
        Act::Reseller => Some(Chooser::Reseller(selection.value("reseller").unwrap_or_default().to_owned())),
        Act::AutoRenew => None,
    }
}

/// What was chosen, in words.
fn chosen_words(view: &View, plan: &BulkPlan, act: Act) -> String {
    match plan.change {
        Some(BulkChange::SupportContact(id)) => {
            let name = plan.contacts.iter().find(|(one, _)| *one == id).map_or("", |(_, name)| name);
            view.with("bulk-contact-chosen", "name", name)
        }
        Some(BulkChange::Reseller(Some(number))) => {
            let name = plan.reseller.as_deref().unwrap_or_default();
            view.text(&Text::new("bulk-reseller-chosen").with("name", name).with("mpn", number.to_string()))
        }
        Some(BulkChange::Reseller(None)) => view.t("bulk-reseller-none").to_owned(),
        Some(BulkChange::AutoRenew(true)) => view.t("bulk-auto-renew-on").to_owned(),
        Some(BulkChange::AutoRenew(false)) => view.t("bulk-auto-renew-off").to_owned(),
        None => view.t(act.title()).to_owned(),
    }
}

fn outlook(view: &View, plan: &BulkPlan, (inside, act): (bool, Act)) -> Outlook {
    let mut outlook = Outlook::default();
    for row in &plan.rows {
        let PlannedChange { customer, subscription, verdict } = row;
        let name = if inside {
            (subscription.nickname.clone(), String::new())
        } else {
            (customer.clone(), subscription.nickname.clone())
        };
        let now = match act {
            Act::Contact => plan.names.get(&subscription.support_contact_id).cloned().unwrap_or_default(),
            Act::Reseller => {
                subscription.reseller_mpn_id.map_or_else(|| view.t("list-none").to_owned(), |number| number.to_string())
            }
            Act::AutoRenew => {
                view.t(if subscription.auto_renew { "subscription-on" } else { "subscription-off" }).to_owned()
            }
        };
        outlook.add(name, now, verdict.as_ref().err().map(|why| view.text(why)));
    }
    for name in &plan.without {
        outlook.add((name.clone(), String::new()), String::new(), Some(view.t("bulk-no-subscriptions").to_owned()));
    }
    outlook
}
