//! Suspending a partner, on a page that says what that does; and bringing it back.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::text::Text,
    service::{Account, accounts},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "accounts/suspend.html")]
struct SuspendPage<'a> {
    view: &'a View,
    id: String,
    name: &'a str,
    kind: &'a str,
    reason: &'a str,
    refused: Refused,
}

/// What *Suspend* sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    reason: String,
}

/// `GET /accounts/{id}/suspend`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, account) =
        request.read(move |db, call, actor| accounts::open_suspension(db, call, actor, id.parse()?)).await?;
    page(&request, &suspend_page(&view, &account, "", Refused::default()))
}

/// `POST /accounts/{id}/suspend`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let reason = posted.form.reason;
    let (wanted, typed) = (id.clone(), reason.clone());
    let suspended =
        request.write(move |db, call, actor| accounts::suspend(db, call, actor, wanted.parse()?, &typed)).await;
    match suspended {
        Ok((_, account)) => {
            let text = Text::new("flash-account-suspended").with("name", account.name);
            Ok(see_other_saying(&request, &format!("/accounts/{}", account.id), "success", text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, account) =
                request.read(move |db, call, actor| accounts::open_suspension(db, call, actor, id.parse()?)).await?;
            let refusal = view.refused(&refusals);
            refused(&request, &suspend_page(&view, &account, &reason, refusal))
        }
    }
}

/// `POST /accounts/{id}/reactivate`
pub async fn reactivate(request: Request, id: web::Path<String>, _posted: Posted<Bare>) -> Answer {
    let (_, account) = request.write(move |db, call, actor| accounts::reactivate(db, call, actor, id.parse()?)).await?;
    let text = Text::new("flash-account-reactivated").with("name", account.name);
    Ok(see_other_saying(&request, &format!("/accounts/{}", account.id), "success", text))
}

fn suspend_page<'a>(view: &'a View, account: &'a Account, reason: &'a str, refused: Refused) -> SuspendPage<'a> {
    let kind = view.t(account.kind.key());
    SuspendPage { view, id: account.id.to_string(), name: &account.name, kind, reason, refused }
}
