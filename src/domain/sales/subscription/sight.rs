//! Which of a customer's subscriptions a partner sees: the one place that says so.

use crate::domain::{account::AccountKind, ids::AccountId};

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
        match (kind, privileged) {
            (AccountKind::IndirectProvider | AccountKind::DirectBill, _) => Self::Sold(partner),
            (AccountKind::IndirectReseller, true) => Self::All,
            (AccountKind::IndirectReseller, false) if !locations.is_empty() => Self::With(locations),
            _ => Self::Nothing,
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
