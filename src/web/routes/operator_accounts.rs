//! Accounts, for the operator.

use super::{
    Access::{Allowed, AllowedOn},
    Route, get, post,
};
use crate::{domain::policy::Action, web::pages::accounts};

/// The paths. Those of words stand before the ones with an account's id in that place.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/accounts", Allowed(Action::ManageAccounts), accounts::list::get),
        get("/accounts/new", Allowed(Action::ManageAccounts), accounts::new::get),
        post("/accounts/new", Allowed(Action::ManageAccounts), accounts::new::post),
        get("/accounts/served-customers", Allowed(Action::ManageAccounts), accounts::served::get),
        post("/accounts/served-customers", Allowed(Action::ManageAccounts), accounts::served::post),
        post("/accounts/served-customers/confirm", AllowedOn(Action::ManageAccounts), accounts::served::confirm),
        get("/accounts/{id}", AllowedOn(Action::ManageAccounts), accounts::details::get),
        post("/accounts/{id}", AllowedOn(Action::ManageAccounts), accounts::details::rename),
        post("/accounts/{id}/password", AllowedOn(Action::ManageAccounts), accounts::details::reset_password),
        post("/accounts/{id}/approve", AllowedOn(Action::ManageAccounts), accounts::list::approve),
        post("/accounts/{id}/refuse", AllowedOn(Action::ManageAccounts), accounts::list::refuse),
        get("/accounts/{id}/suspend", AllowedOn(Action::ManageAccounts), accounts::suspend::get),
        post("/accounts/{id}/suspend", AllowedOn(Action::ManageAccounts), accounts::suspend::post),
        post("/accounts/{id}/reactivate", AllowedOn(Action::ManageAccounts), accounts::suspend::reactivate),
    ]
}
