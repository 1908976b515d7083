//! The paths of the list of providers, of business profiles, and of referrals.

use super::{
    Access::{Allowed, AllowedOn, Public},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::{business_profile, partnership_inquiries, provider_list, providers, referrals},
};

/// Everybody reads the list of providers; the operator keeps it. Resellers write profiles, their providers read them and
/// refer customers. A path of words stands before the one with a name in that place.
pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/becoming-a-reseller", Public, providers::becoming::get),
        get("/providers", Public, providers::list::get),
        get("/providers/{id}", Public, providers::details::get),
        form(
            "/providers/{id}/ask",
            AllowedOn(Action::AskForPartnership),
            partnership_inquiries::ask::get,
            partnership_inquiries::ask::post,
        ),
        get("/provider-list", Allowed(Action::ManageProviderList), provider_list::list::get),
        form(
            "/provider-list/import",
            Allowed(Action::ManageProviderList),
            provider_list::upload::get,
            provider_list::upload::post,
        ),
        form(
            "/provider-list/{id}",
            AllowedOn(Action::ManageProviderList),
            provider_list::entry::get,
            provider_list::entry::post,
        ),
        form(
            "/settings/business-profile",
            Allowed(Action::EditBusinessProfile),
            business_profile::get,
            business_profile::post,
        ),
        post("/settings/business-profile/logo", Allowed(Action::EditBusinessProfile), business_profile::send_logo),
        post(
            "/settings/business-profile/remove-logo",
            Allowed(Action::EditBusinessProfile),
            business_profile::remove_logo,
        ),
        get("/settings/business-profile/logo/{id}", AllowedOn(Action::EditBusinessProfile), business_profile::own_logo),
        get(
            "/indirect-resellers/{id}/profile",
            AllowedOn(Action::ViewIndirectResellers),
            business_profile::of_reseller,
        ),
        get(
            "/indirect-resellers/{id}/profile/logo",
            AllowedOn(Action::ViewIndirectResellers),
            business_profile::logo_of_reseller,
        ),
        get("/referrals", Allowed(Action::ViewReferrals), referrals::list::get),
        form("/referrals/new", Allowed(Action::SendReferrals), referrals::new::get, referrals::new::post),
        get("/referrals/{referral}", AllowedOn(Action::ViewReferrals), referrals::details::get),
        post("/referrals/{referral}/accept", AllowedOn(Action::AcceptReferral), referrals::details::accept),
        post("/referrals/{referral}/decline", AllowedOn(Action::AnswerReferrals), referrals::details::decline),
        post("/referrals/{referral}/won", AllowedOn(Action::AnswerReferrals), referrals::details::win),
        post("/referrals/{referral}/lost", AllowedOn(Action::AnswerReferrals), referrals::details::lose),
        post("/referrals/{referral}/withdraw", AllowedOn(Action::WithdrawReferral), referrals::details::withdraw),
        post("/referrals/{referral}/invitations", AllowedOn(Action::InviteCustomers), referrals::details::invite),
    ]
}
