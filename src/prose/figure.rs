//! Paragraphs that are figures: one picture with a title, which is its caption; or one link to a video or post.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::bare;
use super::events::Events;
use super::hosts::host_of;
use super::markdown::{CAPTION, CREDIT, FIGURE};

/// The figure that is open.
pub(super) struct OpenFigure<'m> {
    caption: Option<(CowStr<'m>, Range<usize>)>,
}

type Placed<'m> = (Event<'m>, Range<usize>);

/// A caption, and behind a bar who made the picture, and its licence: `The border | Jane Roe | CC BY 4.0`.
fn caption<'m>(title: &str, place: &Range<usize>) -> Vec<Placed<'m>> {
    let is_as_written = place.len() == title.len();
    let mut at = 0;
    let mut parts = Vec::new();
    for (number, part) in title.splitn(3, " | ").enumerate() {
        let start = if is_as_written { place.start + at } else { place.start };
        let own = if is_as_written { start..start + part.len() } else { place.clone() };
        at += part.len() + " | ".len();
        let text = (Event::Text(part.to_owned().into()), own.clone());
        if part.trim().is_empty() {
            continue;
        }
        if number == 0 {
            parts.push(text);
            continue;
        }
        if !parts.is_empty() {
            parts.push((Event::SoftBreak, own.start..own.start));
        }
        parts.push((Event::Start(CREDIT), own.clone()));
        parts.push(text);
        parts.push((Event::End(TagEnd::Subscript), own));
    }
    parts
}

impl<'m> Events<'m> {
    /// A paragraph that is a figure as one, with the title of its picture below it.
    pub(super) fn figured(&mut self, (event, place): Placed<'m>) -> Placed<'m> {
        match event {
            Event::Start(Tag::Paragraph) if self.is_figure(&place) => {
                self.figure = Some(OpenFigure { caption: None });
                (Event::Start(Tag::MetadataBlock(FIGURE)), place)
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id })
                if !title.is_empty()
                    && self.figure.as_ref().is_some_and(|figure| figure.caption.is_none()) =>
            {
                let title_place = self.place_of_title(&title, &place);
                self.figure = Some(OpenFigure { caption: Some((title, title_place)) });
                let title = CowStr::Borrowed("");
                (Event::Start(Tag::Image { link_type, dest_url, title, id }), place)
            }
            Event::End(TagEnd::Paragraph) if self.figure.is_some() => {
                let end = (Event::End(TagEnd::MetadataBlock(FIGURE)), place.clone());
                let figure = self.figure.take();
                let Some((title, title_place)) = figure.and_then(|figure| figure.caption) else { return end };
                let at = place.end..place.end;
                self.waiting.push_front(end);
                self.waiting.push_front((Event::End(TagEnd::MetadataBlock(CAPTION)), at.clone()));
                for part in caption(&title, &title_place).into_iter().rev() {
                    self.waiting.push_front(part);
                }
                (Event::Start(Tag::MetadataBlock(CAPTION)), at)
            }
            event => (event, place),
        }
    }

    fn place_of_title(&self, title: &str, place: &Range<usize>) -> Range<usize> {
        let found = self.markdown.get(place.clone()).and_then(|written| written.rfind(title));
        found.map_or_else(|| place.clone(), |at| place.start + at..place.start + at + title.len())
    }

    /// Whether the paragraph at a place, of which the events are yet to come, is a figure.
    fn is_figure(&mut self, place: &Range<usize>) -> bool {
        let markdown = self.markdown;
        if self.figure.is_some() || !self.turned.waiting.is_empty() {
            return false;
        }
        let written = markdown.get(place.clone()).unwrap_or_default().trim_end();
        if !written.starts_with(['!', '[', '<', 'h', 'H']) {
            return false;
        }
        let end = place.start + written.len();
        if bare::find(written, 0..written.len()) == Some(0..written.len())
            && host_of(&bare::meant(written)).is_some()
        {
            self.bare_until = place.end;
            return true;
        }
        let Some((first, first_place)) = self.parser.peek().cloned() else { return false };
        let covers = |own: &Range<usize>, of: LinkType, events: &Self| {
            own.start == place.start && events.end_of(of, own.end) == end
        };
        match first {
            Event::Start(Tag::Image { link_type, title, .. }) => {
                !title.is_empty() && covers(&first_place, link_type, self)
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) if covers(&first_place, link_type, self) => {
                host_of(&dest_url).is_some() || self.holds_titled_picture()
            }
            _ => false,
        }
    }

    /// Whether the link that comes next holds a picture with a title, and nothing else.
    fn holds_titled_picture(&mut self) -> bool {
        let markdown = self.markdown;
        match self.parser.peek_at(1) {
            Some((Event::Start(Tag::Image { title, .. }), place)) => {
                !title.is_empty() && markdown.get(place.end..).is_some_and(|rest| rest.starts_with(']'))
            }
            _ => false,
        }
    }

    /// Where a link ends, with its address.
    pub(super) fn end_of(&self, link_type: LinkType, end: usize) -> usize {
        let is_unknown = matches!(
            link_type,
            LinkType::ShortcutUnknown | LinkType::ReferenceUnknown | LinkType::CollapsedUnknown
        );
        if is_unknown { self.end_of_address(end) } else { end }
    }
}
