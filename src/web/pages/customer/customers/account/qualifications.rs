//! What a customer is beside a business, as its partner states it.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Text,
        qualification::{Qualification, QualificationState},
    },
    paths,
    service::qualifications::{self, QualificationForm, QualifiedCustomer, known},
    web::{
        Answer, Choice, Posted, Request, Sent, View, When, page, pages::customers::inside::Inside, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/account/qualifications.html")]
struct QualificationsPage<'a> {
    view: &'a View,
    inside: Inside,
    stated: Vec<StatedRow<'a>>,
    special: Vec<Choice>,
    state_owned: Vec<Choice>,
    reason: &'a str,
    known: String,
}

/// What is stated already.
struct StatedRow<'a> {
    name: &'static str,
    look: &'static str,
    state: &'static str,
    since: When,
    reason: &'a str,
    answer: &'a str,
}

/// `GET /customers/{id}/account/qualifications`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| qualifications::show(cx, id.parse()?)).await?;
    let held =
        |wanted: fn(Qualification) -> bool| found.stated.iter().map(|one| one.qualification).find(|one| wanted(*one));
    let form = QualificationForm {
        special: held(Qualification::is_exclusive).map(|one| one.as_str().to_owned()).unwrap_or_default(),
        state_owned: if held(|one| !one.is_exclusive()).is_some() { "yes" } else { "no" }.to_owned(),
        reason: String::new(),
        known: String::new(),
    };
    page(&request, &qualifications_page(&view, &found, &form))
}

/// `POST /customers/{id}/account/qualifications`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<QualificationForm>) -> Answer {
    let sent = request.submit(
        (id.into_inner(), posted.form),
        |cx, (id, form)| qualifications::save(cx, id.parse()?, form),
        |cx, (id, _)| qualifications::show(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(_, found) => {
            let text = Text::new("flash-qualifications-saved").with("name", &found.customer.name);
            Ok(see_other_saying(&request, &paths::customer_account(found.customer.id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &qualifications_page(&back.view, &back.found, &back.form.1)),
    }
}

fn qualifications_page<'a>(
    view: &'a View,
    found: &'a QualifiedCustomer,
    form: &'a QualificationForm,
) -> QualificationsPage<'a> {
    let mut special = vec![Choice::new("", view.t("qualification-none"), &form.special)];
    let exclusive = Qualification::ALL.iter().filter(|one| one.is_exclusive());
    special.extend(exclusive.map(|one| Choice::new(one.as_str(), view.t(one.key()), &form.special)));
    let answers = [("no", "qualification-no"), ("yes", "qualification-yes")];
    QualificationsPage {
        inside: Inside::new(view, &found.customer, "account"),
        stated: found
            .stated
            .iter()
            .map(|one| StatedRow {
                name: view.t(one.qualification.key()),
                look: look(one.state),
                state: view.t(one.state.key()),
                since: view.day(one.decided_at.unwrap_or(one.stated_at)),
                reason: &one.reason,
                answer: &one.answer,
            })
            .collect(),
        special,
        state_owned: answers.map(|(value, key)| Choice::new(value, view.t(key), &form.state_owned)).into(),
        reason: &form.reason,
        known: known(&found.stated),
        view,
    }
}

/// The look of a state.
pub const fn look(state: QualificationState) -> &'static str {
    match state {
        QualificationState::InReview => "warning",
        QualificationState::Approved => "success",
        QualificationState::Denied => "danger",
    }
}
