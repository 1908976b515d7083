//! Roles of a partner's people: what kinds there are, and who gives and takes which (`docs/domain.md` §4.1, §4.3).

use super::{Action, Actor, Role, allows};
use crate::domain::{Text, account::AccountKind, role::Roles};

/// What a role is for. People choose roles by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleFamily {
    /// The partner's own directory.
    Directory,
    /// Work for customers.
    Customers,
    /// The partner as a company.
    Company,
}

impl RoleFamily {
    /// Each, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Directory, Self::Customers, Self::Company];

    /// The key of its heading.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Directory => "role-family-directory",
            Self::Customers => "role-family-customers",
            Self::Company => "role-family-company",
        }
    }
}

/// The role of those who may do everything for their account: its first person holds it, and whoever writes to an account
/// as a whole writes to them (`docs/domain.md` §4.1).
pub const ADMINISTRATOR: Role = Role::GlobalAdmin;

/// Whether whoever holds this role administers a partner or the installation: such people sign in more often, and need a
/// second factor first (`docs/domain.md` §4.5).
#[must_use]
pub const fn administers(kind: AccountKind, role: Role) -> bool {
    match kind {
        AccountKind::Operator => true,
        AccountKind::IndirectProvider | AccountKind::IndirectReseller | AccountKind::DirectBill => {
            matches!(role, Role::GlobalAdmin | Role::AdminAgent | Role::UserAdmin)
        }
        AccountKind::Customer => false,
    }
}

/// Who is told of a reseller's referrals.
pub const TOLD_OF_REFERRALS: [Role; 2] = [ADMINISTRATOR, Role::ReferralsAdmin];

/// Who is told of what customers and resellers ask to be ordered: those who decide on it at every kind of partner.
pub const TOLD_OF_ORDER_REQUESTS: [Role; 3] = [ADMINISTRATOR, Role::AdminAgent, Role::SalesAgent];

/// The role of whoever has no other: it is never chosen, and given to those without.
pub const LEAST_ROLE: Role = Role::DefaultUser;

/// These roles as they are kept: whoever has another needs the least no longer.
#[must_use]
pub fn needed_roles(roles: Vec<Role>) -> Roles {
    let is_least = |role: &Role| *role == LEAST_ROLE;
    let alone = roles.iter().all(is_least);
    Roles::new(roles.into_iter().filter(|role| alone || !is_least(role)))
}

/// The roles to choose from for people of a partner of `kind`.
pub fn roles_to_choose(kind: AccountKind) -> impl Iterator<Item = Role> {
    Role::held_in(kind).iter().copied().filter(|role| *role != LEAST_ROLE)
}

/// What a role is for.
#[must_use]
pub const fn family_of(role: Role) -> RoleFamily {
    match role {
        Role::GlobalAdmin | Role::UserAdmin | Role::BillingAdmin | Role::ServiceSupportAdmin | Role::DefaultUser => {
            RoleFamily::Directory
        }
        Role::AdminAgent | Role::SalesAgent | Role::HelpdeskAgent => RoleFamily::Customers,
        Role::AccountAdmin
        | Role::MpnPartnerAdmin
        | Role::BusinessProfileAdmin
        | Role::ReferralsAdmin
        | Role::ReferralsUser
        | Role::IncentivesAdmin
        | Role::IncentivesUser
        | Role::ExecutiveReportViewer
        | Role::ReportViewer => RoleFamily::Company,
    }
}

/// The key of what a role may do at a partner.
#[must_use]
pub const fn meaning_of(role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => "role-means-global-admin",
        Role::UserAdmin => "role-means-user-admin",
        Role::AdminAgent => "role-means-admin-agent",
        Role::SalesAgent => "role-means-sales-agent",
        Role::HelpdeskAgent => "role-means-helpdesk-agent",
        Role::BillingAdmin => "role-means-billing-admin",
        Role::AccountAdmin => "role-means-account-admin",
        Role::MpnPartnerAdmin => "role-means-mpn-partner-admin",
        Role::BusinessProfileAdmin => "role-means-business-profile-admin",
        Role::ReferralsAdmin => "role-means-referrals-admin",
        Role::ReferralsUser => "role-means-referrals-user",
        Role::IncentivesAdmin => "role-means-incentives-admin",
        Role::IncentivesUser => "role-means-incentives-user",
        Role::ExecutiveReportViewer => "role-means-executive-report-viewer",
        Role::ReportViewer => "role-means-report-viewer",
        Role::ServiceSupportAdmin | Role::DefaultUser => "role-means-default-user",
    }
}

/// The key of what a role may do in a customer's directory (`docs/domain.md` §4.4).
#[must_use]
pub const fn meaning_in_directory(role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => "role-in-directory-global-admin",
        Role::UserAdmin => "role-in-directory-user-admin",
        Role::HelpdeskAgent => "role-in-directory-helpdesk-agent",
        Role::BillingAdmin => "role-in-directory-billing-admin",
        Role::ServiceSupportAdmin => "role-in-directory-service-support-admin",
        _ => "role-in-directory-default-user",
    }
}

/// Whether somebody may do everything with the people of its own account, and reset their passwords: its global admins
/// alone (`docs/domain.md` §4.3).
#[must_use]
pub fn rules_account(actor: &Actor) -> bool {
    is_ruler(&actor.roles)
}

/// Whether these roles make a global admin, of whom an account keeps one.
#[must_use]
pub fn is_ruler(roles: &Roles) -> bool {
    roles.iter().any(|role| role == ADMINISTRATOR)
}

/// Whether `actor` may give and take a role in its own account (`docs/domain.md` §4.3). *Admin agent* is not a user
/// admin's to give: who has it is an administrator of every customer that granted privileges.
#[must_use]
pub fn may_give(actor: &Actor, role: Role) -> bool {
    actor.roles.iter().any(|held| gives(held, role))
}

/// Whether whoever holds a role may give and take another.
const fn gives(held: Role, role: Role) -> bool {
    match held {
        Role::GlobalAdmin => true,
        Role::UserAdmin => !matches!(role, Role::GlobalAdmin | Role::AdminAgent),
        Role::AccountAdmin => matches!(role, LEAST_ROLE) || matches!(family_of(role), RoleFamily::Company),
        _ => false,
    }
}

/// What is known of somebody who is given roles. An address of one's own and a password that one has read make a puppet:
/// a second person that is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// It is whoever gives them.
    Giver,
    /// It has answered a mail to its address, or does so before it gets in.
    Mailbox,
    /// Nobody knows; whoever gives the roles may have read the password.
    Unproved,
}

/// Whether a role allows nothing that `actor` may not do, and gives no role that `actor` may not give: a puppet that has
/// it is of no use.
fn covers(actor: &Actor, role: Role) -> bool {
    let kind = actor.account.kind;
    let may = |action: Action| actor.roles.iter().any(|held| allows(kind, held, action));
    Action::ALL.iter().all(|action| !allows(kind, role, *action) || may(*action))
        && Role::ALL.iter().all(|given| !gives(role, *given) || may_give(actor, *given))
}

/// Whether `actor` may touch somebody of its own account who holds these roles.
#[must_use]
pub fn may_touch(actor: &Actor, held: &Roles) -> bool {
    held.iter().all(|role| may_give(actor, role))
}

/// Whether `actor` may change somebody of its own account, `receiver`, from `before` to `after`. Whoever does not rule the
/// account gives itself nothing, and gives nothing beyond its own to somebody who may be itself.
///
/// # Errors
/// Whose doing it is instead.
pub fn check_roles(actor: &Actor, receiver: Receiver, before: &Roles, after: &Roles) -> Result<(), Text> {
    if rules_account(actor) {
        return Ok(());
    }
    if !may_touch(actor, before) || !may_touch(actor, after) {
        return Err(Text::new("user-roles-global-admin"));
    }
    let added = after.without(before);
    let mut raised = added.iter().filter(|role| *role != LEAST_ROLE);
    match receiver {
        Receiver::Giver if raised.next().is_some() => Err(Text::new("user-roles-own")),
        Receiver::Unproved if !raised.all(|role| covers(actor, role)) => Err(Text::new("user-roles-unproved")),
        Receiver::Giver | Receiver::Mailbox | Receiver::Unproved => Ok(()),
    }
}

#[cfg(test)]
mod tests;
