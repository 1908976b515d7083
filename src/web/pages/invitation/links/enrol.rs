//! Enrolling from the link of an invitation: as an indirect reseller or as a customer.

use actix_web::web;
use askama::Template;

use super::{partnership::parse, secret_in};
use crate::{
    domain::{Text, consent::inert_line, enrolment::EnrolmentKind},
    service::enrolments::{self, EnrolmentForm, EnrolmentStart},
    web::{Answer, Choice, Posted, Request, Sent, View, error::WebError, page},
};

#[derive(Template)]
#[template(path = "invitation/links/enrol.html")]
struct EnrolPage<'a> {
    view: &'a View,
    token: &'a str,
    back: String,
    is_customer: bool,
    country_hint: &'a str,
    form: &'a EnrolmentForm,
    countries: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "invitation/links/enrolled.html")]
struct EnrolledPage<'a> {
    view: &'a View,
    email: &'a str,
}

/// `GET /i/{token}/enrol`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let (view, opening) = open(&request, &token).await?;
    let form = EnrolmentForm { country: opening.inviting.country.clone(), ..EnrolmentForm::default() };
    page(&request, &enrol_page(&view, &token, &opening, &form))
}

/// `POST /i/{token}/enrol`: answers *look into your mail*, whether or not the address is known already.
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<EnrolmentForm>) -> Answer {
    let (form, language) = (posted.form, request.language());
    let secret = secret_in(&request, &token).await?;
    let enrolling = enrolments::enrol(request.caller(), secret, form.clone(), posted.key, language);
    match request.sent(form, enrolling).await? {
        Sent::Done(view, email) => page(&request, &EnrolledPage { view: &view, email: &email }),
        Sent::Back(back) => {
            let (_, opening) = open(&request, &token).await?;
            back.page(&request, &enrol_page(&back.view, &token, &opening, &back.form))
        }
    }
}

async fn open(request: &Request, token: &str) -> Result<(View, EnrolmentStart), WebError> {
    let secret = parse(token);
    request.visit(move |db, call, _| enrolments::open(db, call, &secret?)).await
}

fn enrol_page<'a>(view: &'a View, token: &'a str, opening: &EnrolmentStart, form: &'a EnrolmentForm) -> EnrolPage<'a> {
    let is_customer = opening.kind == EnrolmentKind::Customer;
    let name = inert_line(&opening.inviting.name);
    let back = if is_customer {
        Text::new("consent-title").with("partner", name)
    } else {
        Text::new("look-title").with("provider", name)
    };
    let country_hint = if is_customer { view.t("enrol-country-hint-customer") } else { view.t("enrol-country-hint") };
    let countries = view.country_choices(&opening.countries, &form.country);
    EnrolPage { view, token, back: view.text(&back), is_customer, country_hint, form, countries }
}
