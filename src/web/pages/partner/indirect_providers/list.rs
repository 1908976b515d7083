//! The list of indirect providers.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Action, Error, Moment},
    paths,
    service::{
        UseCase,
        indirect_providers::{self, ProviderOverview},
        invitations,
        partnership_inquiries::SentInquiry,
    },
    web::{Answer, EmptyForm, Posted, Request, Sent, View, When, page, pages::partnership_inquiries::badge, see_other},
};

#[derive(Template)]
#[template(path = "partner/indirect_providers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    rows: Vec<Row<'a>>,
    /// What the reader's account has asked of others.
    sent: Vec<SentRow<'a>>,
}

struct SentRow<'a> {
    href: String,
    provider: &'a str,
    person: &'a str,
    state: (&'static str, &'static str),
    asked: When,
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
    let (view, found) = request.read(find).await?;
    page(&request, &list_page(&view, &found))
}

/// The list, and the time by which it says how things stand.
fn find(cx: &mut UseCase<'_>) -> Result<(ProviderOverview, Moment), Error> {
    Ok((indirect_providers::list(cx)?, cx.call.now))
}

fn list_page<'a>(view: &'a View, (found, now): &'a (ProviderOverview, Moment)) -> ListPage<'a> {
    let rows = found
        .partners
        .iter()
        .map(|one| Row {
            id: one.account.to_string(),
            country: view.country(&one.country),
            since: view.day(one.since),
            suspended: !one.standing.may_sell(),
            name: &one.name,
        })
        .collect();
    let sent = |one: &'a SentInquiry| SentRow {
        href: paths::sent_inquiry(one.inquiry.id),
        provider: &one.provider,
        person: &one.inquiry.asker_name,
        state: badge(view, &one.inquiry, *now),
        asked: view.when(one.inquiry.created_at),
    };
    ListPage { rows, sent: found.sent.iter().map(sent).collect(), view }
}

/// `POST /indirect-providers/{id}/invitations`: *Invite new customers* makes an invitation for both and leads to its draft.
pub async fn invite_customers(request: Request, id: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let key = posted.key;
    let sent = request.submit(
        id.into_inner(),
        move |cx, id| invitations::invite_customers(cx, &key, id.parse()?).map_err(Error::in_place),
        |cx, _| find(cx),
    );
    match sent.await? {
        Sent::Done(_, id) => Ok(see_other(&paths::invitation_draft(id))),
        Sent::Back(back) => back.page(&request, &list_page(&back.view, &back.found)),
    }
}
