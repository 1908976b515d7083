//! What a customer has of each product: bought, assigned, available.

use askama::Template;

use super::{buy_more, may_assign};
use crate::{
    domain::license::Pool,
    service::licenses::list,
    web::{
        extract::{place::At, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page},
        view::View,
    },
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
pub async fn get(request: Request, at: At) -> Answer {
    let wanted = at.clone();
    let (view, found) = request.read(move |cx| list::list(cx, wanted.place()?)).await?;
    let here = at.licenses();
    let row = |pool: Pool| Row {
        href: format!("{here}/{}", pool.offer),
        bought: pool.bought(),
        suspended: pool.suspended,
        assigned: pool.assigned,
        available: pool.available(),
        name: pool.name,
    };
    let list = ListPage {
        inside: Inside::of(&view, &found.directory, "users"),
        users: at.users(),
        open: found.directory.open,
        may_assign: found.directory.open && may_assign(&view, &found.directory),
        buy_more: buy_more(&view, &at),
        rows: found.pools.into_iter().map(row).collect(),
        here: at.licenses(),
        view: &view,
    };
    page(&request, &list)
}
