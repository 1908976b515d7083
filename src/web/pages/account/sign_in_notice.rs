//! The link in the mail about a sign-in from a browser that is new to the person: it says that this was somebody else.

use actix_web::web;
use askama::Template;

use crate::{
    auth::token::Token,
    domain::{Error, Text},
    service::{NoticedSignIn, sign_in_notices},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/sign_in_notice.html")]
struct NoticePage<'a> {
    view: &'a View,
    token: &'a str,
    sign_in: &'a NoticedSignIn,
    at: When,
}

/// `GET /sign-in/notice/{token}`: looking changes nothing.
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    let seen = request.caller().visit_anyone(move |db, call, _| sign_in_notices::open(db, call, &secret?)).await;
    let (view, sign_in) = request.seen(seen)?;
    let at = view.exactly(sign_in.created_at);
    page(&request, &NoticePage { view: &view, token: &token, sign_in: &sign_in, at })
}

/// `POST /sign-in/notice/{token}`
pub async fn post(request: Request, token: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let secret = Token::parse(&token).ok_or(Error::NotFound);
    request.write_anyone(move |db, call, _| sign_in_notices::disown(db, call, &secret?)).await?;
    Ok(see_other_saying(&request, "/sign-in", "success", Text::new("flash-sign-in-disowned")))
}
