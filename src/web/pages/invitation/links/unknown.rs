//! *I don't know this company*: whoever got a mail from an account takes no more of them. Looking changes nothing.

use actix_web::web;
use askama::Template;

use super::{partnership::parse, secret_in};
use crate::{
    service::mail_refusal::{self, UnknownSender},
    web::{Answer, EmptyForm, Posted, Request, View, page},
};

#[derive(Template)]
#[template(path = "invitation/links/unknown.html")]
struct UnknownPage<'a> {
    view: &'a View,
    token: &'a str,
    sender: &'a UnknownSender,
}

/// `GET /i/{token}/unknown`: what happens then.
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = parse(&token);
    let look = request.caller().visit_anyone(move |db, call, _| mail_refusal::open(db, call, &secret?)).await;
    let (view, sender) = request.seen(look)?;
    page(&request, &UnknownPage { view: &view, token: &token, sender: &sender })
}

/// `POST /i/{token}/unknown`
pub async fn post(request: Request, token: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let secret = secret_in(&request, &token).await?;
    let (view, sender) = request.write_anyone(move |db, call, _| mail_refusal::stop(db, call, &secret)).await?;
    page(&request, &UnknownPage { view: &view, token: &token, sender: &sender })
}
