//! What makes a password acceptable (NIST SP 800-63B §5.1.1.2: length counts, composition does not), and passwords that
//! the portal makes itself.

use std::fmt;

use rand::RngExt;

use crate::domain::{Checks, Text};

/// The fewest characters of a password that a person chooses.
pub const MIN_LENGTH: usize = 12;
/// The most characters, so that hashing one costs no more than another.
pub const MAX_LENGTH: usize = 128;

/// How many characters a temporary password has: 5.7 bits each, 91 in all.
const TEMPORARY_LENGTH: usize = 16;

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

/// Checks a password that a person chose, typed once or twice, and what must not be in it.
///
/// `personal` are words that others could guess first: the address, the name, the company.
pub fn check(checks: &mut Checks, field: &'static str, password: &str, personal: &[&str]) {
    let length = password.chars().count();
    let min = i64::try_from(MIN_LENGTH).unwrap_or(0);
    let max = i64::try_from(MAX_LENGTH).unwrap_or(0);
    if length < MIN_LENGTH {
        checks.refuse(field, Text::new("password-too-short").count("min", min));
    } else if length > MAX_LENGTH {
        checks.refuse(field, Text::new("input-too-long").count("max", max));
    } else if is_monotonous(password) || personal.iter().any(|word| is_mostly(password, word)) {
        checks.refuse(field, Text::new("password-guessable"));
    }
}

/// Few different characters, or the same short piece over and over.
fn is_monotonous(password: &str) -> bool {
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < 5
}

/// Whether the password is little more than a word everybody knows of the person.
fn is_mostly(password: &str, word: &str) -> bool {
    let (password, word) = (password.to_lowercase(), word.trim().to_lowercase());
    let (longer, piece) = (password.chars().count(), word.chars().count());
    piece >= 4 && password.contains(&word) && longer < piece + 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(password: &str) -> bool {
        let mut checks = Checks::new();
        check(&mut checks, "password", password, &["ana.souza@birch.example", "Birch IT"]);
        !checks.passed()
    }

    #[test]
    fn long_enough_passwords_of_any_kind_are_taken() {
        assert!(!refused("correct horse battery"));
        assert!(!refused("длинный пароль 7"));
    }

    #[test]
    fn short_monotonous_and_personal_passwords_are_refused() {
        assert!(refused("short"));
        assert!(refused("aaaaaaaaaaaaaa"));
        assert!(refused("ana.souza@birch.example1"));
        assert!(refused(&"x1y2z3".repeat(40)));
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
