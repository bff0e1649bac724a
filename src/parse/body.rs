//! What a body says of itself: headings, links, the first paragraph. The Markdown is not kept as
//! events: reading it again costs less than holding them. It must not know who else reads the same events.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};
use serde::Serialize;

use crate::name::{SlugStyle, slugify, steps, unescaped_html};
use crate::prose::Signs;
#[cfg(test)]
use crate::prose::markdown::events;
use crate::prose::markdown::{find_after, html_references, html_values, is_line_break, shown_text};
use crate::text;

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Heading {
    /// 1 to 6, as the page shows it: below the title, which alone is of the first level.
    pub level: u8,
    /// 1 to 6, as written.
    #[serde(skip)]
    pub(super) written: u8,
    /// Its id on the page, unlike any other of the body.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// What kind of reference a body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `[text](there)`, in any of Markdown's spellings.
    Link,
    /// `[[name]]` or `[[name|text]]`.
    Wiki,
    /// `![alt](picture)`.
    Image,
    /// `href` or `src` in raw HTML.
    Html,
}

/// A reference of a body, in the order in which they stand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkRef {
    /// Its kind.
    pub kind: LinkKind,
    /// Where it leads, as written.
    pub destination: String,
    /// The bytes of the file to show when it is wrong.
    pub range: Range<usize>,
}

/// The body of a file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The bytes of the file.
    pub range: Range<usize>,
    /// Its Markdown, when it is read otherwise than it is written; every byte of the words stands where it stood.
    pub(super) mended: Option<Arc<str>>,
    /// What is known of its Markdown before it is read.
    pub(super) signs: Signs,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Whether the first heading became the page's title and is not shown again.
    pub title_taken: bool,
    /// References in order.
    pub links: Vec<LinkRef>,
    /// Ids that raw HTML sets.
    pub html_ids: Vec<String>,
    /// The bytes of the file of each image that has no alternative text.
    pub without_alt: Vec<Range<usize>>,
    /// The first paragraph as text.
    pub first_paragraph: String,
    /// Words of the text.
    pub words: usize,
    /// All ids, once a link asks for one.
    known_ids: OnceLock<HashSet<String>>,
}

impl Body {
    /// No body, at the end of a file.
    pub fn empty(text: &str) -> Self {
        Self { range: text.len()..text.len(), ..Self::default() }
    }

    /// Reads a body's Markdown, which stands at `range` of the file.
    #[cfg(test)]
    fn read(markdown: &str, range: Range<usize>) -> Self {
        let mut scan = Scan::new(markdown, range.start);
        for (event, place) in events(markdown) {
            scan.event(&event, place);
        }
        scan.body()
    }

    /// The first heading's text when it is a level-1 heading, which then is the page's title.
    pub(super) fn take_title(&mut self) -> Option<String> {
        let first = self.headings.first().filter(|heading| heading.written == 1)?;
        let title = first.text.clone();
        self.title_taken = true;
        self.shift_levels();
        Some(title)
    }

    /// Moves headings down by one when one that is shown is of the first level.
    fn shift_levels(&mut self) {
        let shift = u8::from(self.shown_headings().iter().any(|heading| heading.written == 1));
        for heading in &mut self.headings {
            heading.level = (heading.written + shift).min(6);
        }
    }

    /// Whether the body has nothing to show.
    pub fn is_empty(&self) -> bool {
        self.words == 0 && self.links.is_empty()
    }

    /// The headings that the page shows.
    pub fn shown_headings(&self) -> &[Heading] {
        if self.title_taken { &self.headings[1..] } else { &self.headings }
    }

    /// Whether the page has an element of that id, of the body's own.
    pub fn has_id(&self, id: &str) -> bool {
        self.known_ids.get_or_init(|| self.ids().map(str::to_owned).collect()).contains(id)
    }

    /// All ids that it gives to its parts.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let headings = self.shown_headings().iter().map(|heading| &*heading.id);
        let headings = headings.inspect(|_| steps::take());
        headings.chain(self.html_ids.iter().map(|id| &**id))
    }
}

/// A heading that has not ended yet.
struct OpenHeading {
    level: u8,
    /// As it is written.
    id: Option<String>,
    text: String,
}

/// Reads the events of a body for what it says of itself.
#[derive(Default)]
pub(super) struct Scan<'a> {
    /// Where the Markdown stands in the file.
    offset: usize,
    markdown: &'a str,
    heading: Option<OpenHeading>,
    /// With the ids that they would like to have.
    headings: Vec<Heading>,
    links: Vec<LinkRef>,
    html_ids: Vec<String>,
    without_alt: Vec<Range<usize>>,
    /// The image that is open and whether it has any text yet.
    image: Option<(Range<usize>, bool)>,
    first_paragraph: String,
    /// Blocks around the current place in which a paragraph is not the text's first.
    nested: usize,
    in_first_paragraph: bool,
    words: usize,
}

impl<'a> Scan<'a> {
    /// Before the first event of a body whose Markdown begins at byte `offset` of the file.
    pub(super) fn new(markdown: &'a str, offset: usize) -> Self {
        Self { offset, markdown, ..Self::default() }
    }

    /// What was read.
    pub(super) fn body(self) -> Body {
        let mut body = Body {
            range: self.offset..self.offset + self.markdown.len(),
            mended: None,
            signs: Signs::default(),
            headings: with_ids(self.headings, &self.html_ids),
            title_taken: false,
            links: self.links,
            html_ids: self.html_ids,
            without_alt: self.without_alt,
            first_paragraph: self.first_paragraph.trim().to_owned(),
            words: self.words,
            known_ids: OnceLock::new(),
        };
        body.shift_levels();
        body
    }

    /// Reads the next event.
    pub(super) fn event(&mut self, event: &Event, place: Range<usize>) {
        if let Some(text) = shown_text(event) {
            self.text(text);
        }
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let id = id.as_ref().map(ToString::to_string);
                self.heading = Some(OpenHeading { level: level_number(*level), id, text: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let kind = if matches!(link_type, LinkType::WikiLink { .. }) {
                    LinkKind::Wiki
                } else {
                    LinkKind::Link
                };
                match kind {
                    // In a table the bar of a wiki link is written `\|`.
                    LinkKind::Wiki => self.link(kind, dest_url.trim_end_matches('\\'), place),
                    _ if *link_type == LinkType::Email => {
                        self.link(kind, &format!("mailto:{dest_url}"), place);
                    }
                    _ => self.link(kind, dest_url, place),
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.image = Some((self.offset + place.start..self.offset + place.end, false));
                self.link(LinkKind::Image, dest_url, place);
            }
            Event::End(TagEnd::Image) => {
                if let Some((range, false)) = self.image.take() {
                    self.without_alt.push(range);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(html, &place),
            Event::Start(Tag::Paragraph) => {
                self.in_first_paragraph = self.nested == 0 && self.first_paragraph.is_empty();
            }
            Event::End(TagEnd::Paragraph) => self.in_first_paragraph = false,
            Event::Start(tag) if is_nesting(tag) => self.nested += 1,
            Event::End(
                TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::FootnoteDefinition
                | TagEnd::Table
                | TagEnd::DefinitionList,
            ) => {
                self.nested = self.nested.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.words += words(text);
        if let Some((_, has_text)) = &mut self.image {
            *has_text |= !text.trim().is_empty();
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if self.in_first_paragraph && self.image.is_none() {
            self.first_paragraph.push_str(text);
        }
    }

    fn end_heading(&mut self) {
        let Some(OpenHeading { level, id, text }) = self.heading.take() else { return };
        let wanted = id.unwrap_or_else(|| slugify(&text, SlugStyle::Ascii));
        let wanted = match &*wanted {
            "" => "section".to_owned(),
            taken if is_reserved(taken) => format!("section-{taken}"),
            _ => wanted,
        };
        self.headings.push(Heading { level, written: level, id: wanted, text: text.trim().to_owned() });
    }

    fn link(&mut self, kind: LinkKind, destination: &str, place: Range<usize>) {
        // Underline the destination where it stands as written; else (a reference) the whole link.
        let written = text::within(self.markdown, place.clone());
        let range = match written.rfind(destination).filter(|_| !destination.is_empty()) {
            Some(start) => place.start + start..place.start + start + destination.len(),
            None => place,
        };
        let range = self.offset + range.start..self.offset + range.end;
        self.links.push(LinkRef { kind, destination: destination.to_owned(), range });
    }

    fn html(&mut self, html: &str, place: &Range<usize>) {
        if is_line_break(html) {
            self.text(" ");
        }
        let is_as_written = text::within(self.markdown, place.clone()) == html;
        for range in html_references(html) {
            let range_in_file = if is_as_written {
                self.offset + place.start + range.start..self.offset + place.start + range.end
            } else {
                self.place_of(text::within(html, range.clone()), place)
            };
            self.links.push(LinkRef {
                kind: LinkKind::Html,
                destination: unescaped_html(text::within(html, range)).into_owned(),
                range: range_in_file,
            });
        }
        self.html_ids.extend(html_values(html, &["id", "name"]));
    }

    /// The bytes of the file from which a part of some HTML was read. In a list or quote the HTML
    /// lacks what begins its lines, so that the part is looked for.
    fn place_of(&self, part: &str, place: &Range<usize>) -> Range<usize> {
        let written = text::within(self.markdown, place.clone());
        let from = self.links.last().map_or(0, |last| last.range.end.saturating_sub(self.offset));
        let from = from.clamp(place.start, place.end) - place.start;
        let start = place.start + find_after(written, from, part).unwrap_or_default();
        let end = (start + part.len()).min(place.end);
        self.offset + start..self.offset + end
    }
}

/// Gives each heading an id that no other heading and no raw HTML of the body has.
fn with_ids(mut headings: Vec<Heading>, html_ids: &[String]) -> Vec<Heading> {
    let mut used: HashSet<String> = html_ids.iter().cloned().collect();
    // By the id that is wanted the next number to try: all before it are used.
    let mut next: HashMap<String, usize> = HashMap::new();
    for heading in &mut headings {
        if used.insert(heading.id.clone()) {
            continue;
        }
        let number = next.entry(heading.id.clone()).or_insert(2);
        loop {
            steps::take();
            let id = format!("{}-{number}", heading.id);
            *number += 1;
            if used.insert(id.clone()) {
                heading.id = id;
                break;
            }
        }
    }
    headings
}

/// How many words white space parts.
fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|&byte| !is_space(byte)));
    let starts = bytes.iter().zip(bytes.iter().skip(1));
    first + starts.map(|(&before, &byte)| usize::from(is_space(before) && !is_space(byte))).sum::<usize>()
}

/// Ids that pages give to their own parts, and what those of themes begin with.
fn is_reserved(id: &str) -> bool {
    const SECTIONS: [&str; 21] = [
        "abstract",
        "actors",
        "briefings",
        "changes",
        "cite",
        "corrections",
        "counts",
        "dates",
        "events",
        "latest",
        "mentions",
        "network",
        "next",
        "quotes",
        "recent",
        "roles",
        "said",
        "sources",
        "topics",
        "when",
        "who",
    ];
    let is_number = |rest: &str| rest.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    match id.split_once('-') {
        Some(("source" | "quote" | "event" | "correction" | "fn" | "fnref", rest)) => is_number(rest),
        Some(("briefing" | "actor" | "topic" | "home", rest)) => SECTIONS.contains(&rest),
        // Of pictures, and of two who appear together.
        Some(("drawing", rest)) => rest.ends_with("-title") || rest.ends_with("-description"),
        Some(("pair", rest)) => rest.contains("--"),
        _ => matches!(id, "content" | "newest"),
    }
}

fn is_nesting(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) | Tag::DefinitionList
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_headings() {
        for (markdown, ids) in [
            ("# A\n\n## A\n\n### A", vec!["a", "a-2", "a-3"]),
            ("## Content", vec!["section-content"]),
            (
                "## Event-driven\n\n## Source 1\n\n## Home-grown",
                vec!["event-driven", "section-source-1", "home-grown"],
            ),
            ("## Briefing: sources", vec!["section-briefing-sources"]),
            (
                "## Home dates\n\n## Briefing cite\n\n## Briefing said",
                vec!["section-home-dates", "section-briefing-cite", "section-briefing-said"],
            ),
            ("## !!!", vec!["section"]),
            ("## X {#given}", vec!["given"]),
            ("## A\n\n## A 2\n\n## A\n\n## A\n\n## A 2", vec!["a", "a-2", "a-3", "a-4", "a-2-2"]),
            ("<a id=\"a-2\"></a>\n\n## A\n\n## A\n\n## A", vec!["a", "a-3", "a-4"]),
        ] {
            let body = Body::read(markdown, 0..markdown.len());
            let got: Vec<&str> = body.headings.iter().map(|heading| &*heading.id).collect();
            assert_eq!(got, ids, "{markdown}");
        }
    }
}
