//! What a customer may purchase for itself where its partner allows that: Azure reservations (`docs/domain.md` §8.5).

use crate::domain::offer::BillingType;

/// How the vendor's numbers of Azure reservations begin.
const RESERVATION_SKUS: &str = "azure-reservation";
/// The vendor's number of the Azure plan, without which there is nothing to reserve.
pub const AZURE_PLAN_SKU: &str = "azure-plan";

/// Whether an offer is an Azure reservation.
#[must_use]
pub fn is_reservation(sku: &str, billing: BillingType) -> bool {
    billing == BillingType::License && sku.starts_with(RESERVATION_SKUS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reservations_are_known_by_their_numbers_and_are_billed_in_advance() {
        assert!(is_reservation("azure-reservation-vm-d2s-v5", BillingType::License));
        assert!(!is_reservation("azure-reservation-vm-d2s-v5", BillingType::Usage));
        assert!(!is_reservation(AZURE_PLAN_SKU, BillingType::License));
    }
}
