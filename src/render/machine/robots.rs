//! `robots.txt` (RFC 9309): everything may be crawled, and where the sitemap is.
//!
//! Must not know which pages ask not to be indexed: they say so themselves.

use super::clean;
use crate::page::view::RobotsView;

/// The rules for all crawlers.
pub(in crate::render) fn robots(view: &RobotsView) -> Vec<u8> {
    let mut lines = "User-agent: *\nAllow: /\n".to_owned();
    if !view.sitemaps.is_empty() {
        // The empty line ends the group: a sitemap is for every crawler.
        lines.push('\n');
    }
    for sitemap in &view.sitemaps {
        lines.push_str("Sitemap: ");
        lines.push_str(&clean::address(sitemap));
        lines.push('\n');
    }
    lines.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::super::samples::ODD_TEXTS;
    use super::*;

    fn written(sitemap: Option<&str>) -> String {
        let view = RobotsView { sitemaps: sitemap.into_iter().map(str::to_owned).collect() };
        String::from_utf8(robots(&view)).expect("robots.txt is UTF-8")
    }

    #[test]
    fn all_may_be_crawled() {
        assert_eq!(written(None), "User-agent: *\nAllow: /\n");
        assert_eq!(
            written(Some("https://example.org/sitemap.xml")),
            "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
        );
    }

    #[test]
    fn an_address_adds_no_line() {
        for odd in ODD_TEXTS {
            let written = written(Some(odd));
            assert!(
                !written.chars().any(|character| character.is_control() && character != '\n'),
                "{written:?}"
            );
            assert_eq!(written.lines().count(), 4, "{written:?}");
        }
    }
}
