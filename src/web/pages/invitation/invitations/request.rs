//! Asking a customer for a reseller relationship: with or without delegated administration privileges.

use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Action, Text},
    paths,
    service::invitations,
    web::{Answer, Posted, Request, View, page, see_other},
};

#[derive(Template)]
#[template(path = "invitation/invitations/request.html")]
struct RequestPage<'a> {
    view: &'a View,
    may_choose: bool,
    /// What the page is called on which a customer of this cloud accepts.
    area: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    privileges: String,
}

/// `GET /customers/request-relationship`
pub async fn get(request: Request) -> Answer {
    let (view, cloud) = request
        .read(|cx| {
            cx.authorize(Action::RequestRelationship)?;
            Ok(cx.actor.account.cloud)
        })
        .await?;
    let area = view.text(&Text::new("request-relationship-area").text("area", cloud.acceptance_area_key()));
    page(&request, &RequestPage { view: &view, may_choose: cloud.leaves_choice_of_privileges(), area })
}

/// `POST /customers/request-relationship`: makes the request and leads to its draft.
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let (key, with) = (posted.key, posted.form.privileges == "yes");
    let (_, id) = request.write(move |cx| invitations::request_relationship(cx, &key, with)).await?;
    Ok(see_other(&paths::invitation_draft(id)))
}
