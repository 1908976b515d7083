//! The list of indirect providers.

use actix_web::web;
use askama::Template;

use crate::{
    domain::policy::Action,
    service::{indirect_providers, invitations},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        respond::{Answer, page, see_other},
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
    id: String,
    name: String,
    country: String,
    since: When,
}

/// `GET /indirect-providers`
pub async fn get(request: Request) -> Answer {
    let (view, providers) = request.read(indirect_providers::list).await?;
    let rows = providers
        .into_iter()
        .map(|one| Row {
            id: one.account.to_string(),
            country: view.country(&one.country),
            since: view.day(one.since),
            name: one.name,
        })
        .collect();
    page(&request, &ListPage { view: &view, rows })
}

/// `POST /indirect-providers/{id}/invitations`: *Invite new customers* makes an invitation for both and leads to its draft.
pub async fn invite_customers(request: Request, id: web::Path<String>, posted: Posted<Bare>) -> Answer {
    let key = posted.key;
    let (_, id) =
        request.write(move |db, call, actor| invitations::invite_customers(db, call, actor, &key, id.parse()?)).await?;
    Ok(see_other(&format!("/invitations/{id}/draft")))
}
