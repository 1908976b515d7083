//! The second step of signing in: a code of an app, or a recovery code.

use std::future::ready;

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::token::Token,
    domain::{Error, Text, second_factor::ProofWays},
    paths,
    service::second_factors::{self, CodeForm},
    web::{Answer, Posted, Request, Sent, View, page, respond::local_path, see_other, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/second_step.html")]
struct StepPage<'a> {
    view: &'a View,
    /// What there is to show.
    ways: ProofWays,
    /// Whether it asks for a recovery code.
    recovery: bool,
    return_to: &'a str,
    /// The page itself.
    own: String,
    /// The same page, asking for the other kind of code.
    other: String,
}

/// What the address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SecondStepQuery {
    with: String,
    return_to: String,
}

/// `GET /sign-in/second`
pub async fn get(request: Request, query: web::Query<SecondStepQuery>) -> Answer {
    let token = request.cookies().second_step();
    let outcome = request.caller().visit_anyone(move |db, call, _| match &token {
        Some(token) => second_factors::find_step(db, call, token),
        None => Ok(None),
    });
    let (view, open) = request.seen(outcome.await)?;
    let return_to = local_path(&query.return_to);
    if view.person().is_some() {
        return Ok(see_other(return_to));
    }
    let Some(ways) = open else { return Ok(see_other("/sign-in")) };
    page(&request, &StepPage::new(&view, (ways, query.with == "recovery"), return_to))
}

/// `POST /sign-in/second`
pub async fn post(request: Request, query: web::Query<SecondStepQuery>, posted: Posted<CodeForm>) -> Answer {
    let form = posted.form;
    let return_to = local_path(&form.return_to).to_owned();
    let Some(token) = request.cookies().second_step() else { return Ok(over(&request)) };
    let recovery = form.code.is_empty() && !form.recovery_code.is_empty();
    if request.display().is_some() {
        // No code is kept.
        return Ok(see_other(&paths::second_step(query.with == "recovery", &return_to)));
    }
    let outcome =
        second_factors::verify(request.caller(), (token.clone(), &request.browser()), form, link(&return_to)).await;
    if matches!(outcome.result, Err(Error::SignInNeeded)) {
        return Ok(over(&request));
    }
    match request.sent(return_to.clone(), ready(outcome)).await? {
        Sent::Done(_, verified) => {
            request.let_in(verified.session, &verified.email_key);
            Ok(see_other(&return_to))
        }
        Sent::Back(back) => {
            let open = request.caller().visit_anyone(move |db, call, _| second_factors::find_step(db, call, &token));
            // The last try there was: the next one says that it is over.
            let ways = open.await.result.ok().flatten().unwrap_or(ProofWays { code: true, passkey: false });
            back.page(&request, &StepPage::new(&back.view, (ways, recovery), &back.form))
        }
    }
}

/// The way back to the password, once the step is over.
fn over(request: &Request) -> actix_web::HttpResponse {
    see_other_saying(request, "/sign-in", "warning", Text::new("flash-second-step-over"))
}

fn link(return_to: &str) -> Option<Token> {
    paths::token_of_link(return_to)
}

impl<'a> StepPage<'a> {
    fn new(view: &'a View, (ways, recovery): (ProofWays, bool), return_to: &'a str) -> Self {
        let [own, other] = [recovery, !recovery].map(|recovery| paths::second_step(recovery, return_to));
        Self { view, ways, recovery, return_to, own, other }
    }
}
