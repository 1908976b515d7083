//! What is being bought: lines as they are typed, and what may be bought by whom (`docs/domain.md` §9.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Text,
    ids::OfferId,
    money::Money,
    offer::{BillingType, Frequency, LimitKind, OfferCategory, Term},
    qualification::{Qualification, Unqualified},
};

/// The most lines of one order.
pub const MOST_LINES: usize = 50;
/// The most licenses that can be typed: beyond every offer's own limit, and far from where sums overflow.
const MOST_LICENSES: i64 = 10_000_000;

/// A line as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedLine {
    /// The offer's id, as the form sends it.
    pub offer: String,
    /// Whether it was ticked; a number alone buys nothing.
    pub chosen: bool,
    /// The number of licenses.
    pub quantity: String,
    /// Term and billing: `P1Y annual`.
    pub plan: String,
}

/// How long, and billed how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// For how long the price is agreed.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
}

impl Plan {
    /// The plan that a form names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (term, frequency) = text.split_once(' ')?;
        Some(Self { term: Term::parse(term)?, frequency: Frequency::parse(frequency)? })
    }

    /// The plan as a form names it.
    #[must_use]
    pub fn text(self) -> String {
        format!("{} {}", self.term, self.frequency)
    }
}

/// A line that can be ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartLine {
    /// What is bought.
    pub offer: OfferId,
    /// The vendor's number of it.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// What is billed.
    pub billing: BillingType,
    /// What kind of offer it is.
    pub category: OfferCategory,
    /// How many licenses.
    pub quantity: i64,
    /// For how long and billed how.
    pub plan: Plan,
    /// Per license and billing period.
    pub unit_price: Money,
    /// For all licenses of one billing period.
    pub amount: Money,
}

/// The sum of the lines' first billing periods; `None` for none, or an amount beyond counting.
#[must_use]
pub fn total(lines: &[CartLine]) -> Option<Money> {
    let (first, rest) = lines.split_first()?;
    rest.iter().try_fold(first.amount.clone(), |sum, line| sum.plus(&line.amount))
}

/// What the rules need to know of an offer.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// What kind of offer it is.
    pub category: OfferCategory,
    /// How many subscriptions a customer may have.
    pub limit: (LimitKind, i64),
    /// The days on which it is sold.
    pub sold: (Option<NaiveDate>, Option<NaiveDate>),
    /// Whether it has a price in the customer's and one in the seller's country.
    pub has_price: bool,
}

/// What the rules need to know of who buys.
#[derive(Clone, Copy, Debug)]
pub struct BuyerFacts {
    /// Whether offers of the segment are for the customer.
    pub segment: Result<(), Unqualified>,
    /// Today, where the seller is.
    pub today: NaiveDate,
    /// Whether whoever orders may begin trials.
    pub may_try: bool,
    /// The customer's subscriptions to this offer: ever, living, suspended.
    pub held: Held,
    /// Whether the customer has what the trial would become.
    pub owns_paid: bool,
    /// Whether the line is bought for a subscription that the offer is an add-on of.
    pub has_parent: bool,
}

/// How many subscriptions to one offer a customer has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// All that there ever were.
    pub ever: i64,
    /// Those that have not ended.
    pub living: i64,
    /// Those that are suspended.
    pub suspended: i64,
}

/// Why an offer can't be bought, in the order in which a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// It has no price in the customer's or the seller's country.
    OtherMarket,
    /// It is for customers in another cloud.
    OtherSegment,
    /// It is for customers with a qualification that this one lacks.
    Unqualified(Qualification),
    /// The customer's qualification waits for the operator.
    QualificationWaits(Qualification),
    /// It is not sold today.
    NotSold,
    /// It is an add-on: bought on the page of a subscription.
    NeedsParent,
    /// The person may not begin trials.
    TrialsDenied,
    /// A trial of this was used before, or the customer owns what it would become.
    TrialUsed,
    /// The customer's is suspended: reactivate it.
    Suspended,
    /// The customer has as many as it may.
    LimitReached,
}

impl Unavailable {
    /// What the person is told of the offer.
    #[must_use]
    pub fn text(self, offer: &str) -> Text {
        let key = match self {
            Self::OtherMarket => "offer-other-market",
            Self::OtherSegment => "offer-other-segment",
            Self::Unqualified(_) => "offer-unqualified",
            Self::QualificationWaits(_) => "offer-qualification-waits",
            Self::NotSold => "offer-not-sold",
            Self::NeedsParent => "offer-needs-parent",
            Self::TrialsDenied => "offer-trials-denied",
            Self::TrialUsed => "offer-trial-used",
            Self::Suspended => "offer-suspended",
            Self::LimitReached => "offer-limit-reached",
        };
        let text = Text::new(key).with("offer", offer);
        match self {
            Self::Unqualified(wanted) | Self::QualificationWaits(wanted) => text.text("qualification", wanted.key()),
            _ => text,
        }
    }
}

/// Whether an offer may be bought.
///
/// # Errors
/// The first reason why it may not.
pub fn check_offer(offer: &Facts, buyer: &BuyerFacts) -> Result<(), Unavailable> {
    let (first, last) = offer.sold;
    let (kind, count) = offer.limit;
    let is_trial = offer.category == OfferCategory::Trial;
    if !offer.has_price {
        return Err(Unavailable::OtherMarket);
    }
    match buyer.segment {
        Ok(()) => {}
        Err(Unqualified::OtherCloud) => return Err(Unavailable::OtherSegment),
        Err(Unqualified::Lacks(wanted)) => return Err(Unavailable::Unqualified(wanted)),
        Err(Unqualified::Waits(wanted)) => return Err(Unavailable::QualificationWaits(wanted)),
    }
    if first.is_some_and(|first| buyer.today < first) || last.is_some_and(|last| last < buyer.today) {
        return Err(Unavailable::NotSold);
    }
    if offer.category == OfferCategory::AddOn && !buyer.has_parent {
        return Err(Unavailable::NeedsParent);
    }
    if is_trial && !buyer.may_try {
        return Err(Unavailable::TrialsDenied);
    }
    if is_trial && (buyer.held.ever > 0 || buyer.owns_paid) {
        return Err(Unavailable::TrialUsed);
    }
    let held = match kind {
        LimitKind::None => return Ok(()),
        LimitKind::Lifetime => buyer.held.ever,
        LimitKind::Concurrent => buyer.held.living,
    };
    if held < count {
        return Ok(());
    }
    Err(if buyer.held.suspended > 0 { Unavailable::Suspended } else { Unavailable::LimitReached })
}

/// The number of licenses that was typed, between an offer's limits.
///
/// # Errors
/// What to say beside the field.
pub fn read_quantity(typed: &str, (min, max): (i64, i64)) -> Result<i64, Text> {
    let typed = typed.trim();
    let digits = !typed.is_empty() && typed.len() <= 12 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let number: Option<i64> = if digits { typed.parse().ok() } else { None };
    let number = number.filter(|number| *number <= MOST_LICENSES);
    match number {
        Some(number) if (min..=max).contains(&number) => Ok(number),
        Some(_) => Err(Text::new("quantity-limits").count("min", min).count("max", max)),
        None => Err(Text::new("quantity-number").count("min", min).count("max", max)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const OFFER: Facts = Facts {
        category: OfferCategory::SmallBusiness,
        limit: (LimitKind::None, 0),
        sold: (None, None),
        has_price: true,
    };

    fn buyer() -> BuyerFacts {
        BuyerFacts {
            segment: Ok(()),
            today: day("2030-01-15"),
            may_try: true,
            held: Held::default(),
            owns_paid: false,
            has_parent: false,
        }
    }

    #[test]
    fn an_offer_of_another_market_segment_or_time_is_refused_for_that() {
        assert_eq!(check_offer(&OFFER, &buyer()), Ok(()));
        assert_eq!(check_offer(&Facts { has_price: false, ..OFFER }, &buyer()), Err(Unavailable::OtherMarket));
        let school = Qualification::Education;
        for (why, said) in [
            (Unqualified::OtherCloud, Unavailable::OtherSegment),
            (Unqualified::Lacks(school), Unavailable::Unqualified(school)),
            (Unqualified::Waits(school), Unavailable::QualificationWaits(school)),
        ] {
            assert_eq!(check_offer(&OFFER, &BuyerFacts { segment: Err(why), ..buyer() }), Err(said));
        }
        let past = Facts { sold: (None, Some(day("2030-01-14"))), ..OFFER };
        assert_eq!(check_offer(&past, &buyer()), Err(Unavailable::NotSold));
        let last_day = Facts { sold: (None, Some(day("2030-01-15"))), ..OFFER };
        assert_eq!(check_offer(&last_day, &buyer()), Ok(()));
    }

    #[test]
    fn a_trial_is_had_once_and_not_by_owners_of_the_real_thing() {
        let trial = Facts { category: OfferCategory::Trial, ..OFFER };
        assert_eq!(check_offer(&trial, &buyer()), Ok(()));
        let used = BuyerFacts { held: Held { ever: 1, ..Held::default() }, ..buyer() };
        assert_eq!(check_offer(&trial, &used), Err(Unavailable::TrialUsed));
        assert_eq!(check_offer(&trial, &BuyerFacts { owns_paid: true, ..buyer() }), Err(Unavailable::TrialUsed));
        assert_eq!(check_offer(&trial, &BuyerFacts { may_try: false, ..buyer() }), Err(Unavailable::TrialsDenied));
    }

    #[test]
    fn limits_count_and_a_suspended_one_is_to_be_reactivated() {
        let one = Facts { limit: (LimitKind::Concurrent, 1), ..OFFER };
        let ended = BuyerFacts { held: Held { ever: 3, living: 0, suspended: 0 }, ..buyer() };
        assert_eq!(check_offer(&one, &ended), Ok(()));
        let living = BuyerFacts { held: Held { ever: 1, living: 1, suspended: 0 }, ..buyer() };
        assert_eq!(check_offer(&one, &living), Err(Unavailable::LimitReached));
        let asleep = BuyerFacts { held: Held { ever: 1, living: 1, suspended: 1 }, ..buyer() };
        assert_eq!(check_offer(&one, &asleep), Err(Unavailable::Suspended));
    }

    #[test]
    fn quantities_are_plain_numbers_within_the_limits() {
        assert_eq!(read_quantity(" 300 ", (1, 300)), Ok(300));
        for typed in ["", "0", "-1", "301", "1.5", "1e3", "ten", "99999999999999999999", "１０"] {
            assert!(read_quantity(typed, (1, 300)).is_err(), "{typed:?}");
        }
    }

    #[test]
    fn plans_are_read_as_they_are_written() {
        for term in Term::ALL {
            for frequency in Frequency::ALL {
                let plan = Plan { term: *term, frequency: *frequency };
                assert_eq!(Plan::parse(&plan.text()), Some(plan));
            }
        }
        assert_eq!(Plan::parse("P1Y"), None);
    }
}
