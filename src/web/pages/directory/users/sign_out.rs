//! Signing a user out everywhere.

use actix_web::web;

use super::UserPart;
use crate::{
    domain::Text,
    paths,
    service::customer_users,
    web::{Answer, EmptyForm, Posted, Request, extract::place::DirectoryPath, see_other_saying},
};

/// `POST …/users/{user}/sign-out`
pub async fn post(
    request: Request,
    at: DirectoryPath,
    named: web::Path<UserPart>,
    _posted: Posted<EmptyForm>,
) -> Answer {
    let at = (request.named(at.place()).await?, request.named(named.user.parse()).await?);
    let (_, opened) = request.write(move |cx| customer_users::sign_out(cx, at)).await?;
    let text = Text::new("flash-user-signed-out").with("name", opened.user.display_name);
    Ok(see_other_saying(&request, &paths::user(opened.directory.place(), opened.user.id), "success", text))
}
