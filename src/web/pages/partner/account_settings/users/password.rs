//! A new temporary password for one of the partner's people: asked for on one page, shown in the answer to its form.

use actix_web::web;
use askama::Template;

use crate::{
    paths,
    service::{
        credentials,
        partner_users::{self, OpenedPartnerUser},
    },
    web::{
        Answer, EmptyForm, Posted, Request, View, page,
        pages::{account_settings::Frame, new_password::Stage},
        respond::page_once,
    },
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    frame: Frame,
    up: String,
    user_name: &'a str,
    stage: Stage<'a>,
}

/// `GET /settings/users/{user}/password`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, opened) = request.read(move |cx| partner_users::open_reset(cx, user.parse()?)).await?;
    page(&request, &password_page(&view, &opened, Stage::Asked))
}

/// `POST /settings/users/{user}/password`
pub async fn post(request: Request, user: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(user.parse()).await?;
    let (view, (reset, secret)) =
        request.seen(credentials::reset_colleague(request.caller(), user, posted.key).await)?;
    page_once(&request, &password_page(&view, &reset.opened, Stage::of(reset.done, &secret)))
}

fn password_page<'a>(view: &'a View, opened: &'a OpenedPartnerUser, stage: Stage<'a>) -> PasswordPage<'a> {
    let user = &opened.listed.user;
    let up = paths::partner_user(user.id);
    PasswordPage { frame: Frame::new(view, "/settings/users"), up, user_name: &user.email, stage, view }
}
