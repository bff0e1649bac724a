//! Links to words of a page: text fragments (<https://wicg.github.io/scroll-to-text-fragment/>).

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::block::word_places;
use super::fold::is_unspaced;
use crate::text;

/// What need not be encoded. A hyphen, comma and ampersand have a meaning in a directive.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');
/// Longest text that is given whole, in words, and how many words begin and end a longer one.
const MOST_WORDS: usize = 10;
const EDGE_WORDS: usize = 5;

/// The value of a `:~:text=` directive that leads to these words, given as they stand in a body:
/// all of them, or `first words,last words` when they are many or go over several paragraphs.
/// Empty when the text has no words.
pub(crate) fn text_fragment(text: &str) -> String {
    let text = text.trim();
    let places: Vec<Range<usize>> = word_places(text).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return String::new() };
    // A script that does not part words cannot be cut safely: browsers match whole words.
    let is_short = places.len() <= MOST_WORDS || text.contains(is_unspaced);
    let paragraph_end = text.find("\n\n");
    if is_short && paragraph_end.is_none() {
        return encode(text::within(text, first.start..last.end));
    }
    let last_paragraph = text.rfind("\n\n").unwrap_or_default();
    let beginning = places.iter().filter(|place| paragraph_end.is_none_or(|end| place.start < end));
    let ending = places.iter().rev().filter(|place| place.start >= last_paragraph);
    let start_end = beginning.take(EDGE_WORDS).last().map_or(first.end, |place| place.end);
    let end_start = ending.take(EDGE_WORDS).last().map_or(last.start, |place| place.start);
    if end_start < start_end {
        return encode(text::within(text, first.start..last.end));
    }
    format!(
        "{},{}",
        encode(text::within(text, first.start..start_end)),
        encode(text::within(text, end_start..last.end))
    )
}

/// White space is shown as one space.
fn encode(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len() * 2);
    for (number, word) in words.split_whitespace().enumerate() {
        encoded.push_str(if number > 0 { "%20" } else { "" });
        encoded.extend(utf8_percent_encode(word, ENCODED));
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments() {
        for (text, fragment) in [
            ("We will", "We%20will"),
            ("“We will,”", "We%20will"),
            ("comrades-in-arms, A&B", "comrades%2Din%2Darms%2C%20A%26B"),
            ("one\n two", "one%20two"),
            ("a b c d e f g h i j", "a%20b%20c%20d%20e%20f%20g%20h%20i%20j"),
            ("a b c d e, f g h i j k l.", "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
            ("One two.\n\nThree four five six seven eight.", "One%20two,four%20five%20six%20seven%20eight"),
            ("One.\n\nTwo.", "One,Two"),
            ("It’s", "It%E2%80%99s"),
            ("我們同意", "%E6%88%91%E5%80%91%E5%90%8C%E6%84%8F"),
            ("", ""),
            ("…", ""),
        ] {
            assert_eq!(text_fragment(text), fragment, "{text}");
        }
    }
}
