//! The set-up page of the real start, open only to whoever holds the link that `tandem serve` printed.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::{session, token::Token},
    domain::{account::Cloud, country::Country, error::Error, refusals::Refusals, text::Text},
    service::setup::{self, SetupForm},
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "setup.html")]
struct SetupPage<'a> {
    view: &'a View,
    token: &'a str,
    form: &'a SetupForm,
    countries: Vec<Choice>,
    clouds: Vec<Choice>,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    operator_name: String,
    #[serde(default)]
    operator_email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    repeated: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    cloud: String,
    #[serde(default)]
    admin_name: String,
    #[serde(default)]
    admin_email: String,
    #[serde(default)]
    admin_password: String,
}

impl From<Form> for SetupForm {
    fn from(form: Form) -> Self {
        let Form { operator_name, operator_email, password, repeated, company, .. } = form;
        let Form { country, cloud, admin_name, admin_email, admin_password, .. } = form;
        Self {
            operator_name,
            operator_email,
            password,
            repeated,
            company,
            country,
            cloud,
            admin_name,
            admin_email,
            admin_password,
        }
    }
}

/// `GET /setup/{token}`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let view = open(&request, &token).await?;
    let form = SetupForm { cloud: Cloud::Public.as_str().to_owned(), ..SetupForm::default() };
    page(&request, &setup_page(&view, &token, &form, Refused::default()))
}

/// `POST /setup/{token}`
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<Form>) -> Answer {
    let view = open(&request, &token).await?;
    let form = SetupForm::from(posted.form);
    let again = |view: &View, refusals: &Refusals| {
        let refusal = view.refused(refusals);
        refused(&request, &setup_page(view, &token, &form, refusal))
    };
    match setup::check(&form) {
        Ok(()) => {}
        Err(Error::Invalid(refusals)) => return again(&view, &refusals),
        Err(error) => return Err(request.error(error)),
    }
    let passwords = &request.app.passwords;
    let operator_hash = passwords.hash(form.password.clone()).await.map_err(|error| request.error(error))?;
    let admin_hash = if setup::is_same_person(&form) {
        None
    } else {
        Some(passwords.hash(form.admin_password.clone()).await.map_err(|error| request.error(error))?)
    };
    let (kept, language) = (form.clone(), view.language());
    let done = request
        .write_anyone(move |db, call, _| setup::complete(db, call, &kept, operator_hash, admin_hash, language))
        .await;
    match done {
        Ok((_, (user, operator))) => {
            request.app.close_setup();
            // Somebody who is both chooses the account first.
            let account = (!setup::is_same_person(&form)).then_some(operator);
            session::begin(&request.session, user, account);
            Ok(see_other_saying(&request, "/", "success", Text::new("flash-set-up")))
        }
        Err(error) => {
            let (view, refusals) = error.conflict_as_refusal().into_refusals()?;
            again(&view, &refusals)
        }
    }
}

async fn open(request: &Request, token: &str) -> Result<View, crate::web::error::WebError> {
    let opens = Token::parse(token).is_some_and(|token| request.app.is_setup_token(&token));
    let (view, ()) = request.visit(move |_, _, _| if opens { Ok(()) } else { Err(Error::NotFound) }).await?;
    Ok(view)
}

fn setup_page<'a>(view: &'a View, token: &'a str, form: &'a SetupForm, refused: Refused) -> SetupPage<'a> {
    let all: Vec<&'static Country> = Country::all().iter().collect();
    let mut countries = view.country_choices(&all, &form.country);
    if form.country.is_empty() {
        countries.insert(0, Choice { value: String::new(), text: view.t("input-choose").to_owned(), selected: true });
    }
    let clouds = Cloud::ALL.iter().map(|cloud| Choice {
        value: cloud.as_str().to_owned(),
        text: view.t(cloud.key()).to_owned(),
        selected: cloud.as_str() == form.cloud,
    });
    SetupPage { view, token, form, countries, clouds: clouds.collect(), refused }
}
