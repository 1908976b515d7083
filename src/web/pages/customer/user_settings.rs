//! A customer's User Settings: which resellers may own its Azure tenant.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    service::{
        TenantOwner,
        tenant_owners::{self, UserSettings},
    },
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_saying},
};

/// Where the page is.
const PATH: &str = "/settings/user-settings";

#[derive(Template)]
#[template(path = "customer/user_settings/list.html")]
struct ListPage<'a> {
    view: &'a View,
    has_plan: bool,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    since: Option<When>,
    owner_since: Option<When>,
}

#[derive(Template)]
#[template(path = "customer/user_settings/confirm.html")]
struct ConfirmPage<'a> {
    view: &'a View,
    name: &'a str,
    owner_since: Option<When>,
    /// Whether the permission is about to be given.
    gives: bool,
    title: &'a str,
    lead: String,
}

/// `GET /settings/user-settings`
pub async fn list(request: Request) -> Answer {
    let (view, UserSettings { has_plan, resellers }) = request.read(tenant_owners::open).await?;
    let row = |one: TenantOwner| Row {
        id: one.account.to_string(),
        since: one.since.map(|at| view.day(at)),
        owner_since: one.owner_since.map(|at| view.when(at)),
        name: one.name,
    };
    page(&request, &ListPage { has_plan, rows: resellers.into_iter().map(row).collect(), view: &view })
}

/// `GET /settings/user-settings/{id}/give`
pub async fn confirm_gift(request: Request, id: web::Path<String>) -> Answer {
    confirm(request, id, true).await
}

/// `GET /settings/user-settings/{id}/revoke`
pub async fn confirm_revocation(request: Request, id: web::Path<String>) -> Answer {
    confirm(request, id, false).await
}

async fn confirm(request: Request, id: web::Path<String>, gives: bool) -> Answer {
    let (view, found) = request.read(move |cx| tenant_owners::find(cx, id.parse()?)).await?;
    let (title, lead) = if gives {
        ("tenant-owner-give", "tenant-owner-give-lead")
    } else {
        ("tenant-owner-revoke", "tenant-owner-revoke-lead")
    };
    let shown = ConfirmPage {
        name: &found.name,
        owner_since: found.owner_since.map(|at| view.exactly(at)),
        gives,
        title: view.t(title),
        lead: view.with(lead, "name", &found.name),
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /settings/user-settings/{id}/give`
pub async fn give(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, found) = request.write(move |cx| tenant_owners::give(cx, id.parse()?)).await?;
    Ok(see_other_saying(&request, PATH, "success", Text::new("flash-tenant-owner-given").with("name", found.name)))
}

/// `POST /settings/user-settings/{id}/revoke`
pub async fn revoke(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, found) = request.write(move |cx| tenant_owners::revoke(cx, id.parse()?)).await?;
    Ok(see_other_saying(&request, PATH, "success", Text::new("flash-tenant-owner-revoked").with("name", found.name)))
}
