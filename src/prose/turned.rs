//! The events that stand for boxes, turned into alerts: a heading that is a title, a rule at which a box begins or ends,
//! the list that holds an indented body. What `boxes` has written is undone here.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::ahead::Ahead;
use super::boxes::{Form, TextBox};
use super::markdown::CAPTION;
use super::source::BodyText;

type Placed<'m> = (Event<'m>, Range<usize>);

/// Where the reading of boxes stands.
#[derive(Default)]
pub(super) struct Turned<'m> {
    /// How many elements are open.
    depth: usize,
    /// What comes before the parser's next event.
    pub(super) waiting: VecDeque<Placed<'m>>,
    /// The kinds of the block quotes that are open.
    quotes: Vec<Option<BlockQuoteKind>>,
    /// The box that begins here has a title, which comes next.
    is_before_title: bool,
    in_title: bool,
    /// The indented box that is open.
    item: Option<Item>,
    /// Where the fenced boxes that are open end.
    ends: Vec<usize>,
}

/// The item of a list that holds an indented box.
struct Item {
    kind: BlockQuoteKind,
    /// How many elements are open right inside it; none before it begins.
    depth: Option<usize>,
    /// Whether text that stands right in it was put into a paragraph.
    in_paragraph: bool,
}

impl<'m> Turned<'m> {
    /// The next event, with boxes as alerts.
    pub(super) fn next(&mut self, source: BodyText<'m>, parser: &mut Ahead<'m>) -> Option<Placed<'m>> {
        if source.signs.boxes.is_empty() {
            return parser.next();
        }
        loop {
            if let Some(waiting) = self.waiting.pop_front() {
                return Some(waiting);
            }
            let (event, place) = parser.next()?;
            match event {
                Event::Start(_) => self.depth += 1,
                Event::End(_) => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if let Some(turned) = self.turn((event, place), source, parser) {
                return Some(turned);
            }
        }
    }

    /// What was open is passed over.
    pub(super) fn skipped(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// An event turned; none when it is left out.
    fn turn(
        &mut self,
        (event, place): Placed<'m>,
        source: BodyText<'m>,
        parser: &mut Ahead<'m>,
    ) -> Option<Placed<'m>> {
        let event = match event {
            Event::Start(Tag::BlockQuote(kind)) => {
                let own = source.signs.box_at(place.start).filter(|one| one.form == Form::Quote);
                self.is_before_title = own.is_some_and(TextBox::has_title);
                let kind = own.map_or(kind, |one| Some(one.kind));
                self.quotes.push(kind);
                Event::Start(Tag::BlockQuote(kind))
            }
            Event::End(TagEnd::BlockQuote(kind)) => {
                Event::End(TagEnd::BlockQuote(self.quotes.pop().unwrap_or(kind)))
            }
            Event::Start(Tag::Heading { .. }) if self.is_before_title => {
                (self.is_before_title, self.in_title) = (false, true);
                Event::Start(Tag::MetadataBlock(CAPTION))
            }
            Event::End(TagEnd::Heading(_)) if self.in_title => {
                self.in_title = false;
                Event::End(TagEnd::MetadataBlock(CAPTION))
            }
            event @ (Event::Start(Tag::Heading { .. }) | Event::Rule) => {
                return Some(self.begin_or_end(event, place, source));
            }
            Event::Start(Tag::List(_)) if self.item.as_ref().is_some_and(|item| item.depth.is_none()) => {
                // The list, and its item.
                parser.next();
                self.depth += 1;
                if let Some(item) = &mut self.item {
                    item.depth = Some(self.depth);
                }
                return None;
            }
            event => event,
        };
        Some(self.in_item((event, place), parser))
    }

    /// A heading or rule: that of a box, or one that is meant so.
    fn begin_or_end(&mut self, event: Event<'m>, place: Range<usize>, source: BodyText<'m>) -> Placed<'m> {
        let is_heading = matches!(event, Event::Start(_));
        if !is_heading && self.ends.last() == Some(&place.start) {
            self.ends.pop();
            let kind = self.quotes.pop().flatten();
            return (Event::End(TagEnd::BlockQuote(kind)), place);
        }
        let at_top = self.depth == usize::from(is_heading);
        let Some(own) = source.signs.box_at(place.start).filter(|one| at_top && one.form != Form::Quote)
        else {
            return (event, place);
        };
        match own.form {
            Form::Fenced(end) => {
                self.ends.push(end);
                self.quotes.push(Some(own.kind));
            }
            _ => self.item = Some(Item { kind: own.kind, depth: None, in_paragraph: false }),
        }
        let start = place.start..place.start;
        if is_heading {
            self.in_title = true;
            self.waiting.push_back((Event::Start(Tag::MetadataBlock(CAPTION)), place));
        }
        (Event::Start(Tag::BlockQuote(Some(own.kind))), start)
    }

    /// Text that stands right in the item of a box is a paragraph, and the item is the box.
    fn in_item(&mut self, (event, place): Placed<'m>, parser: &mut Ahead<'m>) -> Placed<'m> {
        let Some(item) = &mut self.item else { return (event, place) };
        let Some(depth) = item.depth else { return (event, place) };
        let at = place.start..place.start;
        let end = (Event::End(TagEnd::Paragraph), at.clone());
        match &event {
            Event::End(TagEnd::Item) if self.depth + 1 == depth => {
                let box_end = (Event::End(TagEnd::BlockQuote(Some(item.kind))), place.end..place.end);
                let in_paragraph = item.in_paragraph;
                self.item = None;
                // A list that follows may have been taken for the same one.
                if matches!(parser.peek(), Some((Event::Start(Tag::Item), _))) {
                    self.waiting.push_back((Event::Start(Tag::List(None)), place.end..place.end));
                } else if parser.next().is_some() {
                    self.depth = self.depth.saturating_sub(1);
                }
                if in_paragraph {
                    self.waiting.push_front(box_end);
                    return end;
                }
                return box_end;
            }
            event if begins_block(event, self.depth, depth) && std::mem::take(&mut item.in_paragraph) => {
                self.waiting.push_back((event.clone(), place));
                return end;
            }
            event if !item.in_paragraph && begins_text(event, self.depth, depth) => {
                item.in_paragraph = true;
                self.waiting.push_back((event.clone(), place));
                return (Event::Start(Tag::Paragraph), at);
            }
            _ => {}
        }
        (event, place)
    }
}

/// Whether an event begins a block right in an element.
fn begins_block(event: &Event, depth: usize, of_element: usize) -> bool {
    match event {
        Event::Start(tag) => depth == of_element + 1 && !is_inline(tag),
        Event::Rule => depth == of_element,
        _ => false,
    }
}

/// Whether an event is text, or begins some, right in an element.
fn begins_text(event: &Event, depth: usize, of_element: usize) -> bool {
    match event {
        Event::Start(tag) => depth == of_element + 1 && is_inline(tag),
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => depth == of_element,
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
