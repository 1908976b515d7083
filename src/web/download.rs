//! Files of somebody else's making on their way to a reader: to be kept, never to be shown as a page of ours.

use actix_web::{HttpResponse, http::header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What such a file may do where a browser opens it after all: nothing.
pub const INERT: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// What stands as it is in `filename*` (RFC 8187 §3.2.1).
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A file to keep under its own name, stored by nothing on its way.
#[must_use]
pub fn attachment(name: &str, media_type: &'static str, content: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CONTENT_DISPOSITION, disposition(name)))
        .insert_header((header::CONTENT_SECURITY_POLICY, INERT))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .body(content)
}

/// The name twice (RFC 6266): in plain letters for old programs, and as it is.
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ' ') { c } else { '_' };
    let plain: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_in_plain_letters_and_as_it_is() {
        assert_eq!(disposition("a b.txt"), "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
        assert_eq!(
            disposition("c\"а;\r\n.png"),
            "attachment; filename=\"c_____.png\"; filename*=UTF-8''c%22%D0%B0%3B%0D%0A.png"
        );
    }
}
