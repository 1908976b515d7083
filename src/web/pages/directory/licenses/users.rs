//! The users who have a license of a product.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::may_assign;
use crate::{
    domain::{
        Text,
        list::{ByName, ListQuery},
    },
    paths,
    service::{Licensed, licenses::list},
    web::{Answer, Pager, Request, View, When, extract::place::DirectoryPath, page, pages::customers::inside::Inside},
};

#[derive(Template)]
#[template(path = "directory/licenses/users.html")]
struct UsersPage<'a> {
    view: &'a View,
    inside: Inside,
    licenses: String,
    name: &'a str,
    counts: String,
    may_assign: bool,
    search: &'a str,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    href: String,
    name: String,
    email: String,
    since: When,
}

/// The product that an address names.
#[derive(Deserialize)]
pub struct OfferPart {
    offer: String,
}

/// `GET /customers/{id}/licenses/{offer}`, `GET /licenses/{offer}`
pub async fn get(
    request: Request,
    at: DirectoryPath,
    part: web::Path<OfferPart>,
    query: web::Query<ListQuery<ByName>>,
) -> Answer {
    let (wanted, offer) = (query.clone(), part.into_inner().offer);
    let (view, found) = request.read(move |cx| list::users(cx, at.place()?, offer.parse()?, &wanted)).await?;
    let (place, pool) = (found.directory.place(), &found.pool);
    let path = paths::licensed_users(place, pool.offer);
    let counts = Text::new("license-counts")
        .count("assigned", pool.assigned)
        .count("bought", pool.bought())
        .count("available", pool.available());
    let row = |user: Licensed| Row {
        href: paths::user_licenses(place, user.id),
        since: view.day(user.since),
        name: user.name,
        email: user.email,
    };
    let users = UsersPage {
        inside: Inside::of(&view, &found.directory, "users"),
        licenses: paths::licenses(place),
        name: &found.pool.name,
        counts: view.text(&counts),
        may_assign: may_assign(&view, &found.directory),
        search: query.search(),
        pager: Pager::new(&path, &query, &found.page),
        rows: found.page.rows.into_iter().map(row).collect(),
        view: &view,
    };
    page(&request, &users)
}
