//! The list of indirect providers.

use actix_web::web;
use askama::Template;

use crate::{
    domain::policy::Action,
    service::{Partner, indirect_providers, invitations},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        respond::{Answer, page, refused, see_other},
        view::{Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "indirect_providers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    rows: Vec<Row>,
    refused: Refused,
}

struct Row {
    id: String,
    name: String,
    country: String,
    since: When,
    /// Whether it is suspended, so that no customer could accept it.
    suspended: bool,
}

/// `GET /indirect-providers`
pub async fn get(request: Request) -> Answer {
    let (view, providers) = request.read(indirect_providers::list).await?;
    page(&request, &list_page(&view, providers, Refused::default()))
}

fn list_page(view: &View, providers: Vec<Partner>, refused: Refused) -> ListPage<'_> {
    let rows = providers
        .into_iter()
        .map(|one| Row {
            id: one.account.to_string(),
            country: view.country(&one.country),
            since: view.day(one.since),
            suspended: !one.standing.may_sell(),
            name: one.name,
        })
        .collect();
    ListPage { view, rows, refused }
}

/// `POST /indirect-providers/{id}/invitations`: *Invite new customers* makes an invitation for both and leads to its draft.
pub async fn invite_customers(request: Request, id: web::Path<String>, posted: Posted<Bare>) -> Answer {
    let key = posted.key;
    let failed = match request
        .write(move |db, call, actor| invitations::invite_customers(db, call, actor, &key, id.parse()?))
        .await
    {
        Ok((_, id)) => return Ok(see_other(&format!("/invitations/{id}/draft"))),
        Err(error) => error,
    };
    let (view, refusals) = failed.conflict_as_refusal().into_refusals()?;
    let (_, providers) = request.read(indirect_providers::list).await?;
    refused(&request, &list_page(&view, providers, view.refused(&refusals)))
}
