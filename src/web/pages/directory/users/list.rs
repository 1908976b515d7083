//! The list of users: those who are there, and those who were deleted and can come back.

use actix_web::web;
use askama::Template;

use super::{may, role_names};
use crate::{
    domain::{
        Action,
        customer_user::kept_for,
        directory::{Right, UserState},
    },
    paths,
    service::customer_users::{self, ListedUser, UserListing, UserQuery},
    web::{Answer, Pager, Request, View, When, extract::place::DirectoryPath, page, pages::customers::inside::Inside},
};

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
    pager: Pager,
    /// Whether something can be done with many of them at once.
    selects: bool,
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

/// `GET …/users`
pub async fn get(request: Request, at: DirectoryPath, query: web::Query<UserQuery>) -> Answer {
    let wanted = query.clone();
    let (view, listing) = request.read(move |cx| customer_users::list(cx, at.place()?, &wanted)).await?;
    let UserListing { directory, page: found, roles, licenses, deleted: many_deleted } = listing;
    let place = directory.place();
    let users = paths::users(place);
    let pager = Pager::new(&users, &query, &found);
    let rows = found.rows.into_iter().map(|user| {
        let roles = role_names(&view, roles.get(&user.id));
        let licenses = licenses.get(&user.id).map(|names| names.join(", ")).unwrap_or_default();
        row(&view, user, roles, licenses)
    });
    let (may_manage, may_assign) =
        (may(&view, &directory, Right::Manage), may(&view, &directory, Right::AssignLicenses));
    let deleted = query.filter.state() == UserState::Deleted;
    let list_page = ListPage {
        inside: Inside::of(&view, &directory, "users"),
        search: query.search(),
        open: directory.open,
        selects: !deleted && (may_manage || may_assign),
        deleted,
        deleted_tab: view.count("users-deleted", many_deleted),
        rows: rows.collect(),
        pager,
        may_manage,
        may_import: may(&view, &directory, Right::Import),
        may_assign,
        may_ask: view.may(Action::RequestRelationship),
        licenses: paths::licenses(place),
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
        deleted: user.deleted_at.map(|at| (view.when(at), view.day(at.plus(kept_for())))),
    }
}
