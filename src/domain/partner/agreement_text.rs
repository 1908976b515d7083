//! The texts of agreements that are accepted in the portal: part of the program, in every language it speaks.

use crate::domain::Language;

/// Which text of the Microsoft Customer Agreement is accepted today; kept with each acceptance.
pub const CUSTOMER_VERSION: &str = "2026-11";

/// The Microsoft Customer Agreement in this language.
#[must_use]
pub const fn customer(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../../agreements/customer/en.txt"),
        Language::Portuguese => include_str!("../../../agreements/customer/pt-BR.txt"),
        Language::Russian => include_str!("../../../agreements/customer/ru.txt"),
    }
}

/// Which text of the Microsoft Partner Agreement is signed today; kept with each signature.
pub const PARTNER_VERSION: &str = "2026-11";

/// The Microsoft Partner Agreement for a region, named in English: this agreement has no other language.
#[must_use]
pub fn partner(region: &str) -> String {
    include_str!("../../../agreements/partner/en.txt").replace("{region}", region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_version_with_the_same_paragraphs() {
        for language in [Language::English, Language::Portuguese, Language::Russian] {
            let text = customer(language);
            assert!(text.lines().nth(1).unwrap().ends_with(CUSTOMER_VERSION), "{language}");
            assert_eq!(text.split("\n\n").count(), customer(Language::English).split("\n\n").count(), "{language}");
        }
    }

    #[test]
    fn the_partner_agreement_names_its_region_and_its_version() {
        let second = format!("Region: Brazil. Version {PARTNER_VERSION}");
        assert_eq!(partner("Brazil").lines().nth(1), Some(second.as_str()));
    }
}
