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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ME: AccountId = AccountId::from_uuid(Uuid::from_u128(1));
    const OTHER: AccountId = AccountId::from_uuid(Uuid::from_u128(2));

    #[test]
    fn sellers_see_what_they_sold_and_resellers_what_was_granted_or_stands_on_their_numbers() {
        for kind in AccountKind::ALL.iter().copied() {
            let sight = |privileged, locations: &[i64]| Sight::of(ME, kind, privileged, locations.to_vec());
            let seen = [sight(false, &[]), sight(false, &[7]), sight(true, &[]), sight(true, &[7])];
            let expected = match kind {
                AccountKind::IndirectProvider | AccountKind::DirectBill => {
                    [Sight::Sold(ME), Sight::Sold(ME), Sight::Sold(ME), Sight::Sold(ME)]
                }
                AccountKind::IndirectReseller => [Sight::Nothing, Sight::With(vec![7]), Sight::All, Sight::All],
                AccountKind::Customer | AccountKind::Operator => {
                    [Sight::Nothing, Sight::Nothing, Sight::Nothing, Sight::Nothing]
                }
            };
            assert_eq!(seen, expected, "{kind}");
        }
    }

    #[test]
    fn a_subscription_is_seen_by_its_seller_and_by_the_number_that_stands_on_it() {
        let sees = |sight: &Sight| [(ME, None), (OTHER, None), (OTHER, Some(7))].map(|(by, on)| sight.sees(by, on));
        assert_eq!(sees(&Sight::Sold(ME)), [true, false, false]);
        assert_eq!(sees(&Sight::All), [true, true, true]);
        assert_eq!(sees(&Sight::With(vec![7, 8])), [false, false, true]);
        assert_eq!(sees(&Sight::With(vec![8])), [false, false, false]);
        assert_eq!(sees(&Sight::Nothing), [false, false, false]);
    }
}
