//! The paths of customers that left.

use super::{
    Access::{Allowed, AllowedOn},
    Route, form, get,
};
use crate::{domain::Action, web::pages::customers::former};

/// Whoever may leave a customer sees those that left; asking one again is a right of its own.
pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/customers/former", Allowed(Action::RemoveCustomer), former::list::get),
        form(
            "/customers/former/{relationship}/give-up",
            AllowedOn(Action::RemoveCustomer),
            former::give_up::get,
            former::give_up::post,
        ),
        form(
            "/customers/former/{relationship}/reinstate",
            AllowedOn(Action::ReinstateCustomer),
            former::reinstate::get,
            former::reinstate::post,
        ),
    ]
}
