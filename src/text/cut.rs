//! Places in a text where it may be cut: between letters as a reader sees them, and between words.
//!
//! Each looks at a bounded part of the text, so that a text of nothing but accents costs no more.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{before, from, within};

/// Most bytes to both sides of a place that are looked at. What is longer without a gap is cut anywhere.
const NEAR: usize = 512;

/// The end of the last letter, sign or emoji that a range holds whole; its end when it holds none.
pub(super) fn last_whole(text: &str, range: Range<usize>) -> usize {
    if is_between_ascii(text, range.end) {
        return range.end;
    }
    let near = within(text, range.start..range.end.saturating_add(NEAR));
    let ends = near.grapheme_indices(true).map(|(at, letter)| range.start + at + letter.len());
    ends.take_while(|&end| end <= range.end).last().unwrap_or(range.end)
}

/// The start of the first letter, sign or emoji that a range holds whole; its start when it holds none.
pub(super) fn first_whole(text: &str, range: Range<usize>) -> usize {
    if is_between_ascii(text, range.start) {
        return range.start;
    }
    let from = text.floor_char_boundary(range.start.saturating_sub(NEAR));
    let starts = within(text, from..range.end).grapheme_indices(true).rev().map(|(at, _)| from + at);
    starts.take_while(|&start| start >= range.start).last().unwrap_or(range.start)
}

/// Whether a place is between two ASCII characters that are two signs: all are but those that end a line together.
fn is_between_ascii(text: &str, at: usize) -> bool {
    let byte = |at: usize| text.as_bytes().get(at).copied();
    match (at.checked_sub(1).and_then(byte), byte(at)) {
        (Some(b'\r'), Some(b'\n')) => false,
        (Some(before), Some(after)) => before.is_ascii() && after.is_ascii(),
        _ => false,
    }
}

/// The last place of a range at which no word is cut, if it leaves all but `spare` bytes of it.
pub(super) fn word(text: &str, range: Range<usize>, spare: usize) -> usize {
    if is_between_words(text, range.end) {
        return range.end;
    }
    let least = range.end.saturating_sub(spare).max(range.start);
    let mut signs = within(text, least..range.end).char_indices().rev();
    let gap = signs.find(|(_, c)| c.is_whitespace()).map(|(at, _)| text.floor_char_boundary(least) + at);
    gap.or_else(|| bounds(text, range.end).rfind(|at| (least..=range.end).contains(at))).unwrap_or(range.end)
}

/// The first place of a range at which no word is cut, if it leaves all but `spare` bytes of it.
pub(super) fn after_word(text: &str, range: Range<usize>, spare: usize) -> usize {
    if is_between_words(text, range.start) {
        return range.start;
    }
    let most = range.start.saturating_add(spare).min(range.end);
    let mut signs = within(text, range.start..most).char_indices();
    let gap = signs.find(|(_, c)| c.is_whitespace()).map(|(at, c)| range.start + at + c.len_utf8());
    gap.or_else(|| bounds(text, range.start).find(|at| (range.start..=most).contains(at)))
        .unwrap_or(range.start)
}

/// Whether a place is the start or end of the text, or has white space at its side.
fn is_between_words(text: &str, at: usize) -> bool {
    let sides = [before(text, at).chars().next_back(), from(text, at).chars().next()];
    sides.iter().any(|side| side.is_none_or(char::is_whitespace))
}

/// Where words and what stands between them begin, near a place.
fn bounds(text: &str, at: usize) -> impl DoubleEndedIterator<Item = usize> {
    let start = text.floor_char_boundary(at.saturating_sub(NEAR));
    let near = within(text, start..at.saturating_add(NEAR));
    // A word may have begun before what is looked at.
    near.split_word_bound_indices().map(move |(at, _)| start + at).filter(move |&at| at > start || start == 0)
}
