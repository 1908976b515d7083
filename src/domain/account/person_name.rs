//! First and last names of people (`docs/domain.md` §8.2).

use unicode_normalization::UnicodeNormalization;

use crate::domain::{Text, company_name::too_long};

/// The most characters of a first, middle or last name.
pub const MAX_LENGTH: usize = 50;

/// Words that stand for nobody.
const PLACEHOLDERS: &[&str] = &["test", "admin", "nobody"];

/// Why a text can't be a person's first or last name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonNameFault {
    /// Nothing but blanks.
    Missing,
    /// A single character, and none that is a name by itself, as in Chinese, Japanese and Korean.
    SingleCharacter,
    /// More than [`MAX_LENGTH`] characters; it holds how many.
    TooLong(usize),
    /// No letter: digits, symbols, pictures.
    NoLetter,
    /// A word that stands for nobody: "test".
    Placeholder,
}

impl PersonNameFault {
    /// The key of what the person is told.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "person-name-missing",
            Self::SingleCharacter => "person-name-single-character",
            Self::TooLong(_) => "person-name-too-long",
            Self::NoLetter => "person-name-no-letter",
            Self::Placeholder => "person-name-placeholder",
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

/// Takes what was typed as a first or last name and gives it without blanks around it.
///
/// # Errors
/// The first [`PersonNameFault`] found.
pub fn parse_person_name(typed: &str) -> Result<String, PersonNameFault> {
    let name: String = typed.trim().nfc().collect();
    let length = name.chars().count();
    let fault = if length == 0 {
        PersonNameFault::Missing
    } else if length > MAX_LENGTH {
        PersonNameFault::TooLong(length)
    } else if !name.chars().any(char::is_alphabetic) {
        PersonNameFault::NoLetter
    } else if length == 1 && !name.chars().all(is_cjk) {
        PersonNameFault::SingleCharacter
    } else if PLACEHOLDERS.contains(&name.to_lowercase().as_str()) {
        PersonNameFault::Placeholder
    } else {
        return Ok(name);
    };
    Err(fault)
}

/// Whether one character of this script can be a whole name: Han, kana, Hangul.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_script_are_taken() {
        for name in ["Ana", "Al", "O’Neill", "Анна-Мария", "李", "김", "あ", "José 2nd", "D’Ávila 😀"]
        {
            assert_eq!(parse_person_name(&format!(" {name} ")).as_deref(), Ok(name));
        }
        assert!(parse_person_name(&"й".repeat(50)).is_ok());
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_reason() {
        for (typed, fault) in [
            ("", PersonNameFault::Missing),
            ("  ", PersonNameFault::Missing),
            ("J", PersonNameFault::SingleCharacter),
            ("Я", PersonNameFault::SingleCharacter),
            ("7", PersonNameFault::NoLetter),
            ("123", PersonNameFault::NoLetter),
            ("?!", PersonNameFault::NoLetter),
            ("😀😀", PersonNameFault::NoLetter),
            ("Test", PersonNameFault::Placeholder),
            ("ADMIN", PersonNameFault::Placeholder),
            ("nobody", PersonNameFault::Placeholder),
        ] {
            assert_eq!(parse_person_name(typed), Err(fault), "{typed:?}");
        }
        let fault = parse_person_name(&"й".repeat(51)).unwrap_err();
        assert_eq!(fault.text(), Text::new("person-name-too-long").count("length", 51).count("max", 50));
    }
}
