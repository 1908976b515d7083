//! E-mail addresses.

/// An address that mail can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress {
    text: String,
    domain: String,
}

/// Public mail services: their domains say nothing about an organisation (`docs/domain.md` §2.4).
const WEBMAIL: &[&str] = &[
    "aol.com",
    "bk.ru",
    "bol.com.br",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "inbox.ru",
    "list.ru",
    "live.com",
    "mac.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "rambler.ru",
    "terra.com.br",
    "uol.com.br",
    "web.de",
    "yahoo.com",
    "yahoo.com.br",
    "yandex.com",
    "yandex.ru",
    "ya.ru",
];

impl EmailAddress {
    /// Takes what was typed; `None` where no mail could go to it (RFC 5321 §4.1.2 without quoted local parts,
    /// at most 254 octets, a domain with at least one dot).
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text = typed.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(atom)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let Ok(url::Host::Domain(domain)) = url::Host::parse(domain) else { return None };
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
        // Kept with the domain in its ASCII form: what was checked is what travels, and every server takes it.
        (local_ok && domain_ok && text.len() <= 254).then(|| Self { text: format!("{local}@{domain}"), domain })
    }

    /// The address: its local part as typed, its domain in ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What the address is compared by: lower case, the domain in its ASCII form.
    #[must_use]
    pub fn key(&self) -> String {
        let local = self.text.rsplit_once('@').map_or("", |(local, _)| local);
        format!("{}@{}", local.to_lowercase(), self.domain)
    }

    /// The domain in its ASCII form, lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Whether the domain belongs to a mail service for everybody.
    #[must_use]
    pub fn is_webmail(&self) -> bool {
        WEBMAIL.contains(&self.domain.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_taken_and_compared_without_case() {
        let address = EmailAddress::parse(" Ana.Souza+x@Birch.Example ").unwrap();
        assert_eq!(address.as_str(), "Ana.Souza+x@birch.example");
        assert_eq!(address.key(), "ana.souza+x@birch.example");
        assert_eq!(EmailAddress::parse("a@пример.рф").unwrap().domain(), "xn--e1afmkfd.xn--p1ai");
        assert!(EmailAddress::parse("someone@GMAIL.com").unwrap().is_webmail());
    }

    #[test]
    fn what_mail_cannot_reach_is_refused() {
        for typed in [
            "",
            "a",
            "@b.example",
            "a@",
            "a@b",
            "a b@c.example",
            "a@b@c.example",
            "a@b..example",
            "a\r\nBcc: x@y.example",
            "a@b.example\r\nBcc: c@d.example",
            "<a@b.example>",
            "a@-b.example",
            "a@127.0.0.1",
            ".a@b.example",
            "a..b@c.example",
        ] {
            assert!(EmailAddress::parse(typed).is_none(), "{typed:?}");
        }
        assert!(EmailAddress::parse(&format!("{}@b.example", "a".repeat(65))).is_none());
    }
}
