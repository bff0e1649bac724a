//! Whether a body holds more than the settings let it: it is counted while it is read, and
//! no more of it is read then.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::reading::BodyLocation;
use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Span};
use crate::prose::markdown::html_references;

/// What is counted in a body.
#[derive(Clone, Copy)]
enum Counted {
    Heading,
    Picture,
    Link,
}

/// Counts what the events of a body hold.
pub(super) struct Counts<'l> {
    limits: &'l Limits,
    counts: [usize; 3],
}

impl<'l> Counts<'l> {
    /// Before the first event of a body.
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self { limits, counts: [0; 3] }
    }

    /// Counts an event, which stands at `place` of the Markdown. Tells of the first thing that is one too many.
    pub(super) fn event(
        &mut self,
        event: &Event,
        (markdown, place): (&str, &Range<usize>),
        BodyLocation { path, start, .. }: BodyLocation,
    ) -> Option<Diagnostic> {
        let (counted, more) = match event {
            Event::Start(Tag::Heading { .. }) => (Counted::Heading, 1),
            Event::Start(Tag::Image { .. }) => (Counted::Picture, 1),
            Event::Start(Tag::Link { .. }) => (Counted::Link, 1),
            Event::Html(html) | Event::InlineHtml(html) => (Counted::Link, html_references(html).len()),
            _ => return None,
        };
        let (what, limit) = match counted {
            Counted::Heading => ("headings", self.limits.headings),
            Counted::Picture => ("pictures", self.limits.pictures),
            Counted::Link => ("links", self.limits.links),
        };
        let count = &mut self.counts[counted as usize];
        *count += more;
        if *count <= limit {
            return None;
        }
        let end = markdown.floor_char_boundary(place.end.min(place.start + 80));
        let shown = markdown.get(place.start..end).unwrap_or_default().trim_end();
        let span = Span::new(path.shared(), start + place.start..start + place.start + shown.len());
        let message = format!("The text has too many {what}, and is not published");
        Some(Diagnostic::beyond(span, &message, (what, &limit)))
    }
}
