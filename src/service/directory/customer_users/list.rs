//! A page of a directory's users.

use std::collections::HashMap;

use crate::service::{
    UseCase,
    directory::{self, Directory, Place},
};
use crate::{
    domain::{
        Error,
        customer_user::kept_roles,
        directory::{Right, UserState},
        ids::UserId,
        list::{Count, Page},
        role::Roles,
    },
    repository::{
        customer_user_list::{self, ListedUser, UserQuery},
        users,
    },
};

/// A page of the list and what is shown with it.
pub struct UserListing {
    /// Whose directory; closed where the partner holds no privileges: then nothing else is here.
    pub directory: Directory,
    /// The users.
    pub page: Page<ListedUser>,
    /// Their roles; of deleted users those that wait for them.
    pub roles: HashMap<UserId, Roles>,
    /// The names of the offers that they have licenses of.
    pub licenses: HashMap<UserId, Vec<String>>,
    /// How many users are deleted and can come back.
    pub deleted: Count,
}

/// A page of a directory's users. The number of queries is the same however many there are.
pub fn list(cx: &mut UseCase<'_>, place: Place, wanted: &UserQuery) -> Result<UserListing, Error> {
    let wanted = &cx.paged(wanted);
    let directory = directory::show(cx, place, Right::View)?;
    if !directory.open {
        return Ok(UserListing {
            directory,
            page: Page::empty(),
            roles: HashMap::new(),
            licenses: HashMap::new(),
            deleted: Count::from(0),
        });
    }
    let page = customer_user_list::page(cx.db, directory.id, wanted)?;
    let ids: Vec<UserId> = page.rows.iter().map(|row| row.id).collect();
    let (roles, licenses) = match wanted.filter.state() {
        UserState::Active => (users::roles_of(cx.db, directory.id, &ids)?, customer_user_list::licenses(cx.db, &ids)?),
        UserState::Deleted => {
            (page.rows.iter().map(|row| (row.id, kept_roles(&row.kept_roles))).collect(), HashMap::new())
        }
    };
    let deleted = customer_user_list::count_deleted(cx.db, directory.id)?;
    Ok(UserListing { directory, page, roles, licenses, deleted })
}

/// The users that a page of the list shows.
pub fn ids(cx: &mut UseCase<'_>, place: Place, wanted: &UserQuery) -> Result<Vec<UserId>, Error> {
    let wanted = &cx.paged(wanted);
    let directory = directory::open(cx, place, Right::View)?;
    Ok(customer_user_list::page(cx.db, directory.id, wanted)?.rows.iter().map(|row| row.id).collect())
}
