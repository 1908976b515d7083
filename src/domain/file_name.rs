//! What files are called that people send: a name that shows what it is, and leads nowhere.

use unicode_normalization::UnicodeNormalization;

use super::input::is_deceptive;

/// The longest name, in characters.
const LONGEST: usize = 100;
/// The longest ending that is kept whole where a name is cut.
const LONGEST_ENDING: usize = 10;

/// The last part of a path, without marks that are not seen, without signs that a file system takes for something else,
/// and cut to what fits on a page; its ending stays.
#[must_use]
pub fn cleaned(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.nfc().filter(|c| !c.is_control() && !is_deceptive(*c)).map(harmless).collect();
    let (stem, ending) = match name.trim().rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= LONGEST_ENDING => (stem, ending.trim()),
        _ => (name.trim(), ""),
    };
    // A name that begins with a dot is hidden where it is saved.
    let stem = stem.trim_start_matches(['.', ' ']);
    let stem = if stem.is_empty() { "…" } else { stem };
    if ending.is_empty() {
        return stem.chars().take(LONGEST).collect();
    }
    let room = LONGEST.saturating_sub(ending.chars().count()).saturating_sub(1);
    format!("{}.{ending}", stem.chars().take(room).collect::<String>())
}

/// The ending of a name, in small letters; empty where it has none.
#[must_use]
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

const fn harmless(c: char) -> char {
    match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_the_last_part_of_its_path() {
        assert_eq!(cleaned("C:\\prices\\may.csv"), "may.csv");
        assert_eq!(cleaned("../../etc/passwd"), "passwd");
        assert_eq!(cleaned("a/"), "…");
    }

    #[test]
    fn marks_that_are_not_seen_are_gone_and_signs_lead_nowhere() {
        assert_eq!(cleaned("a\u{202E}b\u{0}.csv"), "ab.csv");
        assert_eq!(cleaned("exe.\u{202E}gnp"), "exe.gnp");
        assert_eq!(cleaned("a\r\nb\".txt"), "ab_.txt");
        assert_eq!(cleaned("report.exe:.txt"), "report.exe_.txt");
        assert_eq!(cleaned(".htaccess.txt"), "htaccess.txt");
        assert_eq!(cleaned("..png"), "….png");
        assert_eq!(cleaned("relatório são.pdf"), "relatório são.pdf");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        assert_eq!(cleaned(&"x".repeat(300)).len(), 100);
        let long = cleaned(&format!("{}.docx", "ы".repeat(300)));
        assert!(long.chars().count() == 100 && long.ends_with("ы.docx"), "{long}");
    }

    #[test]
    fn an_ending_is_read_in_small_letters() {
        for (name, expected) in [("A.PNG", "png"), ("a.tar.gz", "gz"), ("a", ""), ("a.", "")] {
            assert_eq!(ending(name), expected, "{name}");
        }
    }
}
