//! Whether two quotes give the same words differently.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::block::words;
use super::fold::{fold_quote, is_unspaced};
use crate::name::steps;
use crate::text;

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
    let (a, b) = (prepared(&fold_quote(a)), prepared(&fold_quote(b)));
    let (a, b) = (Words::of(&a), Words::of(&b));
    if a.is_excerpt_of(&b) || b.is_excerpt_of(&a) {
        return false;
    }
    let (a, b) = (a.all(), b.all());
    let longer = a.len().max(b.len());
    let enough = |common: usize| common >= FEWEST_COMMON && common as f64 >= LEAST_PART * longer as f64;
    enough(a.len().min(b.len())) && enough(common_words(&a, &b))
}

/// The words of a quote as they are compared with those of others.
pub(crate) struct Compared {
    /// Their folded form.
    pub(crate) folded: String,
    /// See [`same_words`].
    pub(crate) same_words: u64,
    /// Hashes of all runs of four folded words, the same for the same words on every machine and run.
    /// Two tellings of one quote nearly always share one; shorter quotes have none.
    pub(crate) runs: Box<[u64]>,
}

impl Compared {
    pub(crate) fn of(quote: &str) -> Self {
        let folded = fold_quote(quote);
        let prepared = prepared(&folded);
        let words: Vec<u64> = Words::of(&prepared).all().into_iter().map(hash).collect();
        let (same_words, runs) = (hash_of(&words), words.windows(SHINGLE).map(hash_of).collect());
        Self { folded, same_words, runs }
    }
}

/// A hash of the words alone: the same in any case, with any marks around them or between, and with or without what an
/// editor put in brackets.
pub(crate) fn same_words(text: &str) -> u64 {
    let prepared = prepared(&fold_quote(text));
    let words: Vec<u64> = Words::of(&prepared).all().into_iter().map(hash).collect();
    hash_of(&words)
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// A hash of words of which each has one: their order counts.
fn hash_of(words: &[u64]) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let joined = |hash: u64, word: &u64| (hash.rotate_left(23) ^ word).wrapping_mul(ODD);
    words.iter().fold(words.len() as u64, joined)
}

/// A folded quote in lower case, with [`GAP`] where an editor left words out or put some in.
fn prepared(folded: &str) -> String {
    let mut text = folded.to_lowercase();
    if text.contains('[') {
        text = without_brackets(&text);
    }
    if text.contains("...") { text.replace("...", GAP) } else { text }
}

/// The words of a prepared quote, cut at its gaps.
struct Words<'q> {
    pieces: Vec<Vec<&'q str>>,
}

impl<'q> Words<'q> {
    fn of(prepared: &'q str) -> Self {
        let pieces =
            prepared.split(GAP).map(|piece| words(piece).flat_map(tokens).take(MOST_WORDS).collect());
        Self { pieces: pieces.filter(|piece: &Vec<&str>| !piece.is_empty()).collect() }
    }

    fn all(&self) -> Vec<&'q str> {
        self.pieces.iter().flatten().take(MOST_WORDS).copied().collect()
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
fn tokens(word: &str) -> impl Iterator<Item = &str> {
    let is_whole = word.is_ascii() || !word.contains(is_unspaced);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text::from(word, at);
        let end = if is_whole { rest.len() } else { rest.chars().next()?.len_utf8() };
        at += end;
        (end > 0).then(|| text::before(rest, end))
    })
}

/// Length of the longest common subsequence.
fn common_words(a: &[&str], b: &[&str]) -> usize {
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
        let shingles = |quote: &str| Compared::of(quote).runs;
        let keys = shingles(TREATY);
        assert_eq!(keys.len(), 11);
        let other = shingles("“WE WILL NEVER forget,” he said");
        assert!(keys.iter().any(|key| other.contains(key)));
        assert_eq!(shingles("one two three").len() + shingles("").len(), 0);
    }
}
