//! One of the partner's people: its roles, its password, its end here.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{RoleGroup, role_groups, role_names, state};
use crate::{
    domain::{refusals::Refusals, text::Text},
    service::partner_users::{self, Opened, TypedRoles},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        pages::account_settings::Frame,
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "account_settings/users/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    frame: Frame,
    path: String,
    opened: &'a Opened,
    known: String,
    roles: String,
    badge: &'static str,
    state: &'static str,
    since: When,
    until: Option<When>,
    groups: Vec<RoleGroup>,
    refused: Refused,
}

/// What the page sends: the roles, and those that it showed.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    known: String,
    #[serde(flatten)]
    roles: TypedRoles,
}

/// `GET /settings/users/{user}`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, opened) =
        request.read(move |db, call, actor| partner_users::open(db, call, actor, user.parse()?)).await?;
    page(&request, &details_page(&view, &opened, &held(&opened), Refused::default()))
}

/// `POST /settings/users/{user}`: *Update*.
pub async fn post(request: Request, user: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Form { known, roles } = posted.form;
    let (typed, wanted) = (roles.clone(), user.clone());
    let done = request
        .write(move |db, call, actor| partner_users::change_roles(db, call, actor, wanted.parse()?, &typed, &known))
        .await;
    match done {
        Ok((_, name)) => {
            let text = Text::new("flash-user-updated").with("name", name);
            // Whoever gave up the right to see this page is led to one that is its own.
            Ok(see_other_saying(&request, "/settings/users", "success", text))
        }
        Err(error) => again(request, user, &error.into_refusals()?.1).await,
    }
}

/// `POST /settings/users/{user}/link`: mails a new link for choosing the first password.
pub async fn send_link(request: Request, user: web::Path<String>, posted: Posted<Bare>) -> Answer {
    let path = format!("/settings/users/{user}");
    let (_, email) = request
        .write(move |db, call, actor| partner_users::send_link(db, call, actor, user.parse()?, &posted.key))
        .await?;
    Ok(see_other_saying(&request, &path, "success", Text::new("flash-user-link").with("email", email)))
}

/// The page as it is now, with what was refused.
async fn again(request: Request, user: web::Path<String>, refusals: &Refusals) -> Answer {
    let (view, opened) =
        request.read(move |db, call, actor| partner_users::open(db, call, actor, user.parse()?)).await?;
    let refusal = view.refused(refusals);
    refused(&request, &details_page(&view, &opened, &held(&opened), refusal))
}

/// The person's roles as a form holds them.
fn held(opened: &Opened) -> TypedRoles {
    opened.listed.roles.iter().map(|role| (role.as_str().to_owned(), "yes".to_owned())).collect()
}

fn details_page<'a>(view: &'a View, opened: &'a Opened, roles: &TypedRoles, refused: Refused) -> DetailsPage<'a> {
    let (badge, state) = state(view, &opened.listed);
    DetailsPage {
        frame: Frame::new(view, "/settings/users"),
        path: format!("/settings/users/{}", opened.listed.user.id),
        known: opened.listed.roles.joined(),
        roles: role_names(view, &opened.listed.roles),
        badge,
        state,
        since: view.day(opened.since),
        until: opened.listed.link.as_ref().map(|link| view.when(link.expires_at)),
        groups: role_groups(view, roles),
        opened,
        view,
        refused,
    }
}
