//! Order requests: what a customer or a reseller asks the seller to order (`docs/domain.md` §9.15).

use chrono::TimeDelta;

use crate::domain::{
    Action, Moment,
    subscription::{
        contract::Contract,
        rules::{ChangeWindow, Kind, SubscriptionChange, decide, when},
    },
};

text_enum! {
    /// What is asked for.
    OrderRequestKind {
        /// An offer that the customer is to have.
        NewSubscription => "new_subscription",
        /// More licenses of a subscription that it has.
        MoreLicenses => "more_licenses",
        /// A bigger offer in place of that of a subscription.
        Upgrade => "upgrade",
        /// An add-on for a subscription.
        AddOn => "add_on",
        /// A paid subscription out of a trial.
        Conversion => "conversion",
        /// Another term after this one.
        AutoRenewal => "auto_renewal",
        /// The end of a subscription, now.
        Cancellation => "cancellation",
    }
}

impl OrderRequestKind {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewSubscription => "order-request-kind-new",
            Self::MoreLicenses => "order-request-kind-licenses",
            Self::Upgrade => "order-request-kind-upgrade",
            Self::AddOn => "order-request-kind-add-on",
            Self::Conversion => "order-request-kind-conversion",
            Self::AutoRenewal => "order-request-kind-auto-renewal",
            Self::Cancellation => "order-request-kind-cancellation",
        }
    }

    /// What approving it does to the subscription that it is about; `None` where it is about none.
    #[must_use]
    pub const fn change(self) -> Option<SubscriptionChange> {
        match self {
            Self::NewSubscription => None,
            Self::MoreLicenses => Some(SubscriptionChange::AddLicenses),
            Self::Upgrade => Some(SubscriptionChange::Upgrade),
            Self::AddOn => Some(SubscriptionChange::BuyAddOn),
            Self::Conversion => Some(SubscriptionChange::Convert),
            Self::AutoRenewal => Some(SubscriptionChange::AutoRenew),
            Self::Cancellation => Some(SubscriptionChange::Cancel),
        }
    }

    /// Whether an offer is chosen with it: what leaves the catalog overtakes it.
    #[must_use]
    pub const fn names_offer(self) -> bool {
        matches!(self, Self::NewSubscription | Self::Upgrade | Self::AddOn | Self::Conversion)
    }

    /// Whether something is bought by it; what is renewed later or given back is not.
    #[must_use]
    pub const fn buys(self) -> bool {
        !matches!(self, Self::AutoRenewal | Self::Cancellation)
    }

    /// What one must be allowed to do to approve it: whoever does it without being asked.
    #[must_use]
    pub const fn approved_by(self) -> Action {
        match self {
            Self::Conversion => Action::OrderTrials,
            _ => Action::OrderSubscriptions,
        }
    }

    /// What can be asked of a subscription under this contract now, as far as its rules go.
    #[must_use]
    pub fn of(contract: &Contract, now: Moment) -> Vec<Self> {
        let can = |kind: &Self| {
            let is_on = *kind == Self::AutoRenewal && contract.auto_renew;
            kind.change().is_some_and(|change| decide(contract, change, now).is_ok()) && !is_on
        };
        Self::ALL.iter().copied().filter(can).collect()
    }

    /// Until when it can be decided on: 30 days from `now`, and a cancellation no longer than its window is open.
    #[must_use]
    pub fn expires_at(self, contract: Option<&Contract>, now: Moment) -> Moment {
        let end = now.plus(lifetime());
        let window = contract.filter(|contract| {
            let rule = when(SubscriptionChange::Cancel, contract.kind(), contract.state);
            self == Self::Cancellation && matches!(rule, ChangeWindow::InWindow(_))
        });
        window.and_then(|contract| contract.window_ends_at).map_or(end, |closes| closes.min(end))
    }

    /// Whether a subscription that is still there has what is asked for already, or has become what it can't be asked of.
    #[must_use]
    pub fn is_over_for(self, contract: &Contract, (is_same_offer, quantity): (bool, i64)) -> bool {
        match self {
            Self::MoreLicenses => !is_same_offer || contract.terms.quantity >= quantity,
            Self::Upgrade => is_same_offer,
            Self::Conversion => contract.kind() != Kind::Trial,
            Self::AutoRenewal => contract.auto_renew,
            Self::NewSubscription | Self::AddOn | Self::Cancellation => false,
        }
    }
}

text_enum! {
    /// Where a request stands.
    OrderRequestState {
        /// Whoever holds it has not decided.
        Asked => "asked",
        /// The seller has ordered.
        Approved => "approved",
        /// The reseller or the seller did not want it.
        Declined => "declined",
        /// Whoever asked took it back.
        Withdrawn => "withdrawn",
        /// What it was about is no longer so.
        Overtaken => "overtaken",
        /// Nobody decided in time.
        Expired => "expired",
    }
}

impl OrderRequestState {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "order-request-state-asked",
            Self::Approved => "order-request-state-approved",
            Self::Declined => "order-request-state-declined",
            Self::Withdrawn => "order-request-state-withdrawn",
            Self::Overtaken => "order-request-state-overtaken",
            Self::Expired => "order-request-state-expired",
        }
    }

    /// The state at `now`, whatever the worker has written by then: time alone ends what nobody decided on.
    #[must_use]
    pub fn at(self, expires_at: Moment, now: Moment) -> Self {
        if self == Self::Asked && expires_at <= now { Self::Expired } else { self }
    }
}

text_enum! {
    /// What has overtaken a request.
    Overtaking {
        /// The seller, or the reseller that asked or was asked, works no longer with the customer or with the other.
        Relationship => "relationship",
        /// The offer is not sold any more: not at all, or not for this term.
        Offer => "offer",
        /// The subscription has ended, become another, or is as it was asked for.
        Subscription => "subscription",
    }
}

impl Overtaking {
    /// The key of what is said of it in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Relationship => "order-request-overtaken-relationship",
            Self::Offer => "order-request-overtaken-offer",
            Self::Subscription => "order-request-overtaken-subscription",
        }
    }
}

/// On which side of a request an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderRequestSide {
    /// The customer that is to have it.
    Customer,
    /// The reseller that asks for the customer, or that the customer asks first.
    Reseller,
    /// The partner that would sell it.
    Seller,
}

text_enum! {
    /// What can be done with a request.
    OrderRequestStep {
        /// The seller orders what is asked for.
        Approve => "approve",
        /// The reseller hands it to the seller.
        PassOn => "pass_on",
        /// Whoever holds it says no.
        Decline => "decline",
        /// Whoever asked takes it back.
        Withdraw => "withdraw",
    }
}

/// How a request stands, as far as its rules go.
#[derive(Clone, Copy, Debug)]
pub struct OrderRequestFacts {
    /// The state now.
    pub state: OrderRequestState,
    /// Who asked.
    pub asker: OrderRequestSide,
    /// Who decides now.
    pub holder: OrderRequestSide,
}

impl OrderRequestStep {
    /// The state to which it leads when `actor` takes it; `None` where it can't be taken. What is passed on stays asked, and
    /// is the seller's to decide.
    #[must_use]
    pub fn from(self, facts: &OrderRequestFacts, actor: OrderRequestSide) -> Option<OrderRequestState> {
        use OrderRequestSide::{Reseller, Seller};
        if facts.state != OrderRequestState::Asked {
            return None;
        }
        match self {
            Self::Approve if facts.holder == Seller && actor == Seller => Some(OrderRequestState::Approved),
            Self::PassOn if facts.holder == Reseller && actor == Reseller => Some(OrderRequestState::Asked),
            Self::Decline if facts.holder == actor => Some(OrderRequestState::Declined),
            Self::Withdraw if facts.asker == actor => Some(OrderRequestState::Withdrawn),
            _ => None,
        }
    }

    /// What one must be allowed to do for it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Approve => Action::OrderSubscriptions,
            Self::PassOn | Self::Decline => Action::AnswerOrderRequests,
            Self::Withdraw => Action::WithdrawOrderRequests,
        }
    }
}

/// The longest reason.
pub const MAX_REASON: usize = 500;

/// How long there is for an answer.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(30)
}

/// How long before its end it is said that a request runs out soon.
#[must_use]
pub const fn soon() -> TimeDelta {
    TimeDelta::days(3)
}

#[cfg(test)]
mod tests {
    use super::{
        OrderRequestSide::{Customer, Reseller, Seller},
        OrderRequestState::{Approved, Asked, Declined, Withdrawn},
        OrderRequestStep::{Approve, Decline, PassOn, Withdraw},
        *,
    };
    use crate::domain::{
        offer::{BillingType, Frequency, OfferCategory, Term},
        subscription::contract::Terms,
    };

    const SIDES: [OrderRequestSide; 3] = [Customer, Reseller, Seller];

    /// All that can be done while nobody has decided: who asked, who decides, who acts, and to what each step leads.
    type Line =
        (OrderRequestSide, OrderRequestSide, OrderRequestSide, &'static [(OrderRequestStep, OrderRequestState)]);
    const TABLE: [Line; 12] = [
        // A customer asks its reseller, which has not passed it on.
        (Customer, Reseller, Customer, &[(Withdraw, Withdrawn)]),
        (Customer, Reseller, Reseller, &[(PassOn, Asked), (Decline, Declined)]),
        (Customer, Reseller, Seller, &[]),
        // A customer asks the seller, or its reseller has passed it on.
        (Customer, Seller, Customer, &[(Withdraw, Withdrawn)]),
        (Customer, Seller, Reseller, &[]),
        (Customer, Seller, Seller, &[(Approve, Approved), (Decline, Declined)]),
        // A reseller asks the seller.
        (Reseller, Seller, Customer, &[]),
        (Reseller, Seller, Reseller, &[(Withdraw, Withdrawn)]),
        (Reseller, Seller, Seller, &[(Approve, Approved), (Decline, Declined)]),
        // Nobody asks itself: were it so, it could only be withdrawn, declined or passed on.
        (Reseller, Reseller, Customer, &[]),
        (Reseller, Reseller, Reseller, &[(PassOn, Asked), (Decline, Declined), (Withdraw, Withdrawn)]),
        (Reseller, Reseller, Seller, &[]),
    ];

    #[test]
    fn every_step_in_every_state_by_every_side() {
        for state in OrderRequestState::ALL.iter().copied() {
            for (asker, holder, actor, steps) in TABLE {
                let facts = OrderRequestFacts { state, asker, holder };
                for step in OrderRequestStep::ALL.iter().copied() {
                    let expected = steps.iter().find(|(one, _)| *one == step).map(|(_, to)| *to);
                    let expected = expected.filter(|_| state == Asked);
                    assert_eq!(step.from(&facts, actor), expected, "{step} of {facts:?} by {actor:?}");
                }
            }
        }
        for actor in SIDES {
            assert_eq!(TABLE.iter().filter(|(_, _, one, _)| *one == actor).count(), 4, "{actor:?}");
        }
    }

    #[test]
    fn what_can_be_asked_of_a_subscription_is_what_its_rules_allow() {
        use OrderRequestKind::{AddOn, AutoRenewal, Cancellation, Conversion, MoreLicenses, Upgrade};
        let bought = Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap());
        let terms = |term| Terms {
            quantity: 5,
            term,
            frequency: Frequency::Monthly,
            currency: "USD".to_owned(),
            unit_price: 600,
        };
        let paid = Contract::begin(BillingType::License, OfferCategory::SmallBusiness, terms(Term::Year), bought);
        let within = bought.plus(TimeDelta::days(1));
        let later = bought.plus(TimeDelta::days(8));
        assert_eq!(OrderRequestKind::of(&paid, within), [MoreLicenses, Upgrade, AddOn, Cancellation]);
        assert_eq!(OrderRequestKind::of(&paid, later), [MoreLicenses, Upgrade, AddOn]);
        let ending = paid.with_auto_renew(false, later).unwrap();
        assert_eq!(OrderRequestKind::of(&ending, later), [MoreLicenses, Upgrade, AddOn, AutoRenewal]);
        let suspended = ending.suspended(later).unwrap();
        assert_eq!(OrderRequestKind::of(&suspended, later), [AutoRenewal]);
        let trial = Contract::begin(BillingType::License, OfferCategory::Trial, terms(Term::ThirtyDays), bought);
        assert_eq!(OrderRequestKind::of(&trial, later), [Conversion, Cancellation]);
        assert_eq!(OrderRequestKind::of(&paid.cancelled(within).unwrap(), within), []);

        // A cancellation is decided on while its window is open; a trial's has none.
        assert_eq!(Cancellation.expires_at(Some(&paid), within), paid.window_ends_at.unwrap());
        assert_eq!(Cancellation.expires_at(Some(&trial), within), within.plus(lifetime()));
        assert_eq!(MoreLicenses.expires_at(Some(&paid), within), within.plus(lifetime()));

        assert!(MoreLicenses.is_over_for(&paid, (true, 5)) && !MoreLicenses.is_over_for(&paid, (true, 6)));
        assert!(MoreLicenses.is_over_for(&paid, (false, 6)) && Upgrade.is_over_for(&paid, (true, 5)));
        assert!(!Upgrade.is_over_for(&paid, (false, 5)) && Conversion.is_over_for(&paid, (false, 5)));
        assert!(!Conversion.is_over_for(&trial, (false, 5)) && AutoRenewal.is_over_for(&paid, (true, 5)));
        assert!(!AutoRenewal.is_over_for(&ending, (true, 5)) && !AddOn.is_over_for(&paid, (false, 1)));
    }

    #[test]
    fn a_request_expires_at_its_second_and_only_while_nobody_decided() {
        let now = Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap());
        assert_eq!(Asked.at(now.plus(TimeDelta::seconds(1)), now), Asked);
        assert_eq!(Asked.at(now, now), OrderRequestState::Expired);
        assert_eq!(Approved.at(now, now), Approved);
    }
}
