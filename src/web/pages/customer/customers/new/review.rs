//! Steps 3 and 4 of New customer: Review, and the confirmation that answers Submit itself (`docs/domain.md` §10.8).

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::account::cancel;
use crate::{
    domain::{
        Action, Error, Text, company_name::warn_of_web_ending, ids::DraftId, new_customer::AgreementChoice, policy,
    },
    paths,
    service::{
        credentials,
        new_customer::{self, Checked, Confirmation, NewCustomerReview, SubmittedCustomer},
    },
    web::{
        Answer, Posted, Request, View, page,
        pages::{
            customers::{account::words, cart::LineView},
            letterhead::Letterhead,
        },
        respond::page_once,
        see_other, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/new/review.html")]
struct ReviewPage<'a> {
    view: &'a View,
    id: DraftId,
    facts: Vec<(&'a str, String)>,
    warning: String,
    asked: bool,
    lines: Vec<LineView>,
    total: String,
    reseller: String,
    obstacle: String,
    has_resellers: bool,
    mark: String,
}

#[derive(Template)]
#[template(path = "customer/customers/new/confirmation.html")]
struct ConfirmationPage<'a> {
    view: &'a View,
    confirmation: &'a Confirmation,
    letterhead: Letterhead,
    password: &'a str,
    /// Whom to give the user name and the password to.
    contact: String,
    /// The new customer, where the reader may open it.
    open: Option<String>,
    /// The list with the new customer in it.
    list: String,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    #[serde(rename = "do")]
    button: String,
    reviewed: String,
}

/// `GET /customers/new/{draft}/review`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let id = request.named(id.parse()).await?;
    let (view, review) = request.read(move |cx| new_customer::review(cx, id)).await?;
    match review {
        NewCustomerReview::Good(checked) => page(&request, &review_page(&view, id, &checked)),
        NewCustomerReview::AccountWrong => Ok(see_other(&format!("{}?check=true", paths::new_customer(id)))),
        NewCustomerReview::CartWrong => Ok(see_other(&format!("{}?check=true", paths::new_customer_subscriptions(id)))),
    }
}

/// `POST /customers/new/{draft}/review`: *Submit* answers with the confirmation itself, for only this answer may hold
/// the password; or *Cancel*.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    if posted.form.button == "cancel" {
        return cancel(request, id).await;
    }
    let id: DraftId = request.named(id.parse()).await?;
    let outcome = credentials::submit_new_customer(request.caller(), id, posted.form.reviewed).await;
    if let Some((path, flash)) = way_back(id, &outcome.result) {
        return Ok(see_other_saying(&request, &path, "warning", Text::new(flash)));
    }
    let (view, (submitted, secret)) = request.seen(outcome)?;
    let (confirmation, password) = match &submitted {
        SubmittedCustomer::Now(confirmation) => (confirmation, secret.reveal()),
        SubmittedCustomer::Before(confirmation) => (confirmation, ""),
    };
    page_once(&request, &confirmation_page(&view, confirmation, password))
}

/// `GET /customers/new/{draft}/confirmation`: without the password, which can only be reset now.
pub async fn confirmation(request: Request, id: web::Path<String>) -> Answer {
    let (view, confirmation) = request.read(move |cx| new_customer::confirmation(cx, id.parse()?)).await?;
    page(&request, &confirmation_page(&view, &confirmation, ""))
}

fn confirmation_page<'a>(view: &'a View, confirmation: &'a Confirmation, password: &'a str) -> ConfirmationPage<'a> {
    let Confirmation { customer, parties, .. } = confirmation;
    ConfirmationPage {
        letterhead: Letterhead::new(view, parties),
        contact: words::contact(&parties.profile),
        open: view.may(Action::ViewSubscriptions).then(|| paths::customer_subscriptions(customer.id)),
        list: paths::customers_with(&customer.domain),
        view,
        confirmation,
        password,
    }
}

/// Where something changed since Review: the step that says what, with all that was typed.
fn way_back<T>(id: DraftId, result: &Result<T, Error>) -> Option<(String, &'static str)> {
    match result {
        Err(Error::Stale(_)) => Some((paths::new_customer_review(id), "flash-cart-repriced")),
        Err(Error::Conflict(_)) => {
            Some((format!("{}?check=true", paths::new_customer_subscriptions(id)), "flash-new-customer-changed"))
        }
        Err(Error::Invalid(_)) => {
            Some((format!("{}?check=true", paths::new_customer(id)), "flash-new-customer-changed"))
        }
        _ => None,
    }
}

fn review_page<'a>(view: &'a View, id: DraftId, checked: &Checked) -> ReviewPage<'a> {
    let lines = checked.lines().iter().map(|line| LineView::new(view, line)).collect();
    let reseller = checked.reseller.as_ref();
    ReviewPage {
        id,
        facts: facts(view, checked),
        warning: warn_of_web_ending(&checked.info.company.name).map(|text| view.text(&text)).unwrap_or_default(),
        asked: checked.info.agreement == AgreementChoice::Asked,
        lines,
        mark: checked.mark(),
        total: checked.total().map(|total| view.money(&total)).unwrap_or_default(),
        reseller: reseller.map(|reseller| reseller_name(view, reseller)).unwrap_or_default(),
        obstacle: reseller
            .and_then(|reseller| reseller.obstacle.as_ref())
            .map(|text| view.text(text))
            .unwrap_or_default(),
        has_resellers: view.kind().is_some_and(policy::works_through_resellers),
        view,
    }
}

fn reseller_name(view: &View, reseller: &new_customer::Reseller) -> String {
    let mpn = reseller.partner.mpn_location_id.map(|mpn| mpn.to_string()).unwrap_or_default();
    view.text(&Text::new("new-customer-reseller").with("name", &reseller.partner.name).with("mpn", mpn))
}

fn facts<'a>(view: &'a View, checked: &Checked) -> Vec<(&'a str, String)> {
    let (info, company) = (&checked.info, &checked.info.company);
    let rules = info.country.rules();
    let state = rules.find_state(&company.state).map_or(company.state.as_str(), |state| state.name);
    let place = [&company.address_line1, &company.address_line2, &company.city, state, &company.postal_code];
    let filled: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let contact = [&company.first_name, &company.middle_name, &company.last_name];
    let name: Vec<&str> = contact.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let agreement = match &info.agreement {
        AgreementChoice::Asked => view.t("new-customer-asked").to_owned(),
        AgreementChoice::Attested { first_name, last_name, email, accepted_on } => view.text(
            &Text::new("new-customer-attested")
                .with("name", format!("{first_name} {last_name}"))
                .with("email", email)
                .with("date", view.calendar_day(*accepted_on)),
        ),
    };
    let facts = [
        ("new-customer-company", company.name.clone()),
        ("new-customer-domain", info.domain.clone()),
        ("new-customer-country", view.country(info.country.code)),
        ("new-customer-address", filled.join(", ")),
        ("new-customer-registration", company.registration_number.clone()),
        ("new-customer-contact", name.join(" ")),
        ("new-customer-email", company.email.clone()),
        ("new-customer-phone", company.phone.clone()),
        ("new-customer-agreement", agreement),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (view.t(key), value)).collect()
}
