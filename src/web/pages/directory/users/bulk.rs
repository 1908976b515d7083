//! Deleting the users that were selected in the list, giving them roles or taking roles from them.

use actix_web::web;
use askama::Template;

use super::role_names;
use crate::{
    domain::{Error, Text, customer_user::roles_to_give, directory::Place, ids::UserId},
    paths,
    service::{
        UseCase,
        customer_users::{
            self, UserQuery,
            bulk::{PlannedUser, UserAct, act, plan},
        },
        directory::Directory,
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View,
        extract::place::DirectoryPath,
        lists::selection::{Bulk, Chooser, Outlook, Selection, SelectionFields, carried},
        page,
        pages::customers::inside::Inside,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/bulk.html")]
struct BulkPage<'a> {
    view: &'a View,
    inside: Inside,
    bulk: Bulk<'a>,
}

type Planned = (Directory, Option<UserAct>, Vec<PlannedUser>);

/// `GET …/users/selected/delete`
pub async fn confirm_deletion(request: Request, at: DirectoryPath, query: web::Query<SelectionFields>) -> Answer {
    show(request, at, Selection::new(query.into_inner()), true).await
}

/// `POST …/users/selected/delete`
pub async fn delete(request: Request, at: DirectoryPath, posted: Posted<SelectionFields>) -> Answer {
    send(request, at, posted, true).await
}

/// `GET …/users/selected/roles`
pub async fn choose_roles(request: Request, at: DirectoryPath, query: web::Query<SelectionFields>) -> Answer {
    show(request, at, Selection::new(query.into_inner()), false).await
}

/// `POST …/users/selected/roles`
pub async fn change_roles(request: Request, at: DirectoryPath, posted: Posted<SelectionFields>) -> Answer {
    send(request, at, posted, false).await
}

async fn show(request: Request, at: DirectoryPath, selection: Selection, deletes: bool) -> Answer {
    let chosen = selection.clone();
    let (view, found) = request.read(move |cx| find(cx, at.place()?, &chosen, deletes)).await?;
    page(&request, &bulk_page(&view, &found, &selection, deletes))
}

async fn send(request: Request, at: DirectoryPath, posted: Posted<SelectionFields>, deletes: bool) -> Answer {
    let key = posted.key;
    let sent = request.submit(
        Selection::new(posted.form),
        move |cx, selection| {
            let place = at.place()?;
            let wanted = |directory: &Directory| wanted(selection, directory, deletes);
            act(cx, place, (&selection.ids(), wanted, &key)).map(|done| (done, back(selection, place)))
        },
        move |cx, selection| find(cx, at.place()?, selection, deletes),
    );
    match sent.await? {
        Sent::Done(_, (done, back)) => {
            let text = Text::new(if deletes { "flash-users-deleted" } else { "flash-users-changed" });
            Ok(see_other_saying(&request, &back, "success", text.count("count", done)))
        }
        Sent::Back(back) => back.page(&request, &bulk_page(&back.view, &back.found, &back.form, deletes)),
    }
}

/// The list as it was looked at.
fn back(selection: &Selection, place: Place) -> String {
    let list: UserQuery = selection.list();
    list.address(&paths::users(place))
}

/// What was chosen.
fn wanted(selection: &Selection, directory: &Directory, deletes: bool) -> Option<UserAct> {
    if deletes {
        return Some(UserAct::Delete);
    }
    let roles: Vec<String> = selection.values("role").take(20).map(str::to_owned).collect();
    UserAct::of_roles(selection.value("what") != Some("take"), &roles, directory.rules)
}

fn find(cx: &mut UseCase<'_>, place: Place, selection: &Selection, deletes: bool) -> Result<Planned, Error> {
    let ids: Vec<UserId> =
        if selection.is_whole_page() { customer_users::ids(cx, place, &selection.list())? } else { selection.ids() };
    plan(cx, place, &ids, |directory| wanted(selection, directory, deletes))
}

fn bulk_page<'a>(
    view: &'a View,
    (directory, act, rows): &Planned,
    selection: &Selection,
    deletes: bool,
) -> BulkPage<'a> {
    let mut outlook = Outlook::default();
    for PlannedUser { user, roles, verdict } in rows {
        let name = (user.display_name.clone(), user.email.clone());
        outlook.add(name, role_names(view, Some(roles)), verdict.as_ref().err().map(|why| view.text(why)));
    }
    let ids: Vec<UserId> = rows.iter().map(|row| row.user.id).collect();
    let fields: &[&str] = if act.is_some() && !deletes { &["what", "role"] } else { &[] };
    let chosen = match act {
        Some(UserAct::Give(roles)) => view.with("bulk-roles-given", "roles", &role_names(view, Some(roles))),
        Some(UserAct::Take(roles)) => view.with("bulk-roles-taken", "roles", &role_names(view, Some(roles))),
        Some(UserAct::Delete) | None => String::new(),
    };
    let role = |role: crate::domain::role::Role| Choice::new(role.as_str(), view.t(role.key()), "");
    let means = ["user-delete-ends-sign-in", "user-delete-ends-licenses", "user-delete-ends-for-good"];
    BulkPage {
        view,
        inside: Inside::of(view, directory, "users"),
        bulk: Bulk {
            view,
            title: view.t(if deletes { "bulk-delete-title" } else { "bulk-roles" }),
            back: back(selection, directory.place()),
            list: view.t("menu-users-and-licenses"),
            heads: (view.t("user-display-name"), view.t("user-roles")),
            chooser: act
                .is_none()
                .then(|| Chooser::Roles(roles_to_give(directory.rules).into_iter().map(role).collect())),
            chosen,
            outlook,
            hidden: carried(selection, &ids, fields),
            means: if deletes { means.map(|key| view.t(key)).to_vec() } else { Vec::new() },
            danger: deletes,
        },
    }
}
