//! Names by their first word: most words of a text begin no name or one of very few.
//!
//! It must not know what a name is, nor where words begin: patterns come in as bytes, and the place too.

use super::finder::{Found, HIGH, ONES, letters_and_digits};

/// Most patterns that are compared one by one; more are left to the automaton.
const FEW: usize = 8;

/// What is known of a word that patterns begin with.
pub(super) enum Begun {
    /// They were compared, and those that stand there are among the found.
    Compared,
    /// There are too many to compare.
    Many,
}

/// The patterns that begin with an ASCII letter or digit, by all that follow it.
///
/// Looking up a word costs two distant reads, where walking an automaton costs one for nearly each byte.
#[derive(Debug)]
pub(super) struct FirstWords {
    /// For each hash of a word, where its row begins; after the last, where that ends. Of the hashes
    /// there is a power of two.
    begins: Box<[u32]>,
    /// The patterns with one hash lie together in a row: of each the number, the length and the bytes,
    /// the longest first.
    rows: Box<[u8]>,
}

/// A row that says that there are too many.
const MANY: &[u8] = &[0];

impl FirstWords {
    pub(super) fn new(patterns: &[String]) -> Self {
        let count = (patterns.len() * 2).next_power_of_two();
        let mut sorted: Vec<(usize, &str, usize)> = (patterns.iter().enumerate())
            .map(|(number, pattern)| (hash(pattern.as_bytes()) & (count - 1), pattern.as_str(), number))
            .collect();
        sorted.sort_unstable_by_key(|&(hash, pattern, number)| (hash, usize::MAX - pattern.len(), number));
        let (mut begins, mut rows, mut rest) = (vec![0], Vec::new(), &sorted[..]);
        for hash in 0..count {
            let (row, others) = rest.split_at(rest.partition_point(|pattern| pattern.0 <= hash));
            rest = others;
            if row.len() > FEW || row.iter().any(|(_, pattern, _)| pattern.len() > usize::from(u8::MAX)) {
                rows.extend(MANY);
            } else {
                for (_, pattern, number) in row {
                    rows.extend(narrow(*number).to_le_bytes());
                    rows.push(byte(pattern.len()));
                    rows.extend(pattern.as_bytes());
                }
            }
            begins.push(narrow(rows.len()));
        }
        Self { begins: begins.into(), rows: rows.into() }
    }

    /// Adds the patterns that begin at `at` and end where a word may, the longest first.
    pub(super) fn find(&self, bytes: &[u8], at: usize, found: &mut Vec<Found>) -> Begun {
        let text = &bytes[at..];
        let place = hash(text) & (self.begins.len() - 2);
        let mut rest = &self.rows[self.begins[place] as usize..self.begins[place + 1] as usize];
        if rest == MANY {
            return Begun::Many;
        }
        while let Some((&[a, b, c, d, length], tail)) = rest.split_first_chunk() {
            let Some((pattern, tail)) = tail.split_at_checked(usize::from(length)) else { break };
            rest = tail;
            let Some(here) = text.get(..pattern.len()) else { continue };
            // Most others differ in the last letter.
            if here.last().map(u8::to_ascii_lowercase) != pattern.last().map(u8::to_ascii_lowercase) {
                continue;
            }
            let as_declared = here == pattern;
            if as_declared || here.eq_ignore_ascii_case(pattern) {
                let number = u32::from_le_bytes([a, b, c, d]) as usize;
                found.push(Found { end: at + pattern.len(), pattern: number, as_declared });
            }
        }
        Begun::Compared
    }
}

/// The hash of the ASCII letters and digits that a text begins with, the same for small and capital
/// letters. No name ends inside them: another letter or digit after it makes it a part of a word.
/// Words that share one by chance are only compared together.
fn hash(text: &[u8]) -> usize {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = 0_u64;
    for chunk in text.chunks(8) {
        let mut eight = [0; 8];
        match chunk.first_chunk() {
            Some(whole) => eight = *whole,
            None => eight[..chunk.len()].copy_from_slice(chunk),
        }
        let eight = u64::from_le_bytes(eight);
        let length = (!letters_and_digits(eight) & HIGH).trailing_zeros() / 8;
        if length == 0 {
            break;
        }
        let kept = (eight | (ONES * 0x20)) & (u64::MAX >> (64 - 8 * length));
        hash = (hash.rotate_left(29) ^ kept).wrapping_mul(FACTOR);
        if length < 8 {
            break;
        }
    }
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(FACTOR);
    usize::try_from(mixed >> 32).unwrap_or_default()
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("the names of a site are far fewer than 2^32 bytes")
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).expect("longer names and lists are left to the automaton")
}
