//! The list of an account's service requests.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{Row, row};
use crate::{
    domain::{account::AccountKind, service_request::RequestState},
    service::{Cursor, service_requests},
    web::{
        extract::request::Request,
        pages::later,
        respond::{Answer, page},
        view::{Choice, View},
    },
};

#[derive(Template)]
#[template(path = "service_requests/list.html")]
struct ListPage<'a> {
    view: &'a View,
    is_operator: bool,
    states: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

/// What the address says: which requests, and which part of the list.
#[derive(Deserialize)]
pub struct RequestsQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    at: String,
}

/// `GET /service-requests`
pub async fn get(request: Request, query: web::Query<RequestsQuery>) -> Answer {
    let (state, cursor) = (RequestState::parse(&query.state), Cursor::parse(&query.at));
    let (view, found) =
        request.read(move |db, call, actor| service_requests::list(db, call, actor, state, cursor.as_ref())).await?;
    let kind = view.actor().map(|actor| actor.account.kind);
    if kind == Some(AccountKind::Customer) {
        return later::page_of(&request, &view, "menu-service-requests");
    }
    let way = |cursor: Option<String>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(state) = state {
            query.append_pair("state", state.as_str());
        }
        cursor.map(|at| format!("/service-requests?{}", query.append_pair("at", &at).finish()))
    };
    let list = ListPage {
        is_operator: kind == Some(AccountKind::Operator),
        states: states(&view, state),
        filtered: state.is_some(),
        previous: way(found.previous),
        next: way(found.next),
        rows: found.rows.into_iter().map(|one| row(&view, one)).collect(),
        view: &view,
    };
    page(&request, &list)
}

fn states(view: &View, chosen: Option<RequestState>) -> Vec<Choice> {
    let all =
        Choice { value: String::new(), text: view.t("service-requests-all").to_owned(), selected: chosen.is_none() };
    let each = [RequestState::Open, RequestState::Closed].into_iter().map(|state| Choice {
        value: state.as_str().to_owned(),
        text: view.t(state.key()).to_owned(),
        selected: chosen == Some(state),
    });
    std::iter::once(all).chain(each).collect()
}
