//! Choosing a new password: because one must, or because one wants to.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{error::Error, refusals::Refusals, text::Text},
    service::settings,
    web::{
        extract::{form::Posted, query::Onward, request::Request},
        respond::{Answer, local_path, page, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    forced: bool,
    return_to: &'a str,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    current_password: String,
    #[serde(default)]
    new_password: String,
    #[serde(default)]
    repeated: String,
    #[serde(default)]
    return_to: String,
}

/// `GET /password`
pub async fn get(request: Request, onward: web::Query<Onward>) -> Answer {
    let (view, forced) = request.read_person(|_, _, visitor| Ok(visitor.person.must_change_password)).await?;
    let return_to = onward.path();
    page(&request, &PasswordPage { view: &view, forced, return_to, refused: Refused::default() })
}

/// `POST /password`: whoever must change it has just proved to know the old one.
pub async fn post(request: Request, posted: Posted<PasswordForm>) -> Answer {
    let form = posted.form;
    let return_to = local_path(&form.return_to).to_owned();
    let (view, (person, kept)) = request
        .read_person(|db, _, visitor| Ok((visitor.person.clone(), settings::password_hash(db, &visitor.person)?)))
        .await?;
    let (forced, kept_again) = (person.must_change_password, kept.clone());
    let again = |view: &View, refusals: &Refusals| {
        let (return_to, refusal) = (return_to.as_str(), view.refused(refusals));
        refused(&request, &PasswordPage { view, forced, return_to, refused: refusal })
    };
    let passwords = &request.app.passwords;
    if !forced {
        let throttle = request.app.throttle.clone();
        let Some(turn) = throttle.take_turn(&format!("password {}", person.id), "").await else {
            return Err(request.error(Error::Throttled(60)));
        };
        let fits = passwords.verify(form.current_password, Some(kept)).await.map_err(|e| request.error(e))?;
        if !fits {
            throttle.failed(&turn);
            let mut refusals = Refusals::default();
            refusals.refuse("current_password", Text::new("password-wrong"));
            return again(&view, &refusals);
        }
    }
    match settings::check_new_password(&person, &form.new_password, &form.repeated) {
        Ok(()) => {}
        Err(Error::Invalid(refusals)) => return again(&view, &refusals),
        Err(error) => return Err(request.error(error)),
    }
    // The old one once more would leave it known to whoever gave it.
    let old = Some(kept_again);
    if passwords.verify(form.new_password.clone(), old).await.map_err(|e| request.error(e))? {
        let mut refusals = Refusals::default();
        refusals.refuse("new_password", Text::new("password-same"));
        return again(&view, &refusals);
    }
    let hash = passwords.hash(form.new_password).await.map_err(|e| request.error(e))?;
    let session = request.session_hash();
    request
        .write_person(move |db, call, visitor| {
            let session = session.ok_or(Error::SignInNeeded)?;
            settings::change_password(db, call, &visitor.person, &hash, &session)
        })
        .await?;
    Ok(see_other_saying(&request, &return_to, "success", Text::new("flash-password-changed")))
}
