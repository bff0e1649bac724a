//! The texts of feeds: a briefing as plain HTML, made harmless, and how much of it a feed has room for.
//!
//! It must not know the formats of feeds but by the size of what they write.

use std::borrow::Cow;
use std::fmt::Write as _;

use pulldown_cmark_escape::{escape_href, escape_html};

use super::body::written;
use super::dress::Dress;
use super::image::plain_image;
#[cfg(feature = "sanitize")]
use super::sanitize::sanitized_for_feed;
use crate::language::Language;
use crate::page::view::{FeedEntry, FeedText, FeedView, ImageView, SourceView};

/// Most bytes of a feed: beyond it, texts give way to their summaries, with the way to the page. Readers of feeds
/// refuse or cut what is much larger.
const MOST_BYTES: usize = 1_000_000;

/// The text of each entry of a feed that has one, as HTML. `size` tells how large the feed is with such texts.
pub(super) fn texts<'v>(
    feed: &'v FeedView,
    language: &Language,
    size: impl Fn(&[Option<Cow<'v, str>>]) -> usize,
) -> Vec<Option<Cow<'v, str>>> {
    let cut = |entry: &FeedEntry| entry.text.map(|_| Cow::Owned(cut(entry, language)));
    let mut texts: Vec<Option<Cow<'v, str>>> = feed.entries.iter().map(cut).collect();
    if texts.iter().all(Option::is_none) {
        return texts;
    }
    let mut bytes = size(&texts);
    for (text, entry) in texts.iter_mut().zip(&feed.entries) {
        let (Some(short), Some(whole)) = (&text, entry.text) else { continue };
        let without = bytes.saturating_sub(escaped_len(short));
        // Where not even the shortest text has room, none is made.
        if without + escaped_len(short) > MOST_BYTES {
            continue;
        }
        let whole = whole.made(|| html(whole, language));
        if without + escaped_len(whole) <= MOST_BYTES {
            bytes = without + escaped_len(whole);
            *text = Some(Cow::Borrowed(whole));
        }
    }
    texts
}

/// How many bytes a text takes in JSON, which is more than in XML.
fn escaped_len(text: &str) -> usize {
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' => 2,
        0..=0x1f => 6,
        _ => 1,
    };
    text.bytes().map(escaped).sum()
}

/// What stands in a feed that has no room for a text.
fn cut(entry: &FeedEntry, language: &Language) -> String {
    let mut html = String::new();
    if !entry.summary.trim().is_empty() {
        paragraph(&mut html, entry.summary);
    }
    html.push_str("<p>");
    link(&mut html, &entry.url, &language.text("feed_cut"));
    html.push_str("</p>\n");
    html
}

/// A picture with its words; of one that stands in the body the words alone.
fn picture(html: &mut String, image: &ImageView) {
    let words = [&image.caption, &image.credit, &image.licence];
    let words: Vec<&str> = words.into_iter().flatten().map(|one| &**one).collect();
    let words = words.join(" ");
    if image.in_body {
        return paragraph(html, &words);
    }
    html.push_str("<figure>");
    html.push_str(&plain_image(&image.url, image.alt.as_deref().unwrap_or_default(), ""));
    if !words.is_empty() {
        element(html, "figcaption", &words);
    }
    html.push_str("</figure>\n");
}

/// A briefing: its picture, its body, and what its page shows below that.
fn html(text: &FeedText, language: &Language) -> String {
    let mut html = String::new();
    if let Some(image) = &text.image {
        picture(&mut html, image);
    }
    html.push_str(&written(&text.body(), Dress::Feed(&text.page), language).text);
    if !text.quotes.is_empty() {
        element(&mut html, "h2", &language.text("what_was_said"));
    }
    for quote in &text.quotes {
        html.push_str("\n<blockquote>\n");
        paragraph(&mut html, &quote.text);
        paragraph(&mut html, &format!("— {}", quote.said));
        html.push_str("</blockquote>\n");
    }
    if !text.sources.is_empty() {
        element(&mut html, "h2", &language.text("sources"));
        html.push_str("\n<ol>\n");
        text.sources.iter().for_each(|one| source(&mut html, one, language));
        html.push_str("</ol>\n");
    }
    if !text.corrections.is_empty() {
        element(&mut html, "h2", &language.count("correction", text.corrections.len()));
        html.push('\n');
    }
    for (date, words) in &text.corrections {
        let correction = language.say("correction_on", &[("date", &date.display), ("text", words)]);
        paragraph(&mut html, &correction);
    }
    #[cfg(feature = "sanitize")]
    let html = sanitized_for_feed(&html, &text.page);
    html
}

fn source(html: &mut String, source: &SourceView, language: &Language) {
    let SourceView { title, publisher, url, date, .. } = source;
    let given = [title, publisher, url].into_iter().flatten().next();
    let label = given.cloned().unwrap_or_else(|| language.text("untitled"));
    html.push_str("<li>");
    match url {
        Some(url) => link(html, url, &label),
        None => drop(escape_html(&mut *html, &label)),
    }
    let publisher = publisher.as_deref().filter(|_| title.is_some());
    for more in publisher.into_iter().chain(date.as_ref().map(|date| &*date.display)) {
        html.push_str(&language.text("list_comma"));
        let _ = escape_html(&mut *html, more);
    }
    html.push_str("</li>\n");
}

fn link(html: &mut String, url: &str, words: &str) {
    html.push_str("<a href=\"");
    let _ = escape_href(&mut *html, url);
    html.push_str("\">");
    let _ = escape_html(&mut *html, words);
    html.push_str("</a>");
}

fn paragraph(html: &mut String, words: &str) {
    element(html, "p", words);
    html.push('\n');
}

fn element(html: &mut String, name: &str, words: &str) {
    let _ = write!(html, "<{name}>");
    let _ = escape_html(&mut *html, words);
    let _ = write!(html, "</{name}>");
}
