//! Which of a customer's subscriptions a partner sees: the one place that says so.

use crate::domain::{account::AccountKind, ids::AccountId, policy};

/// What a partner sees of the subscriptions of a customer that it serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What it sold itself: providers and direct-bill partners.
    Sold(AccountId),
    /// Everything: a reseller to whom the customer granted privileges.
    All,
    /// What the partner numbers of its locations stand on: a reseller without privileges.
    With(Vec<i64>),
    /// Nothing.
    Nothing,
}

impl Sight {
    /// What a partner of this kind sees; `privileged` is whether the customer granted it privileges, `locations`
    /// the partner numbers of the locations that its account is or was associated with.
    #[must_use]
    pub fn of(partner: AccountId, kind: AccountKind, privileged: bool, locations: Vec<i64>) -> Self {
        if policy::sells(kind) {
            Self::Sold(partner)
        } else if privileged && policy::sees_by_privileges(kind) {
            Self::All
        } else if policy::sees_by_privileges(kind) && !locations.is_empty() {
            Self::With(locations)
        } else {
            Self::Nothing
        }
    }

    /// Whether a subscription that `seller` sold, with this reseller on it, is seen.
    #[must_use]
    pub fn sees(&self, seller: AccountId, reseller: Option<i64>) -> bool {
        match self {
            Self::Sold(partner) => *partner == seller,
            Self::All => true,
            Self::With(locations) => reseller.is_some_and(|number| locations.contains(&number)),
            Self::Nothing => false,
        }
    }
}
