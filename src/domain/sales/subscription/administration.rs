//! Who may change what a partner sold: the seller all that the rules allow; a reseller with privileges what costs the
//! seller nothing. For the rest it asks (`docs/domain.md` §9.14).

use super::{contract::Contract, sight::Sight};
use crate::domain::{account::AccountKind, policy};

/// How far a partner's hand reaches on a subscription that it sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It sold it: whatever the rules allow.
    Everything,
    /// What costs the seller nothing.
    WithoutCost,
    /// Nothing, and the text says why.
    Nothing(&'static str),
}

impl Reach {
    /// The reach of a partner of this kind that has this sight of the customer's subscriptions; `lets` is whether the seller
    /// is its provider now and lets it change them.
    #[must_use]
    pub fn of(kind: AccountKind, sight: &Sight, lets: bool) -> Self {
        if policy::sells(kind) {
            Self::Everything
        } else if *sight != Sight::All {
            Self::Nothing("subscription-no-privileges")
        } else if lets {
            Self::WithoutCost
        } else {
            Self::Nothing("subscription-no-administration")
        }
    }
}

/// The fields of the form by which a change costs the seller something, as it would have to order, or will pay more later.
#[must_use]
pub fn costly_fields(before: &Contract, after: &Contract) -> Vec<&'static str> {
    let new_term = before.term_started_at != after.term_started_at;
    let longer = after.next.is_some_and(|next| {
        next.quantity > after.terms.quantity || (next.term, next.frequency) != (after.terms.term, after.terms.frequency)
    });
    [
        ("status", new_term),
        // Fewer are given back for money, which is the seller's to order as well.
        ("quantity", !new_term && before.terms != after.terms),
        ("auto_renew", after.auto_renew && !before.auto_renew),
        ("plan", after.next != before.next && longer),
    ]
    .into_iter()
    .filter_map(|(field, costs)| costs.then_some(field))
    .collect()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        Moment,
        ids::AccountId,
        offer::{BillingType, Frequency, OfferCategory, Term},
        subscription::{
            SubscriptionState,
            contract::{Limits, NextTerm, Terms},
        },
    };

    fn bought() -> Moment {
        Moment::from_naive_utc(NaiveDate::from_ymd_opt(2026, 1, 31).unwrap().into())
    }

    fn terms(quantity: i64) -> Terms {
        let (term, frequency) = (Term::Year, Frequency::Monthly);
        Terms { quantity, term, frequency, currency: "USD".to_owned(), unit_price: 600 }
    }

    fn contract() -> Contract {
        Contract::begin(BillingType::License, OfferCategory::SmallBusiness, terms(10), bought())
    }

    #[test]
    fn a_seller_reaches_everything_and_a_reseller_what_costs_nothing_where_both_sides_let_it() {
        let seller = AccountId::from_uuid(Uuid::from_u128(1));
        for kind in AccountKind::ALL.iter().copied() {
            let reach = [(Sight::All, true), (Sight::All, false), (Sight::With(vec![7]), true), (Sight::Nothing, true)]
                .map(|(sight, lets)| Reach::of(kind, &sight, lets));
            if policy::sells(kind) {
                assert_eq!(Reach::of(kind, &Sight::Sold(seller), false), Reach::Everything);
                continue;
            }
            let expected = [
                Reach::WithoutCost,
                Reach::Nothing("subscription-no-administration"),
                Reach::Nothing("subscription-no-privileges"),
                Reach::Nothing("subscription-no-privileges"),
            ];
            assert_eq!(reach, expected, "{kind}");
        }
    }

    #[test]
    fn suspending_coming_back_within_the_term_and_not_renewing_cost_nothing() {
        let (active, now) = (contract(), bought().plus(TimeDelta::days(30)));
        let suspended = active.suspended(now).unwrap();
        let back = suspended.reactivated(None, terms(10), now.plus(TimeDelta::days(1))).unwrap();
        let ending = active.with_auto_renew(false, now).unwrap();
        for (before, after) in [(&active, &suspended), (&suspended, &back), (&active, &ending), (&active, &active)] {
            assert_eq!(costly_fields(before, after), Vec::<&str>::new());
        }
    }

    #[test]
    fn a_new_term_licenses_and_renewal_cost() {
        let (active, now) = (contract(), bought().plus(TimeDelta::days(330)));
        let suspended = active.suspended(now).unwrap();
        let back = suspended.reactivated(None, terms(10), now.plus(TimeDelta::days(60))).unwrap();
        assert_eq!(back.state, SubscriptionState::Active);
        assert_eq!(costly_fields(&suspended, &back), ["status"]);
        let limits = Limits { min: 1, max: 300 };
        let in_window = bought().plus(TimeDelta::days(1));
        for quantity in [9, 11] {
            assert_eq!(
                costly_fields(&active, &active.with_quantity(quantity, limits, in_window).unwrap()),
                ["quantity"]
            );
        }
        let ending = active.with_auto_renew(false, in_window).unwrap();
        assert_eq!(costly_fields(&ending, &active), ["auto_renew"]);
    }

    #[test]
    fn fewer_licenses_from_the_next_term_on_cost_nothing_and_anything_else_then_does() {
        let (active, now) = (contract(), bought().plus(TimeDelta::days(1)));
        let limits = Limits { min: 1, max: 300 };
        let next = |quantity, term, frequency| {
            let next = NextTerm { quantity, term, frequency };
            costly_fields(&active, &active.scheduled(next, limits, now).unwrap())
        };
        assert_eq!(next(9, Term::Year, Frequency::Monthly), Vec::<&str>::new());
        assert_eq!(next(11, Term::Year, Frequency::Monthly), ["plan"]);
        assert_eq!(next(9, Term::Month, Frequency::Monthly), ["plan"]);
        let scheduled = NextTerm { quantity: 4, term: Term::Year, frequency: Frequency::Monthly };
        let scheduled = active.scheduled(scheduled, limits, now).unwrap();
        assert_eq!(costly_fields(&scheduled, &active), Vec::<&str>::new(), "taking it back leaves things as they are");
    }
}
