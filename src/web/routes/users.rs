//! The users of a customer for partners, and for customers their own.

use super::{
    Access::{self, Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{domain::Action, web::pages::users};

/// The paths. Those of words stand before those with a name in that place.
pub(super) fn routes() -> Vec<Vec<Route>> {
    [of_partners(), of_customers()].into_iter().flatten().collect()
}

fn of_partners() -> Vec<Vec<Route>> {
    const VIEW: Access = AllowedOn(Action::ViewCustomerUsers);
    const MANAGE: Access = AllowedOn(Action::ManageCustomerUsers);
    const RESET: Access = AllowedOn(Action::ResetCustomerPassword);
    const IMPORT: Access = AllowedOn(Action::ImportCustomerUsers);
    vec![
        get("/customers/{id}/users", VIEW, users::list::get),
        form("/customers/{id}/users/new", MANAGE, users::add::get, users::add::post),
        form("/customers/{id}/users/import", IMPORT, users::import::get, users::import::post),
        get("/customers/{id}/users/import/sample", IMPORT, users::import::sample),
        form("/customers/{id}/users/imports/{import}", IMPORT, users::load::get, users::load::post),
        post("/customers/{id}/users/imports/{import}/passwords", IMPORT, users::load::passwords),
        form("/customers/{id}/users/selected/delete", MANAGE, users::bulk::confirm_deletion, users::bulk::delete),
        form("/customers/{id}/users/selected/roles", MANAGE, users::bulk::choose_roles, users::bulk::change_roles),
        get("/customers/{id}/users/{user}", VIEW, users::change::get),
        post("/customers/{id}/users/{user}", MANAGE, users::change::post),
        form("/customers/{id}/users/{user}/password", RESET, users::password::get, users::password::post),
        post("/customers/{id}/users/{user}/sign-out", RESET, users::sign_out::post),
        form("/customers/{id}/users/{user}/delete", MANAGE, users::removal::get, users::removal::delete),
        post("/customers/{id}/users/{user}/restore", MANAGE, users::removal::restore),
    ]
}

fn of_customers() -> Vec<Vec<Route>> {
    const VIEW: Action = Action::ViewOwnUsers;
    const MANAGE: Action = Action::ManageOwnUsers;
    const RESET: Action = Action::ResetOwnPasswords;
    const IMPORT: Action = Action::ImportOwnUsers;
    vec![
        get("/users", Allowed(VIEW), users::list::get),
        form("/users/new", Allowed(MANAGE), users::add::get, users::add::post),
        form("/users/import", Allowed(IMPORT), users::import::get, users::import::post),
        get("/users/import/sample", Allowed(IMPORT), users::import::sample),
        form("/users/imports/{import}", AllowedOn(IMPORT), users::load::get, users::load::post),
        post("/users/imports/{import}/passwords", AllowedOn(IMPORT), users::load::passwords),
        form("/users/selected/delete", Allowed(MANAGE), users::bulk::confirm_deletion, users::bulk::delete),
        form("/users/selected/roles", Allowed(MANAGE), users::bulk::choose_roles, users::bulk::change_roles),
        get("/users/{user}", AllowedOn(VIEW), users::change::get),
        post("/users/{user}", AllowedOn(MANAGE), users::change::post),
        form("/users/{user}/password", AllowedOn(RESET), users::password::get, users::password::post),
        post("/users/{user}/sign-out", AllowedOn(RESET), users::sign_out::post),
        form("/users/{user}/delete", AllowedOn(MANAGE), users::removal::get, users::removal::delete),
        post("/users/{user}/restore", AllowedOn(MANAGE), users::removal::restore),
    ]
}
