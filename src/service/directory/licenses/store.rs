//! Writing down what was decided of licenses, and recording it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{PlanNames, holders};
use crate::{
    domain::{
        AuditEvent, Error, Grant,
        ids::{AccountId, OfferId, UserId},
        license::{Decision, LicenseHolder, LicenseOutcome, OfferWish, decide},
        service_plan::Plans,
    },
    repository::{
        db::Db,
        licensed_users::Candidate,
        licenses::{self, Assignment},
        service_plans::{self, Exclusion},
    },
    service::{AuditEntry, Call, UseCase},
};

/// Gives and takes, turns plans on and off, and records it, one record for each user that it concerns. For whoever has held
/// the directory.
pub(super) fn fulfil(
    cx: &mut UseCase<'_>,
    (grant, customer): (&Grant, AccountId),
    (asks, users, plans): (&[OfferWish], &[Candidate], &Plans),
) -> Result<(Vec<Vec<Decision>>, PlanNames), Error> {
    let users = holders(cx.db, customer, users)?;
    let decisions = decide(asks, &users, plans);
    let names = PlanNames::of(cx.db, plans, &decisions)?;
    store(cx.db, cx.call, (grant, customer), asks, &users, &decisions)?;
    let entries = users.iter().zip(&decisions).map(|(user, each)| {
        let mut change = LicenseChange::default();
        for (ask, decision) in asks.iter().zip(each) {
            change.note(&ask.pool.name, decision, &names);
        }
        (user.id, change)
    });
    let concerned = entries.filter(|(_, change)| *change != LicenseChange::default());
    let entries: Vec<AuditEntry> = concerned.map(|(user, change)| audit_entry(customer, user, change)).collect();
    cx.audit_all(entries)?;
    Ok((decisions, names))
}

fn store(
    db: &mut Db,
    call: &Call,
    (grant, customer): (&Grant, AccountId),
    asks: &[OfferWish],
    users: &[LicenseHolder],
    decisions: &[Vec<Decision>],
) -> Result<(), Error> {
    let (mut given, mut off) = (Vec::new(), Vec::new());
    let mut taken: BTreeMap<OfferId, Vec<UserId>> = BTreeMap::new();
    let mut on: BTreeMap<(OfferId, &str), Vec<UserId>> = BTreeMap::new();
    for (user, each) in users.iter().zip(decisions) {
        let (user_id, customer_id, assigned_at) = (user.id, customer, call.now);
        for (offer_id, decision) in asks.iter().map(|ask| ask.pool.offer).zip(each) {
            match decision.outcome {
                LicenseOutcome::Given => given.push(Assignment { user_id, offer_id, customer_id, assigned_at }),
                LicenseOutcome::Taken => taken.entry(offer_id).or_default().push(user_id),
                _ => {}
            }
            off.extend(decision.off.iter().map(|code| Exclusion { user_id, offer_id, code: code.clone() }));
            for code in &decision.on {
                on.entry((offer_id, code.as_str())).or_default().push(user_id);
            }
        }
    }
    for (offer, users) in taken {
        licenses::take(db, grant, customer, offer, &users)?;
    }
    for ((offer, code), users) in on {
        service_plans::include(db, grant, offer, code, &users)?;
    }
    licenses::assign(db, grant, &given)?;
    service_plans::exclude(db, grant, &off)
}

/// What became of one user's licenses: names of offers, and of plans behind those of their offers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LicenseChange {
    /// The offers that it was given.
    pub(super) given: Vec<String>,
    /// The offers that were taken.
    pub(super) taken: Vec<String>,
    /// The plans that it has now.
    pub(super) plans_on: Vec<String>,
    /// The plans that it has no longer.
    pub(super) plans_off: Vec<String>,
}

impl LicenseChange {
    fn note(&mut self, offer: &str, decision: &Decision, names: &PlanNames) {
        match decision.outcome {
            LicenseOutcome::Given => self.given.push(offer.to_owned()),
            LicenseOutcome::Taken => self.taken.push(offer.to_owned()),
            _ => {}
        }
        self.plans_on.extend(in_full(offer, &decision.on, names));
        self.leave_out(offer, &decision.off, names);
    }

    /// Notes what an offer's license leaves out from now on.
    pub(super) fn leave_out(&mut self, offer: &str, codes: &BTreeSet<String>, names: &PlanNames) {
        self.plans_off.extend(in_full(offer, codes, names));
    }
}

fn in_full(offer: &str, codes: &BTreeSet<String>, names: &PlanNames) -> Vec<String> {
    codes.iter().map(|code| format!("{offer}: {}", names.name(code))).collect()
}

/// The record of it. Plans are named only where some changed.
pub(super) fn audit_entry(customer: AccountId, user: UserId, change: LicenseChange) -> AuditEntry {
    let mut told =
        Map::from_iter([("given".to_owned(), json!(change.given)), ("taken".to_owned(), json!(change.taken))]);
    for (key, plans) in [("plans_on", change.plans_on), ("plans_off", change.plans_off)] {
        if !plans.is_empty() {
            told.insert(key.to_owned(), json!(plans));
        }
    }
    AuditEntry::new(AuditEvent::CustomerUserLicensesUpdated, "user", *user.uuid()).of(customer).to(Value::Object(told))
}
