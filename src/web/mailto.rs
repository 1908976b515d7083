//! Addresses that a mail program opens (RFC 6068).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands as it is in the address of a reader. Before a `?` an address may hold what would add another reader after it.
pub const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@');

/// The link that writes to this address and nobody else.
#[must_use]
pub fn mailto(address: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(address.trim(), ADDRESS))
}

/// Longer addresses are cut by some mail programs and browsers.
pub const LONGEST: usize = 2000;

/// What stands as it is in the text of a letter; `:` and `/` too, so that a link stays readable.
const TEXT: &AsciiSet = &ADDRESS.remove(b':').remove(b'/');

/// The link that begins a letter to this address.
#[must_use]
pub fn mailto_with(to: &str, subject: &str, message: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, TEXT).to_string();
    let body = message.replace("\r\n", "\n").replace('\n', "\r\n");
    format!("{}?subject={}&body={}", mailto(to), encode(subject), encode(&body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_an_address_is_its_own_reader_and_nothing_more() {
        assert_eq!(mailto(" a.b-c@d.example "), "mailto:a.b-c@d.example");
        assert_eq!(mailto("x?bcc=evil@birch.example"), "mailto:x%3Fbcc%3Devil@birch.example");
        assert_eq!(mailto("a,b&c+d%40@x.example"), "mailto:a%2Cb%26c%2Bd%2540@x.example");
    }

    #[test]
    fn a_link_stands_readable_in_a_letter() {
        let link = "http://127.0.0.1:8080/i/a-b_c";
        let address = mailto_with("a@b.example", "Olá & tchau", &format!("Hi\nSee {link}"));
        assert!(address.starts_with("mailto:a@b.example?subject=Ol%C3%A1%20%26%20tchau&body=Hi%0D%0ASee%20"));
        assert!(address.ends_with(link));
    }
}
