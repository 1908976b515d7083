//! All providers of the public cloud, listed or not.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        account::Standing,
        list::{ByName, ListQuery},
    },
    service::provider_list::{self, ListedProvider},
    web::{Answer, Pager, Request, View, page},
};

#[derive(Template)]
#[template(path = "partner/provider_list/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    country: String,
    /// The color of whether the public sees it and its words.
    state: (&'static str, &'static str),
}

/// `GET /provider-list`
pub async fn get(request: Request, query: web::Query<ListQuery<ByName>>) -> Answer {
    let wanted = query.clone();
    let (view, found) = request.read(move |cx| provider_list::entries(cx, &wanted)).await?;
    let row = |one: ListedProvider| Row {
        id: one.account.to_string(),
        country: view.country(&one.country),
        state: match (one.entry.listed, one.standing) {
            (true, Standing::Active) => ("success", view.t("provider-list-listed")),
            (true, _) => ("warning", view.t("provider-list-hidden")),
            (false, _) => ("neutral", view.t("provider-list-not-listed")),
        },
        name: one.name,
    };
    let list = ListPage {
        search: query.search(),
        pager: Pager::new("/provider-list", &query, &found),
        rows: found.rows.into_iter().map(row).collect(),
        view: &view,
    };
    page(&request, &list)
}
