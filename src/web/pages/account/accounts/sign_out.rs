//! Signing everybody of an account out, on a page that says what that does.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    paths,
    service::{Account, accounts},
    web::{Answer, EmptyForm, Posted, Request, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/accounts/sign_out.html")]
struct SignOutPage<'a> {
    view: &'a View,
    account: &'a Account,
}

/// `GET /accounts/{id}/sign-out`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, account) = request.read(move |cx| accounts::open_sign_out(cx, id.parse()?)).await?;
    page(&request, &SignOutPage { view: &view, account: &account })
}

/// `POST /accounts/{id}/sign-out`
pub async fn post(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, (account, ended)) = request.write(move |cx| accounts::sign_out_everybody(cx, id.parse()?)).await?;
    let ended = i64::try_from(ended).unwrap_or(i64::MAX);
    let text = Text::new("flash-account-signed-out").with("name", account.name).count("count", ended);
    Ok(see_other_saying(&request, &paths::account(account.id), "success", text))
}
