//! Where a site stands: scheme and host, and the path below which it lies.

use std::fmt;
use std::net::Ipv6Addr;

/// An `http` or `https` address of a folder, such as `https://user.github.io/repo/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// One sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(format!("`{text}` is not a full address."));
        };
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            return Err(format!("An address begins with `https://`, not with `{scheme}://`."));
        }
        let (host, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
        if !is_host(host) {
            return Err(format!("`{text}` has no host name that can be used."));
        }
        if path.contains(['?', '#', ' ', '"', '<', '>', '\\'])
            || path.contains("//")
            || path.split('/').any(|part| step(part).is_some())
        {
            return Err("The path of the address holds a character that does not belong there.".into());
        }
        if super::advice::ends_in_file(path) {
            return Err(format!("`{text}` ends in a file; the address of a site ends in a folder."));
        }
        let path = path.trim_end_matches('/').to_owned();
        Ok(Self { origin: format!("{}://{}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase()), path })
    }

    /// Scheme and host without a slash at the end: `https://user.github.io`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path without a slash at the end: `/repo`, or empty.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The host without a port: `user.github.io`.
    pub fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) }
    }
}

/// A part of a path that browsers take for a step to the folder above, `..`, or for none, `.`, however it is written.
pub(super) fn step(part: &str) -> Option<&'static str> {
    let plain = part.to_ascii_lowercase().replace("%2e", ".");
    [".", ".."].into_iter().find(|step| *step == plain)
}

/// Whether this is the name of a host or its address, with or without a port.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let is_named = match name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => {
            name.contains(|c: char| c.is_ascii_alphanumeric())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        }
    };
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    is_named && port.is_none_or(is_port)
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, good) in [
            ("https://user.github.io/repo/", Some(("https://user.github.io", "/repo", "user.github.io"))),
            ("https://Example.org", Some(("https://example.org", "", "example.org"))),
            ("http://127.0.0.1:1111/a/b", Some(("http://127.0.0.1:1111", "/a/b", "127.0.0.1"))),
            ("example.org", None),
            ("ftp://example.org/", None),
            ("https:///x", None),
            ("https://example.org/?q", None),
            ("https://exa mple.org/", None),
            ("https://example.org/../x", None),
            ("https://example.org//x/", None),
            ("https://example.org/%2e%2E/x/", None),
            ("https://example.org/x/%2e/", None),
            ("https://[::1]:4000/x", Some(("https://[::1]:4000", "/x", "[::1]:4000"))),
            ("https://[x]/", None),
            ("https://:year", None),
            ("https://:80/", None),
            ("https://example.org:80:90/", None),
            ("https://example.org:+80/", None),
            ("https://.../", None),
            ("https://example.org/repo/index.html", None),
            ("https://example.org/v1.2", Some(("https://example.org", "/v1.2", "example.org"))),
        ] {
            let parsed = BaseUrl::parse(text).ok();
            assert_eq!(parsed.as_ref().map(|base| (base.origin(), base.path(), base.host())), good, "{text}");
        }
    }
}
