//! Taking the second factors from a user of a customer's own directory who has lost them.

use actix_web::web;
use askama::Template;

use super::UserPart;
use crate::{
    domain::{
        Text,
        directory::{Place, Right},
    },
    paths,
    service::{
        customer_users,
        restorations::{self, LostFactors, Whose},
    },
    web::{Answer, EmptyForm, Posted, Request, View, When, page, pages::customers::inside::Inside, see_other_saying},
};

#[derive(Template)]
#[template(path = "directory/users/factors.html")]
struct FactorsPage<'a> {
    view: &'a View,
    inside: Inside,
    /// The user's own page.
    up: String,
    here: String,
    user_name: &'a str,
    lost: &'a LostFactors,
    until: Option<When>,
}

/// `GET /users/{user}/second-factors`
pub async fn get(request: Request, named: web::Path<UserPart>) -> Answer {
    let (view, (opened, lost)) = request
        .read(move |cx| {
            let user = named.user.parse()?;
            let opened = customer_users::find(cx, Place::Own, Right::Manage, user)?;
            Ok((opened, restorations::open_lost(cx, Whose::Customer(user))?))
        })
        .await?;
    let shown = FactorsPage {
        inside: Inside::of(&view, &opened.directory, "users"),
        up: paths::user(Place::Own, lost.user),
        here: paths::own_user_factors(lost.user),
        user_name: &opened.user.email,
        until: lost.waiting.as_ref().map(|waiting| view.exactly(waiting.effective_at)),
        lost: &lost,
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /users/{user}/second-factors`
pub async fn post(request: Request, named: web::Path<UserPart>, posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(named.user.parse()).await?;
    request.write(move |cx| restorations::ask(cx, Whose::Customer(user), &posted.key)).await?;
    let text = Text::new("flash-lost-factors-requested");
    Ok(see_other_saying(&request, &paths::own_user_factors(user), "success", text))
}

/// `POST /users/{user}/second-factors/cancel`
pub async fn cancel(request: Request, named: web::Path<UserPart>, _posted: Posted<EmptyForm>) -> Answer {
    let user = request.named(named.user.parse()).await?;
    request.write(move |cx| restorations::withdraw_lost(cx, Whose::Customer(user))).await?;
    let text = Text::new("flash-lost-factors-canceled");
    Ok(see_other_saying(&request, &paths::user(Place::Own, user), "success", text))
}
