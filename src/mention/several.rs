//! Who of several is meant by a part of a name that all of them bear: told by a form of address, an office, or by who
//! was named last.
//!
//! It must not know where names stand; in doubt nobody is meant.

use super::context::Context;
use super::gender;
use super::hit::{Hit, Shape};
use super::neighbour::before;
use super::resolve::Body;
use super::words::Kind;
use crate::text;

/// How far back somebody who was named last is looked for, in bytes.
const BACK: usize = 3000;

/// Words that stand before the full names of bearers, in order: "Professor Roberto Conti".
pub(super) fn titles(context: &Context) -> Vec<(usize, String)> {
    let part = Shape::WORD.or(Shape::SURNAME);
    let people = context.hits.iter().filter(|hit| hit.shape.is(Shape::PERSON) && !hit.shape.is(part));
    let mut found: Vec<(usize, String)> = people
        .filter_map(|hit| {
            let word = before(context.text, hit.start, context.words)?;
            let is_title = word.capital && !word.possessive && !word.kind().is(Kind::FUNCTION);
            Some((hit.sole().filter(|_| is_title)?, word.word.to_owned()))
        })
        .collect();
    found.sort_unstable();
    found
}

impl Body<'_> {
    /// Who of several bearers of a surname is meant.
    pub(super) fn one_of(&self, context: &Context, hit: &Hit, several: &[usize]) -> Option<usize> {
        let title = before(context.text, hit.start, context.words).filter(|word| word.capital);
        let mut fitting = several.to_vec();
        if let Some(title) = title {
            if let Some(woman) = gender::of_address(title.word) {
                fitting.retain(|bearer| self.is_woman(context, *bearer) != Some(!woman));
                match fitting[..] {
                    [] => return None,
                    [one] => return Some(one),
                    _ => {}
                }
            } else if title.kind().is(Kind::TITLE.or(Kind::CALLING)) {
                let mut bearing =
                    several.iter().filter(|bearer| self.is_called(context, **bearer, title.word));
                if let (Some(one), None) = (bearing.next(), bearing.next()) {
                    return Some(*one);
                }
            }
        }
        self.last_of(context, hit, &fitting)
    }

    /// Whether a form of address before a part of a name may be that of a bearer.
    pub(super) fn fits_address(&self, context: &Context, hit: &Hit, bearer: usize) -> bool {
        let woman =
            before(context.text, hit.start, context.words).and_then(|word| gender::of_address(word.word));
        woman.is_none_or(|woman| self.is_woman(context, bearer) != Some(!woman))
    }

    /// Whether a bearer is a woman, by what is known of her or by how the text calls her.
    pub(super) fn is_woman(&self, context: &Context, bearer: usize) -> Option<bool> {
        let known = context.lexicon.bearers.get(bearer).and_then(|known| known.woman);
        known.or_else(|| {
            let mut called = self.titles(context, bearer).filter_map(gender::of_address);
            called.next()
        })
    }

    /// "Mayor Conti": whether a bearer is called so elsewhere, or holds such an office.
    fn is_called(&self, context: &Context, bearer: usize, title: &str) -> bool {
        let known = context.lexicon.bearers.get(bearer);
        let holds =
            known.is_some_and(|known| known.offices.iter().any(|word| word.eq_ignore_ascii_case(title)));
        holds || self.titles(context, bearer).any(|called| called.eq_ignore_ascii_case(title))
    }

    /// Who of several was named so far, if only one was; else who was named last, if nobody else was near.
    fn last_of(&self, context: &Context, hit: &Hit, several: &[usize]) -> Option<usize> {
        let mut named: Vec<(usize, usize)> = several
            .iter()
            .filter_map(|&bearer| Some((self.named_before(bearer, hit.start)?, bearer)))
            .collect();
        named.sort_unstable();
        match named[..] {
            [] => {
                let mut listed = several.iter().filter(|bearer| self.lists(**bearer));
                listed.next().filter(|_| listed.next().is_none()).copied()
            }
            [(_, one)] => {
                let waits = |bearer: &&usize| self.lists(**bearer) && !self.is_present(**bearer);
                (!several.iter().any(|bearer| *bearer != one && waits(&bearer))).then_some(one)
            }
            [.., (other, _), (last, one)] => {
                let since = text::within(context.text, last..hit.start);
                let between = text::within(context.text, other.max(last.saturating_sub(BACK))..last);
                (since.len() < BACK && !since.contains("\n\n") && between.contains("\n\n")).then_some(one)
            }
        }
    }
}
