//! The users of a customer's directory, for its partners and for its own people (`docs/domain.md` §10.1).

mod add;
pub mod bulk;
mod change;
pub mod imports;
mod list;
mod passwords;
mod purges;
mod removal;
mod sign_out;

pub use add::{AddedCustomerUser, add};
pub use change::change;
pub use list::{UserListing, ids, list};
pub use passwords::{find_for_password, reset};
pub use purges::Purges;
pub use removal::{delete, restore};
pub use sign_out::sign_out;

pub use crate::repository::{
    customer_user_list::{ListedUser, UserQuery},
    customer_users::CustomerUser,
};

use serde_json::{Value, json};

use crate::service::{
    UseCase,
    directory::{self, Directory, Place},
};
use crate::{
    domain::{
        Actor, Error, Text,
        customer_user::kept_roles,
        directory::{Right, UserState},
        ids::UserId,
        policy::{self, is_administrative},
        role::Roles,
    },
    repository::{customer_users, customers, db::Db, service_plans, users},
};

/// A user, and what may be done to it.
#[derive(Clone, Debug)]
pub struct OpenedCustomerUser {
    /// Whose directory it is.
    pub directory: Directory,
    /// The user.
    pub user: CustomerUser,
    /// Its roles; those that wait for it, where it is deleted.
    pub roles: Roles,
    /// Whether it belongs to other accounts too: its password and the name it goes by are not this directory's alone.
    pub bound: bool,
    /// Whether it is the customer's only global admin.
    pub last_admin: bool,
    /// Whether it is the one who looks.
    pub oneself: bool,
    /// The products and service plans that its licenses leave out.
    pub plans_off: Vec<(String, String)>,
}

impl OpenedCustomerUser {
    /// Whether the actor may touch this user: administrators are touched by those alone who rule the directory.
    #[must_use]
    pub fn touchable(&self) -> bool {
        self.directory.rules || !self.roles.iter().any(is_administrative)
    }

    /// The same, as a refusal.
    fn touched(self) -> Result<Self, Error> {
        if self.touchable() { Ok(self) } else { Err(Error::Conflict(Text::new("user-administrator"))) }
    }

    /// A customer always keeps a global admin.
    fn leaving_an_admin(self) -> Result<Self, Error> {
        if self.last_admin { Err(Error::Conflict(Text::new("user-last-admin"))) } else { Ok(self) }
    }

    /// Only of a user that is there.
    fn there(self) -> Result<Self, Error> {
        match self.user.state {
            UserState::Active => Ok(self),
            UserState::Deleted => Err(Error::Conflict(Text::new("user-is-deleted"))),
        }
    }
}

/// A user of a directory, for somebody who may do `right` in it.
pub fn find(cx: &mut UseCase<'_>, place: Place, right: Right, id: UserId) -> Result<OpenedCustomerUser, Error> {
    let directory = directory::open(cx, place, right)?;
    opened(cx.db, cx.actor, directory, id)
}

/// A user that is there and that the actor may touch: for the page that is about to change it.
///
/// # Errors
/// As [`find`]; [`Error::Conflict`] for a deleted one, and for an administrator where the actor rules no directories.
pub fn find_to_change(cx: &mut UseCase<'_>, place: Place, id: UserId) -> Result<OpenedCustomerUser, Error> {
    find(cx, place, Right::Manage, id)?.there()?.touched()
}

/// A user that may be deleted.
///
/// # Errors
/// As [`find_to_change`]; [`Error::Conflict`] for the last global admin.
pub fn find_to_delete(cx: &mut UseCase<'_>, place: Place, id: UserId) -> Result<OpenedCustomerUser, Error> {
    find_to_change(cx, place, id)?.leaving_an_admin()
}

/// A directory that nobody else writes to until the transaction ends. Whether it is open is asked before anything is
/// held, so that strangers hold nothing, and again afterwards, with the roles that the actor has by then: it may have been
/// closed during the wait, and whoever loads a file may have lost the right since it began.
fn lock_directory(cx: &mut UseCase<'_>, place: Place, right: Right) -> Result<Directory, Error> {
    let directory = directory::open(cx, place, right)?;
    customers::lock(cx.db, directory.id)?;
    let roles = users::roles_in(cx.db, cx.actor.person.id, cx.actor.account.id)?;
    let actor = Actor { roles, ..cx.actor.clone() };
    directory::open(&mut cx.acting_as(&actor), place, right)
}

/// What a record keeps of a user whose roles alone have changed.
fn facts_of_roles(user_name: &str, roles: &Roles) -> Value {
    json!({ "user_name": user_name, "roles": roles.joined() })
}

fn opened(db: &mut Db, actor: &Actor, directory: Directory, id: UserId) -> Result<OpenedCustomerUser, Error> {
    let user = customer_users::find(db, directory.id, id)?;
    let roles = match user.state {
        UserState::Active => users::roles_in(db, id, directory.id)?,
        UserState::Deleted => kept_roles(&user.kept_roles),
    };
    let is_admin = user.state == UserState::Active && policy::is_ruler(&roles);
    let last_admin = is_admin && !customer_users::has_other_admin(db, directory.id, id)?;
    let bound = customer_users::is_bound_elsewhere(db, directory.id, id)?;
    let plans_off = service_plans::off_for(db, directory.id, id)?;
    Ok(OpenedCustomerUser { oneself: actor.person.id == id, directory, user, roles, bound, last_admin, plans_off })
}
