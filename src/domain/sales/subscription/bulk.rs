//! One change to many subscriptions at once (`docs/domain.md` §9.13).

use super::rules::SubscriptionChange;
use crate::domain::ids::AccountId;

/// What many subscriptions are to have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkChange {
    /// Whom the customer asks for support.
    SupportContact(AccountId),
    /// The location id of the reseller on them; `None` for no reseller.
    Reseller(Option<i64>),
    /// Whether another term begins when this one ends.
    AutoRenew(bool),
}

impl BulkChange {
    /// The change that the rules know it as.
    #[must_use]
    pub const fn kind(self) -> SubscriptionChange {
        match self {
            Self::SupportContact(_) => SubscriptionChange::SupportContact,
            Self::Reseller(_) => SubscriptionChange::Reseller,
            Self::AutoRenew(_) => SubscriptionChange::AutoRenew,
        }
    }
}
