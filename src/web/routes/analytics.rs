//! What a provider walks to see what its resellers do.

use super::{Access::Allowed, Walk, get};
use crate::{domain::policy::Action, web::pages::indirect_resellers::analytics};

/// The paths.
pub(super) fn walks() -> Vec<Walk> {
    vec![
        get("/indirect-resellers/analytics", Allowed(Action::ViewResellerAnalytics), analytics::get),
        get("/indirect-resellers/analytics/export", Allowed(Action::ViewResellerAnalytics), analytics::export),
    ]
}
