//! The link in the mail to a person who was added to a partner: there it chooses its first password, or agrees to belong
//! to one more account.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{partnership::parse, secret_in};
use crate::{
    domain::{Text, ids::UserId},
    service::{
        Call, Db, Visitor,
        partner_users::{self, Joined, Welcome},
    },
    web::{
        Answer, Posted, Request, Sent, View, When, error::WebError, page, pages::account_settings::users::role_names,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "invitation/links/welcome.html")]
struct WelcomePage<'a> {
    view: &'a View,
    token: &'a str,
    welcome: &'a Welcome,
    /// What the person may do there; empty where it has its roles already.
    roles: String,
    until: When,
    answers: Answers,
}

/// Who is to answer, and how.
enum Answers {
    /// Whoever has the link, with a new password.
    Password,
    /// The person, who is signed in.
    Person,
    /// The person, once it has signed in.
    SignIn,
    /// Not whoever is signed in now.
    Other,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WelcomeForm {
    new_password: String,
    repeated: String,
}

/// `GET /welcome/{token}`
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let (view, welcome, reader) = open(&request, &token).await?;
    page(&request, &welcome_page(&view, &token, (&welcome, reader)))
}

/// `POST /welcome/{token}`: the mail proves the address; the link is used up with the password, or by the person itself
/// where it keeps the one it has.
pub async fn post(request: Request, token: web::Path<String>, posted: Posted<WelcomeForm>) -> Answer {
    let secret = secret_in(&request, &token).await?;
    let WelcomeForm { new_password, repeated } = posted.form;
    let joining = partner_users::welcome(request.caller(), secret, (new_password, repeated));
    match request.sent((), joining).await? {
        Sent::Done(_, Joined { company, session: None, .. }) => {
            let text = Text::new("flash-joined").with("account", company);
            Ok(see_other_saying(&request, "/account", "success", text))
        }
        Sent::Done(_, Joined { company, email, session: Some(key) }) => {
            request.let_in(key, &email);
            let text = Text::new("flash-welcome").with("account", company);
            Ok(see_other_saying(&request, "/", "success", text))
        }
        Sent::Back(back) => {
            let (_, welcome, reader) = open(&request, &token).await?;
            back.page(&request, &welcome_page(&back.view, &token, (&welcome, reader)))
        }
    }
}

async fn open(request: &Request, token: &str) -> Result<(View, Welcome, Option<UserId>), WebError> {
    let secret = parse(token);
    // Whoever belongs to no account yet has none to choose before this.
    let look = move |db: &mut Db, call: &Call, visitor: Option<&Visitor>| {
        Ok((partner_users::open_link(db, call, &secret?)?, visitor.map(|visitor| visitor.person.id)))
    };
    let (view, (welcome, reader)) = request.seen(request.caller().visit_anyone(look).await)?;
    Ok((view, welcome, reader))
}

fn welcome_page<'a>(
    view: &'a View,
    token: &'a str,
    (welcome, reader): (&'a Welcome, Option<UserId>),
) -> WelcomePage<'a> {
    let (roles, until) = (role_names(view, &welcome.roles), view.exactly(welcome.expires_at));
    let answers = match reader {
        _ if !welcome.keeps_password => Answers::Password,
        None => Answers::SignIn,
        Some(reader) if reader == welcome.user => Answers::Person,
        Some(_) => Answers::Other,
    };
    WelcomePage { view, token, welcome, roles, until, answers }
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
