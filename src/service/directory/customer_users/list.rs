//! A page of a directory's users.

use std::collections::HashMap;

use crate::service::{
    Cursor, UseCase,
    directory::{self, Directory, Place},
};
use crate::{
    domain::{
        customer_user::kept_roles,
        directory::{Right, UserState},
        error::Error,
        ids::UserId,
        role::Roles,
    },
    repository::{
        cursor::Page,
        customer_user_list::{self, ListedUser},
        users,
    },
};

/// What somebody wants to see of the list.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Those who are there, or those who were deleted.
    pub state: UserState,
    /// What was typed to search for.
    pub search: String,
    /// Which page.
    pub at: At,
}

/// Which page of a list.
#[derive(Clone, Debug)]
pub enum At {
    /// The one that begins the list.
    First,
    /// One in between.
    Cursor(Cursor),
    /// The one that ends it.
    Last,
}

/// A page of the list and what is shown with it.
pub struct Listing {
    /// Whose directory; closed where the partner holds no privileges: then nothing else is here.
    pub directory: Directory,
    /// The users.
    pub page: Page<ListedUser>,
    /// Their roles; of deleted users those that wait for them.
    pub roles: HashMap<UserId, Roles>,
    /// The names of the offers that they have licenses of.
    pub licenses: HashMap<UserId, Vec<String>>,
    /// How many users are deleted and can come back.
    pub deleted: i64,
}

/// A page of a directory's users. The number of queries is the same however many there are.
///
/// # Errors
/// As [`directory::show`].
pub fn list(cx: &mut UseCase<'_>, place: Place, wanted: &Wanted) -> Result<Listing, Error> {
    let directory = directory::show(cx, place, Right::View)?;
    if !directory.open {
        let page = Page { rows: Vec::new(), previous: None, next: None };
        return Ok(Listing { directory, page, roles: HashMap::new(), licenses: HashMap::new(), deleted: 0 });
    }
    let last = customer_user_list::end();
    let cursor = match &wanted.at {
        At::First => None,
        At::Cursor(cursor) => Some(cursor),
        At::Last => Some(&last),
    };
    let mut page = customer_user_list::page(cx.db, directory.id, wanted.state, &wanted.search, cursor)?;
    if matches!(wanted.at, At::Last) {
        page.next = None;
    }
    let ids: Vec<UserId> = page.rows.iter().map(|row| row.id).collect();
    let (roles, licenses) = match wanted.state {
        UserState::Active => (users::roles_of(cx.db, directory.id, &ids)?, customer_user_list::licenses(cx.db, &ids)?),
        UserState::Deleted => {
            (page.rows.iter().map(|row| (row.id, kept_roles(&row.kept_roles))).collect(), HashMap::new())
        }
    };
    let deleted = customer_user_list::count_deleted(cx.db, directory.id)?;
    Ok(Listing { directory, page, roles, licenses, deleted })
}
