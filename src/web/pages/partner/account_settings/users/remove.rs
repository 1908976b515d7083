//! Removing a person from the partner's account.

use actix_web::web;
use askama::Template;

use super::role_names;
use crate::{
    domain::Text,
    paths,
    service::partner_users::{self, OpenedPartnerUser},
    web::{Answer, EmptyForm, Posted, Request, Sent, View, page, pages::account_settings::Frame, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/remove.html")]
struct RemovePage<'a> {
    view: &'a View,
    frame: Frame,
    up: String,
    opened: &'a OpenedPartnerUser,
    roles: String,
}

/// `GET /settings/users/{user}/remove`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, opened) = request.read(move |cx| partner_users::open_removal(cx, user.parse()?)).await?;
    page(&request, &remove_page(&view, &opened))
}

/// `POST /settings/users/{user}/remove`
pub async fn post(request: Request, user: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let sent = request.submit(
        user.into_inner(),
        |cx, user| partner_users::remove(cx, user.parse()?),
        |cx, user| partner_users::open_removal(cx, user.parse()?),
    );
    match sent.await? {
        Sent::Done(_, name) => {
            let text = Text::new("flash-user-removed").with("name", name);
            Ok(see_other_saying(&request, "/settings/users", "success", text))
        }
        Sent::Back(back) => back.page(&request, &remove_page(&back.view, &back.found)),
    }
}

fn remove_page<'a>(view: &'a View, opened: &'a OpenedPartnerUser) -> RemovePage<'a> {
    RemovePage {
        frame: Frame::new(view, "/settings/users"),
        up: paths::partner_user(opened.listed.user.id),
        roles: role_names(view, &opened.listed.roles),
        opened,
        view,
    }
}
