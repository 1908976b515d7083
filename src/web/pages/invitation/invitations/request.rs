//! Asking a customer for a reseller relationship: with or without delegated administration privileges.

use askama::Template;
use serde::Deserialize;

use crate::{
    domain::Action,
    paths,
    service::invitations,
    web::{Answer, Posted, Request, View, page, see_other},
};

#[derive(Template)]
#[template(path = "invitation/invitations/request.html")]
struct RequestPage<'a> {
    view: &'a View,
    may_choose: bool,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    privileges: String,
}

/// `GET /customers/request-relationship`
pub async fn get(request: Request) -> Answer {
    let (view, may_choose) = request
        .read(|cx| {
            cx.authorize(Action::RequestRelationship)?;
            Ok(cx.actor.account.cloud.leaves_choice_of_privileges())
        })
        .await?;
    page(&request, &RequestPage { view: &view, may_choose })
}

/// `POST /customers/request-relationship`: makes the request and leads to its draft.
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let (key, with) = (posted.key, posted.form.privileges == "yes");
    let (_, id) = request.write(move |cx| invitations::request_relationship(cx, &key, with)).await?;
    Ok(see_other(&paths::invitation_draft(id)))
}
