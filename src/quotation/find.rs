//! Finds a quote's words in a body.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem;

#[cfg(test)]
use super::fold::fold_quote;
use super::fold::{Folded, is_closing, is_unspaced};
use super::pairs::Quotations;
use super::seam::{Reading, Seam, fold_joined, pieces, seams};
use crate::name::steps;
use crate::prose::Prose;
#[cfg(test)]
use crate::prose::markdown::Mark;
use crate::text;

/// Where some words stand: one range, or several when the body splits them by their attribution.
pub(crate) type Occurrence = Vec<Range<usize>>;

/// Most places of the same words that are told apart.
const MOST_PLACES: usize = 16;

/// A body in which quotes can be looked for.
#[derive(Debug)]
pub(crate) struct Quotable<'p> {
    pub(super) prose: &'p Prose,
    pub(super) quotations: Quotations,
    seams: Vec<Seam>,
    /// The text as it stands, once a quote is looked for.
    plain: OnceCell<Folded>,
    /// The text without attributions inside quotes; most quotes do not need it.
    joined: OnceCell<Vec<Folded>>,
}

/// A quote that is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sought<'q> {
    /// As it was given.
    pub(crate) quote: &'q str,
    /// Its folded form.
    pub(crate) folded: &'q str,
}

impl<'p> Quotable<'p> {
    /// Reads the quotations of a body.
    pub(crate) fn read(prose: &'p Prose) -> Self {
        let quotations = Quotations::read(prose);
        let seams = seams(&prose.text, &quotations);
        Self { prose, quotations, seams, plain: OnceCell::new(), joined: OnceCell::new() }
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
    #[cfg(test)]
    pub(crate) fn places(&self, quote: &str) -> Occurrence {
        self.all_places(quote).into_iter().next().unwrap_or_default()
    }

    /// All places of one quote, the best first.
    #[cfg(test)]
    pub(crate) fn all_places(&self, quote: &str) -> Vec<Occurrence> {
        let sought = Sought { quote, folded: &fold_quote(quote) };
        self.places_of_all(&[sought]).pop().unwrap_or_default()
    }

    /// The places of several quotes, each as if it were looked for alone, the best first. The text is read once for all.
    pub(crate) fn places_of_all(&self, quotes: &[Sought]) -> Vec<Vec<Occurrence>> {
        if quotes.is_empty() {
            return Vec::new();
        }
        let text = self.plain();
        // `"We will," he said, "go on"` given whole: the outer marks belong to two quotations.
        let bare: Vec<&str> = quotes.iter().map(|sought| sought.folded.trim_matches('\'')).collect();
        let plain = self.best(text, quotes.iter().map(|sought| sought.folded).chain(bare.iter().copied()));
        let mut places: Vec<Vec<Occurrence>> = Vec::with_capacity(quotes.len());
        for (sought, bare) in quotes.iter().zip(&bare) {
            let found = plain.get(sought.folded).or_else(|| plain.get(bare));
            let place = |found: &Range<usize>| {
                vec![text.origin(&with_closing(&text.text, found.clone(), sought.quote))]
            };
            places.push(found.map(|found| found.iter().map(place).collect()).unwrap_or_default());
        }
        if places.iter().any(Vec::is_empty) {
            self.find_joined(quotes, &mut places);
        }
        places
    }

    fn plain(&self) -> &Folded {
        self.plain.get_or_init(|| {
            let mut plain = Folded::default();
            plain.add(&self.prose.text, 0);
            plain
        })
    }

    /// Looks for quotes without a place in the text without attributions.
    fn find_joined(&self, quotes: &[Sought], places: &mut [Vec<Occurrence>]) {
        for text in self.joined() {
            let missing = quotes.iter().zip(places.iter()).filter(|(_, places)| places.is_empty());
            let found = self.best(text, missing.map(|(sought, _)| sought.folded));
            for (sought, places) in quotes.iter().zip(places.iter_mut()) {
                if let (true, Some(found)) = (places.is_empty(), found.get(sought.folded)) {
                    let place = |found: &Range<usize>| {
                        self.parts(&text.origin(&with_closing(&text.text, found.clone(), sought.quote)))
                    };
                    *places = found.iter().map(place).filter(|place| !place.is_empty()).collect();
                }
            }
        }
    }

    /// A place without what stands at the seams in it.
    fn parts(&self, place: &Range<usize>) -> Occurrence {
        let first = self.seams.partition_point(|seam| seam.cut.end <= place.start);
        let count =
            self.seams.get(first..).unwrap_or_default().partition_point(|seam| seam.cut.start < place.end);
        let seams = self.seams.get(first..first + count).unwrap_or_default();
        let pieces = pieces(&(0..self.prose.text.len()), seams).into_iter();
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

    /// The places of some words as bytes of the folded text, the best first.
    fn best<'w>(
        &self,
        folded: &Folded,
        wanted: impl Iterator<Item = &'w str>,
    ) -> HashMap<&'w str, Vec<Range<usize>>> {
        let mut words: Vec<&str> = wanted.filter(|words| !words.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        let mut all: Vec<Ranked> = vec![Ranked::default(); words.len()];
        each_place(&folded.text, &words, |number, found| {
            steps::take();
            if !all[number].is_full() && is_between_words(&folded.text, &found) {
                all[number].add(self.rank(&folded.origin(&found)), found);
            }
        });
        let all = words.into_iter().zip(all.into_iter().map(Ranked::best));
        all.filter(|(_, places)| !places.is_empty()).collect()
    }

    fn rank(&self, place: &Range<usize>) -> Rank {
        let around = self.prose.runs_in(place).first().map(|run| run.around).unwrap_or_default();
        let next = self.quotations.all.partition_point(|quotation| quotation.outer.start <= place.start);
        let quotation = next.checked_sub(1).and_then(|index| self.quotations.all.get(index));
        if around.heading || !around.is_read() {
            Rank::Apart
        } else if around.block_quote || quotation.is_some_and(|quotation| place.start < quotation.inner.end) {
            Rank::Quoted
        } else {
            Rank::Plain
        }
    }
}

/// Tells of each place of some words in a text, also where two of them overlap, with the number of the words; those of
/// one are told in order.
fn each_place(text: &str, words: &[&str], mut take: impl FnMut(usize, Range<usize>)) {
    if let Some(few) = few_places(text, words) {
        for (number, place) in few {
            take(number, place);
        }
        return;
    }
    // What reads fastest takes longer to be made than a text of this size takes to be read.
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    let Ok(automaton) = AhoCorasick::builder().kind(kind).build(words) else { return };
    for found in automaton.find_overlapping_iter(text) {
        take(found.pattern().as_usize(), found.range());
    }
}

/// The same for few words with few places: to look for one after the other is faster than to make an automaton.
fn few_places(text: &str, words: &[&str]) -> Option<Vec<(usize, Range<usize>)>> {
    const MOST_WORDS: usize = 32;
    const MOST_PLACES: usize = 64;
    if words.len() > MOST_WORDS {
        return None;
    }
    let mut places = Vec::new();
    for (number, words) in words.iter().enumerate() {
        let finder = memmem::Finder::new(words);
        let mut from = 0;
        while let Some(at) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            if places.len() == MOST_PLACES {
                return None;
            }
            places.push((number, from + at..from + at + words.len()));
            from += at + 1;
        }
    }
    Some(places)
}

/// Places with their ranks, in order, the best of each kind.
#[derive(Clone, Default)]
struct Ranked {
    places: Vec<(Rank, Range<usize>)>,
}

impl Ranked {
    /// Whether no better place can come.
    fn is_full(&self) -> bool {
        self.count(Rank::Quoted) == MOST_PLACES
    }

    fn count(&self, rank: Rank) -> usize {
        self.places.iter().filter(|(known, _)| *known == rank).count()
    }

    fn add(&mut self, rank: Rank, place: Range<usize>) {
        if self.count(rank) < MOST_PLACES {
            self.places.push((rank, place));
        }
    }

    /// The places that do not meet a better one. A heading or code counts where nothing else does.
    fn best(mut self) -> Vec<Range<usize>> {
        self.places.sort_by_key(|(rank, _)| *rank);
        let has_better = self.places.first().is_some_and(|(rank, _)| *rank < Rank::Apart);
        self.places.retain(|(rank, _)| !has_better || *rank < Rank::Apart);
        let mut best: Vec<Range<usize>> = Vec::with_capacity(self.places.len().min(MOST_PLACES));
        for (_, place) in self.places {
            if best.iter().all(|other| place.end <= other.start || other.end <= place.start) {
                best.push(place);
            }
        }
        best
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

pub(super) fn is_between_words(text: &str, found: &Range<usize>) -> bool {
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
