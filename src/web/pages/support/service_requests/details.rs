//! A service request, and the steps that are taken on its page.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::words::{ShownRequest, Tried, shown};
use crate::{
    domain::{Error, Moment, Text, service_request::steps::Step},
    paths,
    service::{
        UseCase,
        activity_log::HistoryOf,
        service_requests::{self, Conversation, StepForm},
    },
    web::{
        Answer, Request, Sent, View,
        error::WebError,
        extract::upload::{FormWithFiles, receive_form_with_files},
        page, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "support/service_requests/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    shown: ShownRequest,
    tried: Tried<'a>,
}

/// What the forms of the page send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    words: String,
    target: String,
    step: String,
    version: String,
}

/// `GET /service-requests/{request}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, (found, now)) = request
        .read_with_history(move |cx| find(cx, &id), |(found, _)| HistoryOf::Object(*found.requested.request.id.uuid()))
        .await?;
    page(&request, &DetailsPage { shown: shown(&view, &found, now), tried: Tried::default(), view: &view })
}

/// `POST /service-requests/{request}/answer`: whoever it is with answers, and perhaps closes it.
pub async fn answer(request: Request, http: HttpRequest, id: web::Path<String>, body: web::Payload) -> Answer {
    let written = written(&request, &http, &id, body, Step::Answer).await?;
    let closes = written.form.step == Step::Resolve.as_str();
    take(request, id, written, if closes { Step::Resolve } else { Step::Answer }).await
}

/// `POST /service-requests/{request}/note`
pub async fn note(request: Request, http: HttpRequest, id: web::Path<String>, body: web::Payload) -> Answer {
    let written = written(&request, &http, &id, body, Step::Note).await?;
    take(request, id, written, Step::Note).await
}

/// `POST /service-requests/{request}/escalate`
pub async fn escalate(request: Request, http: HttpRequest, id: web::Path<String>, body: web::Payload) -> Answer {
    let written = written(&request, &http, &id, body, Step::Escalate).await?;
    take(request, id, written, Step::Escalate).await
}

/// `POST /service-requests/{request}/hand-back`
pub async fn hand_back(request: Request, http: HttpRequest, id: web::Path<String>, body: web::Payload) -> Answer {
    let written = written(&request, &http, &id, body, Step::HandBack).await?;
    take(request, id, written, Step::HandBack).await
}

/// `POST /service-requests/{request}/reply`: whoever opened it says more, or closes it.
pub async fn reply(request: Request, http: HttpRequest, id: web::Path<String>, body: web::Payload) -> Answer {
    let written = written(&request, &http, &id, body, Step::Reply).await?;
    let closes = written.form.step == Step::Withdraw.as_str();
    take(request, id, written, if closes { Step::Withdraw } else { Step::Reply }).await
}

/// `POST /service-requests/{request}/reopen`
pub async fn reopen(request: Request, http: HttpRequest, id: web::Path<String>, body: web::Payload) -> Answer {
    let written = written(&request, &http, &id, body, Step::Reopen).await?;
    take(request, id, written, Step::Reopen).await
}

/// Receives a form of the page, once it is known that the sender has to do with the request.
async fn written(
    request: &Request,
    http: &HttpRequest,
    id: &str,
    body: web::Payload,
    step: Step,
) -> Result<FormWithFiles<Form>, WebError> {
    let wanted = id.to_owned();
    request.read(move |cx| service_requests::may_try(cx, (wanted.parse()?, step))).await?;
    receive_form_with_files(request, http, body).await
}

async fn take(request: Request, id: web::Path<String>, written: FormWithFiles<Form>, step: Step) -> Answer {
    let FormWithFiles { form: Form { words, target, version, .. }, key, files } = written;
    let sent = request.submit(
        (id.into_inner(), StepForm { words, target, version, files }),
        move |cx, (id, form)| service_requests::take(cx, &key, (id.parse()?, step), form).map_err(Error::in_place),
        |cx, (id, _)| find(cx, id),
    );
    match sent.await? {
        Sent::Done(_, requested) => {
            let path = paths::service_request(requested.request.id);
            let text = Text::new(flash(step)).with("name", requested.request.number);
            Ok(see_other_saying(&request, &path, "success", text))
        }
        // Where it has moved on, the page says so and keeps what was typed.
        Sent::Back(back) => back.page(&request, &again(&back.view, &back.found, &back.form.1, form_of(step))),
    }
}

/// The request, and the time by which its page says how it stands.
fn find(cx: &mut UseCase<'_>, id: &str) -> Result<(Conversation, Moment), Error> {
    Ok((service_requests::find(cx, id.parse()?)?, cx.call.now))
}

/// The page with what was typed into this form of it.
fn again<'a>(
    view: &'a View,
    (found, now): &(Conversation, Moment),
    typed: &'a StepForm,
    form: &'static str,
) -> DetailsPage<'a> {
    let mut shown = shown(view, found, *now);
    shown.forms.choose(&typed.target);
    let words = typed.words.as_str();
    let unsent = !words.is_empty() && !shown.forms.has(form);
    DetailsPage { shown, tried: Tried { form, words, refused: Some(view.refused()), unsent }, view }
}

/// The form on the page that takes this step.
const fn form_of(step: Step) -> &'static str {
    match step {
        Step::Answer | Step::Resolve => "answer",
        Step::Note => "note",
        Step::Escalate => "escalate",
        Step::HandBack => "hand-back",
        Step::Reply | Step::Withdraw => "reply",
        Step::Reopen => "reopen",
    }
}

const fn flash(step: Step) -> &'static str {
    match step {
        Step::Answer => "flash-service-request-answered",
        Step::Resolve => "flash-service-request-resolved",
        Step::Note => "flash-service-request-noted",
        Step::Escalate => "flash-service-request-escalated",
        Step::HandBack => "flash-service-request-handed-back",
        Step::Reply => "flash-service-request-replied",
        Step::Withdraw => "flash-service-request-withdrawn",
        Step::Reopen => "flash-service-request-reopened",
    }
}
