//! What somebody fills in over several pages, kept by the server until it is submitted.

use chrono::TimeDelta;

text_enum! {
    /// What a draft becomes.
    DraftKind {
        /// A new customer, with its first order.
        NewCustomer => "new_customer",
        /// An order for a customer that is there.
        Order => "order",
    }
}

/// How many days a draft is kept after its last change, where no setting says otherwise.
pub const USUAL_DAYS: i64 = 14;

/// So many days.
#[must_use]
pub const fn usual_time() -> TimeDelta {
    TimeDelta::days(USUAL_DAYS)
}
