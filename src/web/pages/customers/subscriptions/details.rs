//! A subscription's page: what is known of it, what happens next, and the one form that changes it.

use actix_web::web::Path;
use askama::Template;

use super::{
    Names, address,
    facts::{Fact, Next, facts},
    form::{Fields, Form, Hints},
    place,
};
use crate::{
    domain::{cart::Plan, text::Text},
    service::subscriptions::{
        change::{self, Changed},
        details::{self, Details, Way},
        stale::{self, Difference, Shown},
    },
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::{cart::plan_name, inside::Inside},
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "customers/subscriptions/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    inside: Inside,
    list: String,
    here: String,
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
    has_reseller: bool,
    ways: Vec<Way>,
    fields: Fields,
    hints: Hints,
    contacts: Vec<Choice>,
    licenses: Option<String>,
    refused: Refused,
    differences: Vec<Told>,
}

/// Another subscription.
struct Link {
    href: String,
    name: String,
    quantity: i64,
    badge: &'static str,
    state: &'static str,
}

/// A change since the page was opened, in the reader's words.
struct Told {
    text: String,
    by: String,
    at: When,
}

/// `GET /customers/{id}/subscriptions/{subscription}`
pub async fn get(request: Request, names: Names) -> Answer {
    let (view, details) =
        request.read(move |db, call, actor| details::details(db, call, actor, place(&names)?)).await?;
    let fields = Fields::of(&details.subscription);
    page(&request, &details_page(&request, &view, &details, fields, Refused::default(), &[]))
}

/// `POST /customers/{id}/subscriptions/{subscription}`: *Submit*.
pub async fn post(request: Request, names: Path<(String, String)>, posted: Posted<Form>) -> Answer {
    let (form, wanted) = (posted.form, names.clone());
    let change = form.change();
    match request.write(move |db, call, actor| change::change(db, call, actor, place(&wanted)?, &change)).await {
        Ok((_, changed)) => {
            let (kind, text) = said(changed);
            let path = format!("/customers/{}/subscriptions/{}", names.0, names.1);
            Ok(see_other_saying(&request, &path, kind, text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let seen = form.version.clone();
            let (view, (details, differences)) = request
                .read(move |db, call, actor| {
                    let place = place(&names)?;
                    let details = details::details(db, call, actor, place)?;
                    Ok((details, stale::since(db, call, actor, place, &seen)?))
                })
                .await?;
            let refusal = view.refused(&refusals);
            let fields = Fields::typed(&details.subscription, &form, &differences);
            refused(&request, &details_page(&request, &view, &details, fields, refusal, &differences))
        }
    }
}

fn said(changed: Changed) -> (&'static str, Text) {
    match changed {
        Changed::Nothing => ("info", Text::new("flash-subscription-unchanged")),
        Changed::Suspended(at) => ("success", Text::new("flash-subscription-suspended").moment("at", at)),
        Changed::Reactivated => ("success", Text::new("flash-subscription-reactivated")),
        Changed::WithoutReseller => ("warning", Text::new("flash-subscription-without-reseller")),
        Changed::Saved => ("success", Text::new("flash-subscription-saved")),
    }
}

fn details_page<'a>(
    request: &Request,
    view: &'a View,
    details: &'a Details,
    fields: Fields,
    refused: Refused,
    differences: &[Difference],
) -> DetailsPage<'a> {
    let one = &details.subscription;
    let now = request.call().now;
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
        list: format!("/customers/{}/subscriptions", one.customer_id),
        here: address(one),
        limits: view.text(&Text::new("subscription-limits").count("min", min).count("max", max)),
        reseller_hint: view.t(reseller_hint),
        name: &one.nickname,
        product: if one.nickname == one.offer_name { "" } else { &one.offer_name },
        next: Next::new(view, details),
        facts: facts(view, details),
        parent: details.parent.as_ref().map(link),
        add_ons: details.add_ons.iter().map(link).collect(),
        scheduled,
        manages: details.ways.contains(&Way::Manage),
        has_reseller: details.has_reseller,
        ways: details.ways.iter().copied().filter(|way| *way != Way::Manage).collect(),
        hints,
        contacts: fields.contacts(details),
        fields,
        licenses: super::licenses(view, &details.subscription).filter(|_| details.assigned.is_some()),
        refused,
        differences: differences.iter().map(|one| told(view, one)).collect(),
    }
}

impl Way {
    /// The last part of its page's address, and the key of its words.
    const fn page(self) -> (&'static str, &'static str) {
        match self {
            Self::Manage => ("", "subscription-facts"),
            Self::Cancel => ("cancel", "subscription-cancel"),
            Self::Schedule => ("schedule", "subscription-schedule"),
            Self::Convert => ("convert", "subscription-convert"),
            Self::Upgrade => ("upgrade", "subscription-upgrade"),
            Self::BuyAddOn => ("add-ons", "subscription-add-on"),
        }
    }
}

fn told(view: &View, difference: &Difference) -> Told {
    let words = |shown: &Shown| match shown {
        Shown::Plain(text) => text.clone(),
        Shown::Key(key) => view.t(key).to_owned(),
    };
    let text = Text::new("subscription-difference")
        .text("field", difference.label)
        .with("old", words(&difference.old))
        .with("new", words(&difference.new));
    let portal = || view.t("subscription-by-portal").to_owned();
    Told { text: view.text(&text), by: difference.by.clone().unwrap_or_else(portal), at: view.when(difference.at) }
}
