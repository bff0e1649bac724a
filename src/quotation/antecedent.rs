//! Whom a pronoun stands for, in one paragraph.

use std::ops::Range;

use super::block::{sentence_at, sentence_starts, words};
use super::pairs::in_paragraph;
use super::speaker::{LONGEST_CLAUSE, Person, between, is_possessive};
use super::speech::is_pronoun;
use super::spoken::RangeSet;
use crate::name::steps;
use crate::prose::Prose;

/// How many sentences before a pronoun are looked at for whom it stands for.
const FARTHEST: usize = 24;

/// A paragraph as it is looked through for whom a pronoun stands for.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) range: Range<usize>,
    /// What is quoted.
    quoted: RangeSet,
    /// Where its sentences begin.
    starts: Vec<usize>,
}

impl Paragraph {
    pub(super) fn read(prose: &Prose, range: &Range<usize>) -> Self {
        let quotations = in_paragraph(prose, range);
        Self {
            range: range.clone(),
            quoted: RangeSet::new(quotations.into_iter().map(|quotation| quotation.outer).collect()),
            starts: sentence_starts(&prose.text, range),
        }
    }
}

/// Whom a pronoun at byte `until` stands for: the one person of the nearest sentence before that names
/// any, unless the sentence before that one is about somebody else.
pub(super) fn antecedent(
    text: &str,
    paragraph: &Paragraph,
    until: usize,
    people: &[Person],
) -> Option<usize> {
    let Paragraph { range, quoted, starts } = paragraph;
    let is_quoted = |at: usize| quoted.meet(std::slice::from_ref(&(at..at + 1)));
    // A list of names without an end: nobody is meant.
    let named_before = |end: usize| {
        steps::take();
        let sentence = sentence_at(starts, end.checked_sub(1)?, range.end);
        let start = sentence.start.max(range.start);
        let all = between(people, start, end);
        let is_endless = end.saturating_sub(start) > LONGEST_CLAUSE && all.len() > FARTHEST;
        let named = all.iter().filter(|person| !is_quoted(person.start));
        (start < end && !is_endless).then(|| (start, named.collect::<Vec<_>>()))
    };
    let mut end = until;
    for _ in 0..FARTHEST {
        let (start, named) = named_before(end)?;
        if let Some(first) = named.first() {
            let lead = text.get(start..first.start)?;
            let has_other = words(lead).any(|word| is_pronoun(word) || matches!(word, "his" | "him" | "her"));
            let is_alone = named.iter().all(|person| person.bearer == first.bearer);
            let is_owner = is_possessive(text.get(first.end..).unwrap_or_default());
            let earlier = named_before(start).map(|(_, named)| named).unwrap_or_default();
            let follows = !earlier.is_empty() && earlier.iter().all(|other| other.bearer != first.bearer);
            let is_clear = !has_other && !is_owner && !first.doubtful && is_alone && !follows;
            return is_clear.then_some(first.bearer);
        }
        if start <= range.start {
            return None;
        }
        end = start;
    }
    None
}
