//! What a customer has of each product: bought, assigned, available.

use askama::Template;

use super::{buy_more, may_assign};
use crate::{
    domain::license::Pool,
    paths,
    service::licenses::list,
    web::{Answer, Request, View, extract::place::DirectoryPath, page, pages::customers::inside::Inside},
};

#[derive(Template)]
#[template(path = "directory/licenses/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    users: String,
    here: String,
    open: bool,
    may_assign: bool,
    buy_more: Option<String>,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    bought: i64,
    suspended: i64,
    assigned: i64,
    available: i64,
}

/// `GET /customers/{id}/licenses`, `GET /licenses`
pub async fn get(request: Request, at: DirectoryPath) -> Answer {
    let (view, found) = request.read(move |cx| list::list(cx, at.place()?)).await?;
    let place = found.directory.place();
    let row = |pool: Pool| Row {
        href: paths::licensed_users(place, pool.offer),
        bought: pool.bought(),
        suspended: pool.suspended,
        assigned: pool.assigned,
        available: pool.available(),
        name: pool.name,
    };
    let list = ListPage {
        inside: Inside::of(&view, &found.directory, "users"),
        users: paths::users(place),
        open: found.directory.open,
        may_assign: found.directory.open && may_assign(&view, &found.directory),
        buy_more: buy_more(&view, place),
        rows: found.pools.into_iter().map(row).collect(),
        here: paths::licenses(place),
        view: &view,
    };
    page(&request, &list)
}
