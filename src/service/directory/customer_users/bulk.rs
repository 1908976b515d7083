//! Deleting many users at once, and giving them roles or taking roles from them: what it means for each of them, and the
//! act (`docs/domain.md` §10.2).

use std::collections::HashMap;

use super::{facts_of_roles, lock_directory, removal::delete_opened};
use crate::{
    domain::{
        AuditEvent, Error, Text,
        customer_user::roles_to_give,
        directory::Right,
        ids::UserId,
        policy::{self, is_administrative},
        role::{Role, Roles},
    },
    repository::{
        customer_user_list::{self, ListedUser},
        customer_users, users,
    },
    service::{
        AuditEntry, FormKey, UseCase,
        directory::{self, Directory, Place},
        single_sign_on,
    },
};

/// What is done to users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserAct {
    /// They are deleted for 30 days.
    Delete,
    /// They get these roles beside theirs.
    Give(Roles),
    /// These roles are taken from them.
    Take(Roles),
}

impl UserAct {
    /// What a form asks for: roles by the names that the database has for them; those that the actor can't give are left
    /// out. `None` where no role is left.
    #[must_use]
    pub fn of_roles(gives: bool, names: &[String], may_rule: bool) -> Option<Self> {
        let allowed = roles_to_give(may_rule);
        let roles = names.iter().filter_map(|name| Role::parse(name)).filter(|role| allowed.contains(role));
        let roles = Roles::new(roles);
        match (roles.is_empty(), gives) {
            (true, _) => None,
            (false, true) => Some(Self::Give(roles)),
            (false, false) => Some(Self::Take(roles)),
        }
    }

    /// The roles that somebody has afterwards. Nobody is left without any.
    fn roles_after(&self, before: &Roles) -> Roles {
        match self {
            Self::Delete => before.clone(),
            Self::Give(given) => policy::needed_roles(before.iter().chain(given.iter()).collect()),
            Self::Take(taken) => {
                let left = before.without(taken);
                if left.is_empty() { Roles::new([policy::LEAST_ROLE]) } else { left }
            }
        }
    }
}

/// What an act means for a user.
#[derive(Clone, Debug)]
pub struct PlannedUser {
    /// The user.
    pub user: ListedUser,
    /// Its roles.
    pub roles: Roles,
    /// Whether it is done; else why the user stays as it is.
    pub verdict: Result<(), Text>,
}

/// What the page before the act shows: these users of a directory who are there, by name; `None` where nothing was chosen
/// yet.
pub fn plan(
    cx: &mut UseCase<'_>,
    place: Place,
    ids: &[UserId],
    act: impl FnOnce(&Directory) -> Option<UserAct>,
) -> Result<(Directory, Option<UserAct>, Vec<PlannedUser>), Error> {
    let directory = directory::open(cx, place, Right::Manage)?;
    let act = act(&directory);
    let rows = plan_for(cx, &directory, ids, act.as_ref())?;
    Ok((directory, act, rows))
}

/// Does to these users what can be done; the rest stays as it is. Sent twice, the form counts once. Gives how many users
/// it was done to.
///
/// # Errors
/// [`Error::Invalid`] where it can be done to none of them.
pub fn act(
    cx: &mut UseCase<'_>,
    place: Place,
    (ids, act, key): (&[UserId], impl FnOnce(&Directory) -> Option<UserAct>, &FormKey),
) -> Result<i64, Error> {
    let directory = lock_directory(cx, place, Right::Manage)?;
    let Some(act) = act(&directory) else { return Err(Error::refused(Text::new("bulk-nothing-changes"))) };
    let mut rows = plan_for(cx, &directory, ids, Some(&act))?;
    rows.retain(|row| row.verdict.is_ok());
    let purpose = format!("{act:?} in {}", directory.id);
    let done = cx.once(key, &purpose, &rows.len().to_string(), |cx| {
        if rows.is_empty() {
            return Err(Error::refused(Text::new("bulk-nothing-changes")));
        }
        match &act {
            UserAct::Delete => rows.iter().try_for_each(|row| {
                let opened = super::opened(cx.db, cx.actor, directory.clone(), row.user.id)?;
                delete_opened(cx, opened).map(|_| ())
            }),
            UserAct::Give(_) | UserAct::Take(_) => change_roles(cx, &directory, &act, &rows),
        }
    })?;
    Ok(done.parse().unwrap_or_default())
}

fn change_roles(cx: &mut UseCase<'_>, directory: &Directory, act: &UserAct, rows: &[PlannedUser]) -> Result<(), Error> {
    let mut entries = Vec::with_capacity(rows.len());
    for PlannedUser { user, roles, .. } in rows {
        let after = act.roles_after(roles);
        users::change_roles(cx.db, &directory.grant, (user.id, directory.id), (roles, &after), cx.call.now)?;
        let entry = AuditEntry::new(AuditEvent::CustomerUserUpdated, "user", *user.id.uuid()).of(directory.id);
        entries.push(entry.from(facts_of_roles(&user.email, roles)).to(facts_of_roles(&user.email, &after)));
    }
    let ids: Vec<UserId> = rows.iter().map(|row| row.user.id).collect();
    customer_users::touch(cx.db, &directory.grant, &ids)?;
    cx.audit_all(entries)
}

fn plan_for(
    cx: &mut UseCase<'_>,
    directory: &Directory,
    ids: &[UserId],
    act: Option<&UserAct>,
) -> Result<Vec<PlannedUser>, Error> {
    let found = customer_user_list::these(cx.db, directory.id, ids)?;
    let mut roles: HashMap<UserId, Roles> = users::roles_of(cx.db, directory.id, ids)?;
    let mut admins = customer_user_list::count_admins(cx.db, directory.id)?;
    let break_glass = single_sign_on::break_glass_of(cx.db, directory.id)?;
    let mut planned = Vec::with_capacity(found.len());
    for user in found {
        let roles = roles.remove(&user.id).unwrap_or_default();
        let is_oneself = user.id == cx.actor.person.id;
        let is_kept = |act: &UserAct| {
            let stays = *act != UserAct::Delete && policy::is_ruler(&act.roles_after(&roles));
            !stays && break_glass == Some(user.id)
        };
        let verdict = match act {
            Some(act) if is_kept(act) => Err(Text::new("sso-break-glass-needed")),
            Some(act) => judge(act, directory, (&roles, is_oneself), &mut admins),
            None => Ok(()),
        };
        planned.push(PlannedUser { user, roles, verdict });
    }
    Ok(planned)
}

/// Whether an act is done to a user; counts down how many global admins are left.
fn judge(
    act: &UserAct,
    directory: &Directory,
    (roles, is_oneself): (&Roles, bool),
    admins: &mut i64,
) -> Result<(), Text> {
    if !directory.rules && roles.iter().any(is_administrative) {
        return Err(Text::new("user-administrator"));
    }
    let after = act.roles_after(roles);
    let deletes = *act == UserAct::Delete;
    if deletes && is_oneself {
        return Err(Text::new("bulk-user-oneself"));
    }
    if !deletes && after == *roles {
        return Err(Text::new("bulk-same"));
    }
    if policy::is_ruler(roles) && (deletes || !policy::is_ruler(&after)) {
        if *admins <= 1 {
            return Err(Text::new("user-last-admin"));
        }
        *admins -= 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_given_beside_those_held_and_nobody_is_left_without_any() {
        let plain = Roles::new([Role::DefaultUser]);
        let helper = Roles::new([Role::HelpdeskAgent]);
        assert_eq!(UserAct::Give(helper.clone()).roles_after(&plain), helper);
        assert_eq!(UserAct::Take(helper.clone()).roles_after(&helper), plain);
        assert_eq!(UserAct::Take(helper.clone()).roles_after(&plain), plain);
    }

    #[test]
    fn only_roles_that_the_actor_may_give_are_given_or_taken() {
        let names = ["global_admin".to_owned(), "nonsense".to_owned()];
        assert_eq!(UserAct::of_roles(true, &names, true), Some(UserAct::Give(Roles::new([Role::GlobalAdmin]))));
        assert_eq!(UserAct::of_roles(false, &names, false), None);
    }
}
