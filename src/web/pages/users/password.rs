//! A new temporary password for a user: asked for on one page, shown in the answer to its form.

use actix_web::web;
use askama::Template;

use super::Named;
use crate::{
    domain::password,
    service::customer_users::{self, Opened},
    web::{
        extract::{
            form::{Bare, Posted},
            place::At,
            request::Request,
        },
        pages::{customers::inside::Inside, new_password::Stage},
        respond::{Answer, page, page_once},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "users/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    inside: Inside,
    /// The user's own page.
    up: String,
    user_name: &'a str,
    oneself: bool,
    stage: Stage<'a>,
}

/// `GET …/users/{user}/password`
pub async fn get(request: Request, at: At, named: web::Path<Named>) -> Answer {
    let (place, users) = (at.clone(), at.users());
    let (view, opened) = request
        .read(move |db, call, actor| {
            customer_users::find_for_password(db, call, actor, place.place()?, named.user.parse()?)
        })
        .await?;
    page(&request, &password_page(&view, &opened, &users, Stage::Asked))
}

/// `POST …/users/{user}/password`: who may is asked before anything is hashed, and again when it is kept.
pub async fn post(request: Request, at: At, named: web::Path<Named>, posted: Posted<Bare>) -> Answer {
    let (place, again, users) = (at.clone(), at.clone(), at.users());
    let user = named.user.clone();
    request
        .read(move |db, call, actor| customer_users::find_for_password(db, call, actor, place.place()?, user.parse()?))
        .await?;
    let secret = password::temporary();
    let hash = request.app.passwords.hash(secret.reveal().to_owned()).await.map_err(|e| request.error(e))?;
    let (view, (opened, done)) = request
        .write(move |db, call, actor| {
            let whose = (again.place()?, named.user.parse()?);
            customer_users::reset(db, call, actor, whose, &posted.key, &hash)
        })
        .await?;
    page_once(&request, &password_page(&view, &opened, &users, Stage::of(done, &secret)))
}

fn password_page<'a>(view: &'a View, opened: &'a Opened, users: &str, stage: Stage<'a>) -> PasswordPage<'a> {
    PasswordPage {
        inside: Inside::of(view, &opened.directory, "users"),
        up: format!("{users}/{}", opened.user.id),
        user_name: &opened.user.email,
        oneself: opened.oneself,
        stage,
        view,
    }
}
