//! Licenses: how many a customer may give to its users, and what comes of giving and taking (`spec/domain.md` §5.1.11).

use std::collections::BTreeSet;

use super::{
    ids::{OfferId, UserId},
    offer::BillingType,
    reservation::is_reservation,
};

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
pub enum Outcome {
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
}

impl Outcome {
    /// Whether the wish is fulfilled, by this or before.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Given | Self::Taken | Self::Had | Self::HadNone)
    }

    /// Whether anything changes by it.
    #[must_use]
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Given | Self::Taken)
    }
}

/// What comes of wishes for users, in their order, while licenses last: for each user the outcomes in the order of the
/// wishes. `users` says of each whether it has a location; `held` is who has what.
#[must_use]
pub fn decide(
    wishes: &[(Pool, Wish)],
    users: &[(UserId, bool)],
    held: &BTreeSet<(UserId, OfferId)>,
) -> Vec<Vec<Outcome>> {
    let mut left: Vec<i64> = wishes.iter().map(|(pool, _)| pool.available()).collect();
    let outcomes = users.iter().map(|(user, located)| {
        let each = wishes.iter().zip(left.iter_mut());
        each.map(|((pool, wish), left)| match (wish, held.contains(&(*user, pool.offer))) {
            (Wish::Take, true) => Outcome::Taken,
            (Wish::Take, false) => Outcome::HadNone,
            (Wish::Assign, true) => Outcome::Had,
            (Wish::Assign, false) if !located => Outcome::NoLocation,
            (Wish::Assign, false) if *left < 1 => Outcome::NoneLeft,
            (Wish::Assign, false) => {
                *left -= 1;
                Outcome::Given
            }
        })
        .collect()
    });
    outcomes.collect()
}

/// How wishes of earlier stand now: what is told to whoever sends the same form again.
#[must_use]
pub fn standing(
    wishes: &[(Pool, Wish)],
    users: &[(UserId, bool)],
    held: &BTreeSet<(UserId, OfferId)>,
) -> Vec<Vec<Outcome>> {
    let one = |user: UserId, pool: &Pool, wish: Wish| match (wish, held.contains(&(user, pool.offer))) {
        (Wish::Take, true) => Outcome::Keeps,
        (Wish::Take, false) => Outcome::HadNone,
        (Wish::Assign, true) => Outcome::Had,
        (Wish::Assign, false) => Outcome::Lacks,
    };
    users.iter().map(|(user, _)| wishes.iter().map(|(pool, wish)| one(*user, pool, *wish)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn pool(active: i64, suspended: i64, assigned: i64) -> Pool {
        Pool { offer: OfferId::from_uuid(Uuid::from_u128(1)), name: "Mail".into(), active, suspended, assigned }
    }

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
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

    #[test]
    fn licenses_are_given_in_order_while_they_last() {
        use Outcome::{Given, Had, NoLocation};

        let users = [(user(1), true), (user(2), false), (user(3), true), (user(4), true), (user(5), true)];
        let held = BTreeSet::from([(user(3), pool(0, 0, 0).offer)]);
        let outcomes = decide(&[(pool(3, 0, 1), Wish::Assign)], &users, &held).concat();
        assert_eq!(outcomes, [Given, NoLocation, Had, Given, Outcome::NoneLeft]);
        let taken = decide(&[(pool(3, 0, 1), Wish::Take)], &users, &held).concat();
        assert_eq!(taken[2], Outcome::Taken);
        assert!(taken.iter().enumerate().all(|(at, one)| at == 2 || *one == Outcome::HadNone));
    }

    proptest::proptest! {
        #[test]
        fn never_more_is_given_than_is_there(active in 0_i64..9, suspended in 0_i64..9, assigned in 0_i64..9, many in 0_u128..30) {
            let users: Vec<_> = (0..many).map(|number| (user(number), true)).collect();
            let outcomes = decide(&[(pool(active, suspended, assigned), Wish::Assign)], &users, &BTreeSet::new()).concat();
            let given = outcomes.iter().filter(|one| **one == Outcome::Given).count();
            proptest::prop_assert!(i64::try_from(given).unwrap() <= (active - assigned).max(0));
        }
    }
}
