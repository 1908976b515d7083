//! The sitemap: every path of the portal, and who may walk it.

mod former_customers;
mod service_requests;

use std::sync::OnceLock;

use actix_web::{
    FromRequest, Handler, Responder, Route, guard,
    http::Method,
    web::{self, ServiceConfig},
};

use super::pages::{
    account, accounts, catalog, customers, fallback, health, home, indirect_providers, indirect_resellers, invitations,
    later, links, password, preferences, reservations, settings, setup, sign_in, subscriptions,
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
#[expect(clippy::too_many_lines, reason = "a list, one entry a path")]
pub fn sitemap() -> Vec<Walk> {
    use Access::{Allowed, AllowedOn, Person, Public};
    let mut walks = vec![
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
        post(
            "/indirect-providers/{id}/invitations",
            AllowedOn(Action::InviteCustomers),
            indirect_providers::list::invite_customers,
        ),
        get("/customers", Allowed(Action::ViewCustomers), customers::list::get),
        get("/customers/export", Allowed(Action::ExportCustomers), customers::list::export),
        get("/customers/request-relationship", Allowed(Action::RequestRelationship), invitations::request::get),
        post("/customers/request-relationship", Allowed(Action::RequestRelationship), invitations::request::post),
        // New customer: the wizard.
        get("/customers/new", Allowed(Action::AddCustomer), customers::new::account::start),
        post("/customers/new", Allowed(Action::AddCustomer), customers::new::account::begin),
        get("/customers/new/domain", Allowed(Action::AddCustomer), customers::new::domain::get),
        get("/customers/new/{draft}", AllowedOn(Action::AddCustomer), customers::new::account::get),
        post("/customers/new/{draft}", AllowedOn(Action::AddCustomer), customers::new::account::post),
        get("/customers/new/{draft}/subscriptions", AllowedOn(Action::AddCustomer), customers::new::lines::get),
        post("/customers/new/{draft}/subscriptions", AllowedOn(Action::AddCustomer), customers::new::lines::post),
        get("/customers/new/{draft}/review", AllowedOn(Action::AddCustomer), customers::new::review::get),
        post("/customers/new/{draft}/review", AllowedOn(Action::AddCustomer), customers::new::review::post),
        get(
            "/customers/new/{draft}/confirmation",
            AllowedOn(Action::AddCustomer),
            customers::new::review::confirmation,
        ),
        // Inside a customer: adding subscriptions.
        get("/customers/{id}/subscriptions/new", AllowedOn(Action::OrderSubscriptions), customers::order::start),
        post("/customers/{id}/subscriptions/new", AllowedOn(Action::OrderSubscriptions), customers::order::begin),
        get("/customers/{id}/subscriptions/new/{draft}", AllowedOn(Action::OrderSubscriptions), customers::order::get),
        post(
            "/customers/{id}/subscriptions/new/{draft}",
            AllowedOn(Action::OrderSubscriptions),
            customers::order::post,
        ),
        get(
            "/customers/{id}/subscriptions/new/{draft}/review",
            AllowedOn(Action::OrderSubscriptions),
            customers::order::review,
        ),
        post(
            "/customers/{id}/subscriptions/new/{draft}/review",
            AllowedOn(Action::OrderSubscriptions),
            customers::order::submit,
        ),
        // Inside a customer: subscriptions. A path of words stands before the one with a name in that place.
        get("/customers/{id}/subscriptions", AllowedOn(Action::ViewSubscriptions), customers::subscriptions::list::get),
        get(
            "/customers/{id}/subscriptions/export",
            AllowedOn(Action::ViewSubscriptions),
            customers::subscriptions::export::get,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}",
            AllowedOn(Action::ViewSubscriptions),
            customers::subscriptions::details::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::details::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/cancel",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::cancel::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/cancel",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::cancel::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/schedule",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::schedule::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/schedule",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::schedule::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/convert",
            AllowedOn(Action::OrderTrials),
            customers::subscriptions::convert::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/convert",
            AllowedOn(Action::OrderTrials),
            customers::subscriptions::convert::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/upgrade",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::upgrade::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/upgrade",
            AllowedOn(Action::ManageSubscriptions),
            customers::subscriptions::upgrade::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/add-ons",
            AllowedOn(Action::OrderSubscriptions),
            customers::subscriptions::add_ons::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/add-ons",
            AllowedOn(Action::OrderSubscriptions),
            customers::subscriptions::add_ons::post,
        ),
        // Inside a customer: orders.
        get("/customers/{id}/orders", AllowedOn(Action::ViewOrders), customers::orders::list::get),
        get("/customers/{id}/orders/{order}", AllowedOn(Action::ViewOrders), customers::orders::details::get),
        // Inside a customer: its account.
        get("/customers/{id}/account", AllowedOn(Action::ViewCustomerAccount), customers::account::overview::get),
        get(
            "/customers/{id}/account/agreement",
            AllowedOn(Action::AttestAgreement),
            customers::account::agreement::get,
        ),
        post(
            "/customers/{id}/account/agreement",
            AllowedOn(Action::AttestAgreement),
            customers::account::agreement::post,
        ),
        get(
            "/customers/{id}/account/password",
            AllowedOn(Action::ResetCustomerPassword),
            customers::account::password::get,
        ),
        post(
            "/customers/{id}/account/password",
            AllowedOn(Action::ResetCustomerPassword),
            customers::account::password::post,
        ),
        post(
            "/customers/{id}/account/purchases",
            AllowedOn(Action::AllowPurchases),
            customers::account::purchases::post,
        ),
        get("/customers/{id}/account/update", AllowedOn(Action::UpdateCustomer), customers::account::update::get),
        post("/customers/{id}/account/update", AllowedOn(Action::UpdateCustomer), customers::account::update::post),
        get("/customers/{id}/account/remove", AllowedOn(Action::RemoveCustomer), customers::account::remove::get),
        post("/customers/{id}/account/remove", AllowedOn(Action::RemoveCustomer), customers::account::remove::post),
        // Inside a customer: what comes later.
        get("/customers/{id}/users", AllowedOn(Action::ViewCustomerUsers), customers::later::users),
        get("/customers/{id}/services", AllowedOn(Action::ViewCustomerServices), customers::later::services),
        // Invitations and requests of all partners.
        get("/invitations", Allowed(Action::ViewInvitations), invitations::list::get),
        get("/invitations/{id}/draft", AllowedOn(Action::WriteInvitations), invitations::draft::get),
        post("/invitations/{id}/draft", AllowedOn(Action::WriteInvitations), invitations::draft::post),
        get("/invitations/{id}/draft/download", AllowedOn(Action::WriteInvitations), invitations::draft::download),
        post("/invitations/{id}/resend", AllowedOn(Action::WriteInvitations), invitations::list::resend),
        post("/invitations/{id}/revoke", AllowedOn(Action::RevokeInvitation), invitations::list::revoke),
        // Personal links.
        get("/i/{token}", Public, links::look::get),
        post("/i/{token}/accept", AllowedOn(Action::AcceptPartnership), links::look::accept),
        post("/i/{token}/decline", AllowedOn(Action::AcceptPartnership), links::look::decline),
        get("/i/{token}/enrol", Public, links::enrol::get),
        post("/i/{token}/enrol", Public, links::enrol::post),
        get("/enrol/{token}", Public, links::verify::get),
        post("/enrol/{token}", Public, links::verify::post),
        // A customer's own.
        get("/subscriptions", Allowed(Action::ViewOwnSubscriptions), subscriptions::get),
        get("/users", Allowed(Action::ViewOwnUsers), later::users),
        get("/reservations/new", Allowed(Action::PurchaseForOneself), reservations::get),
        post("/reservations/new", Allowed(Action::PurchaseForOneself), reservations::post),
        get("/reservations/review", Allowed(Action::PurchaseForOneself), reservations::review),
        get("/partner-relationships", Allowed(Action::ViewPartnerRelationships), later::partner_relationships),
        get("/agreements", Allowed(Action::ViewAgreements), later::agreements),
        // The operator.
        get("/accounts", Allowed(Action::ManageAccounts), accounts::list::get),
        post("/accounts/{id}/approve", AllowedOn(Action::ManageAccounts), accounts::list::approve),
        post("/accounts/{id}/refuse", AllowedOn(Action::ManageAccounts), accounts::list::refuse),
        get("/catalog", Allowed(Action::ManageCatalog), catalog::list::get),
        get("/catalog/import", Allowed(Action::ManageCatalog), catalog::upload::get),
        post("/catalog/import", Allowed(Action::ManageCatalog), catalog::upload::post),
        get("/catalog/imports/{id}", AllowedOn(Action::ManageCatalog), catalog::load::get),
        post("/catalog/imports/{id}", AllowedOn(Action::ManageCatalog), catalog::load::post),
        get("/catalog/{id}", AllowedOn(Action::ManageCatalog), catalog::offer::get),
        get("/provider-list", Allowed(Action::ManageProviderList), later::provider_list),
        get("/setup/{token}", Public, setup::get),
        post("/setup/{token}", Public, setup::post),
        get("/healthz", Public, health::healthz),
        get("/readyz", Public, health::readyz),
        get("/static/{file}", Public, super::assets::get),
    ];
    walks.extend(former_customers::walks());
    walks.extend(service_requests::walks());
    walks
}

/// The page to go back to from an address that only takes forms: the nearest one above it that can be looked at.
#[must_use]
pub fn page_above(path: &str) -> &str {
    static PAGES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let pages = PAGES.get_or_init(|| {
        sitemap().into_iter().filter(|walk| walk.method == Method::GET).map(|walk| walk.path).collect()
    });
    let mut rest = path;
    while !rest.is_empty() {
        if pages.iter().any(|page| is_like(page, rest)) {
            return rest;
        }
        rest = rest.rsplit_once('/').map_or("", |(above, _)| above);
    }
    "/"
}

/// Whether a path is one of those that a pattern with names in braces stands for.
fn is_like(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern
            .iter()
            .zip(path)
            .all(|(wanted, found)| wanted.starts_with('{') && !found.is_empty() || *wanted == found)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_every_form_a_page_leads_back() {
        for (form, page) in [
            ("/i/abc/accept", "/i/abc"),
            ("/indirect-resellers/requests", "/indirect-resellers"),
            ("/invitations/x/resend", "/invitations"),
            ("/invitations/x/draft", "/invitations/x/draft"),
            ("/sign-out", "/"),
            ("/language", "/"),
            ("", "/"),
        ] {
            assert_eq!(page_above(form), page, "{form}");
        }
    }
}
