//! Signing in and out.

use actix_web::{
    http::header::{CLEAR_SITE_DATA, HeaderValue},
    web,
};
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::session,
    domain::Text,
    paths,
    service::{
        Outcome,
        sign_in::{self, PasswordPassed, SignInAttempt},
    },
    web::{
        Answer, EmptyForm, Posted, Request, Sent, View, extract::query::Onward, page, respond::local_path, see_other,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/sign_in.html")]
pub(super) struct SignInPage<'a> {
    view: &'a View,
    email: &'a str,
    return_to: &'a str,
    /// Where people sign in through the provider of their company.
    sign_on: String,
}

impl<'a> SignInPage<'a> {
    pub(super) fn new(view: &'a View, email: &'a str, return_to: &'a str) -> Self {
        Self { view, email, return_to, sign_on: paths::company_sign_in("", return_to) }
    }
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    email: String,
    password: String,
    return_to: String,
}

/// `GET /sign-in`
pub async fn get(request: Request, onward: web::Query<Onward>) -> Answer {
    let (view, ()) = request.visit(|_, _, _| Ok(())).await?;
    let return_to = onward.path();
    if view.person().is_some() {
        return Ok(see_other(return_to));
    }
    page(&request, &SignInPage::new(&view, "", return_to))
}

/// `POST /sign-in`: the same answer in the same time whether or not the address is known.
pub async fn post(request: Request, posted: Posted<SignInForm>) -> Answer {
    let SignInForm { email, password, return_to } = posted.form;
    let return_to = local_path(&return_to).to_owned();
    let link = paths::token_of_link(&return_to);
    let attempt = SignInAttempt { email: email.clone(), password, link };
    let signing_in = async {
        let result = sign_in::sign_in(request.caller(), attempt, |key| request.origin(key)).await;
        Outcome { visitor: None, result }
    };
    match request.sent((email.clone(), return_to.clone()), signing_in).await? {
        Sent::Done(_, PasswordPassed::In(session)) => {
            request.let_in(session, &email);
            Ok(see_other(&return_to))
        }
        Sent::Done(_, PasswordPassed::SecondStep(token)) => {
            request.cookies().begin_second_step(&token);
            Ok(see_other(&paths::second_step(false, &return_to)))
        }
        Sent::Back(back) => {
            let (email, return_to) = &*back.form;
            back.page(&request, &SignInPage::new(&back.view, email, return_to))
        }
    }
}

/// `POST /sign-out`
pub async fn sign_out(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    if let Err(error) = request.write_person(sign_in::sign_out).await {
        // A session that is over already needs no record of its end.
        tracing::debug!(%error, "signed out of a session that was over");
    }
    session::end(request.session());
    let mut answer = see_other_saying(&request, "/sign-in", "info", Text::new("flash-signed-out"));
    // What was seen does not stay in the browser; its mark does, which is a cookie.
    answer.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(answer)
}
