//! Pages inside a customer that come later: they say so, to whoever may see them.

use actix_web::web;
use askama::Template;

use super::inside::Inside;
use crate::{
    domain::policy::Action,
    service::customers,
    web::{
        extract::request::Request,
        respond::{Answer, page},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "customers/later.html")]
struct LaterPage<'a> {
    view: &'a View,
    inside: Inside,
    title: &'a str,
}

async fn show(
    request: Request,
    id: web::Path<String>,
    action: Action,
    part: &'static str,
    title: &'static str,
) -> Answer {
    let (view, (_, customer)) =
        request.read(move |db, call, actor| customers::open(db, call, actor, action, id.parse()?)).await?;
    page(&request, &LaterPage { inside: Inside::new(&view, &customer, part), title: view.t(title), view: &view })
}

/// `GET /customers/{id}/users`
pub async fn users(request: Request, id: web::Path<String>) -> Answer {
    show(request, id, Action::ViewCustomerUsers, "users", "inside-users").await
}
