//! Licenses: how many a customer may give to its users, and what comes of giving and taking (`docs/domain.md` §10.4).

mod decision;

use crate::domain::{ids::OfferId, offer::BillingType, reservation::is_reservation};

pub use decision::{Decision, LicenseHolder, OfferWish, decide, standing};

text_enum! {
    /// What licenses are for. Those of different groups are not assigned by one form.
    LicenseGroup {
        /// Services of the customer's directory.
        Group1 => "group1",
        /// Minecraft.
        Group2 => "group2",
    }
}

/// Whether people use an offer by license, each their own: what is billed by use is not, nor is what is reserved.
#[must_use]
pub fn is_assignable(sku: &str, billing: BillingType) -> bool {
    billing == BillingType::License && !is_reservation(sku, billing)
}

/// What a customer has of an offer: out of all its living subscriptions to it, whoever sold them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// The offer.
    pub offer: OfferId,
    /// Its name.
    pub name: String,
    /// With which others it can be assigned.
    pub group: LicenseGroup,
    /// Licenses of active subscriptions.
    pub active: i64,
    /// Licenses of suspended subscriptions: what is assigned of them stays, nothing new is given.
    pub suspended: i64,
    /// How many are assigned.
    pub assigned: i64,
}

impl Pool {
    /// How many are paid for. Never fewer than are assigned.
    #[must_use]
    pub const fn bought(&self) -> i64 {
        self.active + self.suspended
    }

    /// How many can be given now.
    #[must_use]
    pub const fn available(&self) -> i64 {
        if self.active > self.assigned { self.active - self.assigned } else { 0 }
    }
}

text_enum! {
    /// What is wanted of an offer's licenses.
    Wish {
        /// Users are to have one.
        Assign => "assign",
        /// Users are to have none.
        Take => "take",
    }
}

/// What came of a wish for one user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LicenseOutcome {
    /// The user has a license now.
    Given,
    /// The user has none any more.
    Taken,
    /// The user had one before.
    Had,
    /// The user had none before.
    HadNone,
    /// No license is left.
    NoneLeft,
    /// It is not known where the user uses licenses.
    NoLocation,
    /// The user has none, whatever was wished earlier.
    Lacks,
    /// The user has one, whatever was wished earlier.
    Keeps,
    /// The user's license has other service plans now.
    Changed,
    /// The user's license had these service plans before.
    HadPlans,
    /// The user's license has other service plans, whatever was wished earlier.
    Differs,
    /// The license would hold no service plan at all.
    NoPlanLeft,
    /// The user would have service plans that do not go together.
    Clashes,
}

impl LicenseOutcome {
    /// Whether the wish is fulfilled, by this or before.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Had | Self::HadNone | Self::HadPlans) || self.is_change()
    }

    /// Whether anything changes by it.
    #[must_use]
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Given | Self::Taken | Self::Changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn pool(active: i64, suspended: i64, assigned: i64) -> Pool {
        Pool {
            offer: OfferId::from_uuid(Uuid::from_u128(1)),
            name: "Mail".into(),
            group: LicenseGroup::Group1,
            active,
            suspended,
            assigned,
        }
    }

    #[test]
    fn suspended_licenses_are_kept_and_not_given() {
        assert_eq!((pool(5, 0, 4).available(), pool(5, 3, 4).bought()), (1, 8));
        assert_eq!((pool(0, 5, 4).available(), pool(2, 5, 6).available()), (0, 0));
    }

    #[test]
    fn reservations_and_what_is_billed_by_use_are_nobodys() {
        assert!(is_assignable("m365-e3", BillingType::License));
        assert!(!is_assignable("azure-plan", BillingType::Usage));
        assert!(!is_assignable("azure-reservation-vm-d2s-v5", BillingType::License));
    }
}
