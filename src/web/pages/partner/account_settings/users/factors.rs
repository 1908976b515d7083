//! Taking the second factors from one of the partner's people who has lost them.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    paths,
    service::restorations::{self, LostFactors, Whose},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, pages::account_settings::Frame, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/factors.html")]
struct FactorsPage<'a> {
    view: &'a View,
    frame: Frame,
    up: String,
    here: String,
    lost: &'a LostFactors,
    until: Option<When>,
}

/// `GET /settings/users/{user}/second-factors`
pub async fn get(request: Request, user: web::Path<String>) -> Answer {
    let (view, lost) = request.read(move |cx| restorations::open_lost(cx, Whose::Partner(user.parse()?))).await?;
    let shown = FactorsPage {
        frame: Frame::new(&view, "/settings/users"),
        up: paths::partner_user(lost.user),
        here: paths::partner_user_factors(lost.user),
        until: lost.waiting.as_ref().map(|waiting| view.exactly(waiting.effective_at)),
        lost: &lost,
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /settings/users/{user}/second-factors`
pub async fn post(request: Request, user: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(user.parse()).await?;
    request.write(move |cx| restorations::ask(cx, Whose::Partner(user), &posted.key)).await?;
    let text = Text::new("flash-lost-factors-requested");
    Ok(see_other_saying(&request, &paths::partner_user_factors(user), "success", text))
}

/// `POST /settings/users/{user}/second-factors/cancel`
pub async fn cancel(request: Request, user: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(user.parse()).await?;
    request.write(move |cx| restorations::withdraw_lost(cx, Whose::Partner(user))).await?;
    let text = Text::new("flash-lost-factors-canceled");
    Ok(see_other_saying(&request, &paths::partner_user(user), "success", text))
}
