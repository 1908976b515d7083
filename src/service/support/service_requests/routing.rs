//! Who a request can go to now, by name.

use std::collections::HashSet;

use crate::{
    domain::{
        Error, Scope,
        account::AccountKind,
        ids::AccountId,
        policy,
        service_request::route::{Serving, SubscriptionPartners, above, in_general, on_subscription},
    },
    repository::{
        accounts,
        db::Db,
        partnerships, relationships,
        service_requests::{self, ServiceRequest},
    },
};

/// The partners that serve a customer now, as the account that asks may know them, and their names.
pub(super) struct Around {
    /// The partners.
    pub(super) serving: Vec<Serving>,
    names: Vec<(AccountId, String)>,
    operator: (AccountId, String),
}

impl Around {
    /// Looks around a customer, for an account of this kind. At most three queries.
    pub(super) fn load(db: &mut Db, scope: Scope, kind: AccountKind, customer: AccountId) -> Result<Self, Error> {
        let mine: HashSet<AccountId> = if policy::works_through_providers(kind) {
            partnerships::list_providers(db, scope)?.into_iter().map(|partner| partner.account).collect()
        } else {
            HashSet::new()
        };
        let related = relationships::of_customer(db, customer)?;
        let serving = related.iter().map(|one| Serving {
            account: one.account,
            kind: one.kind,
            known: policy::is_served(kind) || mine.contains(&one.account),
        });
        let operator = accounts::operator(db)?;
        Ok(Self {
            serving: serving.collect(),
            names: related.iter().map(|one| (one.account, one.name.clone())).collect(),
            operator: (operator.id, operator.name),
        })
    }

    /// These partners with their names; the operator where there are none.
    pub(super) fn named(&self, found: &[AccountId]) -> Vec<(AccountId, String)> {
        if found.is_empty() {
            return vec![self.operator.clone()];
        }
        let name = |id: &AccountId| self.names.iter().find(|(one, _)| one == id).map(|(_, name)| name.clone());
        found.iter().map(|id| (*id, name(id).unwrap_or_default())).collect()
    }

    /// This partner with its name; the operator where there is none.
    pub(super) fn one(&self, found: Option<AccountId>) -> (AccountId, String) {
        let named = found.and_then(|id| self.names.iter().find(|(one, _)| *one == id));
        named.unwrap_or(&self.operator).clone()
    }
}

/// Who a request that its opener opens again goes to, where whoever it was with no longer serves the customer: as a new one
/// goes. `None` where it stays.
pub(super) fn anew(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    request: &ServiceRequest,
) -> Result<Option<AccountId>, Error> {
    let around = Around::load(db, scope, kind, request.customer_id)?;
    let holder = request.assigned_to_account;
    if holder == around.operator.0 || around.serving.iter().any(|one| one.account == holder) {
        return Ok(None);
    }
    let found = match service_requests::subscription(db, request)? {
        Some((_, supported)) => on_subscription(supported, request.opened_by_account, &around.serving),
        None => in_general(kind, &around.serving).first().copied(),
    };
    Ok(Some(around.one(found).0))
}

/// A step up from the account, whom a request is with: one, or several to choose from; none above the operator.
pub(super) fn a_step_up(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    request: &ServiceRequest,
    supported: Option<SubscriptionPartners>,
) -> Result<Vec<(AccountId, String)>, Error> {
    if policy::runs_installation(kind) {
        return Ok(Vec::new());
    }
    let around = Around::load(db, scope, kind, request.customer_id)?;
    let found = above(kind, request.opened_by_account, supported, &around.serving);
    Ok(around.named(&found))
}
