//! A customer's own subscriptions: what it has, from whom, and whom it asks for support (`docs/domain.md` §9.11,
//! §11.1).

use std::collections::HashMap;

use crate::{
    domain::{
        Action, Error,
        ids::{AccountId, OfferId},
        subscription::sight::Sight,
    },
    repository::{
        licenses,
        subscriptions::{self, Subscription},
    },
    service::{
        UseCase,
        support_contacts::{self, SupportContact},
    },
};

/// A customer's own subscriptions in the order of purchase, those that have ended last; and the partners on them.
pub fn list(cx: &mut UseCase<'_>) -> Result<(Vec<Subscription>, HashMap<AccountId, SupportContact>), Error> {
    let grant = cx.authorize(Action::ViewOwnSubscriptions)?;
    // It is the customer itself that looks: everything is its own.
    let found = subscriptions::list(cx.db, &Sight::All, grant.account())?;
    let partners: Vec<AccountId> = found.iter().flat_map(|one| [one.partner_id, one.support_contact_id]).collect();
    let partners = support_contacts::load(cx.db, &partners)?;
    Ok((found, partners))
}

/// How many licenses of each product can be assigned now. Two queries.
pub fn free_licenses(cx: &mut UseCase<'_>) -> Result<HashMap<OfferId, i64>, Error> {
    let grant = cx.authorize(Action::ViewOwnSubscriptions)?;
    let pools = licenses::pools(cx.db, grant.account())?;
    Ok(pools.into_iter().map(|pool| (pool.offer, pool.available())).collect())
}
