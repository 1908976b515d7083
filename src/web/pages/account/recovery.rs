//! The way back in for whoever has forgotten the password: where a link is asked for, and where it leads.

use actix_web::{http::StatusCode, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::token::Token,
    domain::{Error, Text},
    service::recovery::{self, OpenedPasswordLink},
    web::{
        Answer, Posted, Request, Sent, View, When,
        error::WebError,
        page,
        respond::{page_with, see_other_saying},
    },
};

#[derive(Template)]
#[template(path = "account/forgotten.html")]
struct ForgottenPage<'a> {
    view: &'a View,
    email: &'a str,
}

#[derive(Template)]
#[template(path = "account/new_password.html")]
struct NewPasswordPage<'a> {
    view: &'a View,
    token: &'a str,
    email: &'a str,
    until: When,
}

#[derive(Template)]
#[template(path = "account/dead_password_link.html")]
struct DeadLinkPage<'a> {
    view: &'a View,
}

/// What *Send link* sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ForgottenForm {
    email: String,
}

/// What the page of a link sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChosenForm {
    new_password: String,
    repeated: String,
}

/// `GET /password/forgotten`
pub async fn forgotten(request: Request) -> Answer {
    let (view, ()) = request.seen(request.caller().visit_anyone(|_, _, _| Ok(())).await)?;
    page(&request, &ForgottenPage { view: &view, email: "" })
}

/// `POST /password/forgotten`: the same answer for every address.
pub async fn send_link(request: Request, posted: Posted<ForgottenForm>) -> Answer {
    let email = posted.form.email;
    let asking = recovery::ask(request.caller(), email.clone(), request.language());
    match request.sent(email, asking).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, "/sign-in", "info", Text::new("flash-password-link"))),
        Sent::Back(back) => back.page(&request, &ForgottenPage { view: &back.view, email: &back.form }),
    }
}

/// `GET /password/new/{token}`: looking changes nothing.
pub async fn choose(request: Request, token: web::Path<String>) -> Answer {
    let (view, opened) = open(&request, &token).await?;
    match opened {
        Some(opened) => page(&request, &new_password_page(&view, &token, &opened)),
        None => dead(&request, &view),
    }
}

/// `POST /password/new/{token}`: the link is used up with the password; the person signs in with it.
pub async fn save(request: Request, token: web::Path<String>, posted: Posted<ChosenForm>) -> Answer {
    let (view, opened) = open(&request, &token).await?;
    let (Some(secret), Some(opened)) = (Token::parse(&token), opened) else { return dead(&request, &view) };
    let typed = (posted.form.new_password, posted.form.repeated);
    let saving = recovery::save(request.caller(), secret, typed);
    match request.sent((), saving).await? {
        Sent::Done(..) => {
            // A flood of wrong passwords from the same network does not keep out whom a link has let in here.
            request.remember_browser(&opened.email);
            Ok(see_other_saying(&request, "/sign-in", "success", Text::new("flash-password-recovered")))
        }
        Sent::Back(back) => back.page(&request, &new_password_page(&back.view, &token, &opened)),
    }
}

/// What is behind a link; nothing where it is dead.
async fn open(request: &Request, token: &str) -> Result<(View, Option<OpenedPasswordLink>), WebError> {
    let secret = Token::parse(token);
    let seen = request.caller().visit_anyone(move |db, call, _| {
        let Some(secret) = secret else { return Ok(None) };
        match recovery::open(db, call, &secret) {
            Ok(opened) => Ok(Some(opened)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    });
    request.seen(seen.await)
}

fn dead(request: &Request, view: &View) -> Answer {
    page_with(request, StatusCode::NOT_FOUND, &DeadLinkPage { view })
}

fn new_password_page<'a>(view: &'a View, token: &'a str, opened: &'a OpenedPasswordLink) -> NewPasswordPage<'a> {
    NewPasswordPage { token, email: &opened.email, until: view.exactly(opened.expires_at), view }
}
