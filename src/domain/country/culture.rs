//! Cultures and languages that a customer can choose, and what they are called.

use super::{Country, pattern::row};

pub(super) const TABLE: &str = include_str!("cultures.csv");
const LANGUAGES: &str = include_str!("languages.csv");

/// The cultures of a country, its default first.
pub(super) fn cultures_of(country: &str) -> Vec<&'static str> {
    row(TABLE, country).last().map(|tags| tags.split(' ').collect()).unwrap_or_default()
}

/// The languages of cultures, in their order.
pub(super) fn languages_of(cultures: &[&'static str]) -> Vec<&'static str> {
    cultures.iter().filter_map(|tag| tag.split('-').next()).collect()
}

/// Takes the two-letter tag of a language and gives its name in the language of `lang_tag` (`en`, `pt-BR` or `ru`;
/// English for others): `português`. A tag that no country speaks stands for itself.
pub fn language_name(tag: &str, lang_tag: &str) -> String {
    let &[_, english, portuguese, russian] = row(LANGUAGES, tag).as_slice() else { return tag.to_owned() };
    let name = match lang_tag {
        "pt-BR" => portuguese,
        "ru" => russian,
        _ => english,
    };
    name.to_owned()
}

/// Takes a culture (`pt-BR`) and gives its name in the language of `lang_tag`: `português (Brasil)`. What is no culture
/// of a country stands for itself.
pub fn culture_name(tag: &str, lang_tag: &str) -> String {
    let known = tag.split_once('-').and_then(|(language, code)| Some((language, Country::find(code)?)));
    let Some((language, country)) = known else { return tag.to_owned() };
    format!("{} ({})", language_name(language, lang_tag), country.name(lang_tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cultures(country: &str) -> Vec<&'static str> {
        cultures_of(country)
    }

    #[test]
    fn every_country_has_cultures_of_its_own_in_languages_with_names() {
        for file in [TABLE, LANGUAGES] {
            assert!(!file.contains(['"', '\r']));
        }
        assert!(LANGUAGES.lines().all(|line| line.split(';').count() == 4 && !line.split(';').any(str::is_empty)));
        assert_eq!(TABLE.lines().count() - 1, Country::all().len());
        for country in Country::all() {
            let rules = country.rules();
            assert!(!rules.cultures().is_empty() && rules.cultures().len() == rules.languages().len());
            for (culture, language) in rules.cultures().iter().zip(rules.languages()) {
                assert_eq!(*culture, format!("{language}-{}", country.code));
                assert!(language.len() == 2 && row(LANGUAGES, language).len() == 4, "{culture}");
            }
        }
    }

    #[test]
    fn well_known_countries_have_their_exact_cultures_with_the_default_first() {
        assert_eq!(cultures("US"), ["en-US", "es-US"]);
        assert_eq!(cultures("BR"), ["pt-BR"]);
        assert_eq!(cultures("RU"), ["ru-RU"]);
        assert_eq!(cultures("DE"), ["de-DE"]);
        assert_eq!(cultures("KZ"), ["kk-KZ", "ru-KZ"]);
        assert_eq!(cultures("CH"), ["de-CH", "fr-CH", "it-CH"]);
        assert_eq!(cultures("IN").first(), Some(&"en-IN"));
    }

    #[test]
    fn cultures_and_languages_have_names_in_every_language_of_the_portal() {
        let names = |tag| ["en", "pt-BR", "ru"].map(|lang| culture_name(tag, lang));
        assert_eq!(
            names("en-US"),
            ["English (United States)", "inglês (Estados Unidos)", "английский (Соединенные Штаты)"]
        );
        assert_eq!(language_name("pt", "pt-BR"), "português");
        assert_eq!(language_name("de", "fr"), "German");
        assert_eq!([language_name("xx", "en"), culture_name("xx", "en")], ["xx", "xx"]);
    }
}
