//! The sitemap's lists: one for each part of the portal. A path of words stands before the one with a name in that place.

use super::{
    Access::{Allowed, AllowedOn, Person, Public},
    Route, get, post,
};
use crate::{
    domain::policy::Action,
    web::{
        assets,
        pages::{
            account, agreements, catalog, customers as customer_pages, health, home, indirect_providers,
            indirect_resellers, invitations, links as link_pages, partner_relationships, password, preferences,
            reservations, settings, setup, sign_in, subscriptions,
        },
    },
};

/// What everybody may open: home, signing in, settings, and what shows that the portal is alive.
pub(super) fn everybody() -> Vec<Route> {
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
        get("/setup/{token}", Public, setup::get),
        post("/setup/{token}", Public, setup::post),
        get("/healthz", Public, health::healthz),
        get("/readyz", Public, health::readyz),
        get("/static/{file}", Public, assets::get),
    ]
}

/// What partners have: resellers and providers, customers, invitations.
pub(super) fn partners() -> Vec<Route> {
    vec![
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
        get("/customers", Allowed(Action::ViewCustomers), customer_pages::list::get),
        get("/customers/export", Allowed(Action::ExportCustomers), customer_pages::list::export),
        get("/customers/request-relationship", Allowed(Action::RequestRelationship), invitations::request::get),
        post("/customers/request-relationship", Allowed(Action::RequestRelationship), invitations::request::post),
        // Invitations and requests of all partners.
        get("/invitations", Allowed(Action::ViewInvitations), invitations::list::get),
        get("/invitations/{id}/draft", AllowedOn(Action::WriteInvitations), invitations::draft::get),
        post("/invitations/{id}/draft", AllowedOn(Action::WriteInvitations), invitations::draft::post),
        get("/invitations/{id}/draft/download", AllowedOn(Action::WriteInvitations), invitations::draft::download),
        post("/invitations/{id}/resend", AllowedOn(Action::WriteInvitations), invitations::list::resend),
        post("/invitations/{id}/revoke", AllowedOn(Action::RevokeInvitation), invitations::list::revoke),
    ]
}

/// The wizard *New customer*.
pub(super) fn new_customers() -> Vec<Route> {
    vec![
        get("/customers/new", Allowed(Action::AddCustomer), customer_pages::new::account::start),
        post("/customers/new", Allowed(Action::AddCustomer), customer_pages::new::account::begin),
        get("/customers/new/domain", Allowed(Action::AddCustomer), customer_pages::new::domain::get),
        get("/customers/new/{draft}", AllowedOn(Action::AddCustomer), customer_pages::new::account::get),
        post("/customers/new/{draft}", AllowedOn(Action::AddCustomer), customer_pages::new::account::post),
        get("/customers/new/{draft}/subscriptions", AllowedOn(Action::AddCustomer), customer_pages::new::lines::get),
        post("/customers/new/{draft}/subscriptions", AllowedOn(Action::AddCustomer), customer_pages::new::lines::post),
        get("/customers/new/{draft}/review", AllowedOn(Action::AddCustomer), customer_pages::new::review::get),
        post("/customers/new/{draft}/review", AllowedOn(Action::AddCustomer), customer_pages::new::review::post),
        get(
            "/customers/new/{draft}/confirmation",
            AllowedOn(Action::AddCustomer),
            customer_pages::new::review::confirmation,
        ),
    ]
}

/// What partners have inside a customer.
#[expect(clippy::too_many_lines, reason = "a list, one entry a path")]
pub(super) fn inside_customers() -> Vec<Route> {
    vec![
        // Inside a customer: adding subscriptions.
        get("/customers/{id}/subscriptions/new", AllowedOn(Action::OrderSubscriptions), customer_pages::order::start),
        post("/customers/{id}/subscriptions/new", AllowedOn(Action::OrderSubscriptions), customer_pages::order::begin),
        get(
            "/customers/{id}/subscriptions/new/{draft}",
            AllowedOn(Action::OrderSubscriptions),
            customer_pages::order::get,
        ),
        post(
            "/customers/{id}/subscriptions/new/{draft}",
            AllowedOn(Action::OrderSubscriptions),
            customer_pages::order::post,
        ),
        get(
            "/customers/{id}/subscriptions/new/{draft}/review",
            AllowedOn(Action::OrderSubscriptions),
            customer_pages::order::review,
        ),
        post(
            "/customers/{id}/subscriptions/new/{draft}/review",
            AllowedOn(Action::OrderSubscriptions),
            customer_pages::order::submit,
        ),
        // Inside a customer: subscriptions. A path of words stands before the one with a name in that place.
        get(
            "/customers/{id}/subscriptions",
            AllowedOn(Action::ViewSubscriptions),
            customer_pages::subscriptions::list::get,
        ),
        get(
            "/customers/{id}/subscriptions/export",
            AllowedOn(Action::ViewSubscriptions),
            customer_pages::subscriptions::export::get,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}",
            AllowedOn(Action::ViewSubscriptions),
            customer_pages::subscriptions::details::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::details::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/cancel",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::cancel::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/cancel",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::cancel::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/schedule",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::schedule::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/schedule",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::schedule::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/convert",
            AllowedOn(Action::OrderTrials),
            customer_pages::subscriptions::convert::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/convert",
            AllowedOn(Action::OrderTrials),
            customer_pages::subscriptions::convert::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/upgrade",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::upgrade::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/upgrade",
            AllowedOn(Action::ManageSubscriptions),
            customer_pages::subscriptions::upgrade::post,
        ),
        get(
            "/customers/{id}/subscriptions/{subscription}/add-ons",
            AllowedOn(Action::OrderSubscriptions),
            customer_pages::subscriptions::add_ons::get,
        ),
        post(
            "/customers/{id}/subscriptions/{subscription}/add-ons",
            AllowedOn(Action::OrderSubscriptions),
            customer_pages::subscriptions::add_ons::post,
        ),
        // Inside a customer: orders.
        get("/customers/{id}/orders", AllowedOn(Action::ViewOrders), customer_pages::orders::list::get),
        get("/customers/{id}/orders/{order}", AllowedOn(Action::ViewOrders), customer_pages::orders::details::get),
        // Inside a customer: its account.
        get("/customers/{id}/account", AllowedOn(Action::ViewCustomerAccount), customer_pages::account::overview::get),
        get(
            "/customers/{id}/account/agreement",
            AllowedOn(Action::AttestAgreement),
            customer_pages::account::agreement::get,
        ),
        post(
            "/customers/{id}/account/agreement",
            AllowedOn(Action::AttestAgreement),
            customer_pages::account::agreement::post,
        ),
        get(
            "/customers/{id}/account/password",
            AllowedOn(Action::ResetCustomerPassword),
            customer_pages::account::password::get,
        ),
        post(
            "/customers/{id}/account/password",
            AllowedOn(Action::ResetCustomerPassword),
            customer_pages::account::password::post,
        ),
        post(
            "/customers/{id}/account/purchases",
            AllowedOn(Action::StopPurchases),
            customer_pages::account::purchases::post,
        ),
        get("/customers/{id}/account/update", AllowedOn(Action::UpdateCustomer), customer_pages::account::update::get),
        post(
            "/customers/{id}/account/update",
            AllowedOn(Action::UpdateCustomer),
            customer_pages::account::update::post,
        ),
        get("/customers/{id}/account/remove", AllowedOn(Action::RemoveCustomer), customer_pages::account::remove::get),
        post(
            "/customers/{id}/account/remove",
            AllowedOn(Action::RemoveCustomer),
            customer_pages::account::remove::post,
        ),
    ]
}

/// Personal links: what they open, and enrolling from them.
pub(super) fn links() -> Vec<Route> {
    vec![
        get("/i/{token}", Public, link_pages::partnership::get),
        post("/i/{token}/accept", AllowedOn(Action::AcceptPartnership), link_pages::partnership::accept),
        post("/i/{token}/decline", AllowedOn(Action::AcceptPartnership), link_pages::partnership::decline),
        post("/i/{token}/consent", AllowedOn(Action::AcceptRelationship), link_pages::consent::accept_link),
        post("/i/{token}/refusal", AllowedOn(Action::AcceptRelationship), link_pages::consent::decline_link),
        get("/i/{token}/enrol", Public, link_pages::enrol::get),
        post("/i/{token}/enrol", Public, link_pages::enrol::post),
        get("/enrol/{token}", Public, link_pages::verify::get),
        post("/enrol/{token}", Public, link_pages::verify::post),
    ]
}

/// A customer's own, and the agreements of customers and partners.
pub(super) fn customers() -> Vec<Route> {
    vec![
        get("/subscriptions", Allowed(Action::ViewOwnSubscriptions), subscriptions::get),
        get("/reservations/new", Allowed(Action::PurchaseForOneself), reservations::get),
        post("/reservations/new", Allowed(Action::PurchaseForOneself), reservations::post),
        get("/reservations/review", Allowed(Action::PurchaseForOneself), reservations::review),
        get("/partner-relationships/requests/{id}", AllowedOn(Action::AcceptRelationship), link_pages::consent::get),
        post(
            "/partner-relationships/requests/{id}/consent",
            AllowedOn(Action::AcceptRelationship),
            link_pages::consent::accept,
        ),
        post(
            "/partner-relationships/requests/{id}/refusal",
            AllowedOn(Action::AcceptRelationship),
            link_pages::consent::decline,
        ),
        get("/partner-relationships", Allowed(Action::ViewPartnerRelationships), partner_relationships::list::get),
        get(
            "/partner-relationships/{id}",
            AllowedOn(Action::ViewPartnerRelationships),
            partner_relationships::partner::get,
        ),
        get(
            "/partner-relationships/{id}/remove-privileges",
            AllowedOn(Action::ManagePrivileges),
            partner_relationships::privileges::confirm_removal,
        ),
        post(
            "/partner-relationships/{id}/remove-privileges",
            AllowedOn(Action::ManagePrivileges),
            partner_relationships::privileges::remove,
        ),
        get(
            "/partner-relationships/{id}/give-privileges",
            AllowedOn(Action::ManagePrivileges),
            partner_relationships::privileges::confirm_gift,
        ),
        post(
            "/partner-relationships/{id}/give-privileges",
            AllowedOn(Action::ManagePrivileges),
            partner_relationships::privileges::give,
        ),
        // The agreement of a customer's or partner's own account.
        get("/agreements", Allowed(Action::ViewAgreements), agreements::get),
        post("/agreements", Allowed(Action::SignAgreement), agreements::post),
        get("/agreements/customer/download", Allowed(Action::ViewAgreements), agreements::download_customer),
        get("/agreements/partner/download", Allowed(Action::ViewAgreements), agreements::download_partner),
    ]
}

/// What the operator has.
pub(super) fn operator() -> Vec<Route> {
    vec![
        get("/catalog", Allowed(Action::ManageCatalog), catalog::list::get),
        get("/catalog/import", Allowed(Action::ManageCatalog), catalog::upload::get),
        post("/catalog/import", Allowed(Action::ManageCatalog), catalog::upload::post),
        get("/catalog/imports/{id}", AllowedOn(Action::ManageCatalog), catalog::load::get),
        post("/catalog/imports/{id}", AllowedOn(Action::ManageCatalog), catalog::load::post),
        get("/catalog/{id}", AllowedOn(Action::ManageCatalog), catalog::offer::get),
    ]
}
