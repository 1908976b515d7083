//! What a provider's resellers do.

use super::{Access::Allowed, Route, get};
use crate::{domain::Action, web::pages::indirect_resellers::analytics};

/// The paths.
pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/indirect-resellers/analytics", Allowed(Action::ViewResellerAnalytics), analytics::get),
        get("/indirect-resellers/analytics/export", Allowed(Action::ViewResellerAnalytics), analytics::export),
    ]
}
