//! The list of indirect providers.

use askama::Template;

use crate::{
    service::indirect_providers,
    web::{
        extract::request::Request,
        respond::{Answer, page},
        view::{View, When},
    },
};

#[derive(Template)]
#[template(path = "indirect_providers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    country: String,
    since: When,
}

/// `GET /indirect-providers`
pub async fn get(request: Request) -> Answer {
    let (view, providers) = request.read(indirect_providers::list).await?;
    let rows = providers
        .into_iter()
        .map(|one| Row { country: view.country(&one.country), since: view.day(one.since), name: one.name })
        .collect();
    page(&request, &ListPage { view: &view, rows })
}
