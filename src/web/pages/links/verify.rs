//! The link in a verification mail: whoever enrolled confirms the address with the password chosen then.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::look::parse;
use crate::{
    auth::session,
    domain::{error::Error, refusals::Refusals, text::Text},
    service::{Enrolment, enrolments},
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "links/verify.html")]
struct VerifyPage<'a> {
    view: &'a View,
    token: &'a str,
    enrolment: &'a Enrolment,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct VerifyForm {
    #[serde(default)]
    password: String,
}

/// `GET /enrol/{token}`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = parse(&token);
    let (view, enrolment) = request.visit(move |db, call, _| enrolments::find_unverified(db, call, &secret?)).await?;
    page(&request, &VerifyPage { view: &view, token: &token, enrolment: &enrolment, refused: Refused::default() })
}

/// `POST /enrol/{token}`: the mail proves the address, the password that this is the person who enrolled.
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<VerifyForm>) -> Answer {
    let secret = parse(&token);
    let (view, enrolment) = request.visit(move |db, call, _| enrolments::find_unverified(db, call, &secret?)).await?;
    // Counted apart from signing in: neither slows the other down.
    let key = format!("enrol {}", enrolment.id);
    let throttle = request.app.throttle.clone();
    let Some(turn) = throttle.take_turn(&key, &request.place(&key)).await else {
        return Err(request.error(Error::Throttled(60)));
    };
    let kept = enrolment.password_hash.clone();
    let fits = request.app.passwords.verify(posted.form.password, kept).await.map_err(|e| request.error(e))?;
    if !fits {
        throttle.failed(&turn);
        let mut refusals = Refusals::default();
        refusals.refuse("password", Text::new("password-wrong"));
        let refusal = view.refused(&refusals);
        return refused(&request, &VerifyPage { view: &view, token: &token, enrolment: &enrolment, refused: refusal });
    }
    throttle.succeeded(&turn);
    let secret = parse(&token);
    let done = request.write_anyone(move |db, call, _| enrolments::verify(db, call, &secret?)).await;
    let enrolled = match done {
        Ok((_, enrolled)) => enrolled,
        Err(error) => {
            let (view, refusals) = error.conflict_as_refusal().into_refusals()?;
            let refusal = view.refused(&refusals);
            let page = VerifyPage { view: &view, token: &token, enrolment: &enrolment, refused: refusal };
            return refused(&request, &page);
        }
    };
    session::begin(&request.session, enrolled.user, Some(enrolled.account));
    Ok(match enrolled.link {
        Some(link) => {
            let path = format!("/i/{}", link.text());
            see_other_saying(&request, &path, "success", Text::new("flash-enrolled"))
        }
        None => see_other_saying(&request, "/", "info", Text::new("flash-enrolled-waiting")),
    })
}
