//! The public list.

use actix_web::web;
use askama::Template;

use super::{own_text, written_in};
use crate::{
    domain::Country,
    service::provider_list::{self, ProviderQuery},
    web::{Answer, Choice, Pager, Request, View, page},
};

#[derive(Template)]
#[template(path = "partner/providers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    countries: Vec<Choice>,
    narrowed: bool,
    own: Option<String>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    country: String,
    /// The beginning of its description, and the tag of the language in which it is written.
    about: (String, String),
    is_own: bool,
}

/// How much of a description stands in the list.
const ABOUT: usize = 160;

/// `GET /providers`
pub async fn get(request: Request, query: web::Query<ProviderQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (found, own)) = request.visit(move |db, _, actor| provider_list::list(db, actor, &wanted)).await?;
    let (search, country) = (query.search(), Country::find(&query.filter.country));
    let me = own.as_ref().map(|own| own.account);
    let row = |one: provider_list::ListedProvider| Row {
        id: one.account.to_string(),
        country: view.country(&one.country),
        about: (beginning(&one.entry.description), written_in(&one.entry)),
        is_own: Some(one.account) == me,
        name: one.name,
    };
    let list = ListPage {
        countries: countries(&view, country),
        narrowed: !search.is_empty() || country.is_some(),
        own: own.as_ref().map(|own| own_text(&view, own)),
        pager: Pager::filtered(
            "/providers",
            &query,
            &found,
            [(country.map(|country| view.country(country.code)), |filter| filter.country.clear())],
        ),
        rows: found.rows.into_iter().map(row).collect(),
        search,
        view: &view,
    };
    page(&request, &list)
}

fn countries(view: &View, chosen: Option<&'static Country>) -> Vec<Choice> {
    let all =
        Choice { value: String::new(), text: view.t("providers-all-countries").to_owned(), selected: chosen.is_none() };
    let every: Vec<&'static Country> = Country::all().iter().collect();
    let each = view.country_choices(&every, chosen.map_or("", |country| country.code));
    std::iter::once(all).chain(each).collect()
}

/// The first words of a text, on one line.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= ABOUT {
        return line;
    }
    let cut: String = line.chars().take(ABOUT).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_description_ends_after_a_whole_word() {
        assert_eq!(beginning("Two\nlines."), "Two lines.");
        let long = beginning(&"word ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= ABOUT + 1, "{long}");
        assert_eq!(beginning(&"x".repeat(200)).chars().count(), ABOUT + 1);
    }
}
