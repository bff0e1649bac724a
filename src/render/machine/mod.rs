//! Files that programs read: feeds, the calendar, sitemaps, `robots.txt`, data files, what hosts read. A view goes in,
//! bytes come out.
//!
//! Each format has its file; what they share is `clean` (characters that would break or forge a line)
//! and `xml`. Must not know templates or HTML. No text in a view can break a file: it is cleaned or
//! escaped here, and the bytes depend on the view alone.

mod atom;
mod calendar;
mod clean;
mod headers;
mod json_feed;
mod json_records;
mod redirects;
mod robots;
#[cfg(test)]
mod samples;
mod sitemap;
mod table;
mod xml;

use serde::Serialize;

pub(super) use atom::atom;
pub(super) use calendar::calendar;
pub(super) use headers::headers;
pub(super) use json_feed::json_feed;
pub(super) use json_records::{records, schema};
pub(super) use redirects::redirects;
pub(super) use robots::robots;
pub(super) use sitemap::sitemap;
pub(super) use table::table;

use crate::page::view::{FeedEntry, FeedView};

/// Who wrote an entry: the feed's author where it names nobody, as few readers look there themselves.
fn authors<'v>(entry: &'v FeedEntry, feed: &'v FeedView) -> Vec<&'v str> {
    let named: Vec<&str> = entry.authors.iter().map(String::as_str).filter(|name| is_said(name)).collect();
    if named.is_empty() { vec![feed.author] } else { named }
}

/// Whether a text says anything.
fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Compact JSON and the end of its line.
fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec(value).expect("views are structs and lists, and memory takes all bytes");
    bytes.push(b'\n');
    bytes
}
