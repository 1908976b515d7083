//! The paths of service requests.

use super::{
    Access::{Allowed, AllowedOn},
    Walk, get, post,
};
use crate::{
    domain::policy::Action,
    web::pages::{customers, service_requests},
};

/// Partners open requests inside a customer; all see theirs in one list; the operator answers there.
pub(super) fn walks() -> Vec<Walk> {
    vec![
        get("/service-requests", Allowed(Action::ViewServiceRequests), service_requests::list::get),
        get("/service-requests/{request}", AllowedOn(Action::ViewServiceRequests), service_requests::details::get),
        post("/service-requests/{request}", AllowedOn(Action::AnswerServiceRequests), service_requests::details::post),
        get(
            "/customers/{id}/service-requests",
            AllowedOn(Action::ViewServiceRequests),
            customers::service_requests::list,
        ),
        // A path of words stands before the one with a name in that place.
        get(
            "/customers/{id}/service-requests/new",
            AllowedOn(Action::OpenServiceRequests),
            customers::service_requests::get,
        ),
        post(
            "/customers/{id}/service-requests/new",
            AllowedOn(Action::OpenServiceRequests),
            customers::service_requests::post,
        ),
        get(
            "/customers/{id}/service-requests/{request}",
            AllowedOn(Action::ViewServiceRequests),
            customers::service_requests::details,
        ),
    ]
}
