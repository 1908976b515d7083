//! The licenses of a customer's users for partners, and for customers their own.

use super::{
    Access::{Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{domain::Action, web::pages::licenses};

/// The paths. The same page serves both; a path of words stands before the one with a name in that place.
pub(super) fn routes() -> Vec<Vec<Route>> {
    use Action::{AssignLicenses, AssignOwnLicenses, ViewCustomerUsers, ViewOwnUsers};
    vec![
        get("/customers/{id}/licenses", AllowedOn(ViewCustomerUsers), licenses::list::get),
        form(
            "/customers/{id}/licenses/assign",
            AllowedOn(AssignLicenses),
            licenses::assign::get,
            licenses::assign::post,
        ),
        get("/customers/{id}/licenses/{offer}", AllowedOn(ViewCustomerUsers), licenses::users::get),
        get("/customers/{id}/users/{user}/licenses", AllowedOn(ViewCustomerUsers), licenses::user::get),
        post("/customers/{id}/users/{user}/licenses", AllowedOn(AssignLicenses), licenses::user::post),
        get("/licenses", Allowed(ViewOwnUsers), licenses::list::get),
        form("/licenses/assign", Allowed(AssignOwnLicenses), licenses::assign::get, licenses::assign::post),
        get("/licenses/{offer}", AllowedOn(ViewOwnUsers), licenses::users::get),
        get("/users/{user}/licenses", AllowedOn(ViewOwnUsers), licenses::user::get),
        post("/users/{user}/licenses", AllowedOn(AssignOwnLicenses), licenses::user::post),
    ]
}
