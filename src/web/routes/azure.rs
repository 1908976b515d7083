//! How customers decide over their Azure tenant.

use super::{
    Access::{Allowed, AllowedOn},
    Route, get, post,
};
use crate::{domain::policy::Action, web::pages::user_settings};

/// The paths.
pub(super) fn routes() -> Vec<Route> {
    const ACTION: Action = Action::GiveTenantOwner;
    vec![
        get("/settings/user-settings", Allowed(ACTION), user_settings::list),
        get("/settings/user-settings/{id}/give", AllowedOn(ACTION), user_settings::confirm_gift),
        post("/settings/user-settings/{id}/give", AllowedOn(ACTION), user_settings::give),
        get("/settings/user-settings/{id}/revoke", AllowedOn(ACTION), user_settings::confirm_revocation),
        post("/settings/user-settings/{id}/revoke", AllowedOn(ACTION), user_settings::revoke),
    ]
}
