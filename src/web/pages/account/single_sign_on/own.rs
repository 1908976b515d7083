//! What a person does about its own: connecting, disconnecting, proving by its provider who it is.

use actix_web::web;
use serde::Deserialize;

use super::way::depart;
use crate::{
    domain::{Error, Text, ids::AccountId},
    service::{
        Outcome,
        single_sign_on::{self, Departure},
    },
    web::{Answer, EmptyForm, Posted, Request, respond::local_path, see_other_saying},
};

/// Where to go on to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OnwardForm {
    return_to: String,
}

/// `POST /settings/security/single-sign-on/{account}/connect`
pub async fn connect(request: Request, account: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let account: AccountId = request.named(account.parse()).await?;
    let outcome = single_sign_on::connect(request.caller(), account, "/settings/security".to_owned()).await;
    leave(&request, outcome, "/settings/security")
}

/// `POST /settings/security/single-sign-on/{account}/disconnect`
pub async fn disconnect(request: Request, account: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let account: AccountId = request.named(account.parse()).await?;
    request.write_person(move |db, call, visitor| single_sign_on::disconnect(db, call, visitor, account)).await?;
    Ok(see_other_saying(&request, "/settings/security", "success", Text::new("flash-sso-disconnected")))
}

/// `POST /confirm/single-sign-on`
pub async fn prove(request: Request, posted: Posted<OnwardForm>) -> Answer {
    let return_to = local_path(&posted.form.return_to).to_owned();
    let outcome = single_sign_on::prove(request.caller(), return_to.clone()).await;
    leave(&request, outcome, &return_to)
}

/// Sends somebody on, or back to where it was with what is wrong with the provider.
pub(super) fn leave(request: &Request, outcome: Outcome<Departure>, back: &str) -> Answer {
    let Outcome { visitor, result } = outcome;
    match result {
        Err(Error::Invalid(refusals)) if refusals.form.is_some() => {
            let text = refusals.form.unwrap_or_else(|| Text::new("flash-sso-unreachable"));
            Ok(see_other_saying(request, back, "warning", text))
        }
        result => {
            let (view, departure) = request.seen(Outcome { visitor, result })?;
            depart(request, &view, &departure)
        }
    }
}
