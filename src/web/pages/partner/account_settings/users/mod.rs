//! User management: the partner's people.

pub mod add;
pub mod details;
pub mod factors;
pub mod list;
pub mod password;
pub mod remove;
pub mod withdraw;

use crate::{
    domain::{
        policy::{self, RoleFamily},
        role::{Role, Roles},
    },
    service::partner_users::{ListedPartnerUser, TypedRoles},
    web::View,
};

/// Roles of one kind to choose from: a heading, and a box for each.
pub struct RoleGroup {
    /// The heading.
    pub title: &'static str,
    /// The roles.
    pub roles: Vec<RoleField>,
}

/// A role to give or not.
pub struct RoleField {
    /// The field's name.
    pub name: &'static str,
    /// The role.
    pub label: &'static str,
    /// What it may do.
    pub means: &'static str,
    /// Whether it is given.
    pub ticked: bool,
}

/// The roles that the reader may give, by kind; those in `chosen` are given.
fn role_groups(view: &View, chosen: &TypedRoles) -> Vec<RoleGroup> {
    let Some(actor) = view.actor() else { return Vec::new() };
    let given: Vec<Role> =
        policy::roles_to_choose(actor.account.kind).filter(|role| policy::may_give(actor, *role)).collect();
    let field = |role: Role| RoleField {
        name: role.as_str(),
        label: view.t(role.key()),
        means: view.t(policy::meaning_of(role)),
        ticked: chosen.get(role.as_str()).is_some_and(|answer| answer == "yes"),
    };
    let of = |family: RoleFamily| RoleGroup {
        title: view.t(family.key()),
        roles: given.iter().copied().filter(|role| policy::family_of(*role) == family).map(field).collect(),
    };
    RoleFamily::ALL.into_iter().map(of).filter(|group| !group.roles.is_empty()).collect()
}

/// The names of somebody's roles.
pub fn role_names(view: &View, roles: &Roles) -> String {
    roles.iter().map(|role| view.t(role.key())).collect::<Vec<_>>().join(", ")
}

/// How far somebody has come: the look of the badge and its words.
fn state(view: &View, listed: &ListedPartnerUser) -> (&'static str, &'static str) {
    match (listed.user.must_change_password, &listed.link) {
        (false, _) => ("success", view.t("users-state-active")),
        (true, Some(_)) => ("warning", view.t("users-state-invited")),
        (true, None) => ("neutral", view.t("users-state-temporary")),
    }
}
