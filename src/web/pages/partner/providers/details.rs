//! A provider of the public list.

use actix_web::web;
use askama::Template;

use super::{own_text, written_in};
use crate::{
    domain::{Actor, Country, business_profile::split, country::language_name},
    paths,
    service::{
        Call, Db,
        partnership_inquiries::{self, AskerStandpoint},
        provider_list::{self, ListedProvider},
    },
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
    asking: AskingView,
}

/// What is said of asking the provider for a partnership.
#[derive(Default)]
struct AskingView {
    /// The words.
    text: String,
    /// Where one goes on: the address, the words, and whether it is what the page is for.
    way: Option<(String, &'static str, bool)>,
}

/// `GET /providers/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let work = move |db: &mut Db, call: &Call, actor: Option<&Actor>| {
        let (listing, own) = provider_list::find(db, actor, id.parse()?)?;
        let stands = partnership_inquiries::standpoint(db, call, actor, listing.account)?;
        Ok((listing, own, stands))
    };
    let (view, (listing, own, stands)) = request.visit(work).await?;
    let own = own.filter(|own| own.account == listing.account);
    let details = DetailsPage {
        country: view.country(&listing.country),
        served: served(&view, &listing.country),
        languages: languages(&view, &listing.entry.languages),
        written_in: written_in(&listing.entry),
        asking: asking(&view, &listing, stands),
        own: own.as_ref().map(|own| own_text(&view, own)),
        listing: &listing,
        view: &view,
    };
    page(&request, &details)
}

fn asking(view: &View, listing: &ListedProvider, stands: AskerStandpoint) -> AskingView {
    let form = || paths::partnership_form(listing.account);
    match stands {
        AskerStandpoint::Other => AskingView::default(),
        AskerStandpoint::Stranger => AskingView {
            text: view.t("inquiry-stranger").to_owned(),
            way: Some((form(), view.t("inquiry-sign-in"), false)),
        },
        AskerStandpoint::MayAsk => {
            AskingView { text: view.t("inquiry-may-ask").to_owned(), way: Some((form(), view.t("inquiry-ask"), true)) }
        }
        AskerStandpoint::Asked(id) => AskingView {
            text: view.with("inquiry-already-asked", "provider", &listing.name),
            way: Some((paths::sent_inquiry(id), view.t("inquiry-view"), false)),
        },
        AskerStandpoint::Blocked(why) => AskingView { text: view.text(&why), way: None },
        AskerStandpoint::AskAdmin(names) => {
            AskingView { text: view.with("inquiry-ask-admin", "names", &names.join(", ")), way: None }
        }
    }
}

fn served(view: &View, code: &str) -> String {
    let region = Country::find(code).map(|country| country.region);
    let names = Country::sorted_by_name(view.lang()).into_iter().filter(|country| Some(country.region) == region);
    names.map(|country| country.name(view.lang())).collect::<Vec<_>>().join(", ")
}

fn languages(view: &View, kept: &str) -> String {
    split(kept).map(|tag| language_name(tag, view.lang())).collect::<Vec<_>>().join(", ")
}
