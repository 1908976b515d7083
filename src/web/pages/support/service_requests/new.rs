//! A new service request: inside a customer for its partners, at an address of its own for the customer itself.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{
        Text,
        service_request::{Severity, Topic},
    },
    paths,
    service::{
        directory::Place,
        service_requests::{self, NewServiceRequest, RequestStart},
    },
    web::{
        Answer, Choice, Request, Sent, View,
        extract::{
            place::DirectoryPath,
            upload::{FormWithFiles, receive_form_with_files},
        },
        page,
        pages::{
            customers::inside::Inside,
            service_requests::files::{Choosing, choosing},
        },
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "support/service_requests/new.html")]
struct NewPage<'a> {
    view: &'a View,
    inside: Inside,
    up: String,
    form: &'a NewServiceRequest,
    topics: Vec<Choice>,
    severities: Vec<Choice>,
    subscriptions: Vec<Choice>,
    responsible: Vec<Choice>,
    receiver: String,
    choosing: Choosing,
}

/// What the address may say: the subscription it is about.
#[derive(Deserialize)]
pub struct NewRequestQuery {
    #[serde(default)]
    subscription: String,
}

/// `GET /customers/{id}/service-requests/new` and `GET /service-requests/new`
pub async fn get(request: Request, at: DirectoryPath, query: web::Query<NewRequestQuery>) -> Answer {
    let (view, opening) = request.read(move |cx| service_requests::begin(cx, at.place()?)).await?;
    let Some(opening) = opening else { return Ok(choose_customer(&request)) };
    let form = NewServiceRequest {
        topic: Topic::ServiceDown.as_str().to_owned(),
        severity: Severity::Moderate.as_str().to_owned(),
        subscription: query.into_inner().subscription,
        ..NewServiceRequest::default()
    };
    page(&request, &new_page(&view, &opening, &form))
}

/// `POST /customers/{id}/service-requests/new` and `POST /service-requests/new`
pub async fn post(request: Request, at: DirectoryPath, http: HttpRequest, body: web::Payload) -> Answer {
    // Whoever can't open a request there sends no files.
    let asked = at;
    let (_, opening) = request.read(move |cx| service_requests::begin(cx, asked.place()?)).await?;
    if opening.is_none() {
        return Ok(choose_customer(&request));
    }
    let FormWithFiles { form, key, files } = receive_form_with_files(&request, &http, body).await?;
    let form = NewServiceRequest { files, ..form };
    let sent = request.submit(
        (at, form),
        move |cx, (at, form)| {
            let place = at.place()?;
            Ok((service_requests::submit(cx, &key, place, form)?, place))
        },
        |cx, (at, _)| service_requests::begin(cx, at.place()?),
    );
    match sent.await? {
        Sent::Done(_, (made, place)) => {
            let path = match place {
                Place::Own => paths::service_request(made),
                Place::Customer(id) => paths::customer_service_request(id, made),
            };
            Ok(see_other_saying(&request, &path, "success", Text::new("flash-service-request-opened")))
        }
        Sent::Back(back) => match &back.found {
            Some(opening) => back.page(&request, &new_page(&back.view, opening, &back.form.1)),
            None => Ok(choose_customer(&request)),
        },
    }
}

/// A partner opens requests for customers, inside one of them.
fn choose_customer(request: &Request) -> actix_web::HttpResponse {
    see_other_saying(request, "/customers", "info", Text::new("flash-service-request-choose"))
}

fn new_page<'a>(view: &'a View, opening: &RequestStart, form: &'a NewServiceRequest) -> NewPage<'a> {
    let topic = |one: &Topic| Choice::new(one.as_str(), view.t(one.key()), &form.topic);
    let severity = |one: &Severity| Choice::new(one.as_str(), view.t(one.choice_key()), &form.severity);
    let none = Choice::new("", view.t("service-request-no-subscription"), &form.subscription);
    let subscriptions = opening.subscriptions.iter().map(|one| {
        let text = Text::new("service-request-subscription-choice")
            .with("name", &one.name)
            .with("account", &one.responsible.1);
        Choice::new(one.id.to_string(), view.text(&text), &form.subscription)
    });
    let several = opening.responsible.len() > 1;
    let unchosen = Choice::new("", view.t("service-request-choose-responsible"), &form.responsible);
    let responsible = opening.responsible.iter().map(|(id, name)| Choice::new(id.to_string(), name, &form.responsible));
    let (inside, up) = match &opening.customer {
        Some(customer) => {
            (Inside::new(view, customer, "service-requests"), paths::customer_service_requests(customer.id))
        }
        None => (Inside::own(opening.id, String::new()), "/service-requests".to_owned()),
    };
    NewPage {
        inside,
        up,
        topics: Topic::ALL.iter().map(topic).collect(),
        severities: Severity::ALL.iter().map(severity).collect(),
        subscriptions: std::iter::once(none).chain(subscriptions).collect(),
        responsible: if several { std::iter::once(unchosen).chain(responsible).collect() } else { Vec::new() },
        receiver: match opening.responsible.as_slice() {
            [(_, name)] => name.clone(),
            _ => String::new(),
        },
        choosing: choosing(view),
        form,
        view,
    }
}
