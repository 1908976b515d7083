use uuid::Uuid;

use super::*;
use crate::domain::{ids::OfferId, license::LicenseGroup, service_plan::ServicePlan};

fn offer(number: u128) -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(number))
}

fn pool_of(number: u128, active: i64, suspended: i64, assigned: i64) -> Pool {
    Pool { offer: offer(number), name: "Mail".into(), group: LicenseGroup::Group1, active, suspended, assigned }
}

fn ask(number: u128, wish: Option<Wish>, off: &[&str]) -> OfferWish {
    OfferWish { pool: pool_of(number, 9, 0, 1), wish, plans: PlanWish { off: codes(off), ..PlanWish::default() } }
}

fn codes(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}

fn user(number: u128, located: bool, held: &[(u128, &[&str])]) -> LicenseHolder {
    let holding = held.iter().map(|(number, off)| (offer(*number), codes(off))).collect();
    LicenseHolder { id: UserId::from_uuid(Uuid::from_u128(number)), located, holding }
}

fn plan(code: &str, needs: &[&str], excludes: &[&str]) -> ServicePlan {
    let list = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect();
    ServicePlan { code: code.into(), name: code.into(), needs: list(needs), excludes: list(excludes) }
}

/// 1: mail and chat. 2: calls, which need chat. 3: bigger mail, which excludes mail, and chat.
fn plans() -> Plans {
    Plans::from([
        (offer(1), vec![plan("mail", &[], &[]), plan("chat", &[], &[])]),
        (offer(2), vec![plan("calls", &["chat"], &[])]),
        (offer(3), vec![plan("big_mail", &[], &["mail"]), plan("chat", &[], &[])]),
    ])
}

fn outcomes(asks: &[OfferWish], user: LicenseHolder) -> Vec<LicenseOutcome> {
    decide(asks, &[user], &plans()).concat().into_iter().map(|one| one.outcome).collect()
}

#[test]
fn licenses_are_given_in_order_while_they_last() {
    use LicenseOutcome::{Given, Had, NoLocation};

    let held: &[(u128, &[&str])] = &[(1, &[])];
    let users = [user(1, true, &[]), user(2, false, &[]), user(3, true, held), user(4, true, &[]), user(5, true, &[])];
    let ask = |wish| OfferWish { pool: pool_of(1, 3, 0, 1), wish: Some(wish), plans: PlanWish::default() };
    let decided = |wish| -> Vec<LicenseOutcome> {
        decide(&[ask(wish)], &users, &Plans::new()).concat().into_iter().map(|one| one.outcome).collect()
    };
    assert_eq!(decided(Wish::Assign), [Given, NoLocation, Had, Given, LicenseOutcome::NoneLeft]);
    let taken = decided(Wish::Take);
    assert_eq!(taken[2], LicenseOutcome::Taken);
    assert!(taken.iter().enumerate().all(|(at, one)| at == 2 || *one == LicenseOutcome::HadNone));
}

#[test]
fn plans_are_left_out_of_what_is_given_and_turned_on_and_off_for_whoever_has_it() {
    let given = decide(&[ask(1, Some(Wish::Assign), &["chat"])], &[user(1, true, &[])], &plans()).concat().remove(0);
    assert_eq!((given.outcome, given.off, given.on), (LicenseOutcome::Given, codes(&["chat"]), codes(&[])));
    let swap = PlanWish { on: codes(&["mail"]), off: codes(&["chat"]) };
    let swap = OfferWish { plans: swap, ..ask(1, None, &[]) };
    let changed = decide(&[swap], &[user(1, false, &[(1, &["mail"])])], &plans()).concat().remove(0);
    assert_eq!(
        (changed.outcome, changed.off, changed.on),
        (LicenseOutcome::Changed, codes(&["chat"]), codes(&["mail"]))
    );
    assert_eq!(outcomes(&[ask(1, None, &["chat"])], user(1, true, &[(1, &["chat"])])), [LicenseOutcome::HadPlans]);
    assert_eq!(
        outcomes(&[ask(1, Some(Wish::Assign), &["chat"])], user(1, true, &[(1, &["chat"])])),
        [LicenseOutcome::Had]
    );
    assert_eq!(outcomes(&[ask(1, None, &["chat"])], user(1, true, &[])), [LicenseOutcome::HadNone]);
}

#[test]
fn a_license_always_holds_a_plan() {
    assert_eq!(
        outcomes(&[ask(1, Some(Wish::Assign), &["mail", "chat"])], user(1, true, &[])),
        [LicenseOutcome::NoPlanLeft]
    );
    assert_eq!(outcomes(&[ask(1, None, &["chat"])], user(1, true, &[(1, &["mail"])])), [LicenseOutcome::NoPlanLeft]);
    assert_eq!(outcomes(&[ask(9, Some(Wish::Assign), &[])], user(1, true, &[])), [LicenseOutcome::Given]);
}

#[test]
fn what_needs_another_plan_is_not_given_without_it_nor_loses_it() {
    use LicenseOutcome::{Changed, Clashes, Given, Taken};

    let (give, take) = (Some(Wish::Assign), Some(Wish::Take));
    assert_eq!(outcomes(&[ask(2, give, &[])], user(1, true, &[])), [Clashes]);
    assert_eq!(outcomes(&[ask(2, give, &[]), ask(1, give, &[])], user(1, true, &[])), [Given, Given]);
    assert_eq!(outcomes(&[ask(1, give, &["chat"]), ask(2, give, &[])], user(1, true, &[])), [Given, Clashes]);
    assert_eq!(outcomes(&[ask(1, take, &[])], user(1, true, &[(1, &[]), (2, &[])])), [Clashes]);
    assert_eq!(outcomes(&[ask(1, None, &["chat"])], user(1, true, &[(1, &[]), (2, &[])])), [Clashes]);
    assert_eq!(outcomes(&[ask(1, take, &[]), ask(2, take, &[])], user(1, true, &[(1, &[]), (2, &[])])), [Taken, Taken]);
    // What was not right before may change for as long as nothing new is wrong.
    assert_eq!(
        outcomes(&[ask(1, None, &["mail"])], user(1, true, &[(1, &["chat"]), (2, &[])])),
        [LicenseOutcome::NoPlanLeft]
    );
    assert_eq!(outcomes(&[ask(3, None, &["big_mail"])], user(1, true, &[(2, &[]), (3, &[])])), [Changed]);
}

#[test]
fn plans_that_exclude_each_other_are_not_given_together_and_one_may_replace_the_other() {
    use LicenseOutcome::{Clashes, Given, Taken};

    let (give, take) = (Some(Wish::Assign), Some(Wish::Take));
    let held: &[(u128, &[&str])] = &[(1, &[])];
    let refused = decide(&[ask(3, give, &[])], &[user(1, true, held)], &plans()).concat().remove(0);
    let clash = Clash::Excludes { plan: "big_mail".into(), other: "mail".into() };
    assert_eq!((refused.outcome, refused.clash), (Clashes, Some(clash)));
    assert_eq!(outcomes(&[ask(3, give, &["big_mail"])], user(1, true, held)), [Given]);
    assert_eq!(outcomes(&[ask(1, take, &[]), ask(3, give, &[])], user(1, true, held)), [Taken, Given]);
    assert_eq!(outcomes(&[ask(1, give, &[]), ask(3, give, &[])], user(1, true, &[])), [Given, Clashes]);
    // Somebody has both already: other things still change.
    let both: &[(u128, &[&str])] = &[(1, &[]), (3, &[])];
    assert_eq!(outcomes(&[ask(2, give, &[])], user(1, true, both)), [Given]);
}

#[test]
fn a_license_that_was_refused_is_there_for_the_next() {
    let held: &[(u128, &[&str])] = &[(1, &[])];
    let one = OfferWish { pool: pool_of(3, 1, 0, 0), wish: Some(Wish::Assign), plans: PlanWish::default() };
    let decided = decide(&[one], &[user(1, true, held), user(2, true, &[])], &plans()).concat();
    assert_eq!((decided[0].outcome, decided[1].outcome), (LicenseOutcome::Clashes, LicenseOutcome::Given));
}

#[test]
fn a_form_sent_again_is_told_how_plans_stand() {
    let stands = |ask: OfferWish, user: LicenseHolder| standing(&[ask], &[user]).concat()[0].outcome;
    let give = Some(Wish::Assign);
    assert_eq!(stands(ask(1, give, &["chat"]), user(1, true, &[(1, &["chat"])])), LicenseOutcome::Had);
    assert_eq!(stands(ask(1, give, &["chat"]), user(1, true, &[(1, &[])])), LicenseOutcome::Differs);
    assert_eq!(stands(ask(1, None, &["chat"]), user(1, true, &[(1, &["chat"])])), LicenseOutcome::HadPlans);
    assert_eq!(stands(ask(1, give, &["chat"]), user(1, true, &[])), LicenseOutcome::Lacks);
    assert_eq!(stands(ask(1, Some(Wish::Take), &[]), user(1, true, &[(1, &[])])), LicenseOutcome::Keeps);
    assert_eq!(stands(ask(1, None, &["chat"]), user(1, true, &[])), LicenseOutcome::HadNone);
}

proptest::proptest! {
    #[test]
    fn never_more_is_given_than_is_there(active in 0_i64..9, suspended in 0_i64..9, assigned in 0_i64..9, many in 0_u128..30) {
        let users: Vec<_> = (0..many).map(|number| user(number, true, &[])).collect();
        let ask = OfferWish { pool: pool_of(1, active, suspended, assigned), wish: Some(Wish::Assign), plans: PlanWish::default() };
        let given = decide(&[ask], &users, &plans()).concat().into_iter().filter(|one| one.outcome == LicenseOutcome::Given).count();
        proptest::prop_assert!(i64::try_from(given).unwrap() <= (active - assigned).max(0));
    }

    #[test]
    fn nobody_is_given_what_does_not_go_together(
        asks in proptest::collection::vec((1_u128..4, 0_u8..3, proptest::collection::btree_set("mail|chat|calls|big_mail", 0..3)), 0..4),
        held in proptest::collection::btree_map(1_u128..4, proptest::collection::btree_set("mail|chat|calls", 0..2), 0..3),
    ) {
        let mut seen = BTreeSet::new();
        let asks: Vec<OfferWish> = asks.into_iter().filter(|(number, ..)| seen.insert(*number)).map(|(number, wish, off)| {
            let wish = [None, Some(Wish::Assign), Some(Wish::Take)][usize::from(wish)];
            OfferWish { pool: pool_of(number, 9, 0, 0), wish, plans: PlanWish { off, on: BTreeSet::new() } }
        }).collect();
        let holding: Holding = held.into_iter().map(|(number, off)| (offer(number), off)).collect();
        let before = clashes(&holding, &plans());
        let holder = LicenseHolder { id: UserId::from_uuid(Uuid::from_u128(1)), located: true, holding: holding.clone() };
        let mut after = holding;
        for (ask, one) in asks.iter().zip(decide(&asks, &[holder], &plans()).concat()) {
            match one.outcome {
                LicenseOutcome::Taken => { after.remove(&ask.pool.offer); }
                LicenseOutcome::Given | LicenseOutcome::Changed => {
                    let excluded = after.entry(ask.pool.offer).or_default();
                    excluded.extend(one.off);
                    excluded.retain(|code| !one.on.contains(code));
                }
                _ => {}
            }
        }
        proptest::prop_assert!(clashes(&after, &plans()).is_subset(&before));
    }
}
