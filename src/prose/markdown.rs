//! The Markdown dialect: one set of options, so that the events that `parse` counts are the events
//! that `render` sees; and addresses in the raw HTML of a text. It must not know where an address leads.

use std::ops::Range;

use pulldown_cmark::{Event, MetadataBlockKind, Options, Tag};

pub use super::events::{Events, events, events_of};
use crate::name::{steps, unescaped_html};
use crate::text;

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

/// What stands for a figure among the events, for which the parser has no sign of its own: a block of metadata, which it
/// never finds, since front matter is no part of a body.
pub const FIGURE: MetadataBlockKind = MetadataBlockKind::PlusesStyle;

/// What stands for the caption of a figure, and for the title of a box.
pub const CAPTION: MetadataBlockKind = MetadataBlockKind::YamlStyle;

/// What stands for who made a picture, and for its licence, in a caption; the parser is not asked for such marks.
pub const CREDIT: Tag = Tag::Subscript;

/// `CommonMark` with GitHub's tables, footnotes, strikethrough, task lists and alerts, with heading
/// ids, smart punctuation and wiki links.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// Labels of notes compare without regard to case.
pub fn note_key(label: &str) -> String {
    label.to_lowercase()
}

/// The text that an event shows to a reader, if it is text.
pub fn shown_text<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            Some(text)
        }
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// What a wiki link without a text of its own shows: `[[topic:arms transfers#history]]` shows
/// `arms transfers`. A `#` that no id follows belongs to the name, as in `[[C# news]]`.
pub fn wiki_label(text: &str) -> &str {
    let (_, name) = wiki_kind(text);
    match name.rsplit_once('#') {
        Some((before, id)) if !before.is_empty() && !id.is_empty() && !id.contains(char::is_whitespace) => {
            before.trim()
        }
        _ => name.trim(),
    }
}

/// The kind that a wiki link asks for, and the rest.
pub fn wiki_kind(text: &str) -> (Option<&str>, &str) {
    match text.split_once(':') {
        Some((kind @ ("actor" | "topic" | "briefing" | "page"), name)) => (Some(kind), name.trim()),
        _ => (None, text.trim()),
    }
}

/// The addresses in raw HTML: bytes of the value of each `href`, `src` and `poster`, and of each
/// address in a `srcset`.
pub fn html_references(html: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (name, value) in attributes(html) {
        if name.eq_ignore_ascii_case("srcset") {
            found.extend(addresses_of_set(html, value));
        } else if is_one_of(name, &["href", "src", "poster"]) {
            found.push(value);
        }
    }
    found
}

/// The values of the named attributes, as HTML means them.
pub(crate) fn html_values(html: &str, names: &[&str]) -> Vec<String> {
    let named = attributes(html).into_iter().filter(|(name, _)| is_one_of(name, names));
    named.map(|(_, value)| unescaped_html(text::within(html, value)).into_owned()).collect()
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted))
}

/// The bytes of each address in a `srcset`: `p.png 2x, q.png`.
fn addresses_of_set(html: &str, value: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = value.start;
    loop {
        let rest = text::within(html, at..value.end);
        let address = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if address.is_empty() {
            return found;
        }
        let start = at + rest.len() - address.len();
        let word = address.split(char::is_whitespace).next().unwrap_or(address);
        let bare = word.trim_end_matches(',');
        found.push(start..start + bare.len());
        at = start + word.len();
        if bare.len() == word.len() {
            // What follows the address says for which screens it is.
            at += text::within(html, at..value.end).find(',').unwrap_or(value.end - at);
        }
    }
}

/// Whether raw HTML is `<br>`.
pub(crate) fn is_line_break(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
        && text::from(html, 3).starts_with([' ', '/', '>'])
}

/// The next place of a part of some HTML in the text that it was read from, at or after `from`: in a list or quote the
/// HTML lacks what begins its lines, so that only the first line of a part is looked for, and not in all of a long text.
pub(crate) fn find_after(written: &str, from: usize, part: &str) -> Option<usize> {
    const NEAR: usize = 1 << 16;
    let line = part.split('\n').next().unwrap_or_default();
    let near = text::within(written, from..from.saturating_add(NEAR).saturating_add(line.len()));
    let found = near.find(line);
    steps::take_many(found.unwrap_or(near.len()));
    found.map(|at| from + at)
}

/// The attributes of all tags, comments and scripts left out: name and bytes of the value.
fn attributes(html: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text::from(html, at).find('<').map(|offset| at + offset + 1) {
        let rest = text::from(html, open);
        at = if rest.starts_with("!--") {
            after(html, open, "-->")
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            tag(html, open, &mut found)
        } else {
            open
        };
    }
    found
}

/// Reads the tag whose name begins at `open`; returns where to read on.
fn tag<'h>(html: &'h str, open: usize, found: &mut Vec<(&'h str, Range<usize>)>) -> usize {
    let mut at = name_end(html, open);
    let tag = text::within(html, open..at);
    loop {
        let gap = text::from(html, at).find(|c: char| !c.is_whitespace() && c != '/');
        let Some(start) = gap.map(|gap| at + gap) else { return html.len() };
        if text::from(html, start).starts_with('>') {
            let is_text = is_one_of(tag, &["script", "style"]);
            return if is_text { after(html, start, "</") } else { start + 1 };
        }
        // A sign that begins no name is part of one, as a browser reads it.
        let sign = text::from(html, start).chars().next().map_or(1, char::len_utf8);
        let end = name_end(html, start + sign);
        at = end;
        let rest = text::from(html, end).trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let range = value_range(html, html.len() - value.trim_start().len());
            at = (range.end + usize::from(text::from(html, range.end).starts_with(['"', '\'']))).max(end + 1);
            found.push((text::within(html, start..end), range));
        }
    }
}

fn name_end(html: &str, start: usize) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '=');
    text::from(html, start).find(ends).map_or(html.len(), |end| start + end)
}

/// The bytes of the value that begins at `start`, without its quotation marks.
fn value_range(html: &str, start: usize) -> Range<usize> {
    match html.as_bytes().get(start) {
        Some(&mark @ (b'"' | b'\'')) => {
            let inside = start + 1;
            inside..text::from(html, inside).find(mark as char).map_or(html.len(), |end| inside + end)
        }
        _ => {
            let ends = |c: char| c.is_whitespace() || c == '>';
            start..text::from(html, start).find(ends).map_or(html.len(), |end| start + end)
        }
    }
}

/// The place after the next `mark`.
fn after(html: &str, at: usize, mark: &str) -> usize {
    text::from(html, at).find(mark).map_or(html.len(), |found| at + found + mark.len())
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
            ("<img\nsrc=\"p.png\">", vec!["p.png"]),
            ("<!-- <a href='no'> --><a href=yes>", vec!["yes"]),
            ("<script src=a>x = '<a href=no>'</script><a href=yes>", vec!["a", "yes"]),
            ("<img alt='src=no'src=\"yes\"/>", vec!["yes"]),
            ("<img srcset='p.png 2x, q.png,r.png 3x,, s.png'>", vec!["p.png", "q.png,r.png", "s.png"]),
            ("<a = href=x>", vec!["x"]),
        ] {
            let got: Vec<&str> = html_references(html).into_iter().map(|range| &html[range]).collect();
            assert_eq!(got, found, "{html}");
        }
    }

    #[test]
    fn events_as_a_reader_meets_them() {
        let text = |markdown: &str| -> Vec<String> {
            let events = events(markdown);
            events.filter_map(|(event, _)| shown_text(&event).map(str::to_owned)).collect()
        };
        for (markdown, shown) in [
            ("A[^1].\n\n[^1]: one\n\n[^2]: two [^3]\n\n[^3]: three", vec!["A", ".", "one"]),
            ("A[^b].\n\n[^B]: one [^c]\n\n[^c]: two", vec!["A", ".", "one ", "two"]),
            ("[^1]: one\n\n[^2]: two\n\nA[^1].", vec!["one", "A", "."]),
            ("A[^1].\n\n[^2]: two\n\n[^1]: one [^2]", vec!["A", ".", "two", "one "]),
            ("A[^1].\n\n[^1]: one\n\n[^1]: again [^2]\n\n[^2]: two", vec!["A", ".", "one", "two"]),
            ("[x](a [^1].md) A.\n\n[^1]: one", vec!["x", " A.", "one"]),
            ("[[topic:arms transfers#history]] [[C# news]]", vec!["arms transfers", " ", "C# news"]),
            ("[[topic:O'Neil]] [[C#]]", vec!["O'Neil", " ", "C#"]),
        ] {
            assert_eq!(text(markdown), shown, "{markdown}");
        }
        let html =
            events("<div>\n<img\nsrc='p'>\n</div>").filter(|(event, _)| matches!(event, Event::Html(_)));
        assert_eq!(html.count(), 1);
    }

    #[test]
    fn label_of_a_wiki_link_has_its_place() {
        let markdown = "A [[topic:arms#x]]";
        let texts = events(markdown).filter(|(event, _)| matches!(event, Event::Text(_)));
        assert_eq!(texts.last().map(|(_, place)| &markdown[place]), Some("arms"));
    }
}
