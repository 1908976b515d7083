//! Which of a customer's subscriptions a partner sees: the one place that says so.

use crate::domain::{account::AccountKind, ids::AccountId};

/// What a partner sees of the subscriptions of a customer that it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What it sold itself: providers and direct-bill partners.
    Sold(AccountId),
    /// Everything: a reseller to whom the customer granted privileges.
    All,
    /// What its location's partner number stands on: a reseller without privileges.
    With(i64),
    /// Nothing.
    Nothing,
}

impl Sight {
    /// What a partner of this kind sees; `privileged` is whether the customer granted it privileges, `location` its
    /// location's partner number.
    #[must_use]
    pub const fn of(partner: AccountId, kind: AccountKind, privileged: bool, location: Option<i64>) -> Self {
        match (kind, privileged, location) {
            (AccountKind::IndirectProvider | AccountKind::DirectBill, _, _) => Self::Sold(partner),
            (AccountKind::IndirectReseller, true, _) => Self::All,
            (AccountKind::IndirectReseller, false, Some(location)) => Self::With(location),
            _ => Self::Nothing,
        }
    }

    /// Whether a subscription that `seller` sold, with this reseller on it, is seen.
    #[must_use]
    pub fn sees(self, seller: AccountId, reseller: Option<i64>) -> bool {
        match self {
            Self::Sold(partner) => partner == seller,
            Self::All => true,
            Self::With(location) => reseller == Some(location),
            Self::Nothing => false,
        }
    }
}
