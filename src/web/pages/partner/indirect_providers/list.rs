//! The list of indirect providers.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Action, Error},
    paths,
    service::{Partner, indirect_providers, invitations},
    web::{Answer, EmptyForm, Posted, Request, Sent, View, When, page, see_other},
};

#[derive(Template)]
#[template(path = "partner/indirect_providers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    id: String,
    name: &'a str,
    country: String,
    since: When,
    /// Whether it is suspended, so that no customer could accept it.
    suspended: bool,
}

/// `GET /indirect-providers`
pub async fn get(request: Request) -> Answer {
    let (view, providers) = request.read(indirect_providers::list).await?;
    page(&request, &list_page(&view, &providers))
}

fn list_page<'a>(view: &'a View, providers: &'a [Partner]) -> ListPage<'a> {
    let rows = providers
        .iter()
        .map(|one| Row {
            id: one.account.to_string(),
            country: view.country(&one.country),
            since: view.day(one.since),
            suspended: !one.standing.may_sell(),
            name: &one.name,
        })
        .collect();
    ListPage { view, rows }
}

/// `POST /indirect-providers/{id}/invitations`: *Invite new customers* makes an invitation for both and leads to its draft.
pub async fn invite_customers(request: Request, id: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let key = posted.key;
    let sent = request.submit(
        id.into_inner(),
        move |cx, id| invitations::invite_customers(cx, &key, id.parse()?).map_err(Error::in_place),
        |cx, _| indirect_providers::list(cx),
    );
    match sent.await? {
        Sent::Done(_, id) => Ok(see_other(&paths::invitation_draft(id))),
        Sent::Back(back) => back.page(&request, &list_page(&back.view, &back.found)),
    }
}
