//! The Markdown dialect: one set of options, so that the events that `parse` counts are the events
//! that `render` sees.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser};

/// A piece of the text of one event: where a quote, or a part of it, stands in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// Number of the event, from 0, in the order of [`events`].
    pub event: usize,
    /// First byte of the event's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// `CommonMark` with GitHub's tables, footnotes, strikethrough, task lists and alerts, with heading
/// ids, smart punctuation and wiki links.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// The events of a body with their bytes in it.
pub fn events(markdown: &str) -> OffsetIter<'_> {
    Parser::new_ext(markdown, options()).into_offset_iter()
}

/// The text that an event shows to a reader, if it is text.
pub fn shown_text<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// What a wiki link without a text of its own shows: `[[topic:arms transfers#history]]` shows
/// `arms transfers`.
pub fn wiki_label(text: &str) -> &str {
    let name = match text.split_once(':') {
        Some(("actor" | "topic" | "briefing" | "page", name)) => name,
        _ => text,
    };
    name.split('#').next().unwrap_or(name).trim()
}

/// The attributes of raw HTML that lead somewhere: bytes of the value of each `href` and `src`.
pub fn html_references(html: &str) -> Vec<Range<usize>> {
    html_attributes(html, &["href", "src", "poster"])
}

/// Bytes of the values of the named attributes inside tags, quoted or not.
pub(super) fn html_attributes(html: &str, names: &[&str]) -> Vec<Range<usize>> {
    let bytes = html.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = html[at..].find('=').map(|offset| at + offset) {
        let name = html[..equals].trim_end();
        let start_of_name =
            name.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(0, |before| before + 1);
        let before = name[..start_of_name].chars().next_back();
        let is_named = names.iter().any(|wanted| name[start_of_name..].eq_ignore_ascii_case(wanted));
        let value_start = equals + 1 + (html[equals + 1..].len() - html[equals + 1..].trim_start().len());
        let range = match bytes.get(value_start) {
            Some(&quote @ (b'"' | b'\'')) => {
                let start = value_start + 1;
                start..html[start..].find(quote as char).map_or(html.len(), |end| start + end)
            }
            _ => {
                let ends = |c: char| c.is_whitespace() || c == '>';
                value_start..html[value_start..].find(ends).map_or(html.len(), |end| value_start + end)
            }
        };
        at = range.end.max(equals + 1);
        if is_named && before.is_some_and(char::is_whitespace) {
            found.push(range);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_in_html() {
        for (html, found) in [
            (r#"<img src="a.png" alt="x = y">"#, vec!["a.png"]),
            (r"<a class=x href='b.html'>", vec!["b.html"]),
            ("<a href=c.html>", vec!["c.html"]),
            (r#"<a data-href="no">"#, vec![]),
            (r#"<img SRC = "d.png"><a href="e">"#, vec!["d.png", "e"]),
            ("<p>1 = 2</p>", vec![]),
            ("<a href=", vec![""]),
        ] {
            let got: Vec<&str> = html_references(html).into_iter().map(|range| &html[range]).collect();
            assert_eq!(got, found, "{html}");
        }
    }
}
