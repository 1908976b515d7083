//! How customers decide over their Azure tenants, and providers on their behalf.

use super::{
    Access::{Allowed, AllowedOn},
    Route, form, get,
};
use crate::{domain::Action, web::pages::user_settings};

/// The paths.
pub(super) fn routes() -> Vec<Vec<Route>> {
    const ACTION: Action = Action::GiveTenantOwner;
    vec![
        get("/settings/user-settings", Allowed(ACTION), user_settings::list),
        form("/settings/user-settings/{id}/give", AllowedOn(ACTION), user_settings::confirm_gift, user_settings::give),
        form(
            "/settings/user-settings/{id}/revoke",
            AllowedOn(ACTION),
            user_settings::confirm_revocation,
            user_settings::revoke,
        ),
        get("/customers/{id}/tenant-owner", AllowedOn(Action::GiveTenantOwnerFor), user_settings::list_for),
        form(
            "/customers/{id}/tenant-owner/{reseller}/give",
            AllowedOn(Action::GiveTenantOwnerFor),
            user_settings::confirm_gift_for,
            user_settings::give_for,
        ),
    ]
}
