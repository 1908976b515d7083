//! Roles of a partner's people: what kinds there are, and who gives and takes which (`docs/domain.md` §4.1, §4.3).

use super::{Actor, Role};
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
    actor.roles.iter().any(|held| match held {
        Role::GlobalAdmin => true,
        Role::UserAdmin => !matches!(role, Role::GlobalAdmin | Role::AdminAgent),
        Role::AccountAdmin => role == LEAST_ROLE || family_of(role) == RoleFamily::Company,
        _ => false,
    })
}

/// Whether `actor` may touch somebody of its own account who holds these roles.
#[must_use]
pub fn may_touch(actor: &Actor, held: &Roles) -> bool {
    held.iter().all(|role| may_give(actor, role))
}

/// Whether `actor` may change somebody of its own account from `before` to `after`; `own` is whether that is itself.
///
/// # Errors
/// Whose doing it is instead.
pub fn check_roles(actor: &Actor, own: bool, before: &Roles, after: &Roles) -> Result<(), Text> {
    if rules_account(actor) {
        return Ok(());
    }
    if !may_touch(actor, before) || !may_touch(actor, after) {
        return Err(Text::new("user-roles-global-admin"));
    }
    let raised = after.iter().any(|role| role != LEAST_ROLE && !before.iter().any(|held| held == role));
    if own && raised { Err(Text::new("user-roles-own")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Moment,
        account::{AccountFacts, Cloud, Standing},
        actor::{Person, Theme},
        ids::{AccountId, UserId},
    };

    fn actor(role: Role) -> Actor {
        let now = Moment::from_naive_utc(chrono::NaiveDateTime::default());
        Actor {
            person: Person {
                id: UserId::at(now),
                name: "Ana".into(),
                email: "ana@birch.example".into(),
                language: None,
                time_zone: chrono_tz::Tz::UTC,
                theme: Theme::Auto,
                page_size: crate::domain::list::PageSize::default(),
                must_change_password: false,
                accounts: 1,
            },
            account: AccountFacts {
                id: AccountId::at(now),
                kind: AccountKind::IndirectReseller,
                name: "Birch".into(),
                country: "US".into(),
                cloud: Cloud::Public,
                standing: Standing::Active,
            },
            roles: Roles::new([role]),
        }
    }

    fn may(role: Role, own: bool, before: &[Role], after: &[Role]) -> bool {
        let (before, after) = (Roles::new(before.iter().copied()), Roles::new(after.iter().copied()));
        check_roles(&actor(role), own, &before, &after).is_ok()
    }

    #[test]
    fn only_a_global_admin_gives_takes_and_touches_global_admin() {
        use Role::{DefaultUser, GlobalAdmin, SalesAgent, UserAdmin};
        assert!(may(GlobalAdmin, false, &[SalesAgent], &[GlobalAdmin]));
        assert!(may(GlobalAdmin, false, &[GlobalAdmin], &[DefaultUser]));
        assert!(!may(UserAdmin, false, &[SalesAgent], &[SalesAgent, GlobalAdmin]));
        assert!(!may(UserAdmin, false, &[GlobalAdmin], &[DefaultUser]));
        assert!(!may(UserAdmin, false, &[GlobalAdmin], &[GlobalAdmin, SalesAgent]));
        assert!(may(UserAdmin, false, &[DefaultUser], &[SalesAgent, UserAdmin]));
    }

    #[test]
    fn nobody_else_raises_itself_and_everybody_may_give_a_role_up() {
        use Role::{AdminAgent, DefaultUser, GlobalAdmin, SalesAgent, UserAdmin};
        assert!(!may(UserAdmin, true, &[UserAdmin], &[UserAdmin, AdminAgent]));
        assert!(may(UserAdmin, true, &[UserAdmin, SalesAgent], &[UserAdmin]));
        assert!(may(UserAdmin, true, &[UserAdmin], &[DefaultUser]));
        // The first global admin of a reseller can make itself an admin agent (`docs/domain.md` §4.1).
        assert!(may(GlobalAdmin, true, &[GlobalAdmin], &[GlobalAdmin, AdminAgent]));
    }

    #[test]
    fn every_role_of_a_partner_can_be_chosen_but_the_least() {
        let chosen: Vec<Role> = roles_to_choose(AccountKind::DirectBill).collect();
        assert_eq!(chosen.len() + 1, Role::held_in(AccountKind::DirectBill).len());
        assert!(RoleFamily::ALL.iter().all(|family| chosen.iter().any(|role| family_of(*role) == *family)));
    }
}
