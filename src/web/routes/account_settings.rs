//! A partner's own account settings: legal info, support profile, identifiers, users, business profile.

use super::{
    Access::{Allowed, AllowedOn, Public},
    Route, get, post,
};
use crate::{
    domain::policy::Action,
    web::pages::{
        account_settings::{identifiers, legal, location, support, users},
        links::welcome,
    },
};

/// The paths.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/settings/legal", Allowed(Action::ViewAccountSettings), legal::get),
        get("/settings/legal/update", Allowed(Action::UpdateAccountSettings), legal::edit),
        post("/settings/legal/update", Allowed(Action::UpdateAccountSettings), legal::update),
        get("/settings/support", Allowed(Action::ViewAccountSettings), support::get),
        post("/settings/support", Allowed(Action::UpdateAccountSettings), support::post),
        get("/settings/identifiers", Allowed(Action::ViewAccountSettings), identifiers::get),
        get("/settings/identifiers/associate", Allowed(Action::AssociateLocation), identifiers::choose),
        post("/settings/identifiers/associate", Allowed(Action::AssociateLocation), identifiers::associate),
        get("/settings/identifiers/locations/new", Allowed(Action::AddLocations), location::get),
        post("/settings/identifiers/locations/new", Allowed(Action::AddLocations), location::post),
        get("/settings/users", Allowed(Action::ViewPartnerUsers), users::list::get),
        get("/settings/users/new", Allowed(Action::ManagePartnerUsers), users::add::get),
        post("/settings/users/new", Allowed(Action::ManagePartnerUsers), users::add::post),
        get("/settings/users/{user}", AllowedOn(Action::ViewPartnerUsers), users::details::get),
        post("/settings/users/{user}", AllowedOn(Action::ManagePartnerUsers), users::details::post),
        post("/settings/users/{user}/link", AllowedOn(Action::ManagePartnerUsers), users::details::send_link),
        post("/settings/users/asked/{asked}/withdraw", AllowedOn(Action::ManagePartnerUsers), users::list::withdraw),
        get("/settings/users/{user}/password", AllowedOn(Action::ManagePartnerUsers), users::password::get),
        post("/settings/users/{user}/password", AllowedOn(Action::ManagePartnerUsers), users::password::post),
        get("/settings/users/{user}/remove", AllowedOn(Action::ManagePartnerUsers), users::remove::get),
        post("/settings/users/{user}/remove", AllowedOn(Action::ManagePartnerUsers), users::remove::post),
        // The link in the mail to whoever was added.
        get("/welcome/{token}", Public, welcome::get),
        post("/welcome/{token}", Public, welcome::post),
    ]
}
