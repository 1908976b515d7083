//! What partners state of customers and the operator confirms or does not.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Text, qualification::QualificationState},
    service::{
        WaitingQualification,
        qualifications::{self, DecisionForm},
    },
    web::{
        Answer, Posted, Request, Sent, View, When, page, pages::customers::account::qualifications::look,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/accounts/qualifications.html")]
struct WaitingPage<'a> {
    view: &'a View,
    rows: Vec<WaitingRow<'a>>,
}

struct WaitingRow<'a> {
    id: String,
    customer: &'a str,
    qualification: &'static str,
    partner: String,
    since: When,
}

#[derive(Template)]
#[template(path = "account/accounts/qualification.html")]
struct DecisionPage<'a> {
    view: &'a View,
    row: WaitingRow<'a>,
    look: &'static str,
    state: &'static str,
    reason: &'a str,
    answer: &'a str,
    waits: bool,
}

fn row<'a>(view: &View, (one, customer, partner): &'a WaitingQualification) -> WaitingRow<'a> {
    WaitingRow {
        id: one.id.to_string(),
        customer,
        qualification: view.t(one.qualification.key()),
        partner: view.with("qualification-stated-by", "partner", partner),
        since: view.day(one.stated_at),
    }
}

/// `GET /accounts/qualifications`
pub async fn list(request: Request) -> Answer {
    let (view, found) = request.read(qualifications::waiting).await?;
    page(&request, &WaitingPage { view: &view, rows: found.iter().map(|one| row(&view, one)).collect() })
}

/// `GET /accounts/qualifications/{qualification}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| qualifications::find(cx, id.parse()?)).await?;
    page(&request, &decision_page(&view, &found, &found.0.answer))
}

/// `POST /accounts/qualifications/{qualification}`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<DecisionForm>) -> Answer {
    let sent = request.submit(
        (id.into_inner(), posted.form),
        |cx, (id, form)| qualifications::decide(cx, id.parse()?, form),
        |cx, (id, _)| qualifications::find(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(view, (one, customer, _)) => {
            let key = if one.state == QualificationState::Approved {
                "flash-qualification-approved"
            } else {
                "flash-qualification-denied"
            };
            let text = Text::new(key).with("name", customer).with("qualification", view.t(one.qualification.key()));
            Ok(see_other_saying(&request, "/accounts/qualifications", "success", text))
        }
        Sent::Back(back) => back.page(&request, &decision_page(&back.view, &back.found, &back.form.1.answer)),
    }
}

fn decision_page<'a>(view: &'a View, found: &'a WaitingQualification, answer: &'a str) -> DecisionPage<'a> {
    let one = &found.0;
    DecisionPage {
        view,
        row: row(view, found),
        look: look(one.state),
        state: view.t(one.state.key()),
        reason: &one.reason,
        answer,
        waits: one.state == QualificationState::InReview,
    }
}
