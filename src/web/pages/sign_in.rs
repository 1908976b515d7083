//! Signing in and out.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::{session, token::Token},
    domain::{email::EmailAddress, error::Error, refusals::Refusals, text::Text},
    service::sign_in,
    telemetry::mask_email,
    web::{
        extract::{
            form::{Bare, Posted},
            query::Onward,
            request::Request,
        },
        respond::{Answer, local_path, page, refused, see_other, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    view: &'a View,
    email: &'a str,
    return_to: &'a str,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    return_to: String,
}

/// `GET /sign-in`
pub async fn get(request: Request, onward: web::Query<Onward>) -> Answer {
    let (view, ()) = request.visit(|_, _, _| Ok(())).await?;
    let return_to = onward.path();
    if view.person().is_some() {
        return Ok(see_other(return_to));
    }
    page(&request, &SignInPage { view: &view, email: "", return_to, refused: Refused::default() })
}

/// `POST /sign-in`: the same answer in the same time whether or not the address is known.
pub async fn post(request: Request, posted: Posted<SignInForm>) -> Answer {
    let SignInForm { email, password, return_to } = posted.form;
    let address = EmailAddress::parse(&email);
    // What is no address has no user; it is counted and checked like one all the same.
    let key = address.as_ref().map(EmailAddress::key).unwrap_or_default();
    let throttle = request.app.throttle.clone();
    let Some(turn) = throttle.take_turn(&key, &request.place(&key)).await else {
        return Err(request.error(Error::Throttled(60)));
    };
    let wanted = key.clone();
    let known = request.app.database.read(move |db| sign_in::find_credentials(db, &wanted)).await;
    let known = known.map_err(|error| request.error(error))?;
    let (user, kept) = known.map(|known| (known.id, known.password_hash)).unzip();
    let fits = request.app.passwords.verify(password, kept).await.map_err(|error| request.error(error))?;
    let return_to = local_path(&return_to).to_owned();
    let Some(user) = user.filter(|_| fits) else {
        throttle.failed(&turn);
        tracing::info!(email = mask_email(&key), "sign-in failed");
        let view = request.view(None);
        let wrong = Refusals { form: Some(Text::new("sign-in-wrong")), fields: Vec::new() };
        let refusal = view.refused(&wrong);
        return refused(&request, &SignInPage { view: &view, email: &email, return_to: &return_to, refused: refusal });
    };
    throttle.succeeded(&turn);
    let link = return_to.strip_prefix("/i/").and_then(Token::parse);
    let call = request.call();
    let account = request.app.database.write(move |db| sign_in::complete(db, &call, user, link.as_ref())).await;
    let account = account.map_err(|error| request.error(error))?;
    session::begin(&request.session, user, account);
    request.cookies().mark_device(request.device_mark(&key));
    Ok(see_other(&return_to))
}

/// `POST /sign-out`
pub async fn sign_out(request: Request, _posted: Posted<Bare>) -> Answer {
    if let Err(error) = request.write_person(sign_in::sign_out).await {
        // A session that is over already needs no record of its end.
        tracing::debug!(%error, "signed out of a session that was over");
    }
    session::end(&request.session);
    Ok(see_other_saying(&request, "/sign-in", "info", Text::new("flash-signed-out")))
}
