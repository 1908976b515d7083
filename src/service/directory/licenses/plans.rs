//! Service plans of licenses: which are left out, and what they are called.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    domain::{
        Error,
        ids::{AccountId, OfferId, UserId},
        license::{Decision, Pool},
        service_plan::{Clash, Holding, Plans, ServicePlan},
    },
    repository::{db::Db, service_plans},
};

/// What plans are called, by their codes.
#[derive(Clone, Debug, Default)]
pub struct PlanNames(BTreeMap<String, String>);

impl PlanNames {
    /// The names of these plans, and of the others that decisions tell of.
    pub(super) fn of(db: &mut Db, plans: &Plans, decisions: &[Vec<Decision>]) -> Result<Self, Error> {
        let mut names = Self::known(plans);
        let clashes = decisions.iter().flatten().filter_map(|one| one.clash.as_ref());
        let strange: BTreeSet<&str> =
            clashes.flat_map(Clash::codes).filter(|code| !names.0.contains_key(*code)).collect();
        names.0.extend(service_plans::names(db, &strange.into_iter().collect::<Vec<_>>())?);
        Ok(names)
    }

    fn known(plans: &Plans) -> Self {
        Self(plans.values().flatten().map(|plan| (plan.code.clone(), plan.name.clone())).collect())
    }

    /// A plan's name; its code where there is none.
    #[must_use]
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }

    /// The names of several plans.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, codes: impl IntoIterator<Item = T>) -> String {
        let names: Vec<String> = codes.into_iter().map(|code| self.name(code.as_ref()).to_owned()).collect();
        names.join(", ")
    }
}

/// What these users of a customer have.
pub(super) fn holdings(db: &mut Db, customer: AccountId, users: &[UserId]) -> Result<HashMap<UserId, Holding>, Error> {
    let mut holdings: HashMap<UserId, Holding> = HashMap::with_capacity(users.len());
    for (user, offer, excluded) in service_plans::held(db, customer, users)? {
        holdings.entry(user).or_default().entry(offer).or_default().extend(excluded);
    }
    Ok(holdings)
}

/// How many users have a product, and how many of them leave out each of its plans.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    /// How many users have each product.
    pub holders: HashMap<OfferId, i64>,
    off: HashMap<(OfferId, String), i64>,
}

impl Spread {
    /// Among all of a customer's users.
    pub(super) fn of_all(db: &mut Db, customer: AccountId, pools: &[Pool]) -> Result<Self, Error> {
        let off = service_plans::off_counts(db, customer)?;
        Ok(Self {
            holders: pools.iter().map(|pool| (pool.offer, pool.assigned)).collect(),
            off: off.into_iter().map(|(offer, code, count)| ((offer, code), count)).collect(),
        })
    }

    /// Among some of them.
    pub(super) fn among(db: &mut Db, customer: AccountId, users: &[UserId]) -> Result<Self, Error> {
        let mut spread = Self::default();
        for (offer, excluded) in holdings(db, customer, users)?.into_values().flatten() {
            *spread.holders.entry(offer).or_default() += 1;
            for code in excluded {
                *spread.off.entry((offer, code)).or_default() += 1;
            }
        }
        Ok(spread)
    }

    /// How many leave out a plan.
    #[must_use]
    pub fn off(&self, offer: OfferId, plan: &ServicePlan) -> i64 {
        self.off.get(&(offer, plan.code.clone())).copied().unwrap_or_default()
    }
}
