//! Subscriptions (`docs/domain.md` §9): where they stand, what may be done to them, what happens to them by itself.

pub mod administration;
pub mod bulk;
pub mod contract;
pub mod rules;
pub mod sight;

text_enum! {
    /// Where a subscription stands.
    SubscriptionState {
        /// It can be used.
        Active => "active",
        /// Its users are locked out; it can be brought back.
        Suspended => "suspended",
        /// Its term ended and was not renewed.
        Expired => "expired",
        /// It is gone for good.
        Deleted => "deleted",
    }
}

impl SubscriptionState {
    /// The key of the state's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "subscription-active",
            Self::Suspended => "subscription-suspended",
            Self::Expired => "subscription-expired",
            Self::Deleted => "subscription-deleted",
        }
    }

    /// Whether the subscription has not ended.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Active | Self::Suspended)
    }
}

text_enum! {
    /// Why a subscription ended.
    EndReason {
        /// Somebody cancelled it within its window.
        Cancelled => "cancelled",
        /// Its term ended without renewal.
        NotRenewed => "not_renewed",
        /// Its 30 days were over.
        TrialOver => "trial_over",
        /// It was suspended for 90 days.
        SuspendedTooLong => "suspended_too_long",
        /// The subscription it was an add-on of ended.
        ParentEnded => "parent_ended",
    }
}

impl EndReason {
    /// The key of the reason in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cancelled => "subscription-end-cancelled",
            Self::NotRenewed => "subscription-end-not-renewed",
            Self::TrialOver => "subscription-end-trial-over",
            Self::SuspendedTooLong => "subscription-end-suspended-too-long",
            Self::ParentEnded => "subscription-end-parent-ended",
        }
    }
}

#[cfg(test)]
mod tests;
