//! Tables of quotes in bodies, and odd texts that must not break anything.

mod find;
mod occurrence;
mod odd;
mod speaker;
mod spoken;

use std::ops::Range;

use crate::prose::Prose;

/// The first place of some words.
fn place_of(prose: &Prose, words: &str) -> Range<usize> {
    let start = prose.text.find(words).unwrap_or_else(|| panic!("{words} in {}", prose.text));
    start..start + words.len()
}
