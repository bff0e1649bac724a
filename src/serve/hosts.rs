//! Which requests are answered at all: those that name this machine.
//!
//! A page elsewhere may point a name of its own at this machine and read what is served (DNS rebinding); the
//! browser then sends that name as the host. An address in numbers cannot be pointed anywhere.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::http::uri::Authority;

/// The hosts that a server answers to.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    /// As the user named it.
    given: String,
    /// Where the server listens.
    address: IpAddr,
}

impl Hosts {
    pub(super) fn new(given: &str, address: SocketAddr) -> Self {
        Self { given: given.to_ascii_lowercase(), address: address.ip() }
    }

    /// Whether a request is for this server, with any port.
    pub(super) fn allow(&self, headers: &HeaderMap, in_target: Option<&Authority>) -> bool {
        let mut named = headers.get_all(HOST).iter();
        let (Some(host), None) = (named.next(), named.next()) else { return false };
        let host = host.to_str().ok().and_then(|text| text.parse::<Authority>().ok());
        let is_allowed = |authority: &Authority| !has_user(authority) && self.is_own(authority.host());
        host.as_ref().is_some_and(is_allowed) && in_target.is_none_or(is_allowed)
    }

    fn is_own(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        if host == "localhost" || host == self.given {
            return true;
        }
        let in_numbers: Option<IpAddr> = host.trim_start_matches('[').trim_end_matches(']').parse().ok();
        in_numbers.is_some_and(|number| {
            // One that listens everywhere cannot know all the addresses of the machine.
            number.is_loopback() || number == self.address || self.address.is_unspecified()
        })
    }
}

fn has_user(authority: &Authority) -> bool {
    authority.as_str().contains('@')
}

/// Whether another site asks, other than by a link that the reader follows. Browsers say so:
/// <https://www.w3.org/TR/fetch-metadata/>.
pub(super) fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| {
        headers.get(name).is_some_and(|header| header.as_bytes() == value.as_bytes())
    };
    (is("sec-fetch-site", "cross-site") || is("sec-fetch-site", "same-site"))
        && !is("sec-fetch-mode", "navigate")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, address: &str, host: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        if let Some(host) = host {
            headers.insert(HOST, host.parse().expect("a header value"));
        }
        let address = format!("{address}:4000").parse().expect("an address");
        Hosts::new(given, address).allow(&headers, None)
    }

    #[test]
    fn who_is_answered() {
        for (given, address, host, allowed) in [
            ("127.0.0.1", "127.0.0.1", Some("localhost"), true),
            ("127.0.0.1", "127.0.0.1", Some("LocalHost:4000"), true),
            ("127.0.0.1", "127.0.0.1", Some("127.0.0.1:9"), true),
            ("127.0.0.1", "127.0.0.1", Some("[::1]:4000"), true),
            ("127.0.0.1", "127.0.0.1", Some("evil.example"), false),
            ("127.0.0.1", "127.0.0.1", Some("localhost.evil.example"), false),
            ("127.0.0.1", "127.0.0.1", Some("localhost@evil.example"), false),
            ("127.0.0.1", "127.0.0.1", Some("evil@localhost"), false),
            ("127.0.0.1", "127.0.0.1", Some("192.168.1.5"), false),
            ("127.0.0.1", "127.0.0.1", Some(""), false),
            ("127.0.0.1", "127.0.0.1", None, false),
            ("192.168.1.5", "192.168.1.5", Some("192.168.1.5:4000"), true),
            ("desk.local", "192.168.1.5", Some("Desk.local:4000"), true),
            ("desk.local", "192.168.1.5", Some("other.local:4000"), false),
            ("0.0.0.0", "0.0.0.0", Some("192.168.1.5"), true),
            ("0.0.0.0", "0.0.0.0", Some("evil.example"), false),
            ("::", "[::]", Some("[2001:db8::1]:4000"), true),
        ] {
            assert_eq!(check(given, address, host), allowed, "{given} {host:?}");
        }
    }

    #[test]
    fn a_target_with_another_host() {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "localhost".parse().expect("a header value"));
        let hosts = Hosts::new("127.0.0.1", ([127, 0, 0, 1], 4000).into());
        for (target, allowed) in [("localhost:4000", true), ("evil.example", false)] {
            let target = target.parse().expect("an authority");
            assert_eq!(hosts.allow(&headers, Some(&target)), allowed, "{target}");
        }
        headers.append(HOST, "localhost".parse().expect("a header value"));
        assert!(!hosts.allow(&headers, None), "two hosts");
    }
}
