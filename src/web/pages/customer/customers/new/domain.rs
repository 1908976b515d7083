//! The live check of a new customer's domain: says while it is typed whether it is free.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    service::new_customer,
    web::{Answer, Request, View, page},
};

#[derive(Template)]
#[template(path = "customer/customers/new/domain.html")]
struct Fragment<'a> {
    view: &'a View,
    free: bool,
    text: String,
}

/// What was typed so far.
#[derive(Deserialize)]
pub struct DomainQuery {
    #[serde(default)]
    domain: String,
}

/// `GET /customers/new/domain`: a piece of the page, fetched by script. Submit asks again.
pub async fn get(request: Request, typed: web::Query<DomainQuery>) -> Answer {
    let typed = typed.into_inner().domain;
    let (view, (free, text)) = request.read(move |cx| new_customer::check_domain(cx, &typed)).await?;
    page(&request, &Fragment { free, text: view.text(&text), view: &view })
}
