//! Taking back the question to somebody who was asked to be one of the partner's people and has not answered.

use actix_web::web;
use askama::Template;

use super::role_names;
use crate::{
    domain::Text,
    paths,
    service::partner_users::{self, AskedPerson},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, pages::account_settings::Frame, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/withdraw.html")]
struct WithdrawPage<'a> {
    view: &'a View,
    frame: Frame,
    action: String,
    asked: &'a AskedPerson,
    roles: String,
    until: When,
}

/// `GET /settings/users/asked/{asked}/withdraw`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, asked) = request.read(move |cx| partner_users::open_withdrawal(cx, user.parse()?)).await?;
    let shown = WithdrawPage {
        frame: Frame::new(&view, "/settings/users"),
        action: paths::withdrawal_of_asked(asked.id),
        roles: role_names(&view, &asked.roles),
        until: view.exactly(asked.until),
        asked: &asked,
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /settings/users/asked/{asked}/withdraw`
pub async fn post(request: Request, user: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, email) = request.write(move |cx| partner_users::withdraw(cx, user.parse()?)).await?;
    let text = Text::new("flash-user-withdrawn").with("email", email);
    Ok(see_other_saying(&request, "/settings/users", "success", text))
}
