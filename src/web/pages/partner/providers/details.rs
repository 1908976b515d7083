//! A provider of the public list.

use actix_web::web;
use askama::Template;

use super::{own_text, written_in};
use crate::{
    domain::{Country, business_profile::split, country::language_name},
    service::provider_list::{self, ListedProvider},
    web::{Answer, Request, View, page},
};

#[derive(Template)]
#[template(path = "partner/providers/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    listing: &'a ListedProvider,
    country: String,
    /// The countries whose resellers and customers it may serve.
    served: String,
    languages: String,
    /// The tag of the language in which the description is written.
    written_in: String,
    /// What is said to the provider itself.
    own: Option<String>,
}

/// `GET /providers/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, (listing, own)) = request.visit(move |db, _, actor| provider_list::find(db, actor, id.parse()?)).await?;
    let own = own.filter(|own| own.account == listing.account);
    let details = DetailsPage {
        country: view.country(&listing.country),
        served: served(&view, &listing.country),
        languages: languages(&view, &listing.entry.languages),
        written_in: written_in(&listing.entry),
        own: own.as_ref().map(|own| own_text(&view, own)),
        listing: &listing,
        view: &view,
    };
    page(&request, &details)
}

fn served(view: &View, code: &str) -> String {
    let region = Country::find(code).map(|country| country.region);
    let names = Country::sorted_by_name(view.lang()).into_iter().filter(|country| Some(country.region) == region);
    names.map(|country| country.name(view.lang())).collect::<Vec<_>>().join(", ")
}

fn languages(view: &View, kept: &str) -> String {
    split(kept).map(|tag| language_name(tag, view.lang())).collect::<Vec<_>>().join(", ")
}
