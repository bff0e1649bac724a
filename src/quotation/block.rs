//! The paragraphs and sentences of a text.

use std::ops::Range;

use super::fold::is_unspaced;
use crate::name::steps;
use crate::prose::{Around, Prose};
use crate::text;

/// A paragraph, heading, item or cell: text with nothing between its runs.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// What the whole of it stands in.
    pub(super) around: Around,
}

/// The blocks of a text, in order.
pub(super) fn blocks(prose: &Prose) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for run in &prose.runs {
        let end = run.at + run.length;
        match blocks.last_mut() {
            Some(block) if block.range.end == run.at => {
                block.range.end = end;
                block.around.code &= run.around.code;
                block.around.struck &= run.around.struck;
                block.around.link &= run.around.link;
            }
            _ => blocks.push(Block { range: run.at..end, around: run.around }),
        }
    }
    blocks
}

/// Where the sentences of a part of a text begin, in order; the first is the beginning of the part.
pub(super) fn sentence_starts(text: &str, part: &Range<usize>) -> Vec<usize> {
    let Some(block) = text.get(part.clone()) else { return Vec::new() };
    steps::take_many(block.len() / 8);
    let mut starts = vec![part.start];
    let mut from = 0;
    while let Some(skipped) = text::from(block, from).bytes().position(may_be_terminator) {
        let at = from + skipped;
        let rest = text::from(block, at);
        let Some(c) = rest.chars().next() else { break };
        let after = text::from(rest, c.len_utf8());
        from = at + c.len_utf8();
        if !is_terminator(c) {
            continue;
        }
        let closed = after.trim_start_matches(|c| is_terminator(c) || is_closing_mark(c));
        let next = closed.trim_start();
        from = block.len() - next.len();
        let is_wide = matches!(c, '。' | '！' | '？');
        let is_parted = is_wide || next.len() < closed.len();
        let Some(first) = next.chars().next() else { break };
        let is_shortened = c == '.' && is_abbreviation(text::before(block, at));
        if is_parted && !first.is_lowercase() && !is_punctuation(first) && !is_shortened {
            starts.push(part.start + from);
        }
    }
    starts
}

/// The sentence that byte `at` stands in, given where sentences begin.
pub(super) fn sentence_at(starts: &[usize], at: usize, end: usize) -> Range<usize> {
    let next = starts.partition_point(|&start| start <= at);
    let start = next.checked_sub(1).and_then(|index| starts.get(index)).copied().unwrap_or(at);
    start..starts.get(next).copied().unwrap_or(end).max(start)
}

/// Whether a character that begins with this byte may end a sentence.
fn may_be_terminator(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef)
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '›' | '」' | '』' | '》' | ')' | ']')
}

fn is_punctuation(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '，')
}

/// Whether a full stop after this text only shortens a word: `Mr.`, `J.`, `U.S.`.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: &[&str] = &[
        "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Maj", "Sgt", "Capt", "Adm",
        "Prof", "St", "No", "vs", "Hon", "Rev", "Amb", "M", "Sr",
    ];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial || SHORT.contains(&word)
}

/// The words of a text: letters and digits, with the apostrophes and hyphens inside. A stretch of a
/// script that does not part words counts as one.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    word_places(text).map(|place| text::within(text, place))
}

/// Where the words of a text stand.
pub(super) fn word_places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_inner = |c: char| matches!(c, '\'' | '’' | '-' | '‑');
    let mut at = 0;
    std::iter::from_fn(move || {
        steps::take();
        let rest = text::from(text, at);
        let start = at + rest.find(char::is_alphanumeric)?;
        let rest = text::from(text, start);
        let end = rest.find(|c: char| !c.is_alphanumeric() && !is_inner(c)).unwrap_or(rest.len());
        at = start + end;
        Some(start..start + text::before(rest, end).trim_end_matches(is_inner).len())
    })
}

/// Letters of scripts that do not part words.
pub(super) fn unspaced_letters(text: &str) -> usize {
    text.chars().filter(|&c| is_unspaced(c)).count()
}

/// A range without the white space at its ends.
pub(super) fn trim(text: &str, range: &Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
