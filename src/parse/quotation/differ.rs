//! Whether two quotes give the same words differently.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::block::words;
use super::fold::{fold_quote, is_unspaced};
use crate::name::steps;

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Quotes longer than this are compared by their beginnings.
const MOST_WORDS: usize = 500;
/// Common words that two tellings of one quote have at the least, and their part of the longer one.
const FEWEST_COMMON: usize = 5;
const LEAST_PART: f64 = 0.75;

/// Whether two texts give one quote in different words.
///
/// A fragment of the other, an abridgement marked with an ellipsis and a word that an editor put in
/// brackets are no difference; nor are case and punctuation. Else the texts differ when three
/// quarters of the longer one's words, and at least five, stand in both in the same order.
pub(crate) fn differs(a: &str, b: &str) -> bool {
    let (a, b) = (Words::of(a), Words::of(b));
    if a.is_excerpt_of(&b) || b.is_excerpt_of(&a) {
        return false;
    }
    let (a, b) = (a.all(), b.all());
    let longer = a.len().max(b.len());
    let enough = |common: usize| common >= FEWEST_COMMON && common as f64 >= LEAST_PART * longer as f64;
    enough(a.len().min(b.len())) && enough(common_words(&a, &b))
}

/// Hashes of all runs of four folded words, the same for the same words on every machine and run.
/// Two tellings of one quote nearly always share one; shorter quotes have none.
pub(in crate::parse) fn shingles(text: &str) -> impl Iterator<Item = u64> {
    let words = Words::of(text).all();
    let last = (words.len() + 1).saturating_sub(SHINGLE);
    (0..last).map(move |at| {
        let mut hasher = DefaultHasher::new();
        words[at..at + SHINGLE].hash(&mut hasher);
        hasher.finish()
    })
}

/// A hash of the words alone: the same in any case, with any marks around them or between, and with or without what an
/// editor put in brackets.
pub(in crate::parse) fn same_words(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    Words::of(text).all().hash(&mut hasher);
    hasher.finish()
}

/// The words of a quote in lower case, cut where an editor left words out or put some in.
struct Words {
    pieces: Vec<Vec<String>>,
}

impl Words {
    fn of(quote: &str) -> Self {
        let folded = fold_quote(quote).to_lowercase();
        let text = without_brackets(&folded).replace("...", GAP);
        let pieces = text.split(GAP).map(|piece| words(piece).flat_map(tokens).take(MOST_WORDS).collect());
        Self { pieces: pieces.filter(|piece: &Vec<String>| !piece.is_empty()).collect() }
    }

    fn all(&self) -> Vec<String> {
        self.pieces.iter().flatten().take(MOST_WORDS).cloned().collect()
    }

    /// Whether all pieces stand in the other text, in order.
    fn is_excerpt_of(&self, other: &Self) -> bool {
        let whole = other.all();
        let mut rest = whole.as_slice();
        self.pieces.iter().all(|piece| {
            let found = rest.windows(piece.len()).position(|window| window == piece.as_slice());
            rest = found.map_or(&[], |at| &rest[at + piece.len()..]);
            found.is_some()
        })
    }
}

/// Where words are missing.
const GAP: &str = "\n";

/// `[W]e` is `we`, `[the president]` may stand for any words.
fn without_brackets(quote: &str) -> String {
    let mut text = String::with_capacity(quote.len());
    let mut rest = quote;
    while let Some((before, inside)) = rest.split_once('[') {
        text.push_str(before);
        let Some((inside, after)) = inside.split_once(']') else {
            rest = inside;
            continue;
        };
        let is_part =
            after.starts_with(char::is_alphanumeric) || before.ends_with(|c: char| c.is_alphanumeric());
        text.push_str(if is_part { inside } else { GAP });
        rest = after;
    }
    text.push_str(rest);
    text
}

/// A word, or each letter of a script that does not part words.
fn tokens(word: &str) -> Vec<String> {
    if word.contains(is_unspaced) { word.chars().map(String::from).collect() } else { vec![word.to_owned()] }
}

/// Length of the longest common subsequence.
fn common_words(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for left in a {
        steps::take_many(b.len() / 8);
        let mut diagonal = 0;
        for (index, right) in b.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if left == right { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREATY: &str = "We will never forget the help of our Russian comrades in this hard war";

    #[test]
    fn one_quote_in_other_words() {
        for (a, b, expected) in [
            (TREATY, TREATY, false),
            (TREATY, "We will never forget the aid of our Russian comrades in this hard war", true),
            (TREATY, "we will never forget, the help of our Russian comrades in this hard war!", false),
            (TREATY, "the help of our Russian comrades", false),
            (TREATY, "We will never forget [...] this hard war", false),
            (TREATY, "We will never forget … our Russian comrades", false),
            (TREATY, "We will always remember [...] this hard war", false),
            (TREATY, "[W]e will never forget the help of [their] Russian comrades in this hard war", false),
            (TREATY, "We shall never forget the help of our Russian comrades in that hard war", true),
            (TREATY, "The weather will be fine in Moscow and in the whole of the Far East", false),
            (TREATY, "", false),
            ("", "", false),
            ("We will go", "We shall go", false),
            ("one two three four five six", "one two three four five seven", true),
            ("one two three four five six", "one two three for five seven", false),
            (
                "Мы никогда не забудем помощь наших друзей",
                "Мы никогда не забудем поддержку наших друзей",
                true,
            ),
            ("我們永遠不會忘記朋友的幫助", "我們永遠不會忘記朋友的支持", true),
            ("我們永遠不會忘記朋友的幫助", "永遠不會忘記", false),
            ("“It is really a breakthrough document”", "It's really a breakthrough document", false),
            ("It truly is a real breakthrough document", "It really is a real breakthrough document", true),
        ] {
            assert_eq!(differs(a, b), expected, "{a} and {b}");
            assert_eq!(differs(b, a), expected, "{b} and {a}");
        }
    }

    #[test]
    fn shingles_of_near_quotes_meet() {
        let keys: Vec<u64> = shingles(TREATY).collect();
        assert_eq!(keys.len(), 11);
        let other: Vec<u64> = shingles("“WE WILL NEVER forget,” he said").collect();
        assert!(keys.iter().any(|key| other.contains(key)));
        assert_eq!(shingles("one two three").count() + shingles("").count(), 0);
    }
}
