//! Deleting a user, after a page that says what ends and what stays; and bringing one back.

use actix_web::web;
use askama::Template;

use super::UserPart;
use crate::{
    domain::Text,
    paths,
    service::customer_users,
    web::{
        Answer, EmptyForm, Posted, Request, View, extract::place::DirectoryPath, page,
        pages::customers::inside::Inside, see_other_leading, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "directory/users/delete.html")]
struct DeletePage<'a> {
    view: &'a View,
    inside: Inside,
    /// The user's own page.
    up: String,
    name: &'a str,
    user_name: &'a str,
    bound: bool,
    oneself: bool,
}

/// `GET …/users/{user}/delete`
pub async fn get(request: Request, at: DirectoryPath, named: web::Path<UserPart>) -> Answer {
    let (view, opened) =
        request.read(move |cx| customer_users::find_to_delete(cx, at.place()?, named.user.parse()?)).await?;
    let delete_page = DeletePage {
        inside: Inside::of(&view, &opened.directory, "users"),
        up: paths::user(opened.directory.place(), opened.user.id),
        name: &opened.user.display_name,
        user_name: &opened.user.email,
        bound: opened.bound,
        oneself: opened.oneself,
        view: &view,
    };
    page(&request, &delete_page)
}

/// `POST …/users/{user}/delete`
pub async fn delete(
    request: Request,
    at: DirectoryPath,
    named: web::Path<UserPart>,
    _posted: Posted<EmptyForm>,
) -> Answer {
    let (_, opened) = request.write(move |cx| customer_users::delete(cx, at.place()?, named.user.parse()?)).await?;
    // Who deleted itself has no list to go back to.
    let next = if opened.oneself { "/sign-in".to_owned() } else { paths::users(opened.directory.place()) };
    let text = Text::new("flash-user-deleted").with("name", opened.user.display_name);
    if opened.oneself {
        return Ok(see_other_saying(&request, &next, "success", text));
    }
    let link = ("flash-link-user", paths::user(opened.directory.place(), opened.user.id));
    Ok(see_other_leading(&request, &next, "success", text, link))
}

/// `POST …/users/{user}/restore`
pub async fn restore(
    request: Request,
    at: DirectoryPath,
    named: web::Path<UserPart>,
    _posted: Posted<EmptyForm>,
) -> Answer {
    let (_, (opened, (back, missing))) =
        request.write(move |cx| customer_users::restore(cx, at.place()?, named.user.parse()?)).await?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let path = paths::user(opened.directory.place(), opened.user.id);
    let text = Text::new(if missing == 0 { "flash-user-restored" } else { "flash-user-restored-without" })
        .with("name", opened.user.display_name)
        .count("back", count(back));
    let (kind, text) =
        if missing == 0 { ("success", text) } else { ("warning", text.count("missing", count(missing))) };
    Ok(see_other_saying(&request, &path, kind, text))
}
