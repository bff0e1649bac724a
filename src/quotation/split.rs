//! Whether an attribution between two quotations splits one speech: `"...," he said. "..."`.
//!
//! Told by the form of what stands around, not by verbs: whoever is told of after the second quotation may be its
//! speaker, in words that no list has. Where that is open, the two are two.

use std::ops::Range;

use super::aside::has_aside;
use super::block::{Block, sentence_starts, words};
use super::fold::is_unspaced;
use super::pairs::Quotation;
use super::speech::{is_according, verbs};
use crate::text::{self, WordList};

/// Two quotations and what stands around them.
pub(super) struct Split<'t> {
    pub(super) text: &'t str,
    /// The blocks of the body.
    pub(super) blocks: &'t [Block],
    /// What leads to the first in its sentence.
    pub(super) lead: &'t str,
    pub(super) first: &'t Quotation,
    /// The second one and all that follow.
    pub(super) rest: &'t [Quotation],
}

impl Split<'_> {
    /// Whether what stands between attributes both.
    pub(super) fn is_one_speech(&self) -> bool {
        let Some(second) = self.rest.first() else { return false };
        let between = text::within(self.text, self.first.outer.end..second.outer.start).trim();
        let found = verbs(between, &(0..between.len()));
        let inner = text::within(self.text, second.inner.clone());
        if found.is_empty()
            || has_inner_stop(between)
            || self.is_attributed_before()
            || is_two_clauses(between)
            || has_aside(inner, second.mark)
        {
            return false;
        }
        let ending = text::within(self.text, self.first.inner.clone()).chars().next_back();
        let is_complete = ending.is_some_and(|c| is_stop(c) && c != '…');
        if between.ends_with([',', '，', '、', '—', '–']) {
            let speaks = |verb: &&Range<usize>| {
                let word = text::within(between, (*verb).clone());
                !word.ends_with("ing") && !is_according(word)
            };
            let after = text::within(self.text, second.outer.end..self.end_around(second));
            return (!is_complete || between.starts_with(char::is_lowercase))
                && found.iter().filter(speaks).count() < 2
                && !after.starts_with(has_no_case);
        }
        between.ends_with(['.', '。']) && !matches!(ending, Some('.' | '。')) && self.last_stands_alone()
    }

    /// `She said, "...", and he answered, "..."`: the words between lead to the second one.
    fn is_attributed_before(&self) -> bool {
        let lead = self.lead.trim_end();
        let after_verb =
            verbs(lead, &(0..lead.len())).last().map(|verb| words(text::from(lead, verb.end)).count());
        lead.ends_with([':', '：']) || after_verb.is_some_and(|count| count <= 3)
    }

    fn last_stands_alone(&self) -> bool {
        let Some(at) = self.rest.iter().position(|quotation| !quotation.goes_on) else { return true };
        let last = self.rest.get(at);
        last.is_none_or(|last| stands_alone(self.text, last, (self.rest.get(at + 1), self.end_around(last))))
    }

    fn end_around(&self, quotation: &Quotation) -> usize {
        self.blocks.get(quotation.block).map_or(quotation.outer.end, |block| block.range.end)
    }
}

/// Whether an attribution has a second subject or leads to the next words.
fn is_two_clauses(between: &str) -> bool {
    let joins = |part: &str| {
        words(part).next().is_some_and(|word| AND.has(word)) && !verbs(part, &(0..part.len())).is_empty()
    };
    between.contains([';', ':', '；', '：']) || between.split(',').skip(1).any(joins)
}

/// Whether nothing after a quotation attributes it: it ends the paragraph, or its sentence, and a new one follows.
pub(super) fn stands_alone(text: &str, last: &Quotation, (next, end): (Option<&Quotation>, usize)) -> bool {
    let rest = text::within(text, last.outer.end..end);
    let rest = rest.trim_start_matches([')', ']']);
    let after = rest.trim_start_matches(is_stop);
    let ends_outside = after.len() < rest.len();
    let following = after.trim_start();
    let Some(first) = following.chars().next() else { return true };
    let ending = text::within(text, last.inner.clone()).chars().next_back();
    let ends_inside = ending.is_some_and(is_stop);
    if !ends_inside && !ends_outside {
        return false;
    }
    if next.is_some_and(|next| next.outer.start == end - following.len()) {
        return true;
    }
    if has_no_case(first) {
        return ends_outside;
    }
    let is_parted = after.len() > following.len();
    // After a question its speaker may follow in any words: `"Why?" Kim shot back.`
    is_parted
        && first.is_alphanumeric()
        && !first.is_lowercase()
        && (ends_outside || (ending == Some('.') && !refers_back(following)))
}

/// Whether a sentence says of the one before whose words it is: `So said Kim.`, `That was Kim.`, `Kim, in Oslo.`
fn refers_back(following: &str) -> bool {
    const SHORTEST: usize = 4;
    let sentence = following.split(['.', '!', '?']).next().unwrap_or_default();
    let opening = words(following).next().unwrap_or_default();
    words(sentence).take(SHORTEST).count() < SHORTEST || REFERRING.has(opening)
}

/// Whether a sentence ends before the end.
fn has_inner_stop(text: &str) -> bool {
    sentence_starts(text, &(0..text.len())).len() > 1
}

/// What ends a sentence, in any script.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '۔')
}

/// A letter of a script without capitals.
pub(super) fn has_no_case(c: char) -> bool {
    is_unspaced(c) || (c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// Words that join two clauses.
static AND: WordList = WordList::new("and but while und et y e и а і но");

/// Words with which a sentence refers to the one before.
static REFERRING: WordList = WordList::new("So Thus That Those This These Such Das Así Ainsi Так");
