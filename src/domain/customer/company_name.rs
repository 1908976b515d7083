//! The legal names of companies (`docs/domain.md` §8.2).

use unicode_normalization::UnicodeNormalization;

use crate::domain::Text;

/// The fewest characters of a company's name.
pub const MIN_LENGTH: usize = 2;
/// The most characters of a company's name.
pub const MAX_LENGTH: usize = 255;

/// Legal forms that are no name on their own; what is typed is compared in lower case.
const LEGAL_FORMS: &[&str] = &[
    "c p a",
    "c.p.a.",
    "c. p. a.",
    "l.l.p.",
    "l l p",
    "l. l. p.",
    "l l c",
    "l.l.c.",
    "l. l. c.",
    "corp",
    "corp.",
    "corporation",
    "pty",
    "pty ltd",
    "pte ltd",
    "private limited",
    "pvt",
    "pvt ltd",
    "gmbh",
    "plc",
    "plc ltd",
    "wll",
    "lda",
    "sarl",
    "llp",
    "llp.",
    "kft",
    "ltd",
    "ltd.",
    "limited",
    "sdn bhd",
    "inc",
    "incorporated",
    "llc",
    "llc.",
    "ooo",
    "zrt",
    "zrt.",
];

/// Words that people type to see whether a form works. A name may hold them, not be one of them.
const PLACEHOLDERS: &[&str] = &["test", "testing", "test test", "admin", "nobody"];

/// Ends of web addresses that stand in names by mistake more often than not.
const WEB_ENDINGS: &[&str] = &[
    "app", "biz", "br", "cloud", "com", "de", "dev", "edu", "eu", "gov", "info", "io", "net", "online", "org", "ru",
    "shop", "site", "store", "tech", "uk", "рф",
];

/// Why a text can't be a company's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing, blanks alone, or a single character.
    TooShort,
    /// More than [`MAX_LENGTH`] characters; it holds how many.
    TooLong(usize),
    /// No letter and no digit.
    OnlySymbols,
    /// Single characters with blanks between them: "1 2 3".
    SpacedLetters,
    /// One character over and over: "999".
    Repeated,
    /// A legal form without a name: "Ltd.".
    OnlyLegalForm,
    /// A word typed to try the form: "test".
    Placeholder,
}

impl NameFault {
    /// The key of what the person is told.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooShort => "company-name-too-short",
            Self::TooLong(_) => "company-name-too-long",
            Self::OnlySymbols => "company-name-only-symbols",
            Self::SpacedLetters => "company-name-spaced-letters",
            Self::Repeated => "company-name-repeated",
            Self::OnlyLegalForm => "company-name-only-legal-form",
            Self::Placeholder => "company-name-placeholder",
        }
    }

    /// What the person is told.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::TooLong(length) => too_long(self.key(), length, MAX_LENGTH),
            _ => Text::new(self.key()),
        }
    }
}

/// A text with the length of what was typed and the most that is taken.
pub(in crate::domain) fn too_long(key: &'static str, length: usize, max: usize) -> Text {
    let count = |number| i64::try_from(number).unwrap_or(i64::MAX);
    Text::new(key).count("length", count(length)).count("max", count(max))
}

/// Takes what was typed and gives the company's name without blanks around it.
///
/// # Errors
/// The first [`NameFault`] found.
pub fn parse_company_name(typed: &str) -> Result<String, NameFault> {
    let name: String = typed.trim().nfc().collect();
    let length = name.chars().count();
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let plain = words.join(" ");
    let single = |word: &&str| word.chars().count() == 1;
    let fault = if length < MIN_LENGTH {
        NameFault::TooShort
    } else if length > MAX_LENGTH {
        NameFault::TooLong(length)
    } else if LEGAL_FORMS.contains(&plain.as_str()) {
        NameFault::OnlyLegalForm
    } else if is_repeated(&lower) {
        NameFault::Repeated
    } else if !name.chars().any(char::is_alphanumeric) {
        NameFault::OnlySymbols
    } else if words.iter().all(single) {
        NameFault::SpacedLetters
    } else if PLACEHOLDERS.contains(&plain.as_str()) {
        NameFault::Placeholder
    } else {
        return Ok(name);
    };
    Err(fault)
}

/// What the person is told who gave `name` the ending of a web address ("Contoso.com"). A warning and no fault, for
/// some companies are called so.
#[must_use]
pub fn warn_of_web_ending(name: &str) -> Option<Text> {
    let lower = name.to_lowercase();
    let mut endings = lower.split('.').skip(1).map(|after| after.split(|c: char| !c.is_alphanumeric()).next());
    let found = endings.any(|ending| ending.is_some_and(|ending| WEB_ENDINGS.contains(&ending)));
    found.then(|| Text::new("company-name-web-ending"))
}

/// One character three times or more, and nothing else.
fn is_repeated(lower: &str) -> bool {
    let mut characters = lower.chars();
    let first = characters.next();
    lower.chars().count() >= 3 && characters.all(|c| Some(c) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_names_of_every_kind_are_taken() {
        for name in [
            "Birch IT",
            "3M",
            "HP",
            "A/B Café 7 (Ltd.)",
            "Ipê Soluções Ltda.",
            "ООО «Рябина»",
            "Test & Measurement GmbH",
            "トヨタ",
            "Aaa Logistics",
            "Contoso.com",
            "1 2 3 Software",
            &"a b".repeat(85),
        ] {
            assert_eq!(parse_company_name(&format!("  {name} ")).as_deref(), Ok(name));
        }
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_reason() {
        for (typed, fault) in [
            ("", NameFault::TooShort),
            (" \t ", NameFault::TooShort),
            ("X", NameFault::TooShort),
            ("!?", NameFault::OnlySymbols),
            ("~ ` #", NameFault::OnlySymbols),
            ("1 2 3", NameFault::SpacedLetters),
            ("a  b", NameFault::SpacedLetters),
            ("999", NameFault::Repeated),
            ("Aaaa", NameFault::Repeated),
            ("---", NameFault::Repeated),
            ("GmbH", NameFault::OnlyLegalForm),
            (" Pty  LTD ", NameFault::OnlyLegalForm),
            ("L L C", NameFault::OnlyLegalForm),
            ("OOO", NameFault::OnlyLegalForm),
            ("Test", NameFault::Placeholder),
            ("nobody", NameFault::Placeholder),
        ] {
            assert_eq!(parse_company_name(typed), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn a_name_has_at_most_255_characters_and_a_longer_one_is_told_its_length() {
        let name = "Ям".repeat(127) + "а";
        assert_eq!(parse_company_name(&name), Ok(name.clone()));
        let fault = parse_company_name(&(name + "я")).unwrap_err();
        assert_eq!(fault, NameFault::TooLong(256));
        assert_eq!(fault.text(), Text::new("company-name-too-long").count("length", 256).count("max", 255));
    }

    #[test]
    fn a_web_ending_in_a_name_is_noticed_and_an_abbreviation_is_not() {
        for name in ["Contoso.com", "contoso.COM Ltd.", "Fabrikam.co.uk", ".net", "Рябина.рф", "shop.de/online"]
        {
            assert!(warn_of_web_ending(name).is_some(), "{name}");
        }
        for name in
            ["Contoso Ltd.", "Acme s.r.o.", "St. Com", "A.B.C.", "Communication Inc.", "Dr. Net", "Contoso.common"]
        {
            assert!(warn_of_web_ending(name).is_none(), "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parsing_a_name_twice_changes_nothing(typed in "\\PC{0,12}") {
            if let Ok(once) = parse_company_name(&typed) {
                proptest::prop_assert_eq!(parse_company_name(&once), Ok(once));
            }
        }
    }
}
