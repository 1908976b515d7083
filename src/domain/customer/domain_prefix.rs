//! The part of a customer's first domain that is chosen: `contoso` of `contoso.onmicrosoft.com` (`docs/domain.md`
//! §8.1).

use std::fmt;

use crate::domain::{Text, company_name::too_long};

/// The most characters of a prefix.
pub const MAX_LENGTH: usize = 27;

/// A prefix: 1 to 27 letters `a` to `z` and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainPrefix(String);

/// Why a text can't be a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainPrefixFault {
    /// Nothing but blanks.
    Missing,
    /// Something beside letters `a` to `z` and digits.
    OtherCharacters,
    /// More than [`MAX_LENGTH`] characters; it holds how many.
    TooLong(usize),
}

impl DomainPrefixFault {
    /// The key of what the person is told.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "domain-prefix-missing",
            Self::OtherCharacters => "domain-prefix-other-characters",
            Self::TooLong(_) => "domain-prefix-too-long",
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

impl DomainPrefix {
    /// Takes what was typed, in either case and with or without blanks around it.
    ///
    /// # Errors
    /// The first [`DomainPrefixFault`] found.
    pub fn parse(typed: &str) -> Result<Self, DomainPrefixFault> {
        let prefix = typed.trim();
        if prefix.is_empty() {
            Err(DomainPrefixFault::Missing)
        } else if !prefix.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Err(DomainPrefixFault::OtherCharacters)
        } else if prefix.len() > MAX_LENGTH {
            Err(DomainPrefixFault::TooLong(prefix.len()))
        } else {
            Ok(Self(prefix.to_ascii_lowercase()))
        }
    }

    /// The prefix, in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DomainPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_taken_in_lower_case() {
        assert_eq!(DomainPrefix::parse(" Contoso365 ").unwrap().as_str(), "contoso365");
        assert_eq!(DomainPrefix::parse("7").unwrap().to_string(), "7");
        assert!(DomainPrefix::parse(&"a".repeat(27)).is_ok());
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        for typed in ["contoso-it", "contoso.com", "con toso", "ипэ", "ipê", "ｃontoso"] {
            assert_eq!(DomainPrefix::parse(typed), Err(DomainPrefixFault::OtherCharacters), "{typed}");
        }
        assert_eq!(DomainPrefix::parse("  "), Err(DomainPrefixFault::Missing));
        let fault = DomainPrefix::parse(&"a".repeat(28)).unwrap_err();
        assert_eq!(fault.text(), Text::new("domain-prefix-too-long").count("length", 28).count("max", 27));
    }
}
