//! Remove delegated admin, and giving it: a page each that says what changes and what stays.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Text, account::Standing, policy},
    service::{ServingPartner, partner_relationships::privileges},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "customer/partner_relationships/remove_privileges.html")]
struct RemovePage<'a> {
    view: &'a View,
    name: &'a str,
    kind: &'a str,
    is_reseller: bool,
    since: Option<When>,
    privileged_since: Option<When>,
}

#[derive(Template)]
#[template(path = "customer/partner_relationships/give_privileges.html")]
struct GivePage<'a> {
    view: &'a View,
    name: &'a str,
    kind: &'a str,
    since: Option<When>,
    /// What is in the way.
    obstacle: Option<String>,
}

/// `GET /partner-relationships/{id}/remove-privileges`
pub async fn confirm_removal(request: Request, id: web::Path<String>) -> Answer {
    let (view, partner) = request.read(move |cx| privileges::find(cx, id.parse()?)).await?;
    let shown = RemovePage {
        name: &partner.name,
        kind: view.t(partner.kind.key()),
        is_reseller: policy::sees_by_privileges(partner.kind),
        since: partner.since.map(|since| view.day(since)),
        privileged_since: partner.privileged_since.map(|since| view.day(since)),
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /partner-relationships/{id}/remove-privileges`
pub async fn remove(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, partner) = request.write(move |cx| privileges::remove(cx, id.parse()?)).await?;
    let text = Text::new("flash-privileges-removed").with("name", partner.name);
    Ok(see_other_saying(&request, "/partner-relationships", "success", text))
}

/// `GET /partner-relationships/{id}/give-privileges`
pub async fn confirm_gift(request: Request, id: web::Path<String>) -> Answer {
    let (view, partner) = request.read(move |cx| privileges::find(cx, id.parse()?)).await?;
    let shown = GivePage {
        name: &partner.name,
        kind: view.t(partner.kind.key()),
        since: partner.since.map(|since| view.day(since)),
        obstacle: obstacle(&partner).map(|text| view.text(&text)),
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /partner-relationships/{id}/give-privileges`
pub async fn give(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, partner) = request.write(move |cx| privileges::give(cx, id.parse()?)).await?;
    let text = Text::new("flash-privileges-given").with("name", partner.name);
    Ok(see_other_saying(&request, "/partner-relationships", "success", text))
}

/// Why this partner can't be given privileges now.
fn obstacle(partner: &ServingPartner) -> Option<Text> {
    let with = |key| Text::new(key).with("name", &partner.name);
    if partner.privileged_since.is_some() {
        Some(with("give-privileges-held"))
    } else if partner.standing != Standing::Active {
        Some(with("give-privileges-standing"))
    } else {
        None
    }
}
