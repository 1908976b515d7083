use chrono::TimeDelta;
use proptest::prelude::*;

use super::{
    EndReason, SubscriptionState,
    contract::{Contract, GRACE, Limits, NextTerm, SubscriptionEvent, Terms, WINDOW},
    rules::{Kind, RULES, SubscriptionChange, decide, when},
};
use crate::domain::{
    Moment,
    offer::{BillingType, Frequency, OfferCategory, Term},
};

const LIMITS: Limits = Limits { min: 1, max: 300 };
const SECOND: TimeDelta = TimeDelta::seconds(1);
const EVERY: [SubscriptionChange; 14] = {
    use SubscriptionChange::{
        AddLicenses, AutoRenew, BuyAddOn, Cancel, Convert, Reactivate, RemoveLicenses, Rename, Reseller, Schedule,
        SupportContact, Suspend, Unschedule, Upgrade,
    };
    [
        AddLicenses,
        RemoveLicenses,
        Cancel,
        Suspend,
        Reactivate,
        AutoRenew,
        Rename,
        Reseller,
        SupportContact,
        Schedule,
        Unschedule,
        Convert,
        Upgrade,
        BuyAddOn,
    ]
};

fn at(text: &str) -> Moment {
    Moment::from_utc(text.parse().unwrap())
}

fn noon() -> Moment {
    at("2030-01-15T12:00:00Z")
}

fn terms(quantity: i64, term: Term) -> Terms {
    Terms { quantity, term, frequency: Frequency::Monthly, currency: "USD".into(), unit_price: 600 }
}

fn of(kind: Kind, now: Moment) -> Contract {
    let license = BillingType::License;
    match kind {
        Kind::Paid => Contract::begin(license, OfferCategory::SmallBusiness, terms(10, Term::Year), now),
        Kind::AddOn => Contract::begin(license, OfferCategory::AddOn, terms(10, Term::Year), now),
        Kind::Trial => Contract::begin(license, OfferCategory::Trial, terms(25, Term::ThirtyDays), now),
        Kind::Usage => Contract::begin(BillingType::Usage, OfferCategory::Enterprise, terms(1, Term::Open), now),
    }
}

fn next(quantity: i64) -> NextTerm {
    NextTerm { quantity, term: Term::Year, frequency: Frequency::Annual }
}

#[test]
fn the_table_has_one_row_for_every_change_of_every_kind() {
    for change in EVERY {
        for kind in Kind::ALL {
            let rows = RULES.iter().filter(|rule| rule.change == change && rule.kinds.contains(&kind)).count();
            assert_eq!(rows, 1, "{change:?} of {kind:?}");
        }
    }
}

#[test]
fn licenses_fall_and_subscriptions_are_cancelled_until_the_second_before_seven_days() {
    for kind in [Kind::Paid, Kind::AddOn] {
        let contract = of(kind, noon());
        let end = noon().plus(WINDOW);
        assert!(contract.with_quantity(9, LIMITS, end.plus(-SECOND)).is_ok());
        assert!(contract.cancelled(end.plus(-SECOND)).is_ok());
        let refused = contract.with_quantity(9, LIMITS, end).unwrap_err();
        assert_eq!(refused.key, "subscription-no-fewer-after-window");
        assert_eq!(contract.cancelled(end).unwrap_err().key, "subscription-no-cancel-after-window");
        // Licenses rise any time, and give the window no second life.
        let more = contract.with_quantity(11, LIMITS, end).unwrap();
        assert!(more.with_quantity(10, LIMITS, end).is_err());
    }
}

#[test]
fn a_renewal_opens_the_window_again() {
    let contract = of(Kind::Paid, noon());
    let renewed = contract.renewed(terms(10, Term::Year));
    let start = at("2031-01-15T12:00:00Z");
    assert_eq!((renewed.term_started_at, renewed.window_ends_at), (start, Some(start.plus(WINDOW))));
    assert!(renewed.cancelled(start.plus(WINDOW).plus(-SECOND)).is_ok());
    assert!(renewed.cancelled(start.plus(WINDOW)).is_err());
}

#[test]
fn licenses_stay_within_the_limits_of_the_offer() {
    let contract = of(Kind::Paid, noon());
    for quantity in [0, -3, 301] {
        assert_eq!(contract.with_quantity(quantity, LIMITS, noon()).unwrap_err().key, "quantity-limits");
    }
    assert!(contract.with_quantity(300, LIMITS, noon()).is_ok());
    // What was agreed on before the limits changed may stay.
    assert!(contract.with_quantity(10, Limits { min: 20, max: 30 }, noon()).is_ok());
}

#[test]
fn what_is_suspended_comes_back_until_the_second_before_ninety_days() {
    let contract = of(Kind::Paid, noon()).suspended(noon().plus(TimeDelta::days(20))).unwrap();
    let deletion = noon().plus(TimeDelta::days(20)).plus(GRACE);
    assert_eq!(contract.next_event(), Some((deletion, SubscriptionEvent::Deletion)));
    let back = contract.reactivated(None, terms(10, Term::Year), deletion.plus(-SECOND)).unwrap();
    assert_eq!((back.state, back.term_ends_at), (SubscriptionState::Active, contract.term_ends_at));
    let refused = contract.reactivated(None, terms(10, Term::Year), deletion).unwrap_err();
    assert_eq!(refused.key, "subscription-no-deleted");
    let deleted = contract.ended_by(SubscriptionEvent::Deletion, deletion);
    assert_eq!(deleted.end_reason, Some(EndReason::SuspendedTooLong));
}

#[test]
fn a_term_that_ended_while_suspended_begins_anew_with_the_return() {
    let contract = Contract::begin(
        BillingType::License,
        OfferCategory::Enterprise,
        terms(10, Term::Month),
        at("2030-01-15T12:00:00Z"),
    );
    let suspended = contract.suspended(at("2030-02-01T00:00:00Z")).unwrap();
    let now = at("2030-03-01T00:00:00Z");
    assert!(suspended.needs_new_term(now));
    let back = suspended.reactivated(None, terms(10, Term::Month), now).unwrap();
    assert_eq!((back.term_started_at, back.term_ends_at), (now, Some(at("2030-04-01T00:00:00Z"))));
    assert_eq!(back.window_ends_at, Some(now.plus(WINDOW)));
}

#[test]
fn an_add_on_comes_back_only_under_an_active_parent() {
    let contract = of(Kind::AddOn, noon()).suspended(noon()).unwrap();
    let back = |parent| contract.reactivated(Some(parent), terms(10, Term::Year), noon());
    assert!(back(SubscriptionState::Active).is_ok());
    assert_eq!(back(SubscriptionState::Suspended).unwrap_err().key, "subscription-no-parent-inactive");
}

#[test]
fn a_trial_is_fixed_ends_after_thirty_days_and_becomes_paid_by_choice() {
    let trial = of(Kind::Trial, noon());
    let end = noon().plus(TimeDelta::days(30));
    assert_eq!(trial.next_event(), Some((end, SubscriptionEvent::TrialEnd)));
    for quantity in [24, 26, 0] {
        assert_eq!(trial.with_quantity(quantity, LIMITS, noon()).unwrap_err().key, "subscription-no-trial-is-fixed");
    }
    assert!(trial.with_auto_renew(true, noon()).is_err());
    let category = OfferCategory::SmallBusiness;
    let paid = trial.converted(category, terms(12, Term::Year), LIMITS, end.plus(-SECOND)).unwrap();
    assert_eq!((paid.kind(), paid.terms.quantity, paid.auto_renew), (Kind::Paid, 12, true));
    assert!(paid.window_ends_at.is_some());
    assert!(trial.converted(category, terms(12, Term::Year), LIMITS, end).is_err());
    // It ends with its 30 days also where it is suspended.
    assert_eq!(trial.suspended(noon()).unwrap().next_event(), Some((end, SubscriptionEvent::TrialEnd)));
}

#[test]
fn what_is_billed_by_use_has_no_licenses_and_no_end_but_can_be_stopped() {
    let usage = of(Kind::Usage, noon());
    let late = noon().plus(TimeDelta::days(3000));
    assert_eq!(usage.next_event(), None);
    assert!(usage.with_quantity(2, LIMITS, noon()).is_err());
    assert!(usage.cancelled(late).is_ok());
    assert!(usage.suspended(late).unwrap().reactivated(None, usage.terms.clone(), late).is_ok());
}

#[test]
fn a_schedule_needs_a_next_term_and_goes_with_it() {
    let contract = of(Kind::Paid, noon());
    let scheduled = contract.scheduled(next(4), LIMITS, noon().plus(WINDOW)).unwrap();
    assert_eq!(scheduled.following(), next(4));
    let more = scheduled.with_quantity(30, LIMITS, noon()).unwrap();
    assert_eq!(more.next, Some(next(4)), "a change of licenses leaves the schedule as it is");
    assert_eq!(scheduled.with_auto_renew(false, noon()).unwrap().next, None);
    assert_eq!(scheduled.unscheduled(noon()).unwrap(), contract);
    let ending = contract.with_auto_renew(false, noon()).unwrap();
    assert!(ending.scheduled(next(4), LIMITS, noon()).is_err());
    assert!(contract.scheduled(next(0), LIMITS, noon()).is_err());
}

#[test]
fn without_a_seller_in_business_the_next_term_has_no_more_than_this_one() {
    let contract = of(Kind::Paid, noon());
    let now = contract.following();
    for (scheduled, quantity) in [(4, 4), (10, 10), (25, 10)] {
        let following = contract.scheduled(next(scheduled), LIMITS, noon()).unwrap().following_at_most();
        assert_eq!(following, NextTerm { quantity, ..now }, "{scheduled} of 10");
    }
    assert_eq!(contract.following_at_most(), now);
    let kept = contract.renewed(terms(10, Term::Year)).keeping(Some(next(25)));
    assert_eq!((kept.terms.quantity, kept.next), (10, Some(next(25))));
}

#[test]
fn an_upgrade_keeps_licenses_term_and_window() {
    let contract = of(Kind::Paid, noon());
    let upgraded = contract.upgraded(OfferCategory::Enterprise, ("USD", 2200), LIMITS, noon()).unwrap();
    assert_eq!((upgraded.terms.quantity, upgraded.terms.unit_price), (10, 2200));
    assert_eq!((upgraded.term_ends_at, upgraded.window_ends_at), (contract.term_ends_at, contract.window_ends_at));
    let few = Limits { min: 20, max: 30 };
    assert!(contract.upgraded(OfferCategory::Enterprise, ("USD", 2200), few, noon()).is_err());
}

#[test]
fn auto_renew_changes_until_the_second_before_the_term_ends() {
    let contract = of(Kind::Paid, noon());
    let end = contract.term_ends_at.unwrap();
    assert_eq!(contract.next_event(), Some((end, SubscriptionEvent::Renewal)));
    let off = contract.with_auto_renew(false, end.plus(-SECOND)).unwrap();
    assert_eq!(off.next_event(), Some((end, SubscriptionEvent::Expiry)));
    assert_eq!(contract.with_auto_renew(false, end).unwrap_err().key, "subscription-no-due");
}

#[test]
fn months_are_counted_from_the_first_purchase() {
    let bought = at("2030-01-31T08:00:00Z");
    let mut contract = Contract::begin(BillingType::License, OfferCategory::Enterprise, terms(1, Term::Month), bought);
    let mut ends = Vec::new();
    for _ in 0..4 {
        ends.push(contract.term_ends_at.unwrap().utc().format("%m-%d").to_string());
        contract = contract.renewed(terms(1, Term::Month));
    }
    assert_eq!(ends, ["02-28", "03-31", "04-30", "05-31"]);
}

#[test]
fn nothing_is_allowed_once_it_has_ended() {
    for state in [SubscriptionState::Expired, SubscriptionState::Deleted] {
        for change in EVERY {
            for kind in Kind::ALL {
                assert!(matches!(
                    when(change, kind, state),
                    super::rules::ChangeWindow::Never("subscription-no-ended")
                ));
            }
        }
    }
}

/// Something that is tried, hours after what was tried before.
#[derive(Clone, Copy, Debug)]
enum Step {
    Quantity(i64),
    Cancel,
    Suspend,
    Reactivate,
    AutoRenew(bool),
    Schedule(i64),
    Unschedule,
    Convert,
    Upgrade,
    Happen,
}

fn step() -> impl Strategy<Value = (Step, i64)> {
    let what = prop_oneof![
        (0_i64..320).prop_map(Step::Quantity),
        Just(Step::Cancel),
        Just(Step::Suspend),
        Just(Step::Reactivate),
        any::<bool>().prop_map(Step::AutoRenew),
        (0_i64..320).prop_map(Step::Schedule),
        Just(Step::Unschedule),
        Just(Step::Convert),
        Just(Step::Upgrade),
        Just(Step::Happen),
    ];
    (what, 0_i64..2400)
}

fn take(contract: &Contract, step: Step, now: Moment) -> Option<Contract> {
    let license = OfferCategory::SmallBusiness;
    match step {
        Step::Quantity(quantity) => contract.with_quantity(quantity, LIMITS, now).ok(),
        Step::Cancel => contract.cancelled(now).ok(),
        Step::Suspend => contract.suspended(now).ok(),
        Step::Reactivate => contract.reactivated(None, contract.terms.clone(), now).ok(),
        Step::AutoRenew(on) => contract.with_auto_renew(on, now).ok(),
        Step::Schedule(quantity) => contract.scheduled(next(quantity), LIMITS, now).ok(),
        Step::Unschedule => contract.unscheduled(now).ok(),
        Step::Convert => contract.converted(license, terms(10, Term::Month), LIMITS, now).ok(),
        Step::Upgrade => contract.upgraded(license, ("USD", 900), LIMITS, now).ok(),
        Step::Happen => match contract.next_event() {
            Some((at, SubscriptionEvent::Renewal)) if at <= now => Some(contract.renewed(contract.terms.clone())),
            Some((at, event)) if at <= now => Some(contract.ended_by(event, at)),
            _ => None,
        },
    }
}

proptest! {
    #[test]
    fn no_path_revives_what_ended_and_every_window_is_kept(
        kind in 0_usize..4,
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut now = noon();
        let mut contract = of(Kind::ALL[kind], now);
        for (step, hours) in steps {
            now = now.plus(TimeDelta::hours(hours));
            let Some(after) = take(&contract, step, now) else { continue };
            if !contract.state.is_live() {
                prop_assert_eq!(&after, &contract, "{:?} changed what had ended", step);
            }
            let fell = after.terms.quantity < contract.terms.quantity && matches!(step, Step::Quantity(_));
            let cancelled = matches!(step, Step::Cancel) && matches!(contract.kind(), Kind::Paid | Kind::AddOn);
            if fell || cancelled {
                prop_assert!(contract.window_ends_at.is_some_and(|end| now < end), "{:?} after the window", step);
            }
            if matches!(step, Step::Reactivate) && after.state != contract.state {
                prop_assert!(contract.suspended_at.is_some_and(|since| now < since.plus(GRACE)));
            }
            prop_assert_eq!(after.ended_at.is_some(), !after.state.is_live());
            prop_assert_eq!(after.end_reason.is_some(), !after.state.is_live());
            prop_assert_eq!(after.suspended_at.is_some() && after.state.is_live(), after.state == SubscriptionState::Suspended);
            prop_assert_eq!(after.next_event().is_some(), after.state.is_live() && !(after.kind() == Kind::Usage && after.state == SubscriptionState::Active));
            if after.next.is_some() {
                prop_assert!(after.auto_renew && after.state.is_live());
            }
            contract = after;
        }
        if !contract.state.is_live() {
            for change in EVERY {
                prop_assert!(decide(&contract, change, now).is_err());
            }
        }
    }
}
