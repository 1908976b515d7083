//! Choosing a new password: because one must, or because one wants to.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::session,
    domain::Text,
    service::settings::{self, PasswordForm},
    web::{Answer, Posted, Request, Sent, View, extract::query::Onward, page, respond::local_path, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    forced: bool,
    return_to: &'a str,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    current_password: String,
    new_password: String,
    repeated: String,
    return_to: String,
}

/// `GET /password`
pub async fn get(request: Request, onward: web::Query<Onward>) -> Answer {
    let (view, forced) = request.read_person(|_, _, visitor| Ok(visitor.person.must_change_password)).await?;
    page(&request, &PasswordPage { view: &view, forced, return_to: onward.path() })
}

/// `POST /password`
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let Form { current_password, new_password, repeated, return_to } = posted.form;
    let return_to = local_path(&return_to).to_owned();
    let form = PasswordForm { current: current_password, new: new_password, repeated };
    let changing = settings::change_password(request.caller(), form);
    match request.sent(return_to.clone(), changing).await? {
        Sent::Done(_, key) => {
            session::hand_over(request.session(), key);
            Ok(see_other_saying(&request, &return_to, "success", Text::new("flash-password-changed")))
        }
        Sent::Back(back) => {
            let forced = back.view.must_change_password();
            back.page(&request, &PasswordPage { view: &back.view, forced, return_to: &back.form })
        }
    }
}
