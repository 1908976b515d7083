//! Patterns of the country files, and the shapes that what fits them is written in.

use std::sync::OnceLock;

use regex_lite::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;

/// A regular expression of a country file, compiled when it is first asked.
#[derive(Debug)]
pub(super) struct Pattern {
    text: &'static str,
    /// Whether the whole text has to fit, or its beginning.
    whole: bool,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that the whole text has to fit.
    pub(super) const fn whole(text: &'static str) -> Self {
        Self { text, whole: true, compiled: OnceLock::new() }
    }

    /// A pattern that the beginning of the text has to fit.
    pub(super) const fn beginning(text: &'static str) -> Self {
        Self { text, whole: false, compiled: OnceLock::new() }
    }

    /// Whether the file has no pattern here.
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether `text` fits; nothing fits an empty pattern.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.captures(text).is_some()
    }

    /// What the groups of the pattern hold where `text` fits.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        if self.is_empty() {
            return None;
        }
        let end = if self.whole { "$" } else { "" };
        // A unit test compiles every pattern of the files, so none is missing here.
        let compiled = self.compiled.get_or_init(|| Regex::new(&format!("^(?:{}){end}", self.text)).ok());
        compiled.as_ref()?.captures(text)
    }
}

/// What people put between the letters and digits of a code, and leave out as often.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '〒')
}

/// A code as it is compared: capitals and digits of usual width, without separators.
pub(super) fn compact(typed: &str) -> String {
    let plain = typed.nfkc().filter(|c| !is_separator(*c));
    plain.flat_map(char::to_uppercase).collect()
}

/// Writes a compact code in the mask for its length (`#####-###`), of several between bars; as it is where none has it.
pub(super) fn shape(code: &str, masks: &str) -> String {
    let length = code.chars().count();
    let Some(mask) = masks.split('|').find(|mask| mask.matches('#').count() == length) else {
        return code.to_owned();
    };
    let mut letters = code.chars();
    mask.chars().filter_map(|c| if c == '#' { letters.next() } else { Some(c) }).collect()
}

/// The fields of a country's row in a file whose first column is the country's code.
pub(super) fn row(table: &'static str, code: &str) -> Vec<&'static str> {
    let mut rows = table.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
    rows.find(|fields| fields.first() == Some(&code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lose_their_separators_and_gain_capitals_and_usual_width() {
        assert_eq!(compact(" 01.310–100 "), "01310100");
        assert_eq!(compact("〒１５４-００２３"), "1540023");
        assert_eq!(compact("k1a\u{A0}0b1"), "K1A0B1");
    }

    #[test]
    fn a_code_is_written_in_the_mask_for_its_length_and_else_as_it_is() {
        assert_eq!(shape("980521234", "#####|#####-####"), "98052-1234");
        assert_eq!(shape("98052", "#####|#####-####"), "98052");
        assert_eq!(shape("1073", "LV-####"), "LV-1073");
        assert_eq!(shape("123", "LV-####"), "123");
    }

    #[test]
    fn a_pattern_asks_for_the_whole_text_or_its_beginning_and_an_empty_one_fits_nothing() {
        assert!(Pattern::whole("a|b").fits("b"));
        assert!(!Pattern::whole("a|b").fits("bc"));
        assert!(Pattern::beginning("a|b").fits("bc"));
        assert!(!Pattern::whole("").fits(""));
    }
}
