//! The link in the mail to everybody of an account whose global admin is about to be let back in: it cancels that.

use actix_web::web;
use askama::Template;

use crate::{
    auth::token::Token,
    domain::{Error, Text},
    service::restorations::{self, WaitingRestoration},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/restoration.html")]
struct RestorationPage<'a> {
    view: &'a View,
    token: &'a str,
    waiting: &'a WaitingRestoration,
    until: When,
}

/// `GET /restoration/{token}`: looking changes nothing.
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    let seen = request.caller().visit_anyone(move |db, _, _| restorations::open_link(db, &secret?)).await;
    let (view, waiting) = request.seen(seen)?;
    let until = view.exactly(waiting.effective_at);
    page(&request, &RestorationPage { view: &view, token: &token, waiting: &waiting, until })
}

/// `POST /restoration/{token}`
pub async fn post(request: Request, token: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    request.write_anyone(move |db, call, _| restorations::cancel(db, call, &secret?)).await?;
    Ok(see_other_saying(&request, "/sign-in", "success", Text::new("flash-restore-canceled")))
}
