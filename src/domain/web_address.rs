//! Addresses of web sites that organisations give of themselves.

use url::{Host, Url};

use super::{input::Checks, text::Text};

/// The longest address.
const MAX: usize = 300;

/// Takes what was typed; `None` where it is not the `https://` address of a site with a name in the public Internet.
#[must_use]
pub fn parse(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let url = Url::parse(typed).ok().filter(|url| url.scheme() == "https")?;
    let named = matches!(url.host(), Some(Host::Domain(host)) if host.contains('.'));
    let plain = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    let text = String::from(url);
    (named && plain && text.chars().count() <= MAX).then_some(text)
}

/// Checks an address that may be missing; gives it in the form in which browsers know it.
pub fn check(checks: &mut Checks, field: &'static str, typed: &str) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    let address = parse(typed);
    if address.is_none() {
        checks.refuse(field, Text::new("input-web-address"));
    }
    address.unwrap_or_default()
}

/// As [`check`], for a page on `LinkedIn`.
pub fn check_linkedin(checks: &mut Checks, field: &'static str, typed: &str) -> String {
    let address = check(checks, field, typed);
    let host = Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    if !address.is_empty() && host != "linkedin.com" && !host.ends_with(".linkedin.com") {
        checks.refuse(field, Text::new("input-linkedin"));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_a_name_and_is_reached_by_https() {
        assert_eq!(parse(" https://Birch.example ").as_deref(), Some("https://birch.example/"));
        assert_eq!(parse("https://пример.рф/о-нас").unwrap().find("xn--"), Some(8));
        for typed in [
            "birch.example",
            "http://birch.example",
            "javascript:alert(1)",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://user@birch.example/",
            "https://a:b@birch.example/",
            "https://birch.example:8443/",
            "https://",
        ] {
            assert_eq!(parse(typed), None, "{typed}");
        }
        assert_eq!(parse(&format!("https://birch.example/{}", "a".repeat(300))), None);
    }

    #[test]
    fn a_page_on_linkedin_is_on_linkedin() {
        for (typed, fine) in [
            ("https://www.linkedin.com/company/birch", true),
            ("https://linkedin.com/company/birch", true),
            ("https://linkedin.com.evil.example/", false),
            ("https://evillinkedin.com/", false),
            ("", true),
        ] {
            let mut checks = Checks::new();
            check_linkedin(&mut checks, "linkedin", typed);
            assert_eq!(checks.passed(), fine, "{typed}");
        }
    }
}
