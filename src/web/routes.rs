//! The sitemap: every path of the portal, and who may walk it.

use actix_web::{
    FromRequest, Handler, Responder, Route, guard,
    http::Method,
    web::{self, ServiceConfig},
};

use super::pages::{
    account, accounts, customers, fallback, health, home, indirect_providers, indirect_resellers, invitations, later,
    links, password, preferences, settings, setup, sign_in,
};
use crate::domain::policy::Action;

/// Who may walk a path. The access test holds every path against this, for every kind of account and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody; a secret in the path may decide further.
    Public,
    /// Whoever is signed in, in whatever account.
    Person,
    /// Whoever the policy allows this.
    Allowed(Action),
    /// Whoever the policy allows this, on a link or an object that decides further.
    AllowedOn(Action),
}

/// One method of one path.
pub struct Walk {
    /// The method.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who may walk it.
    pub access: Access,
    route: Route,
}

fn walk<F, Args>(method: Method, path: &'static str, access: Access, handler: F) -> Walk
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    // Whatever can be looked at can be asked about: HEAD is GET without its body (RFC 9110 §9.3.2).
    let route = if method == Method::GET {
        web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
    } else {
        web::method(method.clone())
    };
    Walk { route: route.to(handler), method, path, access }
}

fn get<F, Args>(path: &'static str, access: Access, handler: F) -> Walk
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    walk(Method::GET, path, access, handler)
}

fn post<F, Args>(path: &'static str, access: Access, handler: F) -> Walk
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    walk(Method::POST, path, access, handler)
}

/// Every path there is.
#[must_use]
pub fn sitemap() -> Vec<Walk> {
    use Access::{Allowed, AllowedOn, Person, Public};
    vec![
        get("/", Allowed(Action::ViewHome), home::get),
        get("/sign-in", Public, sign_in::get),
        post("/sign-in", Public, sign_in::post),
        post("/sign-out", Public, sign_in::sign_out),
        get("/account", Person, account::get),
        post("/account", Person, account::post),
        get("/password", Person, password::get),
        post("/password", Person, password::post),
        post("/language", Public, preferences::language),
        post("/theme", Person, preferences::theme),
        get("/settings", Allowed(Action::ManageOwnSettings), settings::get),
        post("/settings", Allowed(Action::ManageOwnSettings), settings::post),
        // An indirect provider's own.
        get("/indirect-resellers", Allowed(Action::ViewIndirectResellers), indirect_resellers::list::get),
        post(
            "/indirect-resellers/requests",
            Allowed(Action::RequestPartnership),
            indirect_resellers::list::request_partnership,
        ),
        get("/indirect-resellers/{id}/remove", AllowedOn(Action::RemovePartnership), indirect_resellers::remove::get),
        post("/indirect-resellers/{id}/remove", AllowedOn(Action::RemovePartnership), indirect_resellers::remove::post),
        // Partners.
        get("/indirect-providers", Allowed(Action::ViewIndirectProviders), indirect_providers::list::get),
        get("/customers", Allowed(Action::ViewCustomers), later::customers),
        get("/customers/new", Allowed(Action::AddCustomer), customers::new::get),
        get("/invitations", Allowed(Action::ViewInvitations), invitations::list::get),
        get("/invitations/{id}/draft", AllowedOn(Action::RequestPartnership), invitations::draft::get),
        post("/invitations/{id}/draft", AllowedOn(Action::RequestPartnership), invitations::draft::post),
        get("/invitations/{id}/draft/download", AllowedOn(Action::RequestPartnership), invitations::draft::download),
        post("/invitations/{id}/resend", AllowedOn(Action::RequestPartnership), invitations::list::resend),
        post("/invitations/{id}/revoke", AllowedOn(Action::RevokeInvitation), invitations::list::revoke),
        get("/service-requests", Allowed(Action::ViewServiceRequests), later::service_requests),
        // Personal links.
        get("/i/{token}", Public, links::look::get),
        post("/i/{token}/accept", AllowedOn(Action::AcceptPartnership), links::look::accept),
        post("/i/{token}/decline", AllowedOn(Action::AcceptPartnership), links::look::decline),
        get("/i/{token}/enrol", Public, links::enrol::get),
        post("/i/{token}/enrol", Public, links::enrol::post),
        get("/enrol/{token}", Public, links::verify::get),
        post("/enrol/{token}", Public, links::verify::post),
        // A customer's own.
        get("/subscriptions", Allowed(Action::ViewOwnSubscriptions), later::subscriptions),
        get("/users", Allowed(Action::ViewOwnUsers), later::users),
        get("/partner-relationships", Allowed(Action::ViewPartnerRelationships), later::partner_relationships),
        get("/agreements", Allowed(Action::ViewAgreements), later::agreements),
        // The operator.
        get("/accounts", Allowed(Action::ManageAccounts), accounts::list::get),
        post("/accounts/{id}/approve", AllowedOn(Action::ManageAccounts), accounts::list::approve),
        post("/accounts/{id}/refuse", AllowedOn(Action::ManageAccounts), accounts::list::refuse),
        get("/catalog", Allowed(Action::ManageCatalog), later::catalog),
        get("/provider-list", Allowed(Action::ManageProviderList), later::provider_list),
        get("/setup/{token}", Public, setup::get),
        post("/setup/{token}", Public, setup::post),
        get("/healthz", Public, health::healthz),
        get("/readyz", Public, health::readyz),
        get("/static/{file}", Public, super::assets::get),
    ]
}

/// Registers the sitemap: one resource a path, so that another method is answered as such.
pub fn configure(config: &mut ServiceConfig) {
    let mut walks = sitemap().into_iter().peekable();
    while let Some(first) = walks.next() {
        let mut resource = web::resource(first.path).route(first.route);
        while let Some(next) = walks.next_if(|next| next.path == first.path) {
            resource = resource.route(next.route);
        }
        config.service(resource.default_service(web::to(fallback::method)));
    }
    config.default_service(web::to(fallback::not_found));
}
