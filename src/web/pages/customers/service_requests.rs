//! Service requests inside a customer: the partner's list, a new one, and one with its answers.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{policy::Action, service_request::Severity, text::Text},
    service::service_requests::{self, NewServiceRequest, Opening},
    web::{
        extract::{form::Posted, query::ListQuery, request::Request},
        pages::{
            customers::inside::Inside,
            service_requests::{Row, Shown, row, shown},
        },
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "customers/service_requests/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "customers/service_requests/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    inside: Inside,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "customers/service_requests/new.html")]
struct NewPage<'a> {
    view: &'a View,
    inside: Inside,
    form: &'a NewServiceRequest,
    severities: Vec<Choice>,
    subscriptions: Vec<Choice>,
    refused: Refused,
}

/// What the page of a new request sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    severity: String,
    #[serde(default)]
    subscription: String,
}

/// `GET /customers/{id}/service-requests`
pub async fn list(request: Request, id: web::Path<String>, query: web::Query<ListQuery>) -> Answer {
    let cursor = query.cursor();
    let (view, (customer, found)) = request
        .read(move |db, call, actor| service_requests::list_of_customer(db, call, actor, id.parse()?, cursor.as_ref()))
        .await?;
    let path = format!("/customers/{}/service-requests", customer.id);
    let list = ListPage {
        inside: Inside::new(&view, &customer, "service-requests"),
        previous: query.way(&path, found.previous),
        next: query.way(&path, found.next),
        rows: found.rows.into_iter().map(|one| row(&view, one)).collect(),
        view: &view,
    };
    page(&request, &list)
}

/// `GET /customers/{id}/service-requests/{request}`
pub async fn details(request: Request, place: web::Path<(String, String)>) -> Answer {
    let (id, wanted) = place.into_inner();
    let (view, (customer, found)) = request
        .read(move |db, call, actor| service_requests::find_of_customer(db, call, actor, id.parse()?, wanted.parse()?))
        .await?;
    let inside = Inside::new(&view, &customer, "service-requests");
    page(&request, &DetailsPage { shown: shown(&view, found), inside, view: &view })
}

/// `GET /customers/{id}/service-requests/new`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, opening) =
        request.read(move |db, call, actor| service_requests::begin(db, call, actor, id.parse()?)).await?;
    let form = NewServiceRequest { severity: Severity::Normal.as_str().to_owned(), ..NewServiceRequest::default() };
    page(&request, &new_page(&view, &opening, &form, Refused::default()))
}

/// `POST /customers/{id}/service-requests/new`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Form { subject, description, severity, subscription } = posted.form;
    let form = NewServiceRequest { subject, description, severity, subscription };
    let (typed, wanted, key) = (form.clone(), id.clone(), posted.key);
    let failed = match request
        .write(move |db, call, actor| service_requests::submit(db, call, actor, &key, wanted.parse()?, &typed))
        .await
    {
        Ok((_, made)) => {
            let page = format!("/customers/{id}/service-requests/{made}");
            return Ok(see_other_saying(&request, &page, "success", Text::new("flash-service-request-opened")));
        }
        Err(error) => error,
    };
    let (view, refusals) = failed.into_refusals()?;
    let (_, opening) =
        request.read(move |db, call, actor| service_requests::begin(db, call, actor, id.parse()?)).await?;
    refused(&request, &new_page(&view, &opening, &form, view.refused(&refusals)))
}

fn new_page<'a>(view: &'a View, opening: &Opening, form: &'a NewServiceRequest, refused: Refused) -> NewPage<'a> {
    let severities = Severity::ALL.iter().map(|severity| Choice {
        value: severity.as_str().to_owned(),
        text: view.t(severity.key()).to_owned(),
        selected: form.severity == severity.as_str(),
    });
    let none = Choice {
        value: String::new(),
        text: view.t("service-request-no-subscription").to_owned(),
        selected: form.subscription.is_empty(),
    };
    let each = opening.subscriptions.iter().map(|(id, name)| Choice {
        selected: id.to_string() == form.subscription,
        value: id.to_string(),
        text: name.clone(),
    });
    NewPage {
        inside: Inside::new(view, &opening.customer, "service-requests"),
        severities: severities.collect(),
        subscriptions: std::iter::once(none).chain(each).collect(),
        form,
        refused,
        view,
    }
}
