//! A subscription's page: what is known of it, what happens next, and the one form that changes it.

use actix_web::web;
use askama::Template;

use super::{
    OpenedFor, SubscriptionPath, address,
    facts::{Fact, Next, facts},
    form::{Fields, Form, Hints},
    place,
};
use crate::{
    domain::{Text, cart::Plan, directory::Place, subscription::administration::Reach},
    paths,
    service::{
        activity_log::HistoryOf,
        subscriptions::{
            change::{
                self, Changed,
                stale::{self, Difference, ShownValue},
            },
            details::{self, SubscriptionAction, SubscriptionDetails},
        },
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View, page,
        pages::customers::{account::remove, cart::plan_name, inside::Inside},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    inside: Inside,
    /// The way up, and its words.
    up: (String, &'static str),
    limits: String,
    reseller_hint: &'a str,
    name: &'a str,
    product: &'a str,
    next: Next,
    facts: Vec<Fact>,
    parent: Option<Link>,
    add_ons: Vec<Link>,
    scheduled: Option<String>,
    manages: bool,
    /// Whether the reader asks the seller for whatever costs something; who that is.
    asks: Option<&'a str>,
    /// Why nothing can be changed here.
    obstacle: Option<String>,
    has_reseller: bool,
    /// Other pages about it: where they are, and the keys of their words.
    ways: Vec<(String, &'static str)>,
    fields: Fields,
    hints: Hints,
    contacts: Vec<Choice>,
    licenses: Option<String>,
}

/// Another subscription.
struct Link {
    href: String,
    name: String,
    quantity: i64,
    badge: &'static str,
    state: &'static str,
}

/// `GET /customers/{id}/subscriptions/{subscription}`
pub async fn get(request: Request, names: SubscriptionPath, purpose: web::Query<OpenedFor>) -> Answer {
    let (view, details) = request
        .read_with_history(
            move |cx| details::details(cx, place(&names)?),
            |details| HistoryOf::Object(*details.subscription.id.uuid()),
        )
        .await?;
    let fields = Fields::of(&details.subscription);
    page(&request, &details_page((&request, &purpose), &view, &details, fields))
}

/// `POST /customers/{id}/subscriptions/{subscription}`: *Submit*.
pub async fn post(
    request: Request,
    names: SubscriptionPath,
    purpose: web::Query<OpenedFor>,
    posted: Posted<Form>,
) -> Answer {
    let place = request.named(place(&names)).await?;
    let sent = request.submit(
        posted.form,
        move |cx, form| change::change(cx, place, &form.change()),
        move |cx, form| Ok((details::details(cx, place)?, stale::since(cx, place, &form.version)?)),
    );
    match sent.await? {
        Sent::Done(view, changed) => {
            let (kind, text) = said(changed);
            let next = if purpose.is_removal(&view) {
                paths::customer_removal(place.0)
            } else {
                paths::customer_subscription(place.0, place.1)
            };
            Ok(see_other_saying(&request, &next, kind, text))
        }
        Sent::Back(back) => {
            let (details, differences) = &back.found;
            let fields = Fields::typed(&details.subscription, &back.form, differences);
            let changes = differences.iter().map(|one| told(&back.view, one)).collect();
            let shown = details_page((&request, &purpose), &back.view, details, fields);
            back.page_telling(&request, changes, &shown)
        }
    }
}

fn said((changed, name): (Changed, String)) -> (&'static str, Text) {
    let (kind, text) = match changed {
        Changed::Nothing => ("info", Text::new("flash-subscription-unchanged")),
        Changed::Suspended(at) => ("info", Text::new("flash-subscription-suspended").moment("at", at)),
        Changed::Reactivated => ("success", Text::new("flash-subscription-reactivated")),
        Changed::WithoutReseller => ("warning", Text::new("flash-subscription-without-reseller")),
        Changed::Saved => ("success", Text::new("flash-subscription-saved")),
    };
    (kind, text.with("name", name))
}

fn details_page<'a>(
    (request, purpose): (&Request, &OpenedFor),
    view: &'a View,
    details: &'a SubscriptionDetails,
    fields: Fields,
) -> DetailsPage<'a> {
    let one = &details.subscription;
    let now = request.now();
    let link = |one: &crate::service::Subscription| Link {
        href: address(one),
        name: one.nickname.clone(),
        quantity: one.quantity,
        badge: super::badge(one.state),
        state: view.t(one.state.key()),
    };
    let scheduled = one.contract().next.map(|next| {
        let plan = plan_name(view, Plan { term: next.term, frequency: next.frequency });
        let key = if details.waits { "subscription-scheduled-waits" } else { "subscription-scheduled" };
        let text = Text::new(key).count("quantity", next.quantity).with("plan", plan).with("seller", &details.seller);
        view.text(&text)
    });
    let hints = Hints::new(view, details, now);
    let (min, max) = hints.limits;
    let reseller_hint =
        if fields.reseller.is_empty() { "subscription-reseller-missing" } else { "subscription-reseller-hint" };
    DetailsPage {
        view,
        inside: Inside::new(view, &details.customer, "subscriptions"),
        up: if purpose.is_removal(view) {
            (paths::customer_removal(one.customer_id), remove::title(view))
        } else {
            (paths::customer_subscriptions(one.customer_id), "inside-subscriptions")
        },
        limits: view.text(&Text::new("subscription-limits").count("min", min).count("max", max)),
        reseller_hint: view.t(reseller_hint),
        name: &one.nickname,
        product: if one.nickname == one.offer_name { "" } else { &one.offer_name },
        next: Next::new(view, details),
        facts: facts(view, details),
        parent: details.parent.as_ref().map(link),
        add_ons: details.add_ons.iter().map(link).collect(),
        scheduled,
        manages: details.ways.contains(&SubscriptionAction::Manage),
        asks: (details.reach == Reach::WithoutCost).then_some(details.seller.as_str()),
        obstacle: details.obstacle.as_ref().map(|why| view.text(why)),
        has_reseller: details.has_reseller,
        ways: details
            .ways
            .iter()
            .filter(|way| **way != SubscriptionAction::Manage)
            .map(|way| (way.href(one, purpose.query(view)), way.key()))
            .collect(),
        hints,
        contacts: fields.contacts(details),
        fields,
        licenses: super::licenses(view, &details.subscription).filter(|_| details.assigned.is_some()),
    }
}

impl SubscriptionAction {
    /// Where its page is; what the reader is about goes with it to the pages that end something.
    fn href(self, one: &crate::service::Subscription, purpose: &str) -> String {
        let here = address(one);
        let place = Place::Customer(one.customer_id);
        match self {
            Self::Manage => here,
            Self::Cancel => format!("{here}/cancel{purpose}"),
            Self::Schedule => format!("{here}/schedule{purpose}"),
            Self::Convert => format!("{here}/convert{purpose}"),
            Self::Upgrade => format!("{here}/upgrade{purpose}"),
            Self::BuyAddOn => format!("{here}/add-ons{purpose}"),
            Self::RequestLicenses => paths::change_request(place, one.id),
            Self::RequestChange(kind) => format!("{}?kind={kind}", paths::change_request(place, one.id)),
        }
    }

    /// The key of its words.
    const fn key(self) -> &'static str {
        match self {
            Self::Manage => "subscription-facts",
            Self::Cancel => "subscription-cancel",
            Self::Schedule => "subscription-schedule",
            Self::Convert => "subscription-convert",
            Self::Upgrade => "subscription-upgrade",
            Self::BuyAddOn => "subscription-add-on",
            Self::RequestLicenses => "order-request-licenses-title",
            Self::RequestChange(_) => "order-request-change-title",
        }
    }
}

/// A change since the page was opened, in the reader's words.
fn told(view: &View, difference: &Difference) -> String {
    let words = |shown: &ShownValue| match shown {
        ShownValue::Plain(text) => text.clone(),
        ShownValue::Key(key) => view.t(key).to_owned(),
    };
    let text = Text::new("subscription-difference")
        .text("field", difference.label)
        .with("old", words(&difference.old))
        .with("new", words(&difference.new))
        .moment("at", difference.at);
    view.text(&match &difference.by {
        Some(by) => text.with("by", by),
        None => text.text("by", "subscription-by-portal"),
    })
}
