//! The users of a customer for partners, and for customers their own.

use super::{
    Access::{Allowed, AllowedOn},
    Route, get, post,
};
use crate::{domain::policy::Action, web::pages::users};

/// The paths. Those of words stand before those with a name in that place.
pub(super) fn routes() -> Vec<Route> {
    [of_partners(), of_customers()].into_iter().flatten().collect()
}

fn of_partners() -> Vec<Route> {
    const VIEW: super::Access = AllowedOn(Action::ViewCustomerUsers);
    const MANAGE: super::Access = AllowedOn(Action::ManageCustomerUsers);
    const RESET: super::Access = AllowedOn(Action::ResetCustomerPassword);
    const IMPORT: super::Access = AllowedOn(Action::ImportCustomerUsers);
    vec![
        get("/customers/{id}/users", VIEW, users::list::get),
        get("/customers/{id}/users/new", MANAGE, users::add::get),
        post("/customers/{id}/users/new", MANAGE, users::add::post),
        get("/customers/{id}/users/import", IMPORT, users::import::get),
        post("/customers/{id}/users/import", IMPORT, users::import::post),
        get("/customers/{id}/users/import/sample", IMPORT, users::import::sample),
        get("/customers/{id}/users/imports/{import}", IMPORT, users::load::get),
        post("/customers/{id}/users/imports/{import}", IMPORT, users::load::post),
        post("/customers/{id}/users/imports/{import}/passwords", IMPORT, users::load::passwords),
        get("/customers/{id}/users/{user}", VIEW, users::change::get),
        post("/customers/{id}/users/{user}", MANAGE, users::change::post),
        get("/customers/{id}/users/{user}/password", RESET, users::password::get),
        post("/customers/{id}/users/{user}/password", RESET, users::password::post),
        get("/customers/{id}/users/{user}/delete", MANAGE, users::removal::get),
        post("/customers/{id}/users/{user}/delete", MANAGE, users::removal::delete),
        post("/customers/{id}/users/{user}/restore", MANAGE, users::removal::restore),
    ]
}

fn of_customers() -> Vec<Route> {
    const VIEW: Action = Action::ViewOwnUsers;
    const MANAGE: Action = Action::ManageOwnUsers;
    const RESET: Action = Action::ResetOwnPasswords;
    const IMPORT: Action = Action::ImportOwnUsers;
    vec![
        get("/users", Allowed(VIEW), users::list::get),
        get("/users/new", Allowed(MANAGE), users::add::get),
        post("/users/new", Allowed(MANAGE), users::add::post),
        get("/users/import", Allowed(IMPORT), users::import::get),
        post("/users/import", Allowed(IMPORT), users::import::post),
        get("/users/import/sample", Allowed(IMPORT), users::import::sample),
        get("/users/imports/{import}", AllowedOn(IMPORT), users::load::get),
        post("/users/imports/{import}", AllowedOn(IMPORT), users::load::post),
        post("/users/imports/{import}/passwords", AllowedOn(IMPORT), users::load::passwords),
        get("/users/{user}", AllowedOn(VIEW), users::change::get),
        post("/users/{user}", AllowedOn(MANAGE), users::change::post),
        get("/users/{user}/password", AllowedOn(RESET), users::password::get),
        post("/users/{user}/password", AllowedOn(RESET), users::password::post),
        get("/users/{user}/delete", AllowedOn(MANAGE), users::removal::get),
        post("/users/{user}/delete", AllowedOn(MANAGE), users::removal::delete),
        post("/users/{user}/restore", AllowedOn(MANAGE), users::removal::restore),
    ]
}
