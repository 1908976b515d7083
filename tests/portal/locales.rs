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
        "line-upgrade",
        "look-mpn",
        "region-taiwan",
        "subscription-status",
    ];
    let values = |language: &str| -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(Path::new("locales").join(language)).unwrap() {
            for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
                if let Some((key, value)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '#'])) {
                    found.insert(key.to_owned(), value.to_owned());
                }
            }
        }
        found
    };
    let english = values("en");
    for language in ["pt-BR", "ru"] {
        for (key, value) in values(language) {
            let same = english.get(&key) == Some(&value) && value.chars().any(char::is_alphabetic);
            assert!(!same || value.starts_with('{') || alike.contains(&key.as_str()), "{language}: {key} = {value}");
        }
    }
}
