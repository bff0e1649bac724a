//! Finds a quote's words in a body.

use std::cell::OnceCell;
use std::ops::Range;

use super::fold::{Folded, fold_quote, is_closing, is_unspaced};
use super::pairs::Quotations;
use super::seam::{Reading, Seam, fold_joined, pieces, seams};
#[cfg(test)]
use crate::parse::markdown::Mark;
use crate::parse::prose::Prose;
use crate::text;

/// A body in which quotes can be looked for.
#[derive(Debug)]
pub(crate) struct Quotable<'p> {
    prose: &'p Prose,
    quotations: Quotations,
    seams: Vec<Seam>,
    plain: Folded,
    /// The text without attributions inside quotes; most quotes do not need it.
    joined: OnceCell<Vec<Folded>>,
}

impl<'p> Quotable<'p> {
    /// Folds a body.
    pub(crate) fn read(prose: &'p Prose) -> Self {
        let quotations = Quotations::read(prose);
        let seams = seams(&prose.text, &quotations);
        let mut plain = Folded::default();
        plain.add(&prose.text, 0);
        Self { prose, quotations, seams, plain, joined: OnceCell::new() }
    }

    /// Where the quote's words stand, as pieces of events; empty when they do not.
    #[cfg(test)]
    pub(crate) fn find(&self, quote: &str) -> Vec<Mark> {
        self.places(quote).iter().flat_map(|place| self.prose.marks(place)).collect()
    }

    /// Where the quote's words stand in the text: one place, or several when the body splits the
    /// quote by its attribution. They begin and end between words.
    ///
    /// A place inside quotation marks goes before one outside of them, and any before one in a
    /// heading or code; of equals the first counts.
    pub(crate) fn places(&self, quote: &str) -> Vec<Range<usize>> {
        let wanted = fold_quote(quote);
        if wanted.is_empty() {
            return Vec::new();
        }
        // `"We will," he said, "go on"` given whole: the outer marks belong to two quotations.
        let bare = wanted.trim_matches('\'');
        let plain = self.best(&self.plain, quote, &wanted);
        let place = plain.or_else(|| (bare != wanted).then(|| self.best(&self.plain, quote, bare)).flatten());
        if let Some(place) = place {
            return vec![place];
        }
        let place = self.joined().iter().find_map(|folded| self.best(folded, quote, &wanted));
        let Some(place) = place else { return Vec::new() };
        let pieces = pieces(&(0..self.prose.text.len()), &self.seams).into_iter();
        let parts = pieces.map(|piece| piece.start.max(place.start)..piece.end.min(place.end));
        parts.filter(|part| part.start < part.end).collect()
    }

    fn joined(&self) -> &[Folded] {
        self.joined.get_or_init(|| {
            if self.seams.is_empty() {
                return Vec::new();
            }
            let whole = 0..self.prose.text.len();
            let readings = [Reading::AsItStands, Reading::Likely, Reading::Other];
            readings.map(|reading| fold_joined(&self.prose.text, &whole, &self.seams, reading)).into()
        })
    }

    /// The best place of the words, as bytes of the body's text.
    fn best(&self, folded: &Folded, quote: &str, wanted: &str) -> Option<Range<usize>> {
        if wanted.is_empty() {
            return None;
        }
        let mut best: Option<(Rank, Range<usize>)> = None;
        for found in occurrences(&folded.text, wanted) {
            if !is_between_words(&folded.text, &found) {
                continue;
            }
            let place = folded.origin(&with_closing(&folded.text, found, quote));
            let rank = self.rank(&place);
            if rank == Rank::Quoted {
                return Some(place);
            }
            if best.as_ref().is_none_or(|(most, _)| rank < *most) {
                best = Some((rank, place));
            }
        }
        best.map(|(_, place)| place)
    }

    fn rank(&self, place: &Range<usize>) -> Rank {
        let around = self.prose.runs_in(place).first().map(|run| run.around).unwrap_or_default();
        let next = self.quotations.all.partition_point(|quotation| quotation.outer.start <= place.start);
        let quotation = next.checked_sub(1).and_then(|index| self.quotations.all.get(index));
        if around.heading || around.code {
            Rank::Apart
        } else if around.block_quote || quotation.is_some_and(|quotation| place.start < quotation.inner.end) {
            Rank::Quoted
        } else {
            Rank::Plain
        }
    }
}

/// How good a place is, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Inside quotation marks or a block quote.
    Quoted,
    /// In running text.
    Plain,
    /// In a heading or code.
    Apart,
}

/// The found words with the comma or full stop that closes them, if the quote was given with it.
fn with_closing(folded: &str, found: Range<usize>, quote: &str) -> Range<usize> {
    let given = quote.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_closing(c)).chars().next_back();
    match text::from(folded, found.end).chars().next() {
        Some(c) if is_closing(c) && given == Some(c) => found.start..found.end + c.len_utf8(),
        _ => found,
    }
}

fn is_between_words(text: &str, found: &Range<usize>) -> bool {
    let inside = text::within(text, found.clone());
    let before = text::before(text, found.start).chars().next_back();
    let after = text::from(text, found.end).chars().next();
    !joins(before, inside.chars().next()) && !joins(inside.chars().next_back(), after)
}

/// Two letters or digits side by side belong to one word, except in scripts that do not part words.
fn joins(left: Option<char>, right: Option<char>) -> bool {
    let wordy = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    left.is_some_and(wordy) && right.is_some_and(wordy)
}

/// All places of `wanted` in `text`, overlapping ones too, in linear time (Knuth, Morris, Pratt).
fn occurrences(text: &str, wanted: &str) -> impl Iterator<Item = Range<usize>> {
    // The library's search is several times faster where nothing is found, which is the usual case.
    let first = text.find(wanted).unwrap_or(text.len());
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let borders = if first < text.len() { borders(wanted) } else { Vec::new() };
    let mut length = 0;
    let mut at = first;
    std::iter::from_fn(move || {
        while let Some(&byte) = text.get(at) {
            while length > 0 && wanted.get(length) != Some(&byte) {
                length = borders[length - 1];
            }
            length += usize::from(wanted.get(length) == Some(&byte));
            at += 1;
            if length == wanted.len() {
                return Some(at - length..at);
            }
        }
        None
    })
}

/// For each beginning of `wanted`, how much of its end is a beginning, too.
fn borders(wanted: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; wanted.len()];
    let mut length = 0;
    for at in 1..wanted.len() {
        while length > 0 && wanted[length] != wanted[at] {
            length = borders[length - 1];
        }
        length += usize::from(wanted[length] == wanted[at]);
        borders[at] = length;
    }
    borders
}
