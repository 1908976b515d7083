//! Title, description, heading, landmarks and language; nothing inline.

use scraper::ElementRef;

use super::{Sheet, spoken, tag};

/// The languages of the portal, as `html[lang]` has them.
const LANGUAGES: [&str; 3] = ["en", "pt-BR", "ru"];

pub(super) fn title_and_heading(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let titles: Vec<String> = sheet
        .named("title")
        .filter(|title| title.parent().and_then(ElementRef::wrap).is_some_and(|one| one.value().name() == "head"))
        .map(|title| title.text().collect())
        .collect();
    // The name of the page, before that of the portal.
    let named = |title: &String| !title.split(" – ").next().unwrap_or_default().trim().is_empty();
    if titles.len() != 1 || !titles.iter().all(named) {
        found.push(format!("the title is {titles:?}"));
    }
    let headings: Vec<String> = sheet.named("h1").map(spoken).collect();
    if headings.len() != 1 || headings.iter().any(String::is_empty) {
        found.push(format!("headings of the first level: {headings:?}"));
    }
    found.extend(
        sheet.named("h1").filter(|one| !is_within(*one, &["main"])).map(|_| "the heading is outside <main>".into()),
    );
    found
}

/// What the page is for, once, in a sentence that fits into a list of search results.
pub(super) fn description(sheet: &Sheet<'_>) -> Vec<String> {
    let described = sheet.named("meta").filter(|meta| meta.attr("name") == Some("description"));
    let told: Vec<&str> = described.map(|meta| meta.attr("content").unwrap_or_default()).collect();
    let fits = |told: &&str| told.ends_with('.') && (20..=200).contains(&told.chars().count());
    if told.len() == 1 && told.iter().all(fits) { Vec::new() } else { vec![format!("the description is {told:?}")] }
}

/// One main, one header and one footer of the page; the menu where there is one; each `nav` with a name of its own.
pub(super) fn landmarks(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["main", "header", "footer"] {
        let sections = ["main", "article", "section", "aside", "nav"];
        let many = sheet.named(name).filter(|one| name == "main" || !is_within(*one, &sections)).count();
        if many != 1 {
            found.push(format!("{many} <{name}>"));
        }
    }
    let menus = sheet.named("nav").filter(|nav| nav.value().classes().any(|class| class == "menu")).count();
    let due = sheet.named("body").filter(|body| body.value().classes().any(|class| class == "has-menu")).count();
    if menus != due {
        found.push(format!("{menus} menus where there should be {due}"));
    }
    let mut names: Vec<&str> = Vec::new();
    for nav in sheet.named("nav") {
        let labelled =
            || sheet.ids.get(nav.attr("aria-labelledby")?).map(|_| nav.attr("aria-labelledby").unwrap_or_default());
        match nav.attr("aria-label").filter(|name| !name.trim().is_empty()).or_else(labelled) {
            Some(name) if !names.contains(&name) => names.push(name),
            _ => found.push(format!("no name of its own: {}", tag(nav))),
        }
    }
    found
}

pub(super) fn language(sheet: &Sheet<'_>) -> Vec<String> {
    let language = sheet.named("html").next().and_then(|html| html.attr("lang")).unwrap_or_default();
    if LANGUAGES.contains(&language) { Vec::new() } else { vec![format!("the page is in {language:?}")] }
}

pub(super) fn nothing_inline(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for element in &sheet.elements {
        let name = element.value().name();
        if name == "style" || (name == "script" && element.attr("src").is_none()) {
            found.push(format!("inline: {}", tag(*element)));
        }
        for (attribute, value) in element.value().attrs() {
            let is_script = value.trim_start().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
            if attribute == "style" || attribute.starts_with("on") || is_script {
                found.push(format!("inline: {}", tag(*element)));
            }
        }
    }
    found
}

fn is_within(element: ElementRef<'_>, names: &[&str]) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|one| names.contains(&one.value().name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::page_rules::found;

    #[test]
    fn a_page_has_a_title_and_one_heading_in_its_content() {
        let good = "<head><title>Home – Tandem</title></head><main><h1>Home</h1></main>";
        assert!(found(title_and_heading, good).is_empty());
        for bad in [
            "<head><title>Home</title></head><main></main>",
            "<head><title>Home</title></head><main><h1>One</h1><h1>Two</h1></main>",
            "<head><title>Home</title></head><main><h1> </h1></main>",
            "<head><title>Home</title></head><h1>Home</h1><main></main>",
            "<head><title> – Tandem</title></head><main><h1>Home</h1></main>",
            "<main><h1>Home</h1></main>",
        ] {
            assert_eq!(found(title_and_heading, bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn a_page_says_once_what_it_is_for() {
        let good = "<meta name=description content='Find indirect providers by country.'>";
        assert!(found(description, good).is_empty());
        for bad in ["", "<meta name=description content=''>", "<meta name=description content='No.'>", &good.repeat(2)]
        {
            assert_eq!(found(description, bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn a_page_has_each_landmark_once() {
        let good = "<body class=has-menu><header></header><nav class=menu aria-label=Menu></nav>\
                    <main><section><header></header></section></main><footer></footer>";
        assert!(found(landmarks, good).is_empty());
        for bad in [
            "<header></header><footer></footer>",
            "<header></header><main></main><main></main><footer></footer>",
            "<header></header><header></header><main></main><footer></footer>",
            "<header></header><main></main>",
            "<body class=has-menu><header></header><main></main><footer></footer>",
            "<header></header><main></main><nav></nav><footer></footer>",
            "<header></header><main></main><nav aria-label=One></nav><nav aria-label=One></nav><footer></footer>",
        ] {
            assert_eq!(found(landmarks, bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn a_page_is_in_a_language_of_the_portal() {
        assert!(found(language, "<html lang=pt-BR>").is_empty());
        assert_eq!(found(language, "<html lang=pt>"), ["the page is in \"pt\""]);
        assert_eq!(found(language, "<html>"), ["the page is in \"\""]);
    }

    #[test]
    fn nothing_stands_inline() {
        assert!(found(nothing_inline, "<script src=/static/tandem.js></script><p class=style>on</p>").is_empty());
        for bad in [
            "<p style='color: red'>",
            "<style>p { color: red }</style>",
            "<script>alert(1)</script>",
            "<button onclick='alert(1)'>",
            "<a href=' JavaScript:alert(1)'>",
        ] {
            assert_eq!(found(nothing_inline, bad).len(), 1, "{bad}");
        }
    }
}
