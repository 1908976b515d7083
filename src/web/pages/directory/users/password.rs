//! A new temporary password for a user: asked for on one page, shown in the answer to its form.

use actix_web::web;
use askama::Template;

use super::UserPart;
use crate::{
    paths,
    service::{
        credentials,
        customer_users::{self, OpenedCustomerUser},
    },
    web::{
        Answer, EmptyForm, Posted, Request, View,
        extract::place::DirectoryPath,
        page,
        pages::{customers::inside::Inside, new_password::Stage},
        respond::page_once,
    },
};

#[derive(Template)]
#[template(path = "directory/users/password.html")]
struct PasswordPage<'a> {
    view: &'a View,
    inside: Inside,
    /// The user's own page.
    up: String,
    user_name: &'a str,
    oneself: bool,
    stage: Stage<'a>,
}

/// `GET …/users/{user}/password`
pub async fn get(request: Request, at: DirectoryPath, named: web::Path<UserPart>) -> Answer {
    let (view, opened) =
        request.read(move |cx| customer_users::find_for_password(cx, at.place()?, named.user.parse()?)).await?;
    page(&request, &password_page(&view, &opened, Stage::Asked))
}

/// `POST …/users/{user}/password`
pub async fn post(
    request: Request,
    at: DirectoryPath,
    named: web::Path<UserPart>,
    posted: Posted<EmptyForm>,
) -> Answer {
    let (place, user) = (request.named(at.place()).await?, request.named(named.user.parse()).await?);
    let outcome = credentials::reset_user(request.caller(), place, user, posted.key).await;
    let (view, ((opened, done), secret)) = request.seen(outcome)?;
    page_once(&request, &password_page(&view, &opened, Stage::of(done, &secret)))
}

fn password_page<'a>(view: &'a View, opened: &'a OpenedCustomerUser, stage: Stage<'a>) -> PasswordPage<'a> {
    PasswordPage {
        inside: Inside::of(view, &opened.directory, "users"),
        up: paths::user(opened.directory.place(), opened.user.id),
        user_name: &opened.user.email,
        oneself: opened.oneself,
        stage,
        view,
    }
}
