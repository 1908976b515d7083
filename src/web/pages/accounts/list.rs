//! The operator's list of accounts, with those that wait for approval on top.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{account::Standing, text::Text},
    service::{Account, approvals},
    web::{
        extract::{
            form::{Bare, Posted},
            query::ListQuery,
            request::Request,
        },
        respond::{Answer, page, see_other_saying},
        view::{View, When},
    },
};

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    waiting: Vec<Row>,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
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
pub async fn get(request: Request, query: web::Query<ListQuery>) -> Answer {
    let (wanted, cursor) = (query.search().to_owned(), query.cursor());
    let (view, (waiting, found)) =
        request.read(move |db, call, actor| approvals::list(db, call, actor, &wanted, cursor.as_ref())).await?;
    let (previous, next) = (query.way("/accounts", found.previous), query.way("/accounts", found.next));
    let waiting = waiting.into_iter().map(|account| row(&view, account)).collect();
    let rows = found.rows.into_iter().map(|account| row(&view, account)).collect();
    page(&request, &ListPage { view: &view, search: query.search(), waiting, rows, previous, next })
}

/// `POST /accounts/{id}/approve`
pub async fn approve(request: Request, id: web::Path<String>, _posted: Posted<Bare>) -> Answer {
    decide(request, id.into_inner(), true).await
}

/// `POST /accounts/{id}/refuse`
pub async fn refuse(request: Request, id: web::Path<String>, _posted: Posted<Bare>) -> Answer {
    decide(request, id.into_inner(), false).await
}

async fn decide(request: Request, id: String, approve: bool) -> Answer {
    let (_, account) =
        request.write(move |db, call, actor| approvals::decide(db, call, actor, id.parse()?, approve)).await?;
    let key = if approve { "flash-account-approved" } else { "flash-account-refused" };
    Ok(see_other_saying(&request, "/accounts", "success", Text::new(key).with("name", account.name)))
}

fn row(view: &View, account: Account) -> Row {
    Row {
        id: account.id.to_string(),
        kind: view.t(account.kind.key()).to_owned(),
        country: view.country(&account.country),
        cloud: view.t(account.cloud.key()).to_owned(),
        mpn: account.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        standing: view.t(account.standing.key()).to_owned(),
        badge: match account.standing {
            Standing::Active => "success",
            Standing::PendingApproval => "warning",
            Standing::Refused => "neutral",
            Standing::Suspended => "danger",
        },
        since: view.day(account.created_at),
        name: account.name,
    }
}
