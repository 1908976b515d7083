//! Accounts, for the operator.

use super::{
    Access::{self, Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::{accounts, gallery},
};

/// The paths. Those of words stand before the ones with an account's id in that place.
pub(super) fn routes() -> Vec<Vec<Route>> {
    const ALL: Access = Allowed(Action::ManageAccounts);
    const ONE: Access = AllowedOn(Action::ManageAccounts);
    vec![
        form("/gallery", ALL, gallery::get, gallery::post),
        get("/accounts", ALL, accounts::list::get),
        form("/accounts/new", ALL, accounts::new::get, accounts::new::post),
        form("/accounts/served-customers", ALL, accounts::served::get, accounts::served::post),
        post("/accounts/served-customers/confirm", ONE, accounts::served::confirm),
        get("/accounts/qualifications", ALL, accounts::qualifications::list),
        form(
            "/accounts/qualifications/{qualification}",
            ONE,
            accounts::qualifications::get,
            accounts::qualifications::post,
        ),
        form("/accounts/{id}", ONE, accounts::details::get, accounts::details::rename),
        post("/accounts/{id}/password", ONE, accounts::details::reset_password),
        form("/accounts/{id}/restore", ONE, accounts::restore::get, accounts::restore::post),
        post("/accounts/{id}/restore/confirm", ONE, accounts::restore::confirm),
        post("/accounts/{id}/restore/cancel", ONE, accounts::restore::cancel),
        form("/accounts/{id}/sign-out", ONE, accounts::sign_out::get, accounts::sign_out::post),
        form("/accounts/{id}/approve", ONE, accounts::approval::approving, accounts::approval::approve),
        form("/accounts/{id}/refuse", ONE, accounts::approval::refusing, accounts::approval::refuse),
        form("/accounts/{id}/suspend", ONE, accounts::suspend::get, accounts::suspend::post),
        post("/accounts/{id}/reactivate", ONE, accounts::suspend::reactivate),
    ]
}
