//! A new temporary password for a customer's administrator: asked for on one page, shown in the answer to its form.

use actix_web::web;
use askama::Template;

use crate::{
    domain::password,
    service::customer_password::{self, Administrator},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        pages::{customers::inside::Inside, new_password::Stage},
        respond::{Answer, page, page_once},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "customers/account/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    inside: Inside,
    user_name: &'a str,
    stage: Stage<'a>,
}

/// `GET /customers/{id}/account/password`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, admin) =
        request.read(move |db, call, actor| customer_password::find(db, call, actor, id.parse()?)).await?;
    page(&request, &password_page(&view, &admin, Stage::Asked))
}

/// `POST /customers/{id}/account/password`: who may is asked before anything is hashed, and again when it is kept.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Bare>) -> Answer {
    let wanted = id.clone();
    request.read(move |db, call, actor| customer_password::find(db, call, actor, wanted.parse()?)).await?;
    let secret = password::temporary();
    let hash = request.app.passwords.hash(secret.reveal().to_owned()).await.map_err(|e| request.error(e))?;
    let (view, (admin, done)) = request
        .write(move |db, call, actor| customer_password::reset(db, call, actor, id.parse()?, &posted.key, &hash))
        .await?;
    page_once(&request, &password_page(&view, &admin, Stage::of(done, &secret)))
}

fn password_page<'a>(view: &'a View, admin: &'a Administrator, stage: Stage<'a>) -> PasswordPage<'a> {
    PasswordPage { view, inside: Inside::new(view, &admin.customer, "account"), user_name: &admin.user_name, stage }
}
