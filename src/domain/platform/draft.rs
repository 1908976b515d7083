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

/// How long a draft is kept after its last change.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(14)
}
