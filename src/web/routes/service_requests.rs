//! The paths of service requests, and of the services that they are about.

use super::{
    Access::{Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::{
        customers,
        service_requests::{details, files, list, new},
    },
};

/// Customers open requests, and partners inside a customer; all see theirs in one list; whoever one is with answers there.
pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/service-requests", Allowed(Action::ViewServiceRequests), list::get),
        // A path of words stands before the one with a name in that place. Whoever serves customers names one first.
        form("/service-requests/new", Allowed(Action::OpenServiceRequests), new::get, new::post),
        get("/service-requests/{request}", AllowedOn(Action::ViewServiceRequests), details::get),
        post("/service-requests/{request}/answer", AllowedOn(Action::AnswerServiceRequests), details::answer),
        post("/service-requests/{request}/note", AllowedOn(Action::AnswerServiceRequests), details::note),
        post("/service-requests/{request}/escalate", AllowedOn(Action::AnswerServiceRequests), details::escalate),
        post("/service-requests/{request}/hand-back", AllowedOn(Action::AnswerServiceRequests), details::hand_back),
        post("/service-requests/{request}/reply", AllowedOn(Action::OpenServiceRequests), details::reply),
        post("/service-requests/{request}/reopen", AllowedOn(Action::OpenServiceRequests), details::reopen),
        // Whoever sees what a file goes with may have the file; the pages inside a customer lead here, too.
        get("/service-requests/{request}/files/{attachment}", AllowedOn(Action::ViewServiceRequests), files::get),
        get("/customers/{id}/services", AllowedOn(Action::ViewCustomerServices), customers::services::get),
        get(
            "/customers/{id}/service-requests",
            AllowedOn(Action::ViewServiceRequests),
            customers::service_requests::list,
        ),
        form("/customers/{id}/service-requests/new", AllowedOn(Action::OpenServiceRequests), new::get, new::post),
        get(
            "/customers/{id}/service-requests/{request}",
            AllowedOn(Action::ViewServiceRequests),
            customers::service_requests::details,
        ),
    ]
}
