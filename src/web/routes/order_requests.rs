//! The paths of order requests.

use super::{
    Access::{Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::order_requests::{details, list, new},
};

/// Customers and resellers ask, sellers decide. A path of words stands before the one with a name in that place.
pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/order-requests", Allowed(Action::ViewOrderRequests), list::get),
        form("/order-requests/new", Allowed(Action::RequestOwnOrders), new::get_own, new::post_own),
        form(
            "/order-requests/new/{subscription}",
            AllowedOn(Action::RequestOwnOrders),
            new::get_own_change,
            new::post_own_change,
        ),
        get("/order-requests/{order_request}", AllowedOn(Action::ViewOrderRequests), details::get),
        post("/order-requests/{order_request}/approve", AllowedOn(Action::OrderSubscriptions), details::approve),
        post("/order-requests/{order_request}/pass-on", AllowedOn(Action::AnswerOrderRequests), details::pass_on),
        post("/order-requests/{order_request}/decline", AllowedOn(Action::AnswerOrderRequests), details::decline),
        post("/order-requests/{order_request}/withdraw", AllowedOn(Action::WithdrawOrderRequests), details::withdraw),
        get("/customers/{id}/order-requests", AllowedOn(Action::ViewOrderRequests), list::of_customer),
        form("/customers/{id}/order-requests/new", AllowedOn(Action::RequestOrders), new::get, new::post),
        form(
            "/customers/{id}/subscriptions/{subscription}/request",
            AllowedOn(Action::RequestOrders),
            new::get_change,
            new::post_change,
        ),
    ]
}
