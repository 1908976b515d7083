//! Addresses that a mail program opens (RFC 6068).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands as it is in the address of a reader. Before a `?` an address may hold what would add another reader after it.
pub const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@');

/// The link that writes to this address and nobody else.
#[must_use]
pub fn mailto(address: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(address.trim(), ADDRESS))
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
}
