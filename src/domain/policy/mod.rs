//! Who may do what. The only place that names a role or a kind of account.
//!
//! `docs/domain.md` §4.2 says who; menus, buttons, services and tests all ask here.

mod action;
mod kinds;
mod matrix;
mod partner_roles;
mod proof;

pub use action::Action;
pub use kinds::{
    FIRST_PARTNER, LISTED, OPERATOR, PARTNERS, SERVED, TENANT_OWNER, can_be_listed, enrols_as, is_partner, is_served,
    may_own_tenants, other_side, runs_installation, sees_by_privileges, sees_prices, sells, stands_on_orders,
    works_through_providers, works_through_resellers,
};
pub use matrix::allows;
use matrix::standing_allows;
pub use partner_roles::{
    ADMINISTRATOR, LEAST_ROLE, Receiver, RoleFamily, TOLD_OF_ORDER_REQUESTS, TOLD_OF_REFERRALS, administers,
    check_roles, family_of, is_ruler, may_give, may_touch, meaning_in_directory, meaning_of, needed_roles,
    roles_to_choose, rules_account,
};
pub use proof::{NeedsProof, needs_proof};

use super::{
    account::{AccountKind, Standing},
    actor::Actor,
    error::Error,
    ids::AccountId,
    role::Role,
};

/// Proof that [`authorize`] said yes to one action. Only this module can make one; whoever writes must show it, and what
/// is written asks what it [proves](Grant::proves).
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    account: AccountId,
    action: Action,
}

impl Grant {
    /// What the portal does by itself for an account, or for somebody whom a mailed link lets in: as somebody of that
    /// account would who may do `action`. `tests/portal/architecture.rs` names who may ask for one, and why.
    #[must_use]
    pub const fn of_the_portal(account: AccountId, action: Action) -> Self {
        Self { account, action }
    }

    /// Makes sure that this was given for one of the actions that something is written by.
    ///
    /// # Errors
    /// [`Error::Internal`] where it was given for another: the fault is the caller's, not the person's.
    pub fn proves(&self, actions: &[Action]) -> Result<(), Error> {
        if actions.contains(&self.action) {
            return Ok(());
        }
        let shown = self.action;
        Err(Error::Internal(format!("a grant for {shown} was shown where one of {actions:?} is needed")))
    }

    /// The account on whose behalf something is done.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// What may be seen under this grant: the things of this account and no other's.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        Scope(self.account)
    }
}

/// The account whose things a query may see. Only a [`Grant`] gives one out.
#[derive(Clone, Copy, Debug)]
pub struct Scope(AccountId);

impl Scope {
    /// The account.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.0
    }
}

/// Why somebody may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Accounts of this kind never do this.
    Kind(Action),
    /// None of the person's roles allows it.
    Role(AccountKind, Action),
    /// The account's standing does not allow it.
    Standing(Standing),
}

impl Denied {
    /// What was not allowed, where it was one action and not all that an account does.
    #[must_use]
    pub const fn action(self) -> Option<Action> {
        match self {
            Self::Kind(action) | Self::Role(_, action) => Some(action),
            Self::Standing(_) => None,
        }
    }
}

/// Whether `actor` may do `action` at all, on its own account's things.
///
/// # Errors
/// [`Denied`] with the reason.
pub fn authorize(actor: &Actor, action: Action) -> Result<Grant, Denied> {
    let kind = actor.account.kind;
    if !ever_may(kind, action) {
        return Err(Denied::Kind(action));
    }
    if !actor.roles.iter().any(|role| allows(kind, role, action)) {
        return Err(Denied::Role(kind, action));
    }
    if !standing_allows(actor.account.standing, action) {
        return Err(Denied::Standing(actor.account.standing));
    }
    Ok(Grant { account: actor.account.id, action })
}

/// Whether a menu entry or a button for `action` is shown to `actor`.
#[must_use]
pub fn may(actor: &Actor, action: Action) -> bool {
    authorize(actor, action).is_ok()
}

/// Whether somebody may touch administrators in a customer's directory, and make some: the customer's global admins may,
/// and whoever acts for a partner as the customer's global administrator (`docs/domain.md` §4.4).
#[must_use]
pub fn rules_directories(actor: &Actor) -> bool {
    let kind = actor.account.kind;
    actor.roles.iter().any(|role| match kind {
        AccountKind::Customer => role == Role::GlobalAdmin,
        AccountKind::IndirectProvider | AccountKind::IndirectReseller | AccountKind::DirectBill => {
            matches!(role, Role::GlobalAdmin | Role::AdminAgent)
        }
        AccountKind::Operator => false,
    })
}

/// Whether a role makes an administrator of a customer's directory: only who [`rules_directories`] gives or takes it.
#[must_use]
pub const fn is_administrative(role: Role) -> bool {
    !matches!(role, Role::DefaultUser)
}

/// Whether anybody at an account of `kind` ever may do `action`.
#[must_use]
pub fn ever_may(kind: AccountKind, action: Action) -> bool {
    roles_that_may(kind, action).next().is_some()
}

/// The roles of an account of `kind` that may do `action`.
pub fn roles_that_may(kind: AccountKind, action: Action) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(move |role| allows(kind, *role, action))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_for_one_action_proves_no_other() {
        let grant = Grant::of_the_portal(AccountId::from_uuid(uuid::Uuid::nil()), Action::ViewCustomers);
        assert!(grant.proves(&[Action::AddCustomer, Action::ViewCustomers]).is_ok());
        assert!(matches!(grant.proves(&[Action::AddCustomer, Action::UpdateCustomer]), Err(Error::Internal(_))));
    }
}
