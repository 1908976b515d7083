//! User management: the people of a partner and what they may do (`docs/domain.md` §4.3).

mod add;
mod change;
mod link;

pub use add::{AddedPartnerUser, FirstPasswordMethod, NewUserForm, add, check, form_for};
pub use change::{
    AskedPerson, Reset, change_roles, open_removal, open_reset, open_withdrawal, remove, reset_password, send_link,
    sign_out, withdraw,
};
pub use link::{Joined, Welcome, open_link, welcome};

use std::collections::BTreeMap;

use crate::{
    domain::{
        Action, Actor, Error, Grant, Moment, Text,
        ids::UserId,
        list::Page,
        policy::{self, LEAST_ROLE},
        role::{Role, Roles},
    },
    repository::{
        db::Db,
        partner_users::{self, PartnerUser, PartnerUserQuery},
        user_links::{self, UserLink},
        users,
    },
    service::UseCase,
};

/// Roles as a form sends them: *yes* beside the name of each that is selected.
pub type TypedRoles = BTreeMap<String, String>;

/// One of the partner's people, as the list shows it.
#[derive(Clone, Debug)]
pub struct ListedPartnerUser {
    /// The person.
    pub user: PartnerUser,
    /// What it is in the partner's account.
    pub roles: Roles,
    /// The link for choosing the first password, where one waits.
    pub link: Option<UserLink>,
}

/// One of the partner's people, and what may be done.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page offers or does not")]
pub struct OpenedPartnerUser {
    /// The person, with roles and link.
    pub listed: ListedPartnerUser,
    /// Since when it belongs to the partner.
    pub since: Moment,
    /// Whether it belongs to another account, too: then its password is its own.
    pub elsewhere: bool,
    /// Whether it is the reader itself.
    pub own: bool,
    /// Whether the reader may change its roles at all.
    pub may_change: bool,
    /// Whether the reader may give and take *Global admin*, and reset passwords.
    pub rules: bool,
}

/// A page of the partner's people, and who was asked to be one of them.
#[derive(Clone, Debug)]
pub struct People {
    /// The page, by name.
    pub page: Page<ListedPartnerUser>,
    /// Who has not answered, with the address: the newest first.
    pub asked: Vec<(UserLink, String)>,
}

/// A page of the partner's people by name. Four queries at most.
pub fn list(cx: &mut UseCase<'_>, wanted: &PartnerUserQuery) -> Result<People, Error> {
    let wanted = &cx.paged(wanted);
    let scope = cx.authorize(Action::ViewPartnerUsers)?.scope();
    let page = partner_users::list(cx.db, scope, wanted)?;
    let ids: Vec<UserId> = page.rows.iter().map(|user| user.id).collect();
    let mut roles = users::roles_of(cx.db, scope.account(), &ids)?;
    let links = user_links::of(cx.db, scope.account(), &ids)?;
    let page = page.map(|user| ListedPartnerUser {
        roles: roles.remove(&user.id).unwrap_or_default(),
        link: links.iter().find(|link| link.user_id == user.id).cloned(),
        user,
    });
    Ok(People { page, asked: user_links::unanswered(cx.db, scope, cx.call.now)? })
}

/// One of the partner's people, to be looked at.
pub fn open(cx: &mut UseCase<'_>, id: UserId) -> Result<OpenedPartnerUser, Error> {
    let grant = cx.authorize(Action::ViewPartnerUsers)?;
    load(cx.db, cx.actor, &grant, id)
}

fn load(db: &mut Db, actor: &Actor, grant: &Grant, id: UserId) -> Result<OpenedPartnerUser, Error> {
    let (user, since) = partner_users::find(db, grant.scope(), id)?;
    let held = users::roles_in(db, id, grant.account())?;
    let rules = policy::rules_account(actor);
    let may_change = policy::may(actor, Action::ManagePartnerUsers) && policy::may_touch(actor, &held);
    Ok(OpenedPartnerUser {
        since,
        elsewhere: partner_users::belongs_elsewhere(db, id, grant.account())?,
        own: id == actor.person.id,
        may_change,
        rules,
        listed: ListedPartnerUser { link: user_links::of(db, grant.account(), &[id])?.pop(), user, roles: held },
    })
}

/// Locks the account's people, and asks once more who acts and what it may: somebody may have taken a role away while
/// this waited. Gives the actor as it is now.
fn lock_people(cx: &mut UseCase<'_>) -> Result<(Actor, Grant), Error> {
    let account = cx.authorize(Action::ManagePartnerUsers)?.account();
    partner_users::lock(cx.db, account)?;
    let actor = Actor { roles: users::roles_in(cx.db, cx.actor.person.id, account)?, ..cx.actor.clone() };
    let grant = cx.call.authorize(&actor, Action::ManagePartnerUsers)?;
    Ok((actor, grant))
}

/// The roles that a form names; whoever has none has the least.
fn read_roles(actor: &Actor, typed: &TypedRoles) -> Roles {
    let wanted = |role: &Role| typed.get(role.as_str()).is_some_and(|answer| answer == "yes");
    let chosen: Vec<Role> = policy::roles_to_choose(actor.account.kind).filter(wanted).collect();
    Roles::new(if chosen.is_empty() { vec![LEAST_ROLE] } else { chosen })
}

/// Whether somebody would be left who may do everything: the last global admin stays one.
fn check_last(db: &mut Db, grant: &Grant, before: &Roles, after: &Roles) -> Result<(), Error> {
    let leaves = policy::is_ruler(before) && !policy::is_ruler(after);
    if leaves && partner_users::count_administrators(db, grant.scope())? <= 1 {
        return Err(Error::refused(Text::new("user-last-global-admin")));
    }
    Ok(())
}
