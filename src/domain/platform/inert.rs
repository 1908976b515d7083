//! Links in words that somebody else wrote, made inert: mail programs make a link of whatever looks like an address, and a
//! mail of the portal is to lead nobody elsewhere (`docs/domain.md` §13.1).

use crate::domain::naming::{is_dot, is_host, is_in_host};

/// Stands for the dot of an address that is to be no link.
const DOT: &str = "[.]";

/// Words with nothing in them that becomes a link but links to the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inert {
    /// The words.
    pub text: String,
    /// What would have become a link elsewhere, as it was written, each once.
    pub links: Vec<String>,
}

/// Makes links elsewhere inert. `own` is how the portal's links begin, without a slash at the end. Mail addresses stay as
/// they are: whoever is written to there writes.
#[must_use]
pub fn inert(text: &str, own: &str) -> Inert {
    let mut found = Inert::default();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let plain = without_links(word, own);
        if plain != word {
            let link = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/').to_owned();
            if !found.links.contains(&link) {
                found.links.push(link);
            }
        }
        found.text.push_str(&plain);
        found.text.push_str(piece.get(word.len()..).unwrap_or_default());
    }
    found
}

/// One word, in which links to the portal stay.
fn without_links(word: &str, own: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(at) = rest.find(own) {
        let (before, from) = rest.split_at(at);
        let after = from.get(own.len()..).unwrap_or_default();
        let is_begun = before.chars().next_back().is_none_or(|c| !is_in_host(c) && !matches!(c, '/' | '@' | ':'));
        if !is_begun || !(after.is_empty() || after.starts_with(ends_host)) {
            break;
        }
        let length = after.find(ends_link).unwrap_or(after.len());
        plain.push_str(&without_hosts(before, host_of(own)));
        plain.push_str(own);
        plain.push_str(after.get(..length).unwrap_or_default());
        rest = after.get(length..).unwrap_or_default();
    }
    plain.push_str(&without_hosts(rest, host_of(own)));
    plain
}

/// The host in how links begin.
fn host_of(own: &str) -> &str {
    let host = own.split_once("://").map_or(own, |(_, host)| host);
    host.split(':').next().unwrap_or(host)
}

/// What may follow the host of a link without being part of it.
fn ends_host(c: char) -> bool {
    c == '/' || c == '?' || c == '#' || ends_link(c)
}

/// What no link goes on with.
fn ends_link(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | ',' | ';' | '«' | '»' | '“' | '”' | '’'
    )
}

/// Text without schemes, and without the dots of what is shaped like a host and is not the portal's.
fn without_hosts(text: &str, own: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|c: char| !is_in_host(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        let is_mail = plain.ends_with('@') && !after.starts_with(['/', '?', '#', ':']);
        if let Some(behind) = after.strip_prefix("://") {
            // The scheme goes, and with it what makes a link of any word.
            rest = behind;
            continue;
        }
        if is_host(run) && run != own && !is_mail && !after.starts_with('@') {
            run.chars().for_each(|c| if is_dot(c) { plain.push_str(DOT) } else { plain.push(c) });
        } else {
            plain.push_str(run);
        }
        let next = after.chars().next();
        plain.extend(next);
        rest = after.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
    }
    // What stood around a scheme may be one now: each time it is shorter.
    if plain.contains("://") { without_hosts(&plain, own) } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://portal.example";

    #[test]
    fn links_elsewhere_lose_their_scheme_and_their_dots() {
        for (typed, plain) in [
            ("Go to https://evil.example/login now.", "Go to evil[.]example/login now."),
            ("HTTPS://Evil.Example", "Evil[.]Example"),
            ("see evil.example/a.html, or www.evil.example.", "see evil[.]example/a.html, or www[.]evil[.]example[.]"),
            ("(http://1.2.3.4:80/x)", "(1[.]2[.]3[.]4:80/x)"),
            ("https://portal.example.evil.example/i/a", "portal[.]example[.]evil[.]example/i/a"),
            ("https://portal.example@evil.example/", "portal.example@evil[.]example/"),
            ("https://portal.example:80@evil.example/", "portal.example:80@evil[.]example/"),
            ("evil。example", "evil[.]example"),
            ("javascript://x", "x"),
            (":/:///x", "x"),
            ("https://https://evil.example", "evil[.]example"),
        ] {
            assert_eq!(inert(typed, OWN).text, plain, "{typed}");
            assert_eq!(inert(typed, OWN).links.len(), if typed.contains(", or") { 2 } else { 1 }, "{typed}");
            assert_eq!(inert(plain, OWN).text, plain, "once is enough: {typed}");
        }
    }

    #[test]
    fn links_to_the_portal_sentences_and_mail_addresses_stay() {
        for typed in [
            "https://portal.example/i/a-b_c?x=1.",
            "(https://portal.example/i/abc), thanks.\nBye\tJ.R. Smith",
            "https://portal.example",
            "Confirm your address at portal.example",
            "Write to ana@birch.example or call 12.30 Uhr, v1.2, 3.5 %",
            "T.J. Maxx, S.A., Ltda.",
        ] {
            assert_eq!(inert(typed, OWN), Inert { text: typed.to_owned(), links: Vec::new() }, "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_left_that_begins_a_link(typed in "[a-z.:/@ \\n\u{3002}-]{0,40}") {
            let plain = inert(&typed, OWN).text;
            proptest::prop_assert!(!plain.contains("://"), "{plain:?}");
            let again = inert(&plain, OWN);
            proptest::prop_assert_eq!(again.text, plain);
        }
    }
}
