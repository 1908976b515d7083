//! The paths of customers that left.

use super::{
    Access::{Allowed, AllowedOn},
    Route, get, post,
};
use crate::{domain::policy::Action, web::pages::customers};

/// Whoever may leave a customer sees those that left; asking one again is a right of its own.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/customers/former", Allowed(Action::RemoveCustomer), customers::former::list::get),
        get(
            "/customers/former/{relationship}/give-up",
            AllowedOn(Action::RemoveCustomer),
            customers::former::give_up::get,
        ),
        post(
            "/customers/former/{relationship}/give-up",
            AllowedOn(Action::RemoveCustomer),
            customers::former::give_up::post,
        ),
        get(
            "/customers/former/{relationship}/reinstate",
            AllowedOn(Action::ReinstateCustomer),
            customers::former::reinstate::get,
        ),
        post(
            "/customers/former/{relationship}/reinstate",
            AllowedOn(Action::ReinstateCustomer),
            customers::former::reinstate::post,
        ),
    ]
}
