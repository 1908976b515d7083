//! The list of users: those who are there, and those who were deleted and can come back.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{may, role_names};
use crate::{
    domain::{
        customer_user::kept_for,
        directory::{Right, UserState},
        policy::Action,
    },
    service::{
        Cursor,
        customer_users::{self, At as PageAt, ListedUser, Listing, Wanted},
    },
    web::{
        extract::{place::At, query::typed, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page},
        view::{View, When},
    },
};

/// What stands in the address of the page that ends a list.
const LAST: &str = "last";
/// No name or address is longer; what is typed beyond it is not searched for.
const LONGEST_SEARCH: usize = 200;

/// Which users are wanted. Kept in the address, so that it can be shared and gone back to.
#[derive(Deserialize)]
pub struct UserQuery {
    #[serde(default, deserialize_with = "typed")]
    search: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    at: String,
}

impl UserQuery {
    fn search(&self) -> &str {
        let typed = self.search.trim();
        typed.char_indices().nth(LONGEST_SEARCH).map_or(typed, |(end, _)| typed.get(..end).unwrap_or(typed))
    }

    fn state(&self) -> UserState {
        UserState::parse(&self.state).unwrap_or(UserState::Active)
    }

    fn wanted(&self) -> Wanted {
        let at = match (self.at.as_str(), Cursor::parse(&self.at)) {
            (LAST, _) => PageAt::Last,
            (_, Some(cursor)) => PageAt::Cursor(cursor),
            _ => PageAt::First,
        };
        Wanted { state: self.state(), search: self.search().to_owned(), at }
    }

    /// The address of another page of the same users.
    fn way(&self, path: &str, at: &str) -> String {
        let state = if self.state() == UserState::Deleted { UserState::Deleted.as_str() } else { "" };
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("search", self.search()), ("state", state), ("at", at)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

#[derive(Template)]
#[template(path = "directory/users/list.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or does not")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    users: &'a str,
    licenses: String,
    search: &'a str,
    open: bool,
    deleted: bool,
    deleted_tab: String,
    rows: Vec<Row>,
    ways: Option<Ways>,
    may_manage: bool,
    may_import: bool,
    may_assign: bool,
    may_ask: bool,
}

struct Row {
    id: String,
    name: String,
    user_name: String,
    roles: String,
    location: String,
    licenses: String,
    deleted: Option<(When, When)>,
}

/// The ways to other pages of the list.
struct Ways {
    first: String,
    previous: Option<String>,
    next: Option<String>,
    last: String,
}

/// `GET …/users`
pub async fn get(request: Request, at: At, query: web::Query<UserQuery>) -> Answer {
    let (wanted, place, users) = (query.wanted(), at.clone(), at.users());
    let (view, listing) = request.read(move |cx| customer_users::list(cx, place.place()?, &wanted)).await?;
    let Listing { directory, page: found, roles, licenses, deleted } = listing;
    let rows = found.rows.into_iter().map(|user| {
        let roles = role_names(&view, roles.get(&user.id));
        let licenses = licenses.get(&user.id).map(|names| names.join(", ")).unwrap_or_default();
        row(&view, user, roles, licenses)
    });
    let list_page = ListPage {
        inside: Inside::of(&view, &directory, "users"),
        search: query.search(),
        open: directory.open,
        deleted: query.state() == UserState::Deleted,
        deleted_tab: view.count("users-deleted", deleted),
        rows: rows.collect(),
        ways: (found.previous.is_some() || found.next.is_some()).then(|| Ways {
            first: query.way(&users, ""),
            previous: found.previous.map(|cursor| query.way(&users, &cursor)),
            next: found.next.map(|cursor| query.way(&users, &cursor)),
            last: query.way(&users, LAST),
        }),
        may_manage: may(&view, &directory, Right::Manage),
        may_import: may(&view, &directory, Right::Import),
        may_assign: may(&view, &directory, Right::AssignLicenses),
        may_ask: view.may(Action::RequestRelationship),
        licenses: format!("{}licenses", users.strip_suffix("users").unwrap_or("/")),
        users: &users,
        view: &view,
    };
    page(&request, &list_page)
}

fn row(view: &View, user: ListedUser, roles: String, licenses: String) -> Row {
    Row {
        id: user.id.to_string(),
        name: user.display_name,
        user_name: user.email,
        roles,
        location: if user.location.is_empty() { String::new() } else { view.country(&user.location) },
        licenses,
        deleted: user.deleted_at.map(|at| (view.when(at), view.when(at.plus(kept_for())))),
    }
}
