//! The link in a verification mail: whoever enrolled confirms the address with the password chosen then.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{partnership::parse, secret_in};
use crate::{
    domain::Text,
    paths,
    service::{Enrolment, enrolments},
    web::{Answer, Posted, Request, Sent, View, error::WebError, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "invitation/links/verify.html")]
struct VerifyPage<'a> {
    view: &'a View,
    token: &'a str,
    enrolment: &'a Enrolment,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct VerifyForm {
    #[serde(default)]
    password: String,
}

/// `GET /enrol/{token}`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let (view, enrolment) = open(&request, &token).await?;
    page(&request, &VerifyPage { view: &view, token: &token, enrolment: &enrolment })
}

/// `POST /enrol/{token}`: the mail proves the address, the password that this is the person who enrolled.
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<VerifyForm>) -> Answer {
    let secret = secret_in(&request, &token).await?;
    let origin = |key: &str| request.origin(key);
    let confirming = enrolments::confirm(request.caller(), secret, posted.form.password, origin);
    match request.sent((), confirming).await? {
        Sent::Done(_, enrolled) => {
            request.let_in(enrolled.session, &enrolled.email);
            Ok(match enrolled.link {
                Some(link) => {
                    let path = paths::link(&link);
                    see_other_saying(&request, &path, "success", Text::new("flash-enrolled"))
                }
                None => see_other_saying(&request, "/", "info", Text::new("flash-enrolled-waiting")),
            })
        }
        Sent::Back(back) => {
            let (_, enrolment) = open(&request, &token).await?;
            back.page(&request, &VerifyPage { view: &back.view, token: &token, enrolment: &enrolment })
        }
    }
}

async fn open(request: &Request, token: &str) -> Result<(View, Enrolment), WebError> {
    let secret = parse(token);
    request.visit(move |db, call, _| enrolments::find_unverified(db, call, &secret?)).await
}
