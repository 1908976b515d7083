//! The link in the mail to a person who was added to a partner: there it chooses its first password, or agrees to belong
//! to one more account.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::look::parse;
use crate::{
    auth::session,
    domain::{error::Error, text::Text},
    service::partner_users::{self, Welcome},
    web::{
        extract::{form::Posted, request::Request},
        pages::account_settings::users::role_names,
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "links/welcome.html")]
struct WelcomePage<'a> {
    view: &'a View,
    token: &'a str,
    welcome: &'a Welcome,
    /// What the person may do there; empty where it has its roles already.
    roles: String,
    until: When,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct WelcomeForm {
    #[serde(default)]
    new_password: String,
    #[serde(default)]
    repeated: String,
}

/// `GET /welcome/{token}`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = parse(&token);
    let (view, welcome) = request.visit(move |db, call, _| partner_users::open_link(db, call, &secret?)).await?;
    page(&request, &welcome_page(&view, &token, &welcome, Refused::default()))
}

/// `POST /welcome/{token}`: the mail proves the address; the link is used up with the password. Whoever keeps a password
/// signs in with it: a link alone opens nothing that was there before.
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<WelcomeForm>) -> Answer {
    let (secret, form) = (parse(&token), posted.form);
    let (view, welcome) = request.visit(move |db, call, _| partner_users::open_link(db, call, &secret?)).await?;
    if welcome.keeps_password {
        let secret = parse(&token);
        let (_, welcome) =
            request.write_anyone(move |db, call, _| partner_users::accept(db, call, &secret?, None)).await?;
        let text = Text::new("flash-joined").with("account", welcome.company);
        return Ok(see_other_saying(&request, "/account", "success", text));
    }
    match welcome.check(&form.new_password, &form.repeated) {
        Ok(()) => {}
        Err(Error::Invalid(refusals)) => {
            let refusal = view.refused(&refusals);
            return refused(&request, &welcome_page(&view, &token, &welcome, refusal));
        }
        Err(error) => return Err(request.error(error)),
    }
    let hash = request.app.passwords.hash(form.new_password).await.map_err(|error| request.error(error))?;
    let secret = parse(&token);
    let (_, welcome) =
        request.write_anyone(move |db, call, _| partner_users::accept(db, call, &secret?, Some(&hash))).await?;
    session::begin(&request.session, welcome.user, Some(welcome.account));
    Ok(see_other_saying(&request, "/", "success", Text::new("flash-welcome").with("account", welcome.company)))
}

fn welcome_page<'a>(view: &'a View, token: &'a str, welcome: &'a Welcome, refused: Refused) -> WelcomePage<'a> {
    let (roles, until) = (role_names(view, &welcome.roles), view.when(welcome.expires_at));
    WelcomePage { view, token, welcome, roles, until, refused }
}

impl WelcomePage<'_> {
    /// The key of the heading.
    const fn title(&self) -> &'static str {
        if self.roles.is_empty() { "welcome-title" } else { "asked-title" }
    }

    /// The key of what stands below it.
    const fn lead(&self) -> &'static str {
        match (self.roles.is_empty(), self.welcome.keeps_password) {
            (true, _) => "welcome-lead",
            (false, true) => "asked-lead",
            (false, false) => "asked-lead-password",
        }
    }
}
