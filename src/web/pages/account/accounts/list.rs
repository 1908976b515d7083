//! The operator's list of accounts, with those that wait for approval on top.

use actix_web::web;
use askama::Template;

use super::badge;
use crate::{
    domain::{
        Text,
        account::{AccountKind, Standing},
    },
    paths,
    service::{Account, AccountFilter, AccountQuery, accounts, approvals},
    web::{Answer, Choice, EmptyForm, Pager, Posted, Request, View, When, page, see_other_leading},
};

#[derive(Template)]
#[template(path = "account/accounts/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    kinds: Vec<Choice>,
    standings: Vec<Choice>,
    waiting: Vec<Row>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    kind: String,
    country: String,
    cloud: String,
    mpn: String,
    standing: String,
    badge: &'static str,
    since: When,
}

/// `GET /accounts`
pub async fn get(request: Request, query: web::Query<AccountQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (waiting, found)) = request.read(move |cx| accounts::list(cx, &wanted)).await?;
    let AccountFilter { kind, standing } = query.filter;
    let list = ListPage {
        search: query.search(),
        kinds: view.choices("accounts-all-kinds", AccountKind::ALL, kind, AccountKind::key),
        standings: view.choices("accounts-all-standings", Standing::ALL, standing, Standing::key),
        waiting: waiting.into_iter().map(|account| row(&view, account)).collect(),
        pager: Pager::filtered(
            "/accounts",
            &query,
            &found,
            [
                (kind.map(|kind| view.t(kind.key()).to_owned()), |filter| filter.kind = None),
                (standing.map(|standing| view.t(standing.key()).to_owned()), |filter| filter.standing = None),
            ],
        ),
        rows: found.rows.into_iter().map(|account| row(&view, account)).collect(),
        view: &view,
    };
    page(&request, &list)
}

/// `POST /accounts/{id}/approve`
pub async fn approve(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    decide(request, id.into_inner(), true).await
}

/// `POST /accounts/{id}/refuse`
pub async fn refuse(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    decide(request, id.into_inner(), false).await
}

async fn decide(request: Request, id: String, approve: bool) -> Answer {
    let (_, account) = request.write(move |cx| approvals::decide(cx, id.parse()?, approve)).await?;
    let key = if approve { "flash-account-approved" } else { "flash-account-refused" };
    let link = ("flash-link-account", paths::account(account.id));
    Ok(see_other_leading(&request, "/accounts", "success", Text::new(key).with("name", account.name), link))
}

fn row(view: &View, account: Account) -> Row {
    Row {
        id: account.id.to_string(),
        kind: view.t(account.kind.key()).to_owned(),
        country: view.country(&account.country),
        cloud: view.t(account.cloud.key()).to_owned(),
        mpn: account.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        standing: view.t(account.standing.key()).to_owned(),
        badge: badge(account.standing),
        since: view.when(account.created_at),
        name: account.name,
    }
}
