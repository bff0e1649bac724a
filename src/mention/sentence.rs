//! The sentence around a mention, for backlinks.
//!
//! It must not know names: it reads text alone, and no more than a window around the mention.

use crate::text;
use std::ops::Range;

/// How far to both sides a sentence is looked for, in bytes.
const WINDOW: usize = 640;

/// Most characters of a sentence that are shown.
const LONGEST: usize = 300;

/// The sentence around a range of the running text, inside its block.
///
/// Blocks are parted by empty lines. A sentence of more than about 300 characters is cut at words.
pub fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let from = text.floor_char_boundary(range.start.saturating_sub(WINDOW));
    let to = text.ceil_char_boundary((range.end + WINDOW).min(text.len()));
    let start = text::within(text, from..range.start).rfind("\n\n").map_or(from, |at| from + at + 2);
    let end = text::within(text, range.end..to).find("\n\n").map_or(to, |at| range.end + at);
    let mut found = start..end;
    for (at, c) in text::within(text, start..end).char_indices() {
        let at = start + at;
        if at >= range.start && at < range.end {
            continue;
        }
        let Some(stop) = ends(text::before(text, end), start..at, c) else { continue };
        if stop <= range.start {
            found.start = stop;
        } else if stop >= range.end {
            found.end = stop;
            break;
        }
    }
    shorten(text, trim(text, found), range)
}

/// Where the next sentence begins, if the character at the end of `before` ends one.
fn ends(text: &str, before: Range<usize>, c: char) -> Option<usize> {
    let wide = matches!(c, '。' | '！' | '？' | '｡');
    if !wide && !matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '।') {
        return None;
    }
    let rest = text::from(text, before.end + c.len_utf8());
    let closed = rest.trim_start_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', '）', '›']);
    // An opening mark after a space is not taken along: there the marks stop at the space.
    let stop = text.len() - closed.len();
    if wide {
        return Some(stop);
    }
    let next = closed.trim_start();
    let parted = next.len() < closed.len() || closed.is_empty();
    if !parted || next.chars().next().is_some_and(char::is_lowercase) {
        return None;
    }
    let is_dot = c == '.' && rest.len() == closed.len();
    (!is_dot || !is_abbreviation(text::within(text, before), next)).then_some(stop)
}

/// Whether a full stop after this text belongs to an abbreviation or an initial.
fn is_abbreviation(before: &str, next: &str) -> bool {
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "col", "lt", "sgt", "capt", "adm", "prof",
        "rev", "hon", "st", "jr", "sr", "maj", "brig", "vs", "cf", "ca", "e.g", "i.e", "approx", "dept",
        "mt", "ft", "messrs", "al", "bzw", "ing", "sig", "им", "г", "ул", "т.е",
    ];
    // These end sentences too, unless a number follows.
    const BEFORE_NUMBERS: &[&str] = &[
        "no", "nos", "p", "pp", "vol", "art", "sec", "ch", "fig", "jan", "feb", "mar", "apr", "jun", "jul",
        "aug", "sep", "sept", "oct", "nov", "dec",
    ];
    let word =
        before.rsplit(|c: char| c.is_whitespace() || "(\"“‘'«[-–—".contains(c)).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let number_follows = next.starts_with(|c: char| c.is_numeric());
    let letters = word.chars().count();
    let initial = letters == 1 && word.chars().all(char::is_uppercase);
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    SHORT.contains(&lower.as_str())
        || (number_follows && BEFORE_NUMBERS.contains(&lower.as_str()))
        || (initial && !next.is_empty())
        || (dotted && !next.is_empty() && !begins_sentence(next))
}

/// Whether a word is one with which sentences begin: "in the U.S. The talks".
fn begins_sentence(next: &str) -> bool {
    const OPENERS: &[&str] = &[
        "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "But", "And", "This", "That", "These",
        "When", "While", "After", "Before", "If", "As", "For", "We", "I",
    ];
    OPENERS.contains(&next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text::within(text, range.clone());
    let start = range.start + (part.len() - part.trim_start().len());
    start..(start + part.trim().len()).max(start)
}

/// Cuts a long sentence at words, keeping the mention inside.
fn shorten(text: &str, found: Range<usize>, mention: &Range<usize>) -> Range<usize> {
    if text::within(text, found.clone()).chars().count() <= LONGEST {
        return found;
    }
    let spare = LONGEST.saturating_sub(text::within(text, mention.clone()).chars().count());
    let before = text::within(text, found.start..mention.start).chars().count();
    let after = text::within(text, mention.end..found.end).chars().count();
    let lead = before.min(spare - after.min(spare / 2)).min(spare);
    let mut start = back(text, found.start..mention.start, lead);
    let mut end = forth(text, mention.end..found.end, spare - lead);
    if start > found.start {
        start = text::within(text, start..mention.start).find(' ').map_or(start, |at| start + at + 1);
    }
    if end < found.end {
        end = text::within(text, mention.end..end).rfind(' ').map_or(end, |at| mention.end + at);
    }
    trim(text, start..end)
}

/// The place `count` characters before the end of a range.
fn back(text: &str, range: Range<usize>, count: usize) -> usize {
    match count.checked_sub(1) {
        None => range.end,
        Some(nth) => text::within(text, range.clone())
            .char_indices()
            .rev()
            .nth(nth)
            .map_or(range.start, |(at, _)| range.start + at),
    }
}

/// The place `count` characters after the start of a range.
fn forth(text: &str, range: Range<usize>, count: usize) -> usize {
    text::within(text, range.clone()).char_indices().nth(count).map_or(range.end, |(at, _)| range.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        for (text, name, found) in [
            ("One. Two Kim here. Three.", "Kim", "Two Kim here."),
            ("Head\n\nKim\n\nTail", "Kim", "Kim"),
            (
                "He met Mr. Kim in the U.S. on Monday. Then left.",
                "Kim",
                "He met Mr. Kim in the U.S. on Monday.",
            ),
            ("It was in the U.S. The Kim talks failed.", "Kim", "The Kim talks failed."),
            ("Up 3.5 percent, Kim said. No.", "Kim", "Up 3.5 percent, Kim said."),
            ("Rule No. 5 bars Kim. No. Never.", "Kim", "Rule No. 5 bars Kim."),
            ("“Go!” said Kim. Gone.", "Kim", "“Go!” said Kim."),
            ("“Kim left.” Then he ate.", "Kim", "“Kim left.”"),
            ("George W. Bush met Kim J. Smith. End.", "Kim", "George W. Bush met Kim J. Smith."),
            ("Well… maybe Kim knows. So?", "Kim", "Well… maybe Kim knows."),
            ("你好。普京来了！再见。", "普京", "普京来了！"),
            ("ماذا؟ روسيا هنا. نعم", "روسيا", "روسيا هنا."),
            ("What? Kim. Why!", "Kim", "Kim."),
        ] {
            let start = text.find(name).unwrap_or_default();
            let range = sentence(text, &(start..start + name.len()));
            assert_eq!(&text[range], found, "{text}");
        }
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        let text = format!("{} Kim {}", "word ".repeat(200), "more ".repeat(200));
        let start = text.find("Kim").unwrap_or_default();
        let range = sentence(&text, &(start..start + 3));
        let found = &text[range];
        assert!(
            found.contains("Kim") && found.chars().count() <= 300 && found.starts_with("word "),
            "{found}"
        );
        assert!(found.ends_with(" more"), "{found}");
    }
}
