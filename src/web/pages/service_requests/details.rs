//! A service request, and the operator's answer to it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{Shown, shown};
use crate::{
    domain::{policy::Action, service_request::RequestState, text::Text},
    service::service_requests::{self, Conversation},
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "service_requests/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    shown: Shown,
    may_answer: bool,
    answer: &'a str,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    answer: String,
}

/// `GET /service-requests/{request}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) =
        request.read(move |db, call, actor| service_requests::find(db, call, actor, id.parse()?)).await?;
    page(&request, &details_page(&view, found, "", Refused::default()))
}

/// `POST /service-requests/{request}`: answers it and closes it.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let (wanted, message) = (id.clone(), posted.form.answer.clone());
    let failed = match request
        .write(move |db, call, actor| service_requests::answer(db, call, actor, wanted.parse()?, &message))
        .await
    {
        Ok((_, requested)) => {
            let text = Text::new("flash-service-request-answered").with("name", requested.request.number);
            return Ok(see_other_saying(&request, "/service-requests", "success", text));
        }
        Err(error) => error,
    };
    let (view, refusals) = failed.into_refusals()?;
    let (_, found) = request.read(move |db, call, actor| service_requests::find(db, call, actor, id.parse()?)).await?;
    refused(&request, &details_page(&view, found, &posted.form.answer, view.refused(&refusals)))
}

fn details_page<'a>(view: &'a View, found: Conversation, answer: &'a str, refused: Refused) -> DetailsPage<'a> {
    let closed = found.requested.request.state == RequestState::Closed;
    let may_answer = !closed && view.may(Action::AnswerServiceRequests);
    DetailsPage { shown: shown(view, found), may_answer, answer, refused, view }
}
