//! Approving an organisation that has enrolled, or refusing it, on a page that shows what it says it is.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    paths,
    service::{
        accounts::{AccountDetails, Administrator},
        approvals,
    },
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_leading},
};

#[derive(Template)]
#[template(path = "account/accounts/approval.html")]
struct ApprovalPage<'a> {
    view: &'a View,
    /// Whether it is about to be approved; else it is about to be refused.
    approves: bool,
    id: String,
    name: &'a str,
    kind: &'a str,
    country: String,
    cloud: &'a str,
    mail_domain: &'a str,
    mpn_global: String,
    mpn_location: String,
    administrators: &'a [Administrator],
    made: When,
}

/// `GET /accounts/{id}/approve`
pub async fn approving(request: Request, id: web::Path<String>) -> Answer {
    show(request, id.into_inner(), true).await
}

/// `GET /accounts/{id}/refuse`
pub async fn refusing(request: Request, id: web::Path<String>) -> Answer {
    show(request, id.into_inner(), false).await
}

/// `POST /accounts/{id}/approve`
pub async fn approve(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    decide(request, id.into_inner(), true).await
}

/// `POST /accounts/{id}/refuse`
pub async fn refuse(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    decide(request, id.into_inner(), false).await
}

async fn show(request: Request, id: String, approves: bool) -> Answer {
    let (view, details) = request.read(move |cx| approvals::open(cx, id.parse()?)).await?;
    page(&request, &approval_page(&view, &details, approves))
}

async fn decide(request: Request, id: String, approve: bool) -> Answer {
    let (_, account) = request.write(move |cx| approvals::decide(cx, id.parse()?, approve)).await?;
    let key = if approve { "flash-account-approved" } else { "flash-account-refused" };
    let link = ("flash-link-account", paths::account(account.id));
    Ok(see_other_leading(&request, "/accounts", "success", Text::new(key).with("name", account.name), link))
}

fn approval_page<'a>(view: &'a View, details: &'a AccountDetails, approves: bool) -> ApprovalPage<'a> {
    let account = &details.account;
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    ApprovalPage {
        view,
        approves,
        id: account.id.to_string(),
        name: &account.name,
        kind: view.t(account.kind.key()),
        country: view.country(&account.country),
        cloud: view.t(account.cloud.key()),
        mail_domain: account.mail_domain.as_deref().unwrap_or_default(),
        mpn_global: number(account.mpn_global_id),
        mpn_location: number(account.mpn_location_id),
        administrators: &details.administrators,
        made: view.exactly(account.created_at),
    }
}
