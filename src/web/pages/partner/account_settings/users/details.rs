//! One of the partner's people: its roles, its password, its end here.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{RoleGroup, role_groups, role_names, state};
use crate::{
    domain::Text,
    paths,
    service::{
        activity_log::HistoryOf,
        partner_users::{self, OpenedPartnerUser, TypedRoles},
    },
    web::{
        Answer, EmptyForm, Posted, Request, Sent, View, When, page, pages::account_settings::Frame, see_other_leading,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    frame: Frame,
    path: String,
    opened: &'a OpenedPartnerUser,
    known: String,
    roles: String,
    badge: &'static str,
    state: &'static str,
    since: When,
    until: Option<When>,
    groups: Vec<RoleGroup>,
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
    let (view, opened) = request
        .read_with_history(
            move |cx| partner_users::open(cx, user.parse()?),
            |opened| HistoryOf::Object(*opened.listed.user.id.uuid()),
        )
        .await?;
    page(&request, &details_page(&view, &opened, &held(&opened)))
}

/// `POST /settings/users/{user}`: *Update*. Where somebody else was faster, the page shows the roles as they are now.
pub async fn post(request: Request, user: web::Path<String>, posted: Posted<Form>) -> Answer {
    let sent = request.submit(
        (user.into_inner(), posted.form),
        |cx, (user, form)| {
            let user = user.parse()?;
            Ok((user, partner_users::change_roles(cx, user, &form.roles, &form.known)?))
        },
        |cx, (user, _)| partner_users::open(cx, user.parse()?),
    );
    match sent.await? {
        Sent::Done(view, (user, name)) => {
            let text = Text::new("flash-user-updated").with("name", name);
            // Whoever gave up the right to see this page is led to one that is its own.
            if view.actor().is_some_and(|actor| actor.person.id == user) {
                return Ok(see_other_saying(&request, "/settings/users", "success", text));
            }
            let link = ("flash-link-user", paths::partner_user(user));
            Ok(see_other_leading(&request, "/settings/users", "success", text, link))
        }
        Sent::Back(back) => {
            let shown = if back.stale { held(&back.found) } else { back.form.1.roles.clone() };
            back.page(&request, &details_page(&back.view, &back.found, &shown))
        }
    }
}

/// `POST /settings/users/{user}/link`: mails a new link for choosing the first password.
pub async fn send_link(request: Request, user: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(user.parse()).await?;
    let (_, email) = request.write(move |cx| partner_users::send_link(cx, user, &posted.key)).await?;
    let text = Text::new("flash-user-link").with("email", email);
    Ok(see_other_saying(&request, &paths::partner_user(user), "success", text))
}

/// `POST /settings/users/{user}/sign-out`: ends the person's sessions.
pub async fn sign_out(request: Request, user: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(user.parse()).await?;
    let (_, name) = request.write(move |cx| partner_users::sign_out(cx, user)).await?;
    let text = Text::new("flash-user-signed-out").with("name", name);
    Ok(see_other_saying(&request, &paths::partner_user(user), "success", text))
}

/// The person's roles as a form holds them.
fn held(opened: &OpenedPartnerUser) -> TypedRoles {
    opened.listed.roles.iter().map(|role| (role.as_str().to_owned(), "yes".to_owned())).collect()
}

fn details_page<'a>(view: &'a View, opened: &'a OpenedPartnerUser, chosen: &TypedRoles) -> DetailsPage<'a> {
    let (badge, state) = state(view, &opened.listed);
    DetailsPage {
        frame: Frame::new(view, "/settings/users"),
        path: paths::partner_user(opened.listed.user.id),
        known: opened.listed.roles.joined(),
        roles: role_names(view, &opened.listed.roles),
        badge,
        state,
        since: view.day(opened.since),
        until: opened.listed.link.as_ref().map(|link| view.exactly(link.expires_at)),
        groups: role_groups(view, chosen),
        opened,
        view,
    }
}
