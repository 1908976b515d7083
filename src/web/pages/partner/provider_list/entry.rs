//! What the public list says of a provider.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Text, business_profile::split, country::language_name, provider_list::spoken},
    service::provider_list::{self, EntryForm, ListedProvider},
    web::{Answer, Choice, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/provider_list/entry.html")]
struct EntryPage<'a> {
    view: &'a View,
    id: String,
    name: &'a str,
    country: String,
    listed: Vec<Choice>,
    form: &'a EntryForm,
    languages: Vec<LanguageField>,
}

/// One of the lists of languages.
struct LanguageField {
    id: String,
    label: String,
    choices: Vec<Choice>,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    listed: String,
    description: String,
    website: String,
    phone: String,
    email: String,
    language_1: String,
    language_2: String,
    language_3: String,
    version: String,
}

/// `GET /provider-list/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, listing) = request.read(move |cx| provider_list::entry(cx, id.parse()?)).await?;
    let entry = &listing.entry;
    let form = EntryForm {
        listed: if entry.listed { "yes" } else { "no" }.to_owned(),
        description: entry.description.clone(),
        website: entry.website.clone(),
        phone: entry.phone.clone(),
        email: entry.email.clone(),
        languages: split(&entry.languages).map(str::to_owned).collect(),
        version: entry.version,
    };
    page(&request, &entry_page(&view, &listing, &form))
}

/// `POST /provider-list/{id}`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Form { listed, description, website, phone, email, language_1, language_2, language_3, version } = posted.form;
    let languages = vec![language_1, language_2, language_3];
    let version = version.parse().unwrap_or(-1);
    let form = EntryForm { listed, description, website, phone, email, languages, version };
    let sent = request.submit(
        (id.into_inner(), form),
        |cx, (id, form)| provider_list::save(cx, id.parse()?, form),
        |cx, (id, _)| provider_list::entry(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(_, listing) => {
            let text = Text::new("flash-provider-entry-saved").with("name", listing.name);
            Ok(see_other_saying(&request, "/provider-list", "success", text))
        }
        Sent::Back(back) => back.page(&request, &entry_page(&back.view, &back.found, &back.form.1)),
    }
}

fn entry_page<'a>(view: &'a View, listing: &'a ListedProvider, form: &'a EntryForm) -> EntryPage<'a> {
    let choice = |value: &str, key: &str| Choice::new(value, view.t(key), &form.listed);
    let chosen = form.languages.iter().map(String::as_str).chain(std::iter::repeat("")).take(3);
    EntryPage {
        id: listing.account.to_string(),
        name: &listing.name,
        country: view.country(&listing.country),
        listed: vec![choice("no", "provider-list-not-listed"), choice("yes", "provider-list-listed")],
        languages: (1..).zip(chosen).map(|(number, tag)| language_field(view, number, tag)).collect(),
        form,
        view,
    }
}

fn language_field(view: &View, number: usize, chosen: &str) -> LanguageField {
    let number = number.to_string();
    LanguageField {
        id: format!("language_{number}"),
        label: view.with("provider-list-language", "number", &number),
        choices: languages(view, chosen),
    }
}

fn languages(view: &View, chosen: &str) -> Vec<Choice> {
    let mut each: Vec<Choice> =
        spoken().into_iter().map(|tag| Choice::new(tag, language_name(tag, view.lang()), chosen)).collect();
    each.sort_by_key(|one| one.text.to_lowercase());
    let none = Choice::new("", view.t("provider-list-no-language"), chosen);
    std::iter::once(none).chain(each).collect()
}
