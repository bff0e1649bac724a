//! Whether a body holds more than the settings let it: it is counted before anything is kept of it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::markdown::{events, html_references};
use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Span};
use crate::name::SourcePath;

/// What is counted in a body.
#[derive(Clone, Copy)]
enum Counted {
    Heading,
    Picture,
    Link,
}

/// The first thing of a body that is one too many; the body stands at `range` of `text`.
pub(super) fn beyond(
    limits: &Limits,
    path: &SourcePath,
    (text, range): (&str, &Range<usize>),
) -> Option<Diagnostic> {
    // Each takes a few bytes at the least: most bodies need not be read for this.
    if range.len() < limits.headings.min(limits.pictures).min(limits.links) {
        return None;
    }
    let markdown = text.get(range.clone())?;
    let mut counts = [0; 3];
    for (event, place) in events(markdown) {
        let (counted, more) = match &event {
            Event::Start(Tag::Heading { .. }) => (Counted::Heading, 1),
            Event::Start(Tag::Image { .. }) => (Counted::Picture, 1),
            Event::Start(Tag::Link { .. }) => (Counted::Link, 1),
            Event::Html(html) | Event::InlineHtml(html) => (Counted::Link, html_references(html).len()),
            _ => continue,
        };
        counts[counted as usize] += more;
        let (what, setting, limit) = match counted {
            Counted::Heading => ("headings", "headings", limits.headings),
            Counted::Picture => ("pictures", "pictures", limits.pictures),
            Counted::Link => ("links", "links", limits.links),
        };
        if counts[counted as usize] > limit {
            let end = markdown.floor_char_boundary(place.end.min(place.start + 80));
            let shown = markdown.get(place.start..end).unwrap_or_default().trim_end();
            let start = range.start + place.start;
            let span = Span::new(path.shared(), start..start + shown.len());
            let what = format!("The text has too many {what}, and is not published");
            return Some(Diagnostic::beyond(span, &what, (setting, &limit)));
        }
    }
    None
}
