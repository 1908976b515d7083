//! The link in the mail to those who are told that somebody is about to be let back in: it cancels that. The person whose
//! second factors are to be taken may have to confirm it first.

use actix_web::web;
use askama::Template;

use crate::{
    auth::token::Token,
    domain::{Error, Text, restoration::RestorationKind},
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
    /// Whether it is about second factors alone.
    of_factors: bool,
}

/// `GET /restoration/{token}`: looking changes nothing.
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    let seen = request.caller().visit_anyone(move |db, _, _| restorations::open_link(db, &secret?)).await;
    let (view, waiting) = request.seen(seen)?;
    let until = view.exactly(waiting.effective_at);
    let of_factors = waiting.kind == RestorationKind::Factors;
    page(&request, &RestorationPage { view: &view, token: &token, waiting: &waiting, until, of_factors })
}

/// `POST /restoration/{token}/confirm`: whoever has lost its second factors wants them to be taken away.
pub async fn confirm(request: Request, token: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    request.write_anyone(move |db, call, _| restorations::consent(db, call, &secret?)).await?;
    Ok(see_other_saying(&request, "/sign-in", "success", Text::new("flash-lost-factors-confirmed")))
}

/// `POST /restoration/{token}`
pub async fn post(request: Request, token: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    let (_, kind) = request.write_anyone(move |db, call, _| restorations::cancel(db, call, &secret?)).await?;
    let text = Text::new(match kind {
        RestorationKind::Access => "flash-restore-canceled",
        RestorationKind::Factors => "flash-lost-factors-canceled",
    });
    Ok(see_other_saying(&request, "/sign-in", "success", text))
}
