//! The operator's list of accounts, with those that wait for approval on top.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::badge;
use crate::{
    domain::{
        account::{AccountKind, Standing},
        text::Text,
    },
    service::{
        Account, Cursor,
        accounts::{self, Wanted},
        approvals,
    },
    web::{
        extract::{
            form::{EmptyForm, Posted},
            query::typed,
            request::Request,
        },
        respond::{Answer, page, see_other_saying},
        view::{Choice, View, When},
    },
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

/// What the address says: which accounts, and which part of the list.
#[derive(Deserialize)]
pub struct AccountsQuery {
    #[serde(default, deserialize_with = "typed")]
    search: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    standing: String,
    #[serde(default)]
    at: String,
}

impl AccountsQuery {
    fn wanted(&self) -> Wanted {
        Wanted {
            search: self.search.trim().to_owned(),
            kind: AccountKind::parse(&self.kind),
            standing: Standing::parse(&self.standing),
        }
    }

    /// The address of another page of the same list.
    fn way(&self, cursor: Option<String>) -> Option<String> {
        let wanted = self.wanted();
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !wanted.search.is_empty() {
            query.append_pair("search", &wanted.search);
        }
        if let Some(kind) = wanted.kind {
            query.append_pair("kind", kind.as_str());
        }
        if let Some(standing) = wanted.standing {
            query.append_pair("standing", standing.as_str());
        }
        cursor.map(|at| format!("/accounts?{}", query.append_pair("at", &at).finish()))
    }
}

/// `GET /accounts`
pub async fn get(request: Request, query: web::Query<AccountsQuery>) -> Answer {
    let (wanted, cursor) = (query.wanted(), Cursor::parse(&query.at));
    let (view, (waiting, found)) = request.read(move |cx| accounts::list(cx, &wanted, cursor.as_ref())).await?;
    let wanted = query.wanted();
    let list = ListPage {
        search: &wanted.search,
        kinds: choices(&view, "accounts-all-kinds", AccountKind::ALL, wanted.kind, |kind| (kind.as_str(), kind.key())),
        standings: choices(&view, "accounts-all-standings", Standing::ALL, wanted.standing, |standing| {
            (standing.as_str(), standing.key())
        }),
        waiting: waiting.into_iter().map(|account| row(&view, account)).collect(),
        rows: found.rows.into_iter().map(|account| row(&view, account)).collect(),
        previous: query.way(found.previous),
        next: query.way(found.next),
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
    Ok(see_other_saying(&request, "/accounts", "success", Text::new(key).with("name", account.name)))
}

/// All of them, and each of them.
fn choices<T: Copy + PartialEq>(
    view: &View,
    all: &'static str,
    each: &[T],
    chosen: Option<T>,
    words: impl Fn(T) -> (&'static str, &'static str),
) -> Vec<Choice> {
    let none = Choice { value: String::new(), text: view.t(all).to_owned(), selected: chosen.is_none() };
    let each = each.iter().map(|one| {
        let (value, key) = words(*one);
        Choice { value: value.to_owned(), text: view.t(key).to_owned(), selected: chosen == Some(*one) }
    });
    std::iter::once(none).chain(each).collect()
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
        since: view.day(account.created_at),
        name: account.name,
    }
}
