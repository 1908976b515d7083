//! The sitemap's lists: one for each part of the portal. A path of words stands before the one with a name in that place.

use super::{
    Access::{Allowed, AllowedOn, Person, Public},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::{
        assets,
        pages::{
            account, activity_log, agreements, catalog, company, confirm,
            customers::{self, account::update},
            factor_rule, health, home, indirect_providers, invitations,
            links::{consent, enrol, partnership, unknown, verify},
            partner_relationships::{self, privileges},
            partnership_inquiries, passkey, password, preferences, recovery, reservations, restoration, search,
            second_step,
            security::{self, authenticator, passkeys, recovery_codes},
            security_events, settings, setup, sign_in, sign_in_notice,
            single_sign_on::{self, own, way},
            subscriptions,
        },
    },
};

/// What everybody may open: home, signing in, settings, and what shows that the portal is alive.
pub(super) fn everybody() -> Vec<Vec<Route>> {
    vec![
        get("/", Allowed(Action::ViewHome), home::get),
        // Each kind of what is found asks for a right of its own.
        get("/search", Allowed(Action::ViewHome), search::get),
        get("/search/suggestions", Allowed(Action::ViewHome), search::suggestions),
        form("/sign-in", Public, sign_in::get, sign_in::post),
        form("/sign-in/second", Public, second_step::get, second_step::post),
        form("/sign-in/notice/{token}", Public, sign_in_notice::get, sign_in_notice::post),
        post("/sign-in/passkey", Public, passkey::sign_in),
        post("/passkeys/challenge", Public, passkey::challenge),
        form("/sign-in/sso", Public, way::get, way::post),
        // It changes something, as the protocol wants: guarded by what its browser kept, and once.
        get("/sign-in/sso/callback", Public, way::callback),
        // A provider's own word: its token is the proof, so it carries none of ours.
        post("/sign-in/sso/logout", Public, way::log_out),
        post("/sign-out", Public, sign_in::sign_out),
        form("/account", Person, account::get, account::post),
        form("/confirm", Person, confirm::get, confirm::post),
        post("/confirm/single-sign-on", Person, own::prove),
        form("/password", Person, password::get, password::post),
        form("/password/forgotten", Public, recovery::forgotten, recovery::send_link),
        form("/password/new/{token}", Public, recovery::choose, recovery::save),
        form("/restoration/{token}", Public, restoration::get, restoration::post),
        post("/restoration/{token}/confirm", Public, restoration::confirm),
        post("/language", Public, preferences::language),
        post("/theme", Person, preferences::theme),
        post("/page-size", Person, preferences::page_size),
        form("/settings", Allowed(Action::ManageOwnSettings), settings::get, settings::post),
        form("/settings/sign-in-rules", Allowed(Action::SetFactorRule), factor_rule::get, factor_rule::post),
        get("/settings/security", Person, security::get),
        form("/settings/security/authenticator", Person, authenticator::get, authenticator::post),
        form(
            "/settings/security/authenticators/{authenticator}/remove",
            Person,
            authenticator::confirm_removal,
            authenticator::remove,
        ),
        form("/settings/security/passkey", Person, passkeys::get, passkeys::post),
        form("/settings/security/passkeys/{passkey}/rename", Person, passkeys::name, passkeys::rename),
        form("/settings/security/passkeys/{passkey}/remove", Person, passkeys::confirm_removal, passkeys::remove),
        form("/settings/security/recovery-codes", Person, recovery_codes::get, recovery_codes::post),
        post("/settings/security/single-sign-on/{account}/connect", Person, own::connect),
        post("/settings/security/single-sign-on/{account}/disconnect", Person, own::disconnect),
        post("/settings/security/sessions/{session}/end", Person, security::end),
        post("/settings/security/sessions/end-others", Person, security::end_others),
        get("/activity-log", Allowed(Action::ViewActivityLog), activity_log::list::get),
        get("/activity-log/export", Allowed(Action::ExportActivityLog), activity_log::list::export),
        get("/activity-log/{act}", AllowedOn(Action::ViewActivityLog), activity_log::details::get),
        get("/settings/security-events", Allowed(Action::ViewSecurityEvents), security_events::get),
        form(
            "/settings/single-sign-on",
            Allowed(Action::ManageSingleSignOn),
            single_sign_on::get,
            single_sign_on::post,
        ),
        post("/settings/single-sign-on/rules", Allowed(Action::ManageSingleSignOn), single_sign_on::save_rules),
        post("/settings/single-sign-on/test", Allowed(Action::ManageSingleSignOn), single_sign_on::test),
        post("/settings/single-sign-on/on", Allowed(Action::ManageSingleSignOn), single_sign_on::turn_on),
        post("/settings/single-sign-on/off", Allowed(Action::ManageSingleSignOn), single_sign_on::turn_off),
        post(
            "/settings/single-sign-on/people/{identity}/disconnect",
            AllowedOn(Action::ManageSingleSignOn),
            single_sign_on::disconnect,
        ),
        form("/setup/{token}", Public, setup::get, setup::post),
        get("/healthz", Public, health::healthz),
        get("/readyz", Public, health::readyz),
        get("/static/{file}", Public, assets::get),
    ]
}

/// What partners have: providers, customers, invitations.
pub(super) fn partners() -> Vec<Vec<Route>> {
    vec![
        get("/indirect-providers", Allowed(Action::ViewIndirectProviders), indirect_providers::list::get),
        post(
            "/indirect-providers/{id}/invitations",
            AllowedOn(Action::InviteCustomers),
            indirect_providers::list::invite_customers,
        ),
        get(
            "/indirect-providers/inquiries/{inquiry}",
            AllowedOn(Action::ViewIndirectProviders),
            partnership_inquiries::sent::get,
        ),
        post(
            "/indirect-providers/inquiries/{inquiry}/withdraw",
            AllowedOn(Action::WithdrawPartnershipInquiry),
            partnership_inquiries::sent::withdraw,
        ),
        get("/customers", Allowed(Action::ViewCustomers), customers::list::get),
        get("/customers/export", Allowed(Action::ExportCustomers), customers::list::export),
        get("/customers/selected/export", Allowed(Action::ExportCustomers), customers::list::export_selected),
        form(
            "/customers/selected/support-contact",
            Allowed(Action::ManageSubscriptions),
            customers::subscriptions::bulk::contact_of_customers,
            customers::subscriptions::bulk::set_contact_of_customers,
        ),
        form(
            "/customers/selected/reseller",
            Allowed(Action::ManageSubscriptions),
            customers::subscriptions::bulk::reseller_of_customers,
            customers::subscriptions::bulk::set_reseller_of_customers,
        ),
        form(
            "/customers/request-relationship",
            Allowed(Action::RequestRelationship),
            invitations::request::get,
            invitations::request::post,
        ),
        // Invitations and requests of all partners.
        get("/invitations", Allowed(Action::ViewInvitations), invitations::list::get),
        form(
            "/invitations/selected/resend",
            Allowed(Action::WriteInvitations),
            invitations::bulk::confirm_resending,
            invitations::bulk::resend,
        ),
        form(
            "/invitations/selected/revoke",
            Allowed(Action::RevokeInvitation),
            invitations::bulk::confirm_revoking,
            invitations::bulk::revoke,
        ),
        form(
            "/invitations/{id}/draft",
            AllowedOn(Action::WriteInvitations),
            invitations::draft::get,
            invitations::draft::post,
        ),
        get("/invitations/{id}/draft/download", AllowedOn(Action::WriteInvitations), invitations::draft::download),
        post("/invitations/{id}/resend", AllowedOn(Action::WriteInvitations), invitations::list::resend),
        post("/invitations/{id}/revoke", AllowedOn(Action::RevokeInvitation), invitations::list::revoke),
    ]
}

/// Personal links: what they open, and enrolling from them.
pub(super) fn links() -> Vec<Vec<Route>> {
    vec![
        get("/i/{token}", Public, partnership::get),
        post("/i/{token}/accept", AllowedOn(Action::AcceptPartnership), partnership::accept),
        post("/i/{token}/decline", AllowedOn(Action::AcceptPartnership), partnership::decline),
        post("/i/{token}/consent", AllowedOn(Action::AcceptRelationship), consent::accept_link),
        post("/i/{token}/refusal", AllowedOn(Action::AcceptRelationship), consent::decline_link),
        form("/i/{token}/enrol", Public, enrol::get, enrol::post),
        form("/i/{token}/unknown", Public, unknown::get, unknown::post),
        form("/enrol/{token}", Public, verify::get, verify::post),
    ]
}

/// A customer's own, and the agreements of customers and partners.
pub(super) fn customers() -> Vec<Vec<Route>> {
    vec![
        get("/subscriptions", Allowed(Action::ViewOwnSubscriptions), subscriptions::get),
        get("/orders", Allowed(Action::ViewOwnOrders), customers::orders::list::own),
        get("/orders/{order}", AllowedOn(Action::ViewOwnOrders), customers::orders::details::own),
        get("/company", Allowed(Action::ViewOwnCompany), company::get),
        form("/company/update", Allowed(Action::UpdateOwnCompany), update::get_own, update::post_own),
        form("/reservations/new", Allowed(Action::PurchaseForOneself), reservations::get, reservations::post),
        get("/reservations/review", Allowed(Action::PurchaseForOneself), reservations::review),
        get("/partner-relationships/requests/{id}", AllowedOn(Action::AcceptRelationship), consent::get),
        post("/partner-relationships/requests/{id}/consent", AllowedOn(Action::AcceptRelationship), consent::accept),
        post("/partner-relationships/requests/{id}/refusal", AllowedOn(Action::AcceptRelationship), consent::decline),
        get("/partner-relationships", Allowed(Action::ViewPartnerRelationships), partner_relationships::list::get),
        get(
            "/partner-relationships/{id}",
            AllowedOn(Action::ViewPartnerRelationships),
            partner_relationships::partner::get,
        ),
        form(
            "/partner-relationships/{id}/remove-privileges",
            AllowedOn(Action::ManagePrivileges),
            privileges::confirm_removal,
            privileges::remove,
        ),
        form(
            "/partner-relationships/{id}/give-privileges",
            AllowedOn(Action::ManagePrivileges),
            privileges::confirm_gift,
            privileges::give,
        ),
        // The agreement of a customer's or partner's own account.
        get("/agreements", Allowed(Action::ViewAgreements), agreements::get),
        post("/agreements", Allowed(Action::SignAgreement), agreements::post),
        get("/agreements/customer/download", Allowed(Action::ViewAgreements), agreements::download_customer),
        get("/agreements/partner/download", Allowed(Action::ViewAgreements), agreements::download_partner),
    ]
}

/// What the operator has.
pub(super) fn operator() -> Vec<Vec<Route>> {
    vec![
        get("/catalog", Allowed(Action::ManageCatalog), catalog::list::get),
        form("/catalog/import", Allowed(Action::ManageCatalog), catalog::upload::get, catalog::upload::post),
        get("/catalog/import/sample", Allowed(Action::ManageCatalog), catalog::upload::sample),
        form("/catalog/imports/{id}", AllowedOn(Action::ManageCatalog), catalog::load::get, catalog::load::post),
        get("/catalog/{id}", AllowedOn(Action::ManageCatalog), catalog::offer::get),
    ]
}
