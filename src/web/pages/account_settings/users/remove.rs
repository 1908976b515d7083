//! Removing a person from the partner's account.

use actix_web::web;
use askama::Template;

use super::role_names;
use crate::{
    domain::text::Text,
    service::partner_users::{self, Opened},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        pages::account_settings::Frame,
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "account_settings/users/remove.html")]
struct RemovePage<'a> {
    view: &'a View,
    frame: Frame,
    up: String,
    opened: &'a Opened,
    roles: String,
    refused: Refused,
}

/// `GET /settings/users/{user}/remove`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, opened) =
        request.read(move |db, call, actor| partner_users::open_removal(db, call, actor, user.parse()?)).await?;
    page(&request, &remove_page(&view, &opened, Refused::default()))
}

/// `POST /settings/users/{user}/remove`
pub async fn post(request: Request, user: web::Path<String>, _posted: Posted<Bare>) -> Answer {
    let wanted = user.clone();
    let done = request.write(move |db, call, actor| partner_users::remove(db, call, actor, wanted.parse()?)).await;
    match done {
        Ok((_, name)) => {
            let text = Text::new("flash-user-removed").with("name", name);
            Ok(see_other_saying(&request, "/settings/users", "success", text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, opened) = request
                .read(move |db, call, actor| partner_users::open_removal(db, call, actor, user.parse()?))
                .await?;
            let refusal = view.refused(&refusals);
            refused(&request, &remove_page(&view, &opened, refusal))
        }
    }
}

fn remove_page<'a>(view: &'a View, opened: &'a Opened, refused: Refused) -> RemovePage<'a> {
    RemovePage {
        frame: Frame::new(view, "/settings/users"),
        up: format!("/settings/users/{}", opened.listed.user.id),
        roles: role_names(view, &opened.listed.roles),
        opened,
        view,
        refused,
    }
}
