//! One user's licenses.

use actix_web::web;
use askama::Template;

use super::{
    buy_more, choices, may_assign,
    plans::{self, PlansField, Product},
};
use crate::{
    domain::{Text, license::Wish},
    paths,
    service::licenses::{
        TypedWish,
        user::{self, UserLicenses},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View,
        extract::place::DirectoryPath,
        page,
        pages::{customers::inside::Inside, users::UserPart},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "directory/licenses/user.html")]
struct UserPage<'a> {
    view: &'a View,
    inside: Inside,
    licenses: String,
    profile: String,
    name: &'a str,
    email: &'a str,
    located: bool,
    may_assign: bool,
    buy_more: Option<String>,
    rows: Vec<Row>,
}

struct Row {
    field: String,
    name: String,
    hint: String,
    held: bool,
    choices: Vec<Choice>,
    plans: Option<PlansField>,
    /// The plans that the license leaves out, where there are such.
    without: String,
}

/// `GET /customers/{id}/users/{user}/licenses`, `GET /users/{user}/licenses`
pub async fn get(request: Request, at: DirectoryPath, part: web::Path<UserPart>) -> Answer {
    let user = part.into_inner().user;
    let (view, found) = request.read(move |cx| user::show(cx, at.place()?, user.parse()?)).await?;
    page(&request, &user_page(&view, &found, &[]))
}

/// `POST /customers/{id}/users/{user}/licenses`, `POST /users/{user}/licenses`: *Save*.
pub async fn post(
    request: Request,
    at: DirectoryPath,
    part: web::Path<UserPart>,
    posted: Posted<Vec<(String, String)>>,
) -> Answer {
    let user = part.into_inner().user;
    let sent = request.submit(
        (at, user, plans::read(&posted.form)),
        |cx, (at, user, typed)| {
            let (place, user) = (at.place()?, user.parse()?);
            Ok((user::save(cx, place, (user, typed))?, paths::user_licenses(place, user)))
        },
        |cx, (at, user, _)| user::show(cx, at.place()?, user.parse()?),
    );
    match sent.await? {
        Sent::Done(_, ((changed, name), path)) => {
            let key = if changed { "flash-licenses-updated" } else { "flash-licenses-unchanged" };
            let kind = if changed { "success" } else { "info" };
            Ok(see_other_saying(&request, &path, kind, Text::new(key).with("name", name)))
        }
        Sent::Back(back) => {
            let (.., typed) = &*back.form;
            back.page(&request, &user_page(&back.view, &back.found, typed))
        }
    }
}

fn user_page<'a>(view: &'a View, found: &'a UserLicenses, typed: &[TypedWish]) -> UserPage<'a> {
    let rows = found.pools.iter().enumerate().map(|(place, pool)| {
        let offer = pool.offer.to_string();
        let typed = typed.iter().find(|typed| typed.offer == offer);
        let excluded = found.held.get(&pool.offer);
        let held = excluded.is_some();
        let words = if held {
            [(None, "license-has"), (Some(Wish::Take), "license-not-assigned")]
        } else {
            [(None, "license-not-assigned"), (Some(Wish::Assign), "license-has")]
        };
        let plans = found.plans.get(&pool.offer).into_iter().flatten();
        let off: Vec<&str> = plans
            .filter(|plan| excluded.is_some_and(|excluded| excluded.contains(&plan.code)))
            .map(|plan| plan.name.as_str())
            .collect();
        let product = Product { place, pool, plans: &found.plans, typed };
        Row {
            choices: choices(view, &words, typed.map_or("", |typed| typed.wish.as_str())),
            hint: view.count("license-available-count", pool.available()),
            plans: product.for_one(view, excluded),
            without: if off.is_empty() { String::new() } else { view.with("license-without", "off", &off.join(", ")) },
            name: pool.name.clone(),
            field: format!("license-{offer}"),
            held,
        }
    });
    let rows = rows.collect();
    let short = found.pools.iter().any(|pool| pool.available() == 0 && !found.held.contains_key(&pool.offer));
    UserPage {
        view,
        inside: Inside::of(view, &found.directory, "users"),
        licenses: paths::licenses(found.directory.place()),
        profile: paths::user(found.directory.place(), found.user.id),
        name: &found.user.name,
        email: &found.user.email,
        located: !found.user.location.is_empty(),
        may_assign: may_assign(view, &found.directory),
        buy_more: buy_more(view, found.directory.place()).filter(|_| short),
        rows,
    }
}
