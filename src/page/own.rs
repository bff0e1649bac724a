//! Addresses of the site itself that writers gave whole: each must be that of a page or file that is there.

use crate::config::{BaseUrl, Settings};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::site::{Site, addresses};

/// The paths of the site that documents name by whole addresses, in bodies and front matter.
pub(super) fn own_paths(site: &Site, settings: &Settings) -> impl Iterator<Item = (String, Span)> {
    let base = settings.base_url.as_ref();
    let all = base.map(|base| (base, addresses(site)));
    all.into_iter().flat_map(|(base, all)| {
        all.into_iter().filter_map(|(address, span)| Some((own_path(base, &address)?.to_owned(), span)))
    })
}

/// Says that an address of the site is none of a page.
pub(super) fn missing_page(path: &str, span: Span) -> Diagnostic {
    let message = format!("The site has no page `{path}`, or none that is published.");
    Diagnostic::new(Lint::AddressDoubtful, span, message)
        .hint("link to the file that is meant, such as `other.md`")
}

/// Whether an address is one of the web.
pub(super) fn is_web_address(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// The path of an address of the site itself, from the site's root.
pub(super) fn own_path<'a>(base: &BaseUrl, address: &'a str) -> Option<&'a str> {
    let (_, rest) = address.split_once("://")?;
    let (_, host) = base.origin().split_once("://")?;
    let (start, path) = rest.split_at_checked(host.len())?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let inside = path.strip_prefix(base.path())?;
    (start.eq_ignore_ascii_case(host) && inside.starts_with('/')).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_own_addresses() {
        let base = BaseUrl::parse("https://desk.example.org/repo/").expect("an address");
        for (address, expected) in [
            ("https://desk.example.org/repo/briefings/x/?a#b", Some("/briefings/x/")),
            ("http://Desk.example.org/repo/", Some("/")),
            ("https://desk.example.org/other/", None),
            ("https://desk.example.org/repository/", None),
            ("https://desk.example.org.evil/repo/", None),
            ("https://example.org/repo/", None),
        ] {
            assert_eq!(own_path(&base, address), expected, "{address}");
        }
    }
}
