//! The network a request comes from, behind proxies as well.

use std::net::IpAddr;

use actix_web::HttpRequest;
use ipnet::IpNet;

use crate::domain::client::network_name;

/// The network a request comes from: its IPv4 address; of an IPv6 address its /64, which is one customer's. What proxies
/// of `trusted` networks write into `X-Forwarded-For` counts, from the last line back to the first address that is none
/// of theirs: whatever stands before that anybody could have written.
#[must_use]
pub fn network_of(http: &HttpRequest, trusted: &[IpNet]) -> String {
    let Some(peer) = http.peer_addr().map(|address| address.ip()) else { return String::new() };
    let lines = http.headers().get_all("x-forwarded-for").map(|value| value.to_str().unwrap_or_default());
    let lines: Vec<&str> = lines.collect();
    network_name(&client(peer, &lines, trusted).to_string())
}

/// Who stands before the trusted proxies.
fn client(peer: IpAddr, lines: &[&str], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let mut client = peer.to_canonical();
    for said in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !is_trusted(client) {
            break;
        }
        // What is no address was not written by a proxy of ours.
        let Ok(before) = said.trim().parse::<IpAddr>() else { break };
        client = before.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client_of(peer: &str, lines: &[&str]) -> String {
        let trusted = ["127.0.0.0/8", "::1/128", "10.1.0.0/16"].map(|network| network.parse().unwrap());
        client(peer.parse().unwrap(), lines, &trusted).to_string()
    }

    #[test]
    fn what_a_trusted_proxy_says_counts_and_what_others_say_does_not() {
        assert_eq!(client_of("203.0.113.9", &["198.51.100.7"]), "203.0.113.9");
        assert_eq!(client_of("127.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client_of("::1", &["2001:db8::7"]), "2001:db8::7");
        assert_eq!(client_of("::ffff:127.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client_of("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn a_header_of_the_clients_own_changes_nothing() {
        // HAProxy adds a line, nginx an entry; the client wrote what stands before.
        assert_eq!(client_of("127.0.0.1", &["10.0.2.1", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(client_of("127.0.0.1", &["10.0.2.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(client_of("127.0.0.1", &["127.0.0.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(client_of("127.0.0.1", &["nonsense", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(client_of("127.0.0.1", &["203.0.113.9, nonsense"]), "127.0.0.1");
    }

    #[test]
    fn several_proxies_are_passed_from_the_last_to_the_first() {
        assert_eq!(client_of("127.0.0.1", &["198.51.100.7, 10.1.2.3", "10.1.9.9"]), "198.51.100.7");
        assert_eq!(client_of("127.0.0.1", &["198.51.100.7, 10.2.0.1, 10.1.9.9"]), "10.2.0.1");
        assert_eq!(client_of("127.0.0.1", &["10.1.2.3"]), "10.1.2.3", "all of them are ours: the first one");
    }
}
