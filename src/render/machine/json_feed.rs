//! The JSON Feed (version 1.1).
//!
//! Must not know which entries a feed has: it writes those that its view holds.

use std::borrow::Cow;

use serde::Serialize;

use super::{authors, is_said, json};
use crate::page::view::{FeedEntry, FeedView};

const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The feed as JSON Feed. An item's id is the address of the briefing.
/// `texts`: that of each entry as HTML, where the feed has it.
pub(in crate::render) fn json_feed(feed: &FeedView, texts: &[Option<Cow<str>>]) -> Vec<u8> {
    json(&Feed {
        version: VERSION,
        title: &feed.title,
        description: feed.description.as_deref(),
        home: &feed.home,
        url: &feed.url,
        language: feed.language,
        authors: [Author { name: feed.author }],
        items: feed
            .entries
            .iter()
            .zip(texts)
            .map(|(entry, text)| item(entry, text.as_deref(), feed))
            .collect(),
    })
}

fn item<'v>(entry: &'v FeedEntry, text: Option<&'v str>, feed: &'v FeedView) -> Item<'v> {
    Item {
        id: &entry.url,
        url: &entry.url,
        title: &entry.title,
        content_html: text,
        content_text: text.is_none().then_some(entry.summary),
        summary: is_said(entry.summary).then_some(entry.summary),
        date_published: &entry.published,
        date_modified: &entry.updated,
        authors: authors(entry, feed).into_iter().map(|name| Author { name }).collect(),
        tags: entry.tags.iter().copied().filter(|tag| is_said(tag)).collect(),
        language: (entry.language != feed.language).then_some(entry.language),
    }
}

#[derive(Serialize)]
struct Feed<'v> {
    version: &'static str,
    title: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'v str>,
    #[serde(rename = "home_page_url")]
    home: &'v str,
    #[serde(rename = "feed_url")]
    url: &'v str,
    language: &'v str,
    authors: [Author<'v>; 1],
    items: Vec<Item<'v>>,
}

#[derive(Serialize)]
struct Item<'v> {
    id: &'v str,
    url: &'v str,
    title: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'v str>,
    /// An item must have a content: without the text it is the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'v str>,
    date_published: &'v str,
    date_modified: &'v str,
    authors: Vec<Author<'v>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'v str>,
}

#[derive(Serialize)]
struct Author<'v> {
    name: &'v str,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::samples::{self, NO_TEXTS, ODD_TEXTS};
    use super::*;

    #[test]
    fn an_ordinary_feed() {
        let authors = ["Ann".to_owned(), "Ben".to_owned()];
        let expected = concat!(
            r#"{"version":"https://jsonfeed.org/version/1.1","title":"Example briefings","#,
            r#""description":"News, briefly","home_page_url":"https://example.org/","#,
            r#""feed_url":"https://example.org/feed.xml","language":"en","#,
            r#""authors":[{"name":"The Example"}],"items":["#,
            r#"{"id":"https://example.org/briefings/summit/?a=1&b=2","#,
            r#""url":"https://example.org/briefings/summit/?a=1&b=2","title":"Summit & treaty","#,
            r#""content_text":"Two leaders met.\nThey signed <a treaty>.","#,
            r#""summary":"Two leaders met.\nThey signed <a treaty>.","#,
            r#""date_published":"2024-06-19T00:00:00Z","date_modified":"2024-06-20T10:30:00+09:00","#,
            r#""authors":[{"name":"Ann"},{"name":"Ben"}],"tags":["Kim Jong Un","Arms control"]},"#,
            r#"{"id":"https://example.org/briefings/gipfel/","url":"https://example.org/briefings/gipfel/","#,
            r#""title":"Gipfel","content_text":"","date_published":"2024-06-18T00:00:00Z","#,
            r#""date_modified":"2024-06-18T00:00:00Z","authors":[{"name":"The Example"}],"language":"de"}]}"#,
            "\n"
        );
        assert_eq!(str::from_utf8(&json_feed(&samples::feed(&authors), &NO_TEXTS)), Ok(expected));
    }

    /// By a reader of feeds, which knows what must be there.
    #[test]
    fn a_feed_reader_reads_it() {
        let authors = ["Ann".to_owned()];
        let feed = feed_rs::parser::parse(&*json_feed(&samples::feed(&authors), &NO_TEXTS))
            .expect("the feed is valid");
        assert_eq!(feed.title.map(|title| title.content).as_deref(), Some("Example briefings"));
        let names = |entry: &feed_rs::model::Entry| {
            entry.authors.iter().filter_map(|author| author.name.clone()).collect()
        };
        let read: Vec<Vec<String>> = feed.entries.iter().map(names).collect();
        assert_eq!(read, [["Ann"], ["The Example"]]);
        assert!(feed.entries.iter().all(|entry| entry.published.is_some() && entry.updated.is_some()));
    }

    #[test]
    fn odd_texts_come_back() {
        for odd in ODD_TEXTS {
            let authors = [odd.to_owned()];
            let bytes = json_feed(&samples::odd_feed(odd, &authors), &[Some(odd.into())]);
            feed_rs::parser::parse(&*bytes).expect("the feed is valid");
            let feed: Value = serde_json::from_slice(&bytes).expect("the feed is JSON");
            let item = &feed["items"][0];
            for text in [
                &feed["title"],
                &feed["description"],
                &feed["home_page_url"],
                &feed["feed_url"],
                &feed["authors"][0]["name"],
                &item["id"],
                &item["url"],
                &item["title"],
                &item["content_html"],
                &item["authors"][0]["name"],
                &item["language"],
            ] {
                assert_eq!(text, odd);
            }
            let said = is_said(odd).then_some(odd);
            assert_eq!((item["summary"].as_str(), item["tags"][1].as_str()), (said, said));
        }
    }
}
