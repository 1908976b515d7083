//! Checks of what people type. Each notes its refusal beside the field and goes on, so that all are told at once.

use unicode_normalization::UnicodeNormalization;

use super::{
    email::EmailAddress,
    naming::{self, Named},
    refusals::Refusals,
    text::Text,
};

/// Gathers refusals while a form is read field by field.
#[derive(Debug, Default)]
pub struct Checks {
    refusals: Refusals,
}

/// How a word begins that mail programs decode: what it says there nobody has checked.
const ENCODED_WORD: &str = "=?";

impl Checks {
    /// A form nothing of which was refused yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One line that must be there, of at most `max` characters: names, subjects.
    pub fn line(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let line = self.optional_line(field, typed, max);
        if line.is_empty() {
            self.refuse(field, Text::new("input-required"));
        }
        line
    }

    /// The name of an organization: one line that is no address, though some are called after theirs.
    pub fn organization(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let name = self.name(field, typed, max);
        self.naming(field, &name, Named::Organization);
        name
    }

    /// The name of a person: one line that is no address.
    pub fn person(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let name = self.name(field, typed, max);
        self.naming(field, &name, Named::Person);
        name
    }

    /// Part of a person's name, which may be missing.
    pub fn optional_person(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let name = self.optional_line(field, typed, max);
        self.naming(field, &name, Named::Person);
        name
    }

    fn naming(&mut self, field: &'static str, name: &str, named: Named) {
        if let Err(fault) = naming::check(name, named) {
            self.refuse(field, fault.text());
        }
    }

    /// The name of a thing: one line with a letter or digit in it and no web address, since names stand in mails and
    /// headings that people trust.
    pub fn name(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let name = self.line(field, typed, max);
        let lower = name.to_lowercase();
        let address = ["://", "www.", "//"].iter().any(|sign| lower.contains(sign));
        if address || !name.is_empty() && !name.chars().any(char::is_alphanumeric) {
            self.refuse(field, Text::new("input-name"));
        }
        name
    }

    /// One line that may be missing, of at most `max` characters.
    pub fn optional_line(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let line: String = typed.trim().nfc().collect();
        if line.chars().count() > max {
            self.refuse(field, too_long(max));
        } else if line.chars().any(|c| c.is_control() || is_deceptive(c)) || line.contains(ENCODED_WORD) {
            self.refuse(field, Text::new("input-forbidden-characters"));
        }
        line
    }

    /// Several lines, of at most `max` characters; line ends become `\n`.
    pub fn lines(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let text: String = typed.replace("\r\n", "\n").replace('\r', "\n").nfc().collect();
        if text.chars().count() > max {
            self.refuse(field, too_long(max));
        } else if text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || is_deceptive(c)) {
            self.refuse(field, Text::new("input-forbidden-characters"));
        }
        text
    }

    /// Several lines that must be there, of at most `max` characters, without the blanks around them.
    pub fn required_lines(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let text = self.lines(field, typed.trim(), max);
        if text.is_empty() {
            self.refuse(field, Text::new("input-required"));
        }
        text
    }

    /// An address that must be there.
    pub fn email(&mut self, field: &'static str, typed: &str) -> Option<EmailAddress> {
        if typed.trim().is_empty() {
            self.refuse(field, Text::new("input-required"));
            return None;
        }
        self.optional_email(field, typed)
    }

    /// An address that may be missing.
    pub fn optional_email(&mut self, field: &'static str, typed: &str) -> Option<EmailAddress> {
        if typed.trim().is_empty() {
            return None;
        }
        let address = EmailAddress::parse(typed);
        if address.is_none() {
            self.refuse(field, Text::new("input-email"));
        }
        address
    }

    /// A value that `parse` must understand.
    pub fn choice<T>(&mut self, field: &'static str, parsed: Option<T>) -> Option<T> {
        if parsed.is_none() {
            self.refuse(field, Text::new("input-choose"));
        }
        parsed
    }

    /// Notes a refusal of `field`.
    pub fn refuse(&mut self, field: &'static str, text: Text) {
        self.refusals.refuse(field, text);
    }

    /// Notes a refusal of the form as a whole.
    pub fn refuse_form(&mut self, text: Text) {
        self.refusals.form = Some(text);
    }

    /// Whether nothing was refused so far.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.refusals.is_empty()
    }

    /// Ends the checks.
    ///
    /// # Errors
    /// What was refused, where anything was.
    pub fn finish(self) -> Result<(), Refusals> {
        if self.refusals.is_empty() { Ok(()) } else { Err(self.refusals) }
    }
}

fn too_long(max: usize) -> Text {
    Text::new("input-too-long").count("max", i64::try_from(max).unwrap_or(i64::MAX))
}

/// Characters that make a text look like another: bidirectional overrides and isolates, invisible joints, line separators.
#[must_use]
pub fn is_deceptive(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{2061}'..='\u{2064}' | '\u{3164}' | '\u{E0000}'..='\u{E007F}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_the_blanks_around_them_and_keep_their_letters() {
        let mut checks = Checks::new();
        assert_eq!(checks.line("name", "  Ipê Soluções ", 40), "Ipê Soluções");
        assert!(checks.finish().is_ok());
    }

    #[test]
    fn line_ends_overrides_and_overlong_names_are_refused_beside_the_field() {
        for typed in ["=?x?", "a\r\nb", "a\u{202E}b", "a\u{0}b", "a\u{200B}b", "aaaaaa", ""] {
            let mut checks = Checks::new();
            checks.line("name", typed, 5);
            let Err(refusals) = checks.finish() else { panic!("{typed:?} was taken") };
            assert!(refusals.of("name").is_some());
        }
    }

    #[test]
    fn names_hold_no_web_addresses_and_at_least_one_letter_or_digit() {
        for typed in ["Acme http://evil.example/login", "Visit WWW.evil.example", "///", "…"] {
            let mut checks = Checks::new();
            checks.name("name", typed, 50);
            assert!(!checks.passed(), "{typed:?}");
        }
        let mut checks = Checks::new();
        assert_eq!(checks.name("name", "A/B Café 7 (Ltd.)", 50), "A/B Café 7 (Ltd.)");
        assert!(checks.passed());
    }

    #[test]
    fn messages_keep_their_line_ends() {
        let mut checks = Checks::new();
        assert_eq!(checks.lines("message", "a\r\nb\rc\n", 40), "a\nb\nc\n");
        assert!(checks.finish().is_ok());
    }

    #[test]
    fn lines_that_must_be_there_lose_the_blanks_around_them() {
        let mut checks = Checks::new();
        assert_eq!(checks.required_lines("reason", " \r\na\r\nb\n", 3), "a\nb");
        assert!(checks.passed());
        assert_eq!(checks.required_lines("words", " \n\t", 3), "");
        let Err(refusals) = checks.finish() else { panic!("nothing was taken for something") };
        assert_eq!(refusals.of("words").map(|text| text.key), Some("input-required"));
    }
}
