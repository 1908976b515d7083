//! What makes a password acceptable (NIST SP 800-63B §5.1.1.2: length counts, composition does not).

use super::{input::Checks, text::Text};

/// The fewest characters of a password that a person chooses.
pub const MIN_LENGTH: usize = 12;
/// The most characters, so that hashing one costs no more than another.
pub const MAX_LENGTH: usize = 128;

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
}
