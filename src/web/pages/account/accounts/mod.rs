//! Accounts, for the operator: who is here, who waits to be let in, who is suspended.

pub mod approval;
pub mod details;
pub mod list;
pub mod new;
pub mod qualifications;
pub mod restore;
pub mod served;
pub mod sign_out;
pub mod suspend;

use crate::domain::account::Standing;

/// The look of a standing.
const fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "success",
        Standing::PendingApproval => "warning",
        Standing::Refused => "neutral",
        Standing::Suspended => "danger",
    }
}
