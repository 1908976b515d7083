//! A new service request: inside a customer for its partners, at an address of its own for the customer itself.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{
        service_request::{Severity, Topic},
        text::Text,
    },
    service::{
        directory::Place,
        service_requests::{self, NewServiceRequest, Opening},
    },
    web::{
        extract::{
            place::At,
            request::Request,
            upload::{Written, receive_written},
        },
        pages::{
            customers::inside::Inside,
            service_requests::files::{Choosing, choosing},
        },
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "service_requests/new.html")]
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
    refused: Refused,
}

/// What the address may say: the subscription it is about.
#[derive(Deserialize)]
pub struct NewQuery {
    #[serde(default)]
    subscription: String,
}

/// What the page of a new request sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    topic: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    severity: String,
    #[serde(default)]
    subscription: String,
    #[serde(default)]
    responsible: String,
}

/// `GET /customers/{id}/service-requests/new` and `GET /service-requests/new`
pub async fn get(request: Request, at: At, query: web::Query<NewQuery>) -> Answer {
    let (view, opening) =
        request.read(move |db, call, actor| service_requests::begin(db, call, actor, at.place()?)).await?;
    let Some(opening) = opening else { return Ok(choose_customer(&request)) };
    let form = NewServiceRequest {
        topic: Topic::ServiceDown.as_str().to_owned(),
        severity: Severity::Moderate.as_str().to_owned(),
        subscription: query.into_inner().subscription,
        ..NewServiceRequest::default()
    };
    page(&request, &new_page(&view, &opening, &form, Refused::default()))
}

/// `POST /customers/{id}/service-requests/new` and `POST /service-requests/new`
pub async fn post(request: Request, at: At, http: HttpRequest, body: web::Payload) -> Answer {
    // Whoever can't open a request there sends no files.
    let asked = at.clone();
    let (_, opening) =
        request.read(move |db, call, actor| service_requests::begin(db, call, actor, asked.place()?)).await?;
    if opening.is_none() {
        return Ok(choose_customer(&request));
    }
    let Written { form, key, files } = receive_written::<Form>(&request, &http, body).await?;
    let Form { topic, subject, description, severity, subscription, responsible } = form;
    let form =
        NewServiceRequest { topic, subject, description, severity, subscription, responsible, files: Vec::new() };
    let (typed, place) = (NewServiceRequest { files, ..form.clone() }, at.clone());
    let failed = match request
        .write(move |db, call, actor| {
            let place = place.place()?;
            Ok((service_requests::submit(db, call, actor, &key, place, &typed)?, place))
        })
        .await
    {
        Ok((_, (made, place))) => {
            let page = match place {
                Place::Own => format!("/service-requests/{made}"),
                Place::Customer(id) => format!("/customers/{id}/service-requests/{made}"),
            };
            return Ok(see_other_saying(&request, &page, "success", Text::new("flash-service-request-opened")));
        }
        Err(error) => error,
    };
    let (view, refusals) = failed.into_refusals()?;
    let (_, opening) =
        request.read(move |db, call, actor| service_requests::begin(db, call, actor, at.place()?)).await?;
    let Some(opening) = opening else { return Ok(choose_customer(&request)) };
    refused(&request, &new_page(&view, &opening, &form, view.refused(&refusals)))
}

/// A partner opens requests for customers, inside one of them.
fn choose_customer(request: &Request) -> actix_web::HttpResponse {
    see_other_saying(request, "/customers", "info", Text::new("flash-service-request-choose"))
}

fn new_page<'a>(view: &'a View, opening: &Opening, form: &'a NewServiceRequest, refused: Refused) -> NewPage<'a> {
    let choice =
        |value: &str, text: String, chosen: &str| Choice { value: value.to_owned(), selected: value == chosen, text };
    let topic = |one: &Topic| choice(one.as_str(), view.t(one.key()).to_owned(), &form.topic);
    let severity = |one: &Severity| choice(one.as_str(), view.t(one.choice_key()).to_owned(), &form.severity);
    let none = choice("", view.t("service-request-no-subscription").to_owned(), &form.subscription);
    let subscriptions = opening.subscriptions.iter().map(|one| {
        let text = Text::new("service-request-subscription-choice")
            .with("name", &one.name)
            .with("account", &one.responsible.1);
        choice(&one.id.to_string(), view.text(&text), &form.subscription)
    });
    let several = opening.responsible.len() > 1;
    let unchosen = choice("", view.t("service-request-choose-responsible").to_owned(), &form.responsible);
    let responsible =
        opening.responsible.iter().map(|(id, name)| choice(&id.to_string(), name.clone(), &form.responsible));
    let (inside, up) = match &opening.customer {
        Some(customer) => {
            (Inside::new(view, customer, "service-requests"), format!("/customers/{}/service-requests", customer.id))
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
        refused,
        view,
    }
}
