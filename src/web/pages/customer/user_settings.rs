//! A customer's User Settings: which resellers may own its Azure tenant. The customer decides in its own settings, a
//! provider with privileges inside the customer; an address says whose tenant is meant.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Text, directory::Place, ids::AccountId},
    paths,
    service::{
        Customer, TenantOwner,
        tenant_owners::{self, UserSettings},
    },
    web::{Answer, EmptyForm, Posted, Request, View, When, page, pages::customers::inside::Inside, see_other_saying},
};

#[derive(Template)]
#[template(path = "customer/user_settings/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    /// Where the page is, and the way up with its words.
    here: String,
    up: (String, &'static str),
    title: &'static str,
    lead: &'static str,
    /// Why nothing can be given; empty with an Azure plan.
    no_plan: &'static str,
    /// Whether the reader takes the permission back as well.
    revokes: bool,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    since: Option<When>,
    owner_since: Option<When>,
    given_by: Option<String>,
}

#[derive(Template)]
#[template(path = "customer/user_settings/confirm.html")]
struct ConfirmPage<'a> {
    view: &'a View,
    inside: Inside,
    /// The way back, and its words.
    back: (String, &'static str),
    name: &'a str,
    owner_since: Option<When>,
    /// Whether the permission is about to be given.
    gives: bool,
    title: &'a str,
    lead: String,
    means: [&'static str; 2],
    stays: &'static str,
}

/// `GET /settings/user-settings`
pub async fn list(request: Request) -> Answer {
    show(request, Place::Own).await
}

/// `GET /customers/{id}/tenant-owner`
pub async fn list_for(request: Request, id: web::Path<String>) -> Answer {
    let place = request.named(place(&id)).await?;
    show(request, place).await
}

async fn show(request: Request, place: Place) -> Answer {
    let (view, settings) = request.read(move |cx| tenant_owners::open(cx, place)).await?;
    let UserSettings { customer, has_plan, resellers } = settings;
    let row = |one: TenantOwner| Row {
        id: one.account.to_string(),
        since: one.since.map(|at| view.day(at)),
        owner_since: one.owner_since.map(|at| view.when(at)),
        // Who else serves the customer is the customer's to know.
        given_by: one.given_by.filter(|_| place == Place::Own),
        name: one.name,
    };
    let own = place == Place::Own;
    let shown = ListPage {
        inside: inside(&view, customer.as_ref()),
        here: paths::tenant_owners(place),
        up: match place {
            Place::Own => ("/settings".to_owned(), view.t("menu-settings")),
            Place::Customer(id) => (paths::customer_account(id), view.t("inside-account")),
        },
        title: view.t(title(place)),
        lead: view.t(if own { "user-settings-lead" } else { "tenant-owner-for-lead" }),
        no_plan: match (has_plan, own) {
            (true, _) => "",
            (false, true) => view.t("tenant-owner-no-plan"),
            (false, false) => view.t("tenant-owner-no-plan-for"),
        },
        revokes: own,
        rows: resellers.into_iter().map(row).collect(),
        view: &view,
    };
    page(&request, &shown)
}

/// `GET /settings/user-settings/{id}/give`
pub async fn confirm_gift(request: Request, id: web::Path<String>) -> Answer {
    let reseller = request.named(id.parse()).await?;
    confirm(request, (Place::Own, reseller), true).await
}

/// `GET /settings/user-settings/{id}/revoke`
pub async fn confirm_revocation(request: Request, id: web::Path<String>) -> Answer {
    let reseller = request.named(id.parse()).await?;
    confirm(request, (Place::Own, reseller), false).await
}

/// `GET /customers/{id}/tenant-owner/{reseller}/give`
pub async fn confirm_gift_for(request: Request, names: web::Path<(String, String)>) -> Answer {
    let which = request.named(both(&names)).await?;
    confirm(request, which, true).await
}

async fn confirm(request: Request, (place, reseller): (Place, AccountId), gives: bool) -> Answer {
    let (view, (customer, found)) = request.read(move |cx| tenant_owners::find(cx, place, reseller)).await?;
    let (heading, lead, stays) = match (gives, place) {
        (true, Place::Own) => ("tenant-owner-give", "tenant-owner-give-lead", "tenant-owner-stays-given"),
        (true, Place::Customer(_)) => {
            ("tenant-owner-give", "tenant-owner-give-for-lead", "tenant-owner-stays-given-for")
        }
        (false, _) => ("tenant-owner-revoke", "tenant-owner-revoke-lead", "tenant-owner-stays-revoked"),
    };
    let means = match place {
        Place::Own => ["tenant-owner-means-manage", "tenant-owner-means-access"],
        Place::Customer(_) => ["tenant-owner-means-manage-for", "tenant-owner-means-access-for"],
    };
    let shown = ConfirmPage {
        inside: inside(&view, customer.as_ref()),
        back: (paths::tenant_owners(place), view.t(title(place))),
        name: &found.name,
        owner_since: found.owner_since.map(|at| view.exactly(at)),
        gives,
        title: view.t(heading),
        lead: view.with(lead, "name", &found.name),
        means: means.map(|key| view.t(key)),
        stays: view.t(stays),
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /settings/user-settings/{id}/give`
pub async fn give(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let reseller = request.named(id.parse()).await?;
    give_in(request, (Place::Own, reseller)).await
}

/// `POST /customers/{id}/tenant-owner/{reseller}/give`
pub async fn give_for(request: Request, names: web::Path<(String, String)>, _posted: Posted<EmptyForm>) -> Answer {
    let which = request.named(both(&names)).await?;
    give_in(request, which).await
}

async fn give_in(request: Request, (place, reseller): (Place, AccountId)) -> Answer {
    let (_, found) = request.write(move |cx| tenant_owners::give(cx, place, reseller)).await?;
    let key = if place == Place::Own { "flash-tenant-owner-given" } else { "flash-tenant-owner-given-for" };
    let text = Text::new(key).with("name", found.name);
    Ok(see_other_saying(&request, &paths::tenant_owners(place), "success", text))
}

/// `POST /settings/user-settings/{id}/revoke`
pub async fn revoke(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, found) = request.write(move |cx| tenant_owners::revoke(cx, id.parse()?)).await?;
    let text = Text::new("flash-tenant-owner-revoked").with("name", found.name);
    Ok(see_other_saying(&request, &paths::tenant_owners(Place::Own), "success", text))
}

fn place(id: &str) -> Result<Place, crate::domain::ids::NotAnId> {
    id.parse().map(Place::Customer)
}

fn both(names: &(String, String)) -> Result<(Place, AccountId), crate::domain::ids::NotAnId> {
    Ok((place(&names.0)?, names.1.parse()?))
}

fn inside(view: &View, customer: Option<&Customer>) -> Inside {
    customer.map_or_else(Inside::plain, |customer| Inside::new(view, customer, "account"))
}

const fn title(place: Place) -> &'static str {
    match place {
        Place::Own => "user-settings-title",
        Place::Customer(_) => "tenant-owner-permission",
    }
}
