//! Cutting text: the only place that cuts a `str` at a byte which was computed.
//!
//! Every function takes every number: a place inside a character counts as the start of that
//! character, one behind the end as the end, and a range that ends before it starts is empty. It
//! knows nothing of what a text says.

mod cut;
#[cfg(test)]
pub(crate) mod random;
#[cfg(test)]
mod tests;
mod word_list;

use std::borrow::Cow;
use std::ops::Range;

use cut::{after_word, first_whole, last_whole, word};
pub use word_list::WordList;

/// Bytes of a word that is long.
const LONG_WORD: usize = 64;

/// What stands before byte `at`.
pub fn before(text: &str, at: usize) -> &str {
    text.get(..text.floor_char_boundary(at)).unwrap_or_default()
}

/// What stands from byte `at` on: with [`before`] the whole text.
pub fn from(text: &str, at: usize) -> &str {
    text.get(text.floor_char_boundary(at)..).unwrap_or_default()
}

/// What stands in a range of bytes.
pub fn within(text: &str, range: Range<usize>) -> &str {
    from(before(text, range.end), range.start)
}

/// The first characters of a text, at most `most`. What a reader sees as one letter or sign is not cut
/// in two (<https://www.unicode.org/reports/tr29/>), unless it alone is longer than that.
pub fn first(text: &str, most: usize) -> &str {
    before(text, last_whole(text, 0..forth(text, 0, most)))
}

/// A text of at most `most` characters: itself, or its beginning with an ellipsis, cut between words
/// where that leaves most of it.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if forth(text, 0, most) == text.len() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(beginning(text, first(text, most.saturating_sub(1)).len()))
}

/// The beginning of a text with an ellipsis, when no more than its first `kept` bytes have room.
pub fn beginning(text: &str, kept: usize) -> String {
    let kept = last_whole(text, 0..text.floor_char_boundary(kept));
    let end = word(text, 0..kept, kept / 5);
    let loose = |c: char| c.is_whitespace() || ",;:.-–、，。".contains(c);
    format!("{}…", before(text, end).trim_end_matches(loose))
}

/// A range with at most `most` characters before and after it, which begins and ends between words.
pub fn around(text: &str, range: Range<usize>, most: usize) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end).max(start);
    let from = first_whole(text, back(text, start, most)..start);
    let to = last_whole(text, end..forth(text, end, most));
    // At least a long word is given up rather than cut.
    let spare = |length: usize| (length / 5).max(LONG_WORD);
    let from = after_word(text, from..start, spare(start - from));
    from..word(text, end..to, spare(to - end))
}

/// The byte `count` characters before byte `at`.
pub fn back(text: &str, at: usize, count: usize) -> usize {
    let Some(nth) = count.checked_sub(1) else { return text.floor_char_boundary(at) };
    before(text, at).char_indices().rev().nth(nth).map_or(0, |(at, _)| at)
}

/// The byte `count` characters after byte `at`.
pub fn forth(text: &str, at: usize, count: usize) -> usize {
    let at = text.floor_char_boundary(at);
    from(text, at).char_indices().nth(count).map_or(text.len(), |(further, _)| at + further)
}
