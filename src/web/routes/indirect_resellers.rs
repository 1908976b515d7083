//! A provider's resellers: the list, what others ask of it, what they do, and a page for each. A path of words stands before the one with a name
//! in that place.

use super::{
    Access::{Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::{
        indirect_resellers::{analytics, details, farewell, list, remove},
        partnership_inquiries as inquiries,
    },
};

/// The paths.
pub(super) fn routes() -> Vec<Vec<Route>> {
    const ANALYTICS: super::Access = Allowed(Action::ViewResellerAnalytics);
    vec![
        get("/indirect-resellers", Allowed(Action::ViewIndirectResellers), list::get),
        post("/indirect-resellers/requests", Allowed(Action::RequestPartnership), list::request_partnership),
        get("/indirect-resellers/inquiries", Allowed(Action::ViewIndirectResellers), inquiries::list::get),
        get(
            "/indirect-resellers/inquiries/{inquiry}",
            AllowedOn(Action::ViewIndirectResellers),
            inquiries::received::get,
        ),
        post(
            "/indirect-resellers/inquiries/{inquiry}/invite",
            AllowedOn(Action::RequestPartnership),
            inquiries::received::invite,
        ),
        post(
            "/indirect-resellers/inquiries/{inquiry}/decline",
            AllowedOn(Action::AnswerPartnershipInquiries),
            inquiries::received::decline,
        ),
        get("/indirect-resellers/analytics", ANALYTICS, analytics::get),
        get("/indirect-resellers/analytics/export", ANALYTICS, analytics::export),
        get("/indirect-resellers/ended/{partnership}", AllowedOn(Action::RemovePartnership), farewell::get),
        get("/indirect-resellers/{id}/details", AllowedOn(Action::ViewIndirectResellers), details::get),
        post("/indirect-resellers/{id}/rights", AllowedOn(Action::ManageResellers), details::set_rights),
        post("/indirect-resellers/{id}/reminder", AllowedOn(Action::RequestPartnership), details::remind),
        form("/indirect-resellers/{id}/remove", AllowedOn(Action::RemovePartnership), remove::get, remove::post),
    ]
}
