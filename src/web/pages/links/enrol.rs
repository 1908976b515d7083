//! Enrolling from the link of an invitation: as an indirect reseller or as a customer.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::look::parse;
use crate::{
    domain::{consent::inert_line, enrolment::EnrolmentKind, refusals::Refusals, text::Text},
    service::enrolments::{self, EnrolmentForm, Opening},
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "links/enrol.html")]
struct EnrolPage<'a> {
    view: &'a View,
    token: &'a str,
    back: String,
    is_customer: bool,
    country_hint: &'a str,
    form: &'a EnrolmentForm,
    countries: Vec<Choice>,
    refused: Refused,
}

#[derive(Template)]
#[template(path = "links/enrolled.html")]
struct EnrolledPage<'a> {
    view: &'a View,
    email: &'a str,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    company: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    domain: String,
    #[serde(default)]
    mpn_global_id: String,
    #[serde(default)]
    mpn_location_id: String,
    #[serde(default)]
    admin_name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    repeated: String,
}

impl Form {
    fn read(self) -> EnrolmentForm {
        let Self { company, country, domain, mpn_global_id, mpn_location_id, admin_name, email, password, repeated } =
            self;
        EnrolmentForm {
            company,
            country,
            domain,
            mpn_global_id,
            mpn_location_id,
            admin_name,
            email,
            password,
            repeated,
        }
    }
}

/// `GET /i/{token}/enrol`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = parse(&token);
    let (view, opening) = request.visit(move |db, call, _| enrolments::open(db, call, &secret?)).await?;
    let form = EnrolmentForm { country: opening.inviting.country.clone(), ..EnrolmentForm::default() };
    page(&request, &enrol_page(&view, &token, &opening, &form, Refused::default()))
}

/// `POST /i/{token}/enrol`: answers *look into your mail*, whether or not the address is known already.
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<Form>) -> Answer {
    let form = posted.form.read();
    let (secret, checked) = (parse(&token), form.clone());
    let (view, ()) = match request.visit(move |db, call, _| enrolments::check(db, call, &secret?, &checked)).await {
        Ok(passed) => passed,
        Err(error) => return again(&request, &token, &form, &error.into_refusals()?.1).await,
    };
    let hash = request.app.passwords.hash(form.password.clone()).await.map_err(|error| request.error(error))?;
    let (secret, kept, key, language) = (parse(&token), form.clone(), posted.key, view.language());
    let done = request
        .write_anyone(move |db, call, _| {
            call.once(db, &key, "enrol", "enrolment", |db| {
                enrolments::request(db, call, &secret?, &kept, hash, language)
            })
        })
        .await;
    match done {
        Ok((view, _)) => page(&request, &EnrolledPage { view: &view, email: form.email.trim() }),
        Err(error) => again(&request, &token, &form, &error.into_refusals()?.1).await,
    }
}

async fn again(request: &Request, token: &str, form: &EnrolmentForm, refusals: &Refusals) -> Answer {
    let secret = parse(token);
    let (view, opening) = request.visit(move |db, call, _| enrolments::open(db, call, &secret?)).await?;
    let refusal = view.refused(refusals);
    refused(request, &enrol_page(&view, token, &opening, form, refusal))
}

fn enrol_page<'a>(
    view: &'a View,
    token: &'a str,
    opening: &Opening,
    form: &'a EnrolmentForm,
    refused: Refused,
) -> EnrolPage<'a> {
    let is_customer = opening.kind == EnrolmentKind::Customer;
    let name = inert_line(&opening.inviting.name);
    let back = if is_customer {
        Text::new("consent-title").with("partner", name)
    } else {
        Text::new("look-title").with("provider", name)
    };
    let country_hint = if is_customer { view.t("enrol-country-hint-customer") } else { view.t("enrol-country-hint") };
    let countries = view.country_choices(&opening.countries, &form.country);
    EnrolPage { view, token, back: view.text(&back), is_customer, country_hint, form, countries, refused }
}
