//! Remove partnership: a page of its own that says what ends and what stays.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    paths,
    service::indirect_resellers,
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_leading},
};

#[derive(Template)]
#[template(path = "partner/indirect_resellers/remove.html")]
struct RemovePage<'a> {
    view: &'a View,
    name: &'a str,
    mpn: String,
    since: When,
}

/// `GET /indirect-resellers/{id}/remove`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, partner) = request.read(move |cx| indirect_resellers::find(cx, id.parse()?)).await?;
    let mpn = partner.mpn_location_id.map(|id| id.to_string()).unwrap_or_default();
    page(&request, &RemovePage { view: &view, name: &partner.name, mpn, since: view.day(partner.since) })
}

/// `POST /indirect-resellers/{id}/remove`
pub async fn post(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, partner) = request.write(move |cx| indirect_resellers::remove(cx, id.parse()?)).await?;
    let text = Text::new("flash-partnership-removed").with("name", partner.name);
    let letters = ("flash-link-farewell", paths::ended_partnership(partner.id));
    Ok(see_other_leading(&request, "/indirect-resellers", "success", text, letters))
}
