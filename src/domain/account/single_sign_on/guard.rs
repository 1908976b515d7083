//! Which addresses the portal goes to when an account names its provider: public ones by https, and what the operator
//! allows besides (`TANDEM_OIDC_ALLOW`).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Places that may be reached by http, and at addresses that are not public: a host and a port each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedPlaces(Vec<(String, u16)>);

impl AllowedPlaces {
    /// Reads `host:port`, or an origin, with commas between; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let one = |text: &str| {
            let address = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
            let url = Url::parse(&address).ok()?;
            let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.username().is_empty();
            let has_port = text.contains("://") || url.port().is_some() || text.ends_with(":80");
            place_of(&url).filter(|_| is_bare && has_port)
        };
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(one).collect::<Option<Vec<_>>>().map(Self)
    }

    /// Whether what is at this address is among them.
    #[must_use]
    pub fn holds(&self, url: &Url) -> bool {
        place_of(url).is_some_and(|place| self.0.contains(&place))
    }
}

/// The host and port that an address leads to.
fn place_of(url: &Url) -> Option<(String, u16)> {
    matches!(url.scheme(), "http" | "https").then_some(())?;
    Some((url.host_str()?.to_lowercase(), url.port_or_known_default()?))
}

/// Whether an address may be gone to, as far as it says so itself: by https, and to no address of its own that is not
/// public. What its name leads to is asked again when it is gone to.
#[must_use]
pub fn may_fetch(url: &Url, allowed: &AllowedPlaces) -> bool {
    if allowed.holds(url) {
        return true;
    }
    let is_outside = match url.host() {
        Some(Host::Domain(name)) => !name.is_empty(),
        Some(Host::Ipv4(address)) => is_public(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => is_public(IpAddr::V6(address)),
        None => false,
    };
    url.scheme() == "https" && is_outside
}

/// Whether an address is one of the public Internet, at which nothing of the operator's own network can be: none that is
/// private, of this machine, of this link, shared, reserved, for documentation, or for the services of a cloud's machines.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, d] = address.octets();
    !matches!(
        (a, b, c, d),
        (0 | 10 | 127 | 224..=255, ..)
            | (100, 64..=127, ..)
            | (169, 254, ..)
            | (172, 16..=31, ..)
            | (192, 0, 0 | 2, _)
            | (192, 88, 99, _)
            | (192, 168, ..)
            | (198, 18..=19, ..)
            | (198, 51, 100, _)
            | (203, 0, 113, _)
            // What Azure's machines ask for their own affairs.
            | (168, 63, 129, 16)
    )
}

/// Of IPv6 only what is given out for the public, without what carries other addresses in it.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_global = first & 0xe000 == 0x2000;
    let is_special = first == 0x2001 && (second < 0x0200 || second == 0x0db8)
        || first == 0x2002
        || first == 0x3fff && second < 0x1000;
    is_global && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_are_gone_to() {
        for public in [
            "8.8.8.8",
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.1",
            "168.63.129.17",
            "2001:4860:4860::8888",
            "2606:4700:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
    }

    #[test]
    fn addresses_that_are_written_otherwise_lead_nowhere_else() {
        let none = AllowedPlaces::default();
        for inside in [
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://169.254.169.254/latest",
            "http://login.example/",
            "http://8.8.8.8/",
            "ftp://login.example/",
            "file:///etc/passwd",
        ] {
            assert!(!may_fetch(&Url::parse(inside).unwrap(), &none), "{inside}");
        }
        for outside in ["https://login.example/", "https://8.8.8.8/", "https://login.example:8443/x"] {
            assert!(may_fetch(&Url::parse(outside).unwrap(), &none), "{outside}");
        }
    }

    #[test]
    fn what_the_operator_allows_is_a_host_and_its_port() {
        let allowed = AllowedPlaces::parse("127.0.0.1:9000, https://idp.internal ,http://[::1]:1").unwrap();
        for reached in
            ["http://127.0.0.1:9000/x", "https://127.0.0.1:9000/", "https://idp.internal/", "http://[::1]:1/"]
        {
            assert!(may_fetch(&Url::parse(reached).unwrap(), &allowed), "{reached}");
        }
        for other in ["http://127.0.0.1:9001/", "http://idp.internal/", "http://127.0.0.1/", "http://localhost:9000/"] {
            assert!(!may_fetch(&Url::parse(other).unwrap(), &allowed), "{other}");
        }
        assert_eq!(AllowedPlaces::parse(""), Some(AllowedPlaces::default()));
        for wrong in ["localhost", "ftp://x:1", "a:b", "http://x/y", "http://u@x:1", "x:1?y"] {
            assert_eq!(AllowedPlaces::parse(wrong), None, "{wrong}");
        }
    }
}
