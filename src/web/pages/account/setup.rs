//! The set-up page of the real start, open only to whoever holds the link that `tandem serve` printed.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Country, Text, account::Cloud},
    service::setup::{self, SetupForm},
    web::{Answer, Choice, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/setup.html")]
struct SetupPage<'a> {
    view: &'a View,
    token: &'a str,
    form: &'a SetupForm,
    countries: Vec<Choice>,
    clouds: Vec<Choice>,
}

/// `GET /setup/{token}`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let opens = setup::check_open(request.caller(), &token);
    let (view, ()) = request.visit(move |_, _, _| opens).await?;
    let form = SetupForm { cloud: Cloud::Public.as_str().to_owned(), ..SetupForm::default() };
    page(&request, &setup_page(&view, &token, &form))
}

/// `POST /setup/{token}`
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<SetupForm>) -> Answer {
    let form = posted.form;
    let operator = form.operator_email.clone();
    let setting_up = setup::set_up(request.caller(), &token, form.clone(), request.language());
    match request.sent(form, setting_up).await? {
        Sent::Done(_, done) => {
            request.let_in(done.session, &operator);
            Ok(see_other_saying(&request, "/", "success", Text::new("flash-set-up")))
        }
        Sent::Back(back) => {
            let opens = setup::check_open(request.caller(), &token);
            request.visit(move |_, _, _| opens).await?;
            back.page(&request, &setup_page(&back.view, &token, &back.form))
        }
    }
}

fn setup_page<'a>(view: &'a View, token: &'a str, form: &'a SetupForm) -> SetupPage<'a> {
    let all: Vec<&'static Country> = Country::all().iter().collect();
    let mut countries = view.country_choices(&all, &form.country);
    if form.country.is_empty() {
        countries.insert(0, Choice::new("", view.t("user-choose"), ""));
    }
    let clouds = Cloud::ALL.iter().map(|cloud| Choice::new(cloud.as_str(), view.t(cloud.key()), &form.cloud));
    SetupPage { view, token, form, countries, clouds: clouds.collect() }
}
