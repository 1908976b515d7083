//! The texts: the same keys in every language, each used, each with the values it is given.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use regex::Regex;

const LANGUAGES: [&str; 3] = ["en", "pt-BR", "ru"];

/// Every message of a language: its key and the names of its values.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let value = Regex::new(r"\$([a-z][a-z0-9]*)").unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(Path::new("locales").join(language)).unwrap() {
        let path = entry.unwrap().path();
        let mut current = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some((key, _)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                key.trim().clone_into(&mut current);
                assert!(!found.contains_key(&current), "{language}: {current} stands twice");
                found.insert(current.clone(), BTreeSet::new());
            }
            for name in value.captures_iter(line) {
                found.get_mut(&current).unwrap().insert(name[1].to_owned());
            }
        }
    }
    found
}

fn sources(folder: &str, endings: &[&str]) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(path.to_str().unwrap(), endings));
        } else if path.extension().is_some_and(|one| endings.iter().any(|ending| one == *ending)) {
            let file = fs::read_to_string(&path).unwrap();
            text.push_str(file.split("#[cfg(test)]").next().unwrap());
        }
    }
    text
}

#[test]
fn every_language_has_the_same_messages_with_the_same_values() {
    let english = messages("en");
    for language in LANGUAGES {
        let other = messages(language);
        let keys = |of: &BTreeMap<String, BTreeSet<String>>| of.keys().cloned().collect::<BTreeSet<_>>();
        let missing: Vec<_> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
        assert!(missing.is_empty(), "{language} differs from English in: {missing:?}");
        for (key, values) in &english {
            // Languages write times with or without halves of the day.
            if key != "date-time" {
                assert_eq!(values, &other[key], "{language}: {key}");
            }
        }
    }
}

#[test]
fn every_message_is_used_and_every_used_one_exists() {
    let text = sources("src", &["rs"]) + &sources("templates", &["html"]);
    let literal = Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""#).unwrap();
    let literals: BTreeSet<String> = literal.captures_iter(&text).map(|found| found[1].to_owned()).collect();
    let english = messages("en");
    let unused: Vec<_> = english.keys().filter(|key| !literals.contains(*key)).collect();
    assert!(unused.is_empty(), "used nowhere: {unused:?}");
    // What is passed where a message is meant must be one.
    let asked = Regex::new(
        r#"(?:\.t|\.get|\.with|\.count|Text::new|text|entry)\(\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"|=> "((?:role|kind|cloud|standing|invitation-state|acceptance|mail-state)-[a-z-]+)""#,
    )
    .unwrap();
    for found in asked.captures_iter(&text) {
        let key = found.get(1).or(found.get(2)).unwrap().as_str();
        // Headers are asked for in the same way.
        if key.starts_with("x-") || key.starts_with("sec-") {
            continue;
        }
        assert!(english.contains_key(key) || key.starts_with("partnership-a"), "{key} exists nowhere");
    }
}

#[test]
fn no_text_was_left_in_english() {
    let alike = [
        "cart-total",
        "category-enterprise",
        "chrome-product",
        "chrome-menu",
        "column-mpn",
        "column-standing",
        "history-total",
        "identifiers-global",
        "column-state",
        "list-filter-search",
        "look-mpn",
        "region-taiwan",
        "subscription-status",
    ];
    let english = values("en");
    for language in ["pt-BR", "ru"] {
        for (key, value) in values(language) {
            let same = english.get(&key) == Some(&value) && value.chars().any(char::is_alphabetic);
            assert!(!same || value.starts_with('{') || alike.contains(&key.as_str()), "{language}: {key} = {value}");
        }
    }
}

/// What each message of a language says, its lines and variants one after another.
fn values(language: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(Path::new("locales").join(language)).unwrap() {
        let mut current = String::new();
        for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines().filter(|line| !line.starts_with('#')) {
            match line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
                Some((key, value)) => {
                    key.trim().clone_into(&mut current);
                    found.insert(current.clone(), value.trim().to_owned());
                }
                None if line.trim().is_empty() => {}
                None => {
                    let value = found.get_mut(&current).unwrap();
                    value.push('\n');
                    value.push_str(line.trim());
                }
            }
        }
    }
    found
}

/// The words that `docs/glossary.md` keeps out of the English texts.
const FORBIDDEN: [&str; 36] = [
    "any more",
    "anew",
    "anybody",
    "as soon as",
    "at once",
    "cancelled",
    "cancelling",
    "cannot",
    "congratulations",
    "do not",
    "does not",
    "everybody",
    "has not",
    "is not",
    "licence",
    "look",
    "looking",
    "looks",
    "mail",
    "mailed",
    "mails",
    "organisation",
    "please",
    "see",
    "sees",
    "somebody",
    "standing",
    "state",
    "tick",
    "ticked",
    "told",
    "untick",
    "unticked",
    "whatever",
    "whoever",
    "will not",
];

#[test]
fn english_keeps_to_the_words_of_the_glossary() {
    // A kind of server, a part of an address, what owns an organization: not what the glossary has other words for.
    let allowed =
        [("mail-state-sent", "mail"), ("new-customer-state", "state"), ("qualification-state-owned", "state")];
    let glossary = fs::read_to_string("docs/glossary.md").unwrap();
    let values = values("en");
    let placeable = Regex::new(r"\$[a-z0-9]+").unwrap();
    for words in FORBIDDEN {
        let whole = Regex::new(&format!(r"(?i)\b{words}\b")).unwrap();
        for (key, value) in &values {
            let is_allowed = allowed.contains(&(key.as_str(), words));
            let found = whole.is_match(&placeable.replace_all(value, ""));
            assert_eq!(found, is_allowed, "{key} says “{words}” (docs/glossary.md has the word to use): {value}");
        }
        assert!(glossary.contains(words), "docs/glossary.md does not name “{words}”");
    }
}

#[test]
fn counts_are_written_in_digits() {
    // Languages choose `one` for other numbers too: Portuguese for none, Russian for 21.
    for language in LANGUAGES {
        for (key, value) in values(language) {
            for variant in value.lines().filter(|line| line.starts_with("[one]")) {
                assert!(variant.contains("{ $"), "{language}: {key} = {variant}");
            }
        }
    }
}

#[test]
fn english_has_typographic_quotes() {
    // Labels that outside tests look for as they are.
    let labels = [
        "draft-language",
        "new-customer-acceptor-email",
        "new-customer-acceptor-first-name",
        "new-customer-acceptor-last-name",
    ];
    for (key, value) in values("en") {
        let straight = value.contains(['\'', '"']);
        assert_eq!(straight, labels.contains(&key.as_str()), "{key} = {value}");
    }
}

#[test]
fn buttons_are_short_in_every_language() {
    // The documents that partners follow print these words; docs/glossary.md lists them.
    let printed = [
        "account-settings-users-add-another",
        "draft-open-in-email",
        "indirect-resellers-request",
        "look-authorize",
        "relations-remove-privileges",
        "request-relationship-title",
        "suspending-title",
        "users-add-another",
    ];
    let texts = LANGUAGES.map(values);
    let mut long = BTreeSet::new();
    for key in buttons() {
        for text in &texts {
            let words = &text[&key];
            assert!(!words.ends_with('.'), "a button is no sentence: {key} = {words}");
            if words.chars().count() > 28 {
                long.insert(key.clone());
            }
        }
    }
    assert_eq!(long, printed.map(str::to_owned).into(), "buttons with more than 28 characters in some language");
}

/// The messages on buttons, and on links that look like one.
fn buttons() -> BTreeSet<String> {
    let control = Regex::new(r"(?s)<(?:a|button)\b(.*?)</(?:a|button)>").unwrap();
    let class = Regex::new(r#"class="[^"]*\bbtn\b"#).unwrap();
    let attribute = Regex::new(r#"="\{\{.*?\}\}[^"]*""#).unwrap();
    let text = Regex::new(r#"view\.t\("([a-z0-9-]+)"\)"#).unwrap();
    let mut found = BTreeSet::new();
    for control in control.captures_iter(&sources("templates", &["html"])) {
        if class.is_match(&control[1]) {
            let content = attribute.replace_all(&control[1], "");
            found.extend(text.captures_iter(&content).map(|key| key[1].to_owned()));
        }
    }
    assert!(found.len() > 100, "the templates have buttons: {found:?}");
    found
}
