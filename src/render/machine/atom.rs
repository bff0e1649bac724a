//! The Atom feed (RFC 4287).
//!
//! Must not know which entries a feed has: it writes those that its view holds.

use std::borrow::Cow;
use std::io;

use super::xml::{self, Document};
use super::{authors, is_said};
use crate::page::view::{FeedEntry, FeedView};

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// The feed as Atom. Its id is its own address, an entry's id is that of the briefing.
/// `texts`: that of each entry as HTML, where the feed has it.
pub(in crate::render) fn atom(feed: &FeedView, texts: &[Option<Cow<str>>]) -> Vec<u8> {
    xml::document(|document| {
        let attributes = [("xmlns", NAMESPACE), ("xml:lang", feed.language)];
        xml::parent(document, "feed", &attributes, |document| {
            head(document, feed)?;
            let mut entries = feed.entries.iter().zip(texts);
            entries.try_for_each(|(entry, text)| self::entry(document, feed, (entry, text.as_deref())))
        })
    })
}

fn head(document: &mut Document, feed: &FeedView) -> io::Result<()> {
    xml::text(document, "id", &feed.url)?;
    xml::text(document, "title", &feed.title)?;
    if let Some(description) = &feed.description {
        xml::text(document, "subtitle", description)?;
    }
    let own = [("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.url)];
    xml::empty(document, "link", &own)?;
    link(document, &feed.home)?;
    xml::text(document, "updated", &feed.updated)?;
    author(document, feed.author)?;
    xml::text(document, "generator", "briefgen")
}

fn entry(
    document: &mut Document,
    feed: &FeedView,
    (entry, text): (&FeedEntry, Option<&str>),
) -> io::Result<()> {
    let foreign = [("xml:lang", entry.language)];
    let attributes = if entry.language == feed.language { &[][..] } else { &foreign };
    xml::parent(document, "entry", attributes, |document| {
        xml::text(document, "id", &entry.url)?;
        xml::text(document, "title", &entry.title)?;
        link(document, &entry.url)?;
        xml::text(document, "published", &entry.published)?;
        xml::text(document, "updated", &entry.updated)?;
        authors(entry, feed).into_iter().try_for_each(|name| author(document, name))?;
        let mut tags = entry.tags.iter().filter(|tag| is_said(tag));
        tags.try_for_each(|tag| xml::empty(document, "category", &[("term", tag)]))?;
        if is_said(entry.summary) {
            xml::text_with(document, "summary", &[("type", "text")], entry.summary)?;
        }
        match text {
            Some(text) => xml::literal(document, "content", &[("type", "html")], text),
            None => Ok(()),
        }
    })
}

fn link(document: &mut Document, page: &str) -> io::Result<()> {
    xml::empty(document, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", page)])
}

fn author(document: &mut Document, name: &str) -> io::Result<()> {
    xml::parent(document, "author", &[], |document| xml::text(document, "name", name))
}

#[cfg(test)]
mod tests {
    use roxmltree::Node;

    use super::super::clean;
    use super::super::samples::{self, NO_TEXTS, ODD_TEXTS};
    use super::*;

    #[test]
    fn an_ordinary_feed() {
        let authors = ["Ann".to_owned(), "Ben".to_owned()];
        let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://example.org/feed.xml</id>
<title>Example briefings</title>
<subtitle>News, briefly</subtitle>
<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>
<link rel="alternate" type="text/html" href="https://example.org/"/>
<updated>2024-06-20T10:30:00+09:00</updated>
<author>
<name>The Example</name>
</author>
<generator>briefgen</generator>
<entry>
<id>https://example.org/briefings/summit/?a=1&amp;b=2</id>
<title>Summit &amp; treaty</title>
<link rel="alternate" type="text/html" href="https://example.org/briefings/summit/?a=1&amp;b=2"/>
<published>2024-06-19T00:00:00Z</published>
<updated>2024-06-20T10:30:00+09:00</updated>
<author>
<name>Ann</name>
</author>
<author>
<name>Ben</name>
</author>
<category term="Kim Jong Un"/>
<category term="Arms control"/>
<summary type="text">Two leaders met.
They signed &lt;a treaty&gt;.</summary>
</entry>
<entry xml:lang="de">
<id>https://example.org/briefings/gipfel/</id>
<title>Gipfel</title>
<link rel="alternate" type="text/html" href="https://example.org/briefings/gipfel/"/>
<published>2024-06-18T00:00:00Z</published>
<updated>2024-06-18T00:00:00Z</updated>
<author>
<name>The Example</name>
</author>
</entry>
</feed>
"#;
        assert_eq!(str::from_utf8(&atom(&samples::feed(&authors), &NO_TEXTS)), Ok(expected));
    }

    /// By a reader of feeds, which knows what must be there.
    #[test]
    fn a_feed_reader_reads_it() {
        let authors = ["Ann".to_owned()];
        let feed =
            feed_rs::parser::parse(&*atom(&samples::feed(&authors), &NO_TEXTS)).expect("the feed is valid");
        assert_eq!(feed.title.map(|title| title.content).as_deref(), Some("Example briefings"));
        assert_eq!(feed.language.as_deref(), Some("en"));
        let links: Vec<_> = feed.links.iter().map(|link| (link.rel.as_deref(), link.href.as_str())).collect();
        let expected =
            [(Some("self"), "https://example.org/feed.xml"), (Some("alternate"), "https://example.org/")];
        assert_eq!(links, expected);
        let summaries: Vec<_> = feed.entries.iter().map(|entry| entry.summary.as_ref()).collect();
        let texts: Vec<_> = summaries.into_iter().flatten().map(|text| text.content.as_str()).collect();
        assert_eq!(texts, ["Two leaders met.\nThey signed <a treaty>."]);
        assert!(feed.entries.iter().all(|entry| entry.published.is_some() && entry.updated.is_some()));
    }

    /// Every element and attribute with its text, read by another library than the one that writes.
    fn flat(node: Node, path: &str) -> Vec<(String, String)> {
        let path = format!("{path}/{}", node.tag_name().name());
        let text =
            node.text().filter(|_| !node.children().any(|child| child.is_element())).unwrap_or_default();
        let mut found = vec![(path.clone(), text.to_owned())];
        found.extend(node.attributes().map(|one| (format!("{path}@{}", one.name()), one.value().to_owned())));
        found.extend(node.children().filter(Node::is_element).flat_map(|child| flat(child, &path)));
        found
    }

    #[test]
    fn odd_texts_come_back() {
        for odd in ODD_TEXTS {
            let authors = [odd.to_owned()];
            let bytes = atom(&samples::odd_feed(odd, &authors), &[Some(odd.into())]);
            feed_rs::parser::parse(&*bytes).expect("the feed is valid");
            let written = str::from_utf8(&bytes).expect("the feed is UTF-8");
            let read = roxmltree::Document::parse(written).expect(written);
            let cleaned = clean::xml(odd);
            let fixed = [
                "",
                "en",
                "self",
                "alternate",
                "application/atom+xml",
                "text/html",
                "html",
                "text",
                "briefgen",
            ];
            let mut count = 0;
            for (path, text) in flat(read.root_element(), "") {
                let is_fixed = fixed.contains(&text.as_str());
                assert!(text == cleaned || is_fixed, "{path}: {text:?}");
                count += usize::from(text == cleaned);
            }
            assert!(count == 18 || !is_said(odd), "{count} texts in {written}");
        }
    }
}
