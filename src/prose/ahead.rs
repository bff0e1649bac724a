//! The parser's events, of which some may be looked at before they are taken.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter};

use super::spaced::Answers;

type Placed<'m> = (Event<'m>, Range<usize>);

pub(super) struct Ahead<'m> {
    parser: OffsetIter<'m, Answers<'m>>,
    /// Those that were looked at.
    seen: VecDeque<Placed<'m>>,
}

impl<'m> Ahead<'m> {
    pub(super) fn new(parser: OffsetIter<'m, Answers<'m>>) -> Self {
        Self { parser, seen: VecDeque::new() }
    }

    /// The event that stands so many behind the next one.
    pub(super) fn peek_at(&mut self, index: usize) -> Option<&Placed<'m>> {
        while self.seen.len() <= index {
            self.seen.push_back(self.parser.next()?);
        }
        self.seen.get(index)
    }

    pub(super) fn peek(&mut self) -> Option<&Placed<'m>> {
        self.peek_at(0)
    }

    pub(super) fn peek_mut(&mut self) -> Option<&mut Placed<'m>> {
        self.peek_at(0)?;
        self.seen.front_mut()
    }

    /// Takes the next event if it is as wanted.
    pub(super) fn next_if(&mut self, is_wanted: impl Fn(&Placed<'m>) -> bool) -> Option<Placed<'m>> {
        if self.peek().is_some_and(is_wanted) { self.next() } else { None }
    }
}

impl<'m> Iterator for Ahead<'m> {
    type Item = Placed<'m>;

    fn next(&mut self) -> Option<Placed<'m>> {
        self.seen.pop_front().or_else(|| self.parser.next())
    }
}
