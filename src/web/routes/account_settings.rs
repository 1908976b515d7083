//! A partner's own account settings: legal info, support profile, identifiers, users, business profile.

use super::{
    Access::{Allowed, AllowedOn, Public},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::{
        account_settings::{identifiers, legal, location, support, users},
        links::welcome,
    },
};

/// The paths.
pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/settings/legal", Allowed(Action::ViewAccountSettings), legal::get),
        form("/settings/legal/update", Allowed(Action::UpdateAccountSettings), legal::edit, legal::update),
        get("/settings/support", Allowed(Action::ViewAccountSettings), support::get),
        post("/settings/support", Allowed(Action::UpdateAccountSettings), support::post),
        get("/settings/identifiers", Allowed(Action::ViewAccountSettings), identifiers::get),
        form(
            "/settings/identifiers/associate",
            Allowed(Action::AssociateLocation),
            identifiers::choose,
            identifiers::associate,
        ),
        form("/settings/identifiers/locations/new", Allowed(Action::AddLocations), location::get, location::post),
        get("/settings/users", Allowed(Action::ViewPartnerUsers), users::list::get),
        form("/settings/users/new", Allowed(Action::ManagePartnerUsers), users::add::get, users::add::post),
        get("/settings/users/{user}", AllowedOn(Action::ViewPartnerUsers), users::details::get),
        post("/settings/users/{user}", AllowedOn(Action::ManagePartnerUsers), users::details::post),
        post("/settings/users/{user}/link", AllowedOn(Action::ManagePartnerUsers), users::details::send_link),
        post("/settings/users/{user}/sign-out", AllowedOn(Action::ManagePartnerUsers), users::details::sign_out),
        form(
            "/settings/users/{user}/second-factors",
            AllowedOn(Action::ManagePartnerUsers),
            users::factors::get,
            users::factors::post,
        ),
        post(
            "/settings/users/{user}/second-factors/cancel",
            AllowedOn(Action::ManagePartnerUsers),
            users::factors::cancel,
        ),
        form(
            "/settings/users/asked/{asked}/withdraw",
            AllowedOn(Action::ManagePartnerUsers),
            users::withdraw::get,
            users::withdraw::post,
        ),
        form(
            "/settings/users/{user}/password",
            AllowedOn(Action::ManagePartnerUsers),
            users::password::get,
            users::password::post,
        ),
        form(
            "/settings/users/{user}/remove",
            AllowedOn(Action::ManagePartnerUsers),
            users::remove::get,
            users::remove::post,
        ),
        // The link in the mail to whoever was added.
        form("/welcome/{token}", Public, welcome::get, welcome::post),
    ]
}
