//! What makes a password acceptable (NIST SP 800-63B-4 §3.1.1.2: length counts, composition does not, and what others try
//! first is refused), and passwords that the portal makes itself.

mod common;
mod patterns;

use std::{cmp::Reverse, fmt};

use chrono::TimeDelta;
use rand::RngExt;

use crate::domain::{Checks, Text, fold::search_key};

/// The fewest characters of a password that a person chooses.
pub const MIN_LENGTH: usize = 12;
/// The most characters, so that hashing one costs no more than another.
pub const MAX_LENGTH: usize = 128;

/// How many characters a temporary password has: 5.7 bits each, 91 in all.
const TEMPORARY_LENGTH: usize = 16;

/// How long a temporary password works that nobody has replaced.
#[must_use]
pub const fn temporary_lifetime() -> TimeDelta {
    TimeDelta::days(7)
}

/// A password that the portal made for somebody who must replace it at the first sign-in (`docs/domain.md` §10.8). It
/// is shown once and kept only as a hash; it can't be printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct TemporaryPassword(String);

impl TemporaryPassword {
    /// The password itself: for its hash, and for the one page that shows it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TemporaryPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TemporaryPassword(…)")
    }
}

/// A new temporary password, of letters and digits that can be told apart on paper and on the phone.
#[must_use]
pub fn temporary() -> TemporaryPassword {
    const SIGNS: [char; 53] = [
        '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P',
        'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p',
        'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z',
    ];
    let mut random = rand::rng();
    let sign = |_| SIGNS.get(random.random_range(0..SIGNS.len()));
    TemporaryPassword((0..TEMPORARY_LENGTH).filter_map(sign).collect())
}

/// What the portal is called, which everybody knows.
const PORTAL: &str = "Tandem";

/// Checks a password that a person chose, typed once or twice, and what must not be in it (`docs/domain.md` §15.1).
///
/// `personal` is what others could guess first: the address, the name, the organization and its domain, the portal's host.
pub fn check(checks: &mut Checks, field: &'static str, password: &str, personal: &[&str]) {
    let length = password.chars().count();
    let min = i64::try_from(MIN_LENGTH).unwrap_or(0);
    let max = i64::try_from(MAX_LENGTH).unwrap_or(0);
    if length < MIN_LENGTH {
        checks.refuse(field, Text::new("password-too-short").count("min", min));
    } else if length > MAX_LENGTH {
        checks.refuse(field, Text::new("input-too-long").count("max", max));
    } else if let Some(why) = why_guessable(password, personal) {
        checks.refuse(field, Text::new(why));
    }
}

/// The key of what makes a password easy to guess, if anything does.
fn why_guessable(password: &str, personal: &[&str]) -> Option<&'static str> {
    if is_monotonous(password) || patterns::is_pattern(password) {
        Some("password-pattern")
    } else if is_mostly_names(password, personal) {
        Some("password-personal")
    } else if common::is_common(password) {
        Some("password-common")
    } else {
        None
    }
}

/// Few different characters, or the same short piece over and over.
fn is_monotonous(password: &str) -> bool {
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < 5
}

/// Whether the password is little more than words that everybody knows of the person, whole or in parts.
fn is_mostly_names(password: &str, personal: &[&str]) -> bool {
    let names = personal.iter().chain([&PORTAL]).map(|name| search_key(name));
    let mut words: Vec<String> = names.flat_map(|name| parts(&name)).collect();
    // A name goes as a whole before its parts do.
    words.sort_by_key(|word| Reverse(word.len()));
    let whole = letters_and_digits(&search_key(password));
    let rest = words.iter().fold(whole.clone(), |rest, word| rest.replace(word.as_str(), ""));
    let rest: Vec<char> = rest.chars().collect();
    rest.len() < whole.chars().count() && patterns::steps(&rest) < patterns::FEW
}

/// A folded name as a whole, and those of its parts that are words.
fn parts(name: &str) -> Vec<String> {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
    let whole = letters_and_digits(name);
    words.map(str::to_owned).chain((whole.chars().count() >= 3).then_some(whole)).collect()
}

fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Why somebody of Aurora Distribution can't have this password.
    fn why(password: &str) -> Option<&'static str> {
        let mut checks = Checks::new();
        let personal =
            ["ana.souza@aurora.example", "Ana Souza", "Aurora Distribution", "aurora.example", "portal.example"];
        check(&mut checks, "password", password, &personal);
        checks.finish().err().and_then(|refusals| refusals.of("password").map(|text| text.key))
    }

    #[test]
    fn long_enough_passwords_of_any_kind_are_taken() {
        for password in [
            "correct horse battery",
            "длинный пароль 7",
            "violet harbour lantern 42",
            "aurora over the northern harbour",
            "8f2K-91qz-77Lm",
            "onlysmalllettershere",
        ] {
            assert_eq!(why(password), None, "{password}");
        }
    }

    #[test]
    fn too_short_and_too_long_ones_are_refused() {
        assert_eq!(why("short"), Some("password-too-short"));
        assert_eq!(why("correct hor"), Some("password-too-short"));
        assert_eq!(why("correct hors"), None);
        assert_eq!(why(&"correct horse ".repeat(10)), Some("input-too-long"));
    }

    #[test]
    fn what_others_try_first_is_refused() {
        for (password, key) in [
            ("password1234", "password-common"),
            ("Password123456!", "password-common"),
            ("123456789012345", "password-pattern"),
            ("qwertyuiop123", "password-pattern"),
            ("aaaaaaaaaaaaaa", "password-pattern"),
            ("йцукенгшщзхъ", "password-pattern"),
        ] {
            assert_eq!(why(password), Some(key), "{password}");
        }
    }

    #[test]
    fn names_that_others_know_are_refused_whole_and_in_parts() {
        for password in [
            "Aurora Distribution",
            "auroradistribution1",
            "Aurora2026!!",
            "AuroraAurora1",
            "distribution123456",
            "ana.souza@aurora.example1",
            "Ana Souza 2026",
            "ana souza aurora",
            "aurora.example",
            "portal.example",
            "Tandem123456",
        ] {
            assert_eq!(why(password), Some("password-personal"), "{password}");
        }
    }

    #[test]
    fn temporary_passwords_differ_are_read_without_doubt_and_tell_nothing_in_a_log() {
        let one = temporary();
        assert_ne!(one, temporary());
        assert!(one.reveal().chars().count() >= MIN_LENGTH);
        assert!(one.reveal().chars().all(|sign| sign.is_ascii_alphanumeric() && !"0O1lIiouU".contains(sign)));
        assert!(!format!("{one:?}").contains(one.reveal()));
    }
}
