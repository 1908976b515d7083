//! A new temporary password for one of the partner's people: asked for on one page, shown in the answer to its form.

use actix_web::web;
use askama::Template;

use crate::{
    domain::password,
    service::partner_users::{self, Opened},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        pages::{account_settings::Frame, new_password::Stage},
        respond::{Answer, page, page_once},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "account_settings/users/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    frame: Frame,
    up: String,
    user_name: &'a str,
    stage: Stage<'a>,
}

/// `GET /settings/users/{user}/password`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, opened) =
        request.read(move |db, call, actor| partner_users::open_reset(db, call, actor, user.parse()?)).await?;
    page(&request, &password_page(&view, &opened, Stage::Asked))
}

/// `POST /settings/users/{user}/password`: who may is asked before anything is hashed, and again when it is kept.
pub async fn post(request: Request, user: web::Path<String>, posted: Posted<Bare>) -> Answer {
    let wanted = user.clone();
    request.read(move |db, call, actor| partner_users::open_reset(db, call, actor, wanted.parse()?)).await?;
    let secret = password::temporary();
    let hash = request.app.passwords.hash(secret.reveal().to_owned()).await.map_err(|e| request.error(e))?;
    let (view, reset) = request
        .write(move |db, call, actor| partner_users::reset_password(db, call, actor, user.parse()?, &posted.key, &hash))
        .await?;
    page_once(&request, &password_page(&view, &reset.opened, Stage::of(reset.done, &secret)))
}

fn password_page<'a>(view: &'a View, opened: &'a Opened, stage: Stage<'a>) -> PasswordPage<'a> {
    let user = &opened.listed.user;
    let up = format!("/settings/users/{}", user.id);
    PasswordPage { frame: Frame::new(view, "/settings/users"), up, user_name: &user.email, stage, view }
}
