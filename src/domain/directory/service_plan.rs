//! Service plans: the services that a license is made of, and which of them go together (`docs/domain.md` §10.6).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ids::OfferId;

/// A service of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePlan {
    /// The vendor's name for it, the same in all offers.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The codes of plans one of which a user must have beside it; none where it needs nothing.
    pub needs: Vec<String>,
    /// The codes of plans that no user can have beside it.
    pub excludes: Vec<String>,
}

/// The plans of offers, each offer's in its own order.
pub type Plans = BTreeMap<OfferId, Vec<ServicePlan>>;

/// The licenses of a user, each with the codes of the plans that it leaves out.
pub type Holding = BTreeMap<OfferId, BTreeSet<String>>;

/// What is wanted of an offer's plans, by their codes. What is named in neither stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanWish {
    /// Users are to have these.
    pub on: BTreeSet<String>,
    /// Users are not to have these.
    pub off: BTreeSet<String>,
}

impl PlanWish {
    /// Whether nothing is wanted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.on.is_empty() && self.off.is_empty()
    }

    /// What a license leaves out that left out `excluded` before.
    #[must_use]
    pub fn applied(&self, excluded: &BTreeSet<String>) -> BTreeSet<String> {
        excluded.union(&self.off).filter(|code| !self.on.contains(*code)).cloned().collect()
    }

    /// The same, of these plans alone.
    #[must_use]
    pub fn of(&self, plans: &[ServicePlan]) -> Self {
        let known = |codes: &BTreeSet<String>| {
            plans.iter().map(|plan| &plan.code).filter(|code| codes.contains(*code)).cloned().collect()
        };
        Self { on: known(&self.on), off: known(&self.off) }
    }
}

/// The plans of one offer.
#[must_use]
pub fn plans_of(plans: &Plans, offer: OfferId) -> &[ServicePlan] {
    plans.get(&offer).map_or(&[], Vec::as_slice)
}

/// Whether a license that leaves out `excluded` holds nothing at all. An offer without plans always holds something.
#[must_use]
pub fn leaves_none(plans: &[ServicePlan], excluded: &BTreeSet<String>) -> bool {
    !plans.is_empty() && plans.iter().all(|plan| excluded.contains(&plan.code))
}

/// What a license leaves out when it moves to an offer of these plans: what is not in it is forgotten; and where nothing
/// would be left, nothing is left out.
#[must_use]
pub fn carried(excluded: &BTreeSet<String>, plans: &[ServicePlan]) -> BTreeSet<String> {
    let known: BTreeSet<String> =
        plans.iter().map(|plan| &plan.code).filter(|code| excluded.contains(*code)).cloned().collect();
    if leaves_none(plans, &known) { BTreeSet::new() } else { known }
}

/// Plans of one user that do not go together, by their codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clash {
    /// A plan needs one of others, and none of them is on.
    Needs {
        /// The plan.
        plan: String,
        /// The others.
        others: Vec<String>,
    },
    /// Two plans are on that exclude each other.
    Excludes {
        /// One of them.
        plan: String,
        /// The other.
        other: String,
    },
}

impl Clash {
    /// The codes that it names.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let (plan, others) = match self {
            Self::Needs { plan, others } => (plan, others.as_slice()),
            Self::Excludes { plan, other } => (plan, std::slice::from_ref(other)),
        };
        std::iter::once(plan).chain(others).map(String::as_str)
    }
}

/// Everything that does not go together in what a user has.
#[must_use]
pub fn clashes(holding: &Holding, plans: &Plans) -> BTreeSet<Clash> {
    let on: Vec<&ServicePlan> = holding
        .iter()
        .flat_map(|(offer, excluded)| plans_of(plans, *offer).iter().filter(|plan| !excluded.contains(&plan.code)))
        .collect();
    let codes: BTreeSet<&str> = on.iter().map(|plan| plan.code.as_str()).collect();
    let is_on = |code: &String| codes.contains(code.as_str());
    let mut clashes = BTreeSet::new();
    for plan in on {
        if !plan.needs.is_empty() && !plan.needs.iter().any(is_on) {
            clashes.insert(Clash::Needs { plan: plan.code.clone(), others: plan.needs.clone() });
        }
        for other in plan.excludes.iter().filter(|other| is_on(other)) {
            let (first, second) = if plan.code < *other { (&plan.code, other) } else { (other, &plan.code) };
            clashes.insert(Clash::Excludes { plan: first.clone(), other: second.clone() });
        }
    }
    clashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn plan(code: &str, needs: &[&str], excludes: &[&str]) -> ServicePlan {
        let codes = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect();
        ServicePlan { code: code.into(), name: code.into(), needs: codes(needs), excludes: codes(excludes) }
    }

    fn codes(codes: &[&str]) -> BTreeSet<String> {
        codes.iter().map(|&code| code.to_owned()).collect()
    }

    #[test]
    fn a_wish_changes_what_it_names_and_leaves_the_rest() {
        let wish = PlanWish { on: codes(&["mail"]), off: codes(&["chat", "unknown"]) };
        assert_eq!(wish.applied(&codes(&["mail", "files"])), codes(&["chat", "files", "unknown"]));
        let plans = [plan("mail", &[], &[]), plan("chat", &[], &[])];
        assert_eq!(wish.of(&plans), PlanWish { on: codes(&["mail"]), off: codes(&["chat"]) });
        assert!(leaves_none(&plans, &codes(&["mail", "chat"])) && !leaves_none(&plans, &codes(&["mail"])));
        assert!(!leaves_none(&[], &codes(&["mail"])));
    }

    #[test]
    fn what_a_new_offer_does_not_know_is_forgotten_and_something_is_always_left() {
        let plans = [plan("mail", &[], &[]), plan("chat", &[], &[])];
        assert_eq!(carried(&codes(&["chat", "files"]), &plans), codes(&["chat"]));
        assert_eq!(carried(&codes(&["chat", "mail"]), &plans), codes(&[]));
    }

    #[test]
    fn plans_need_one_of_others_and_exclude_each_other_over_all_licenses_of_a_user() {
        let [office, phone, big] = [1, 2, 3].map(|number| OfferId::from_uuid(Uuid::from_u128(number)));
        let plans = Plans::from([
            (office, vec![plan("mail", &[], &[]), plan("chat", &[], &[])]),
            (phone, vec![plan("calls", &["chat", "meetings"], &[])]),
            (big, vec![plan("big_mail", &[], &["mail"]), plan("chat", &[], &[])]),
        ]);
        let held = |held: &[(OfferId, &[&str])]| {
            clashes(&held.iter().map(|(offer, off)| (*offer, codes(off))).collect(), &plans)
        };
        assert!(held(&[(office, &[]), (phone, &[])]).is_empty());
        let needs = Clash::Needs { plan: "calls".into(), others: vec!["chat".into(), "meetings".into()] };
        assert_eq!(held(&[(phone, &[])]), BTreeSet::from([needs.clone()]));
        assert_eq!(held(&[(office, &["chat"]), (phone, &[])]), BTreeSet::from([needs]));
        assert!(held(&[(office, &["mail", "chat"]), (phone, &[]), (big, &[])]).is_empty());
        let excludes = Clash::Excludes { plan: "big_mail".into(), other: "mail".into() };
        assert_eq!(held(&[(office, &[]), (big, &[])]), BTreeSet::from([excludes.clone()]));
        assert_eq!(excludes.codes().collect::<Vec<_>>(), ["big_mail", "mail"]);
        assert!(held(&[(office, &[]), (big, &["big_mail"])]).is_empty(), "the same plan twice is no harm");
    }
}
