//! The list of former customers.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Action,
        list::{ByTime, ListQuery},
    },
    service::{FormerCustomer, former_customers},
    web::{Answer, Pager, Request, View, When, page},
};

#[derive(Template)]
#[template(path = "customer/customers/former/list.html")]
struct ListPage<'a> {
    view: &'a View,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    domain: String,
    ended: When,
    privileged: bool,
    waiting: bool,
}

/// `GET /customers/former`
pub async fn get(request: Request, query: web::Query<ListQuery<ByTime>>) -> Answer {
    let wanted = query.clone();
    let (view, found) = request.read(move |cx| former_customers::list(cx, &wanted)).await?;
    let pager = Pager::new("/customers/former", &query, &found);
    let rows = found.rows.into_iter().map(|one| row(&view, one)).collect();
    page(&request, &ListPage { view: &view, rows, pager })
}

fn row(view: &View, former: FormerCustomer) -> Row {
    Row {
        id: former.relationship.to_string(),
        ended: view.when(former.ended_at),
        name: former.name,
        domain: former.domain,
        privileged: former.privileged,
        waiting: former.waiting,
    }
}
