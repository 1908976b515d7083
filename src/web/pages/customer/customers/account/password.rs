//! A new temporary password for a customer's administrator: asked for on one page, shown in the answer to its form.

use actix_web::web;
use askama::Template;

use crate::{
    service::{
        credentials,
        customer_password::{self, CustomerAdministrator},
    },
    web::{
        Answer, EmptyForm, Posted, Request, View, page,
        pages::{customers::inside::Inside, new_password::Stage},
        respond::page_once,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/account/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    inside: Inside,
    user_name: &'a str,
    stage: Stage<'a>,
}

/// `GET /customers/{id}/account/password`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, admin) = request.read(move |cx| customer_password::find(cx, id.parse()?)).await?;
    page(&request, &password_page(&view, &admin, Stage::Asked))
}

/// `POST /customers/{id}/account/password`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let id = request.named(id.parse()).await?;
    let outcome = credentials::reset_first_administrator(request.caller(), id, posted.key).await;
    let (view, ((admin, done), secret)) = request.seen(outcome)?;
    page_once(&request, &password_page(&view, &admin, Stage::of(done, &secret)))
}

fn password_page<'a>(view: &'a View, admin: &'a CustomerAdministrator, stage: Stage<'a>) -> PasswordPage<'a> {
    PasswordPage { view, inside: Inside::new(view, &admin.customer, "account"), user_name: &admin.user_name, stage }
}
