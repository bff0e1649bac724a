//! Sitemaps and the index of sitemaps (sitemaps.org, version 0.9).
//!
//! Must not know how many pages one sitemap may hold: the view is one file.

use std::io;

use super::clean;
use super::xml::{self, Document};
use crate::page::view::{SitemapEntry, SitemapView};

/// Of the links between translations.
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A sitemap, or the index of several.
pub(in crate::render) fn sitemap(view: &SitemapView) -> Vec<u8> {
    let (list, item) = if view.is_index { ("sitemapindex", "sitemap") } else { ("urlset", "url") };
    xml::document(|document| {
        let links = [("xmlns", NAMESPACE), ("xmlns:xhtml", XHTML)];
        let has_links = view.entries.iter().any(|entry| !entry.translations.is_empty());
        xml::parent(document, list, if has_links { &links } else { &links[..1] }, |document| {
            view.entries.iter().try_for_each(|entry| self::entry(document, item, entry))
        })
    })
}

fn entry(document: &mut Document, item: &str, entry: &SitemapEntry) -> io::Result<()> {
    xml::parent(document, item, &[], |document| {
        xml::text(document, "loc", &entry.url)?;
        if let Some(changed) = &entry.changed {
            xml::text(document, "lastmod", changed)?;
        }
        entry.translations.iter().try_for_each(|(language, url)| {
            let url = clean::address(url);
            let link = [("rel", "alternate"), ("hreflang", &**language), ("href", &*url)];
            xml::empty(document, "xhtml:link", &link)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::ODD_TEXTS;
    use super::*;

    /// Reads with another library than the one that writes: root, item, and each item's fields.
    fn check(is_index: bool, entries: &[(&str, Option<&str>)], list: &str, item: &str) {
        let entries: Vec<SitemapEntry> = entries
            .iter()
            .map(|(url, changed)| SitemapEntry {
                url: (*url).to_owned(),
                changed: changed.map(str::to_owned),
                translations: Vec::new(),
            })
            .collect();
        let bytes = sitemap(&SitemapView { entries: entries.clone(), is_index });
        let written = str::from_utf8(&bytes).expect("a sitemap is UTF-8");
        let read = roxmltree::Document::parse(written).expect(written);
        let root = read.root_element();
        assert!(root.has_tag_name((NAMESPACE, list)), "{written}");
        let items: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
        assert_eq!(items.len(), entries.len());
        for (node, entry) in items.into_iter().zip(&entries) {
            assert!(node.has_tag_name((NAMESPACE, item)), "{written}");
            let fields: Vec<_> = node
                .children()
                .filter(roxmltree::Node::is_element)
                .map(|field| (field.tag_name().name(), field.text().unwrap_or_default().to_owned()))
                .collect();
            let mut expected = vec![("loc", clean::xml(&entry.url).into_owned())];
            expected.extend(entry.changed.iter().map(|day| ("lastmod", clean::xml(day).into_owned())));
            assert_eq!(fields, expected);
        }
    }

    #[test]
    fn pages_and_sitemaps_come_back() {
        let plain =
            [("https://example.org/a/?b=1&c=2", Some("2024-06-19")), ("https://example.org/é/", None)];
        check(false, &plain, "urlset", "url");
        check(true, &plain, "sitemapindex", "sitemap");
        check(false, &[], "urlset", "url");
        for odd in ODD_TEXTS {
            check(false, &[(odd, Some(odd)), ("https://example.org/", None)], "urlset", "url");
        }
    }
}
