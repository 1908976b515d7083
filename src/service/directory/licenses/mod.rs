//! A customer's licenses: who uses them, and what becomes of that when there are more or fewer of them
//! (`docs/domain.md` §10.4). At every moment no more are assigned than are bought: whoever gives or takes, and whoever
//! changes what is bought, holds the customer first and counts afterwards.

pub mod list;
pub mod many;
mod plans;
pub(in crate::service) mod settle;
mod store;
pub mod user;

use crate::service::{
    UseCase,
    directory::{self, Directory, Place},
};
use crate::{
    domain::{
        Checks, Error, Text,
        directory::Right,
        ids::{AccountId, OfferId, UserId},
        license::{LicenseHolder, OfferWish, Pool, Wish},
        service_plan::{Holding, PlanWish, Plans, leaves_none, plans_of},
    },
    repository::{customers, db::Db, licensed_users::Candidate, service_plans},
};

pub use plans::PlanNames;
use store::{LicenseChange, audit_entry, fulfil};

/// What is wanted of a product's licenses where a form says that they are to be assigned and revoked both.
pub const BOTH: &str = "both";

/// What a form says of one product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedWish {
    /// The offer's id.
    pub offer: String,
    /// What is wanted of its licenses; nothing where they stay as they are.
    pub wish: String,
    /// What is wanted of its service plans.
    pub plans: PlanWish,
}

/// The directory for somebody who assigns licenses in it, held until this transaction ends. It is looked at again once it
/// is held: privileges may have been taken away while this waited.
fn lock_directory(cx: &mut UseCase<'_>, place: Place) -> Result<Directory, Error> {
    let directory = directory::open(cx, place, Right::AssignLicenses)?;
    customers::lock(cx.db, directory.id)?;
    directory::open(cx, place, Right::AssignLicenses)
}

/// The service plans of what a customer has.
fn load_plans(db: &mut Db, pools: &[Pool]) -> Result<Plans, Error> {
    let offers: Vec<OfferId> = pools.iter().map(|pool| pool.offer).collect();
    service_plans::of(db, &offers)
}

/// What is wanted, by the ids of offers as a form sends them: only of what the customer has.
fn asks(pools: &[Pool], plans: &Plans, typed: &[TypedWish]) -> Vec<OfferWish> {
    let ask = |pool: &Pool| {
        let id = pool.offer.to_string();
        let typed = typed.iter().find(|typed| typed.offer == id)?;
        let wish = Wish::parse(&typed.wish);
        let plans = match wish {
            Some(Wish::Take) => PlanWish::default(),
            _ => typed.plans.of(plans_of(plans, pool.offer)),
        };
        (wish.is_some() || !plans.is_empty()).then(|| OfferWish { pool: pool.clone(), wish, plans })
    };
    pools.iter().filter_map(ask).collect()
}

/// What no user can be given by one form: licenses of different groups, or one that holds no service plan at all.
fn check_asks(checks: &mut Checks, asks: &[OfferWish], plans: &Plans) {
    if let Some((first, other)) = mixed(asks) {
        let text = Text::new("license-refused-groups").with("product", &first.name).with("other", &other.name);
        checks.refuse_form(text);
    }
    for ask in asks {
        if leaves_none(plans_of(plans, ask.pool.offer), &ask.plans.off) {
            checks.refuse("plans", no_plan_left(&ask.pool));
        }
    }
}

/// Two products of different license groups, where there are such.
fn mixed(asks: &[OfferWish]) -> Option<(&Pool, &Pool)> {
    let first = &asks.first()?.pool;
    asks.iter().map(|ask| &ask.pool).find(|pool| pool.group != first.group).map(|other| (first, other))
}

fn no_plan_left(pool: &Pool) -> Text {
    Text::new("license-refused-no-plan").with("product", &pool.name)
}

/// Users with what they have.
fn holders(db: &mut Db, customer: AccountId, users: &[Candidate]) -> Result<Vec<LicenseHolder>, Error> {
    let ids: Vec<UserId> = users.iter().map(|user| user.id).collect();
    let mut holdings = plans::holdings(db, customer, &ids)?;
    let holder = |user: &Candidate| {
        let holding: Holding = holdings.remove(&user.id).unwrap_or_default();
        LicenseHolder { id: user.id, located: !user.location.is_empty(), holding }
    };
    Ok(users.iter().map(holder).collect())
}
