//! Suspending a partner, on a page that says what that does; and bringing it back.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::Text,
    paths,
    service::{Account, accounts},
    web::{Answer, EmptyForm, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/accounts/suspend.html")]
struct SuspendPage<'a> {
    view: &'a View,
    id: String,
    name: &'a str,
    kind: &'a str,
    reason: &'a str,
}

/// What *Suspend* sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    reason: String,
}

/// `GET /accounts/{id}/suspend`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, account) = request.read(move |cx| accounts::open_suspension(cx, id.parse()?)).await?;
    page(&request, &suspend_page(&view, &account, ""))
}

/// `POST /accounts/{id}/suspend`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let sent = request.submit(
        (id.into_inner(), posted.form.reason),
        |cx, (id, reason)| accounts::suspend(cx, id.parse()?, reason),
        |cx, (id, _)| accounts::open_suspension(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(_, account) => {
            let text = Text::new("flash-account-suspended").with("name", account.name);
            Ok(see_other_saying(&request, &paths::account(account.id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &suspend_page(&back.view, &back.found, &back.form.1)),
    }
}

/// `POST /accounts/{id}/reactivate`
pub async fn reactivate(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, account) = request.write(move |cx| accounts::reactivate(cx, id.parse()?)).await?;
    let text = Text::new("flash-account-reactivated").with("name", account.name);
    Ok(see_other_saying(&request, &paths::account(account.id), "success", text))
}

fn suspend_page<'a>(view: &'a View, account: &'a Account, reason: &'a str) -> SuspendPage<'a> {
    let kind = view.t(account.kind.key());
    SuspendPage { view, id: account.id.to_string(), name: &account.name, kind, reason }
}
