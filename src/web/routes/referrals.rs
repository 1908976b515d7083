//! The paths of the list of providers, of business profiles, and of referrals.

use super::{
    Access::{Allowed, AllowedOn, Public},
    Walk, get, post,
};
use crate::{
    domain::policy::Action,
    web::pages::{provider_list, providers},
};

/// Everybody reads the list of providers; the operator keeps it.
pub(super) fn walks() -> Vec<Walk> {
    vec![
        get("/providers", Public, providers::list::get),
        get("/providers/{id}", Public, providers::details::get),
        get("/provider-list", Allowed(Action::ManageProviderList), provider_list::list::get),
        // A path of words stands before the one with a name in that place.
        get("/provider-list/import", Allowed(Action::ManageProviderList), provider_list::upload::get),
        post("/provider-list/import", Allowed(Action::ManageProviderList), provider_list::upload::post),
        get("/provider-list/{id}", AllowedOn(Action::ManageProviderList), provider_list::entry::get),
        post("/provider-list/{id}", AllowedOn(Action::ManageProviderList), provider_list::entry::post),
    ]
}
