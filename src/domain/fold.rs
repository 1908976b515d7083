//! Keys for searching and comparing: case, accents and width do not count.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds `text` for searching: compatibility-decomposed, accents dropped, lower case, single blanks.
///
/// Done here and not in SQL because SQLite folds only ASCII and PostgreSQL folds by locale.
#[must_use]
pub fn search_key(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && (!c.is_control() || c.is_whitespace()));
    let folded: String = plain.flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A pattern for SQL's `LIKE … ESCAPE '\'` that finds `text` anywhere in a search key.
#[must_use]
pub fn like_pattern(text: &str) -> String {
    like_pattern_of_folded(&search_key(text))
}

/// As [`like_pattern`], for a text that is folded already.
#[must_use]
pub fn like_pattern_of_folded(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_width_do_not_count() {
        assert_eq!(search_key("  Ipê  SOLUÇÕES "), "ipe solucoes");
        assert_eq!(search_key("Рябина ИТ"), "рябина ит");
        assert_eq!(search_key("ＡＢＣ"), "abc");
    }

    #[test]
    fn wildcards_in_a_search_are_taken_literally() {
        assert_eq!(like_pattern("50%_\\"), "%50\\%\\_\\\\%");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = search_key(&text);
            proptest::prop_assert_eq!(search_key(&once), once);
        }
    }
}
