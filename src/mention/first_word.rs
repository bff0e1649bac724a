//! Names by their first word: most words of a text begin no name or one of very few.
//!
//! It must not know what a name is, nor where words begin: patterns come in as bytes, and the place too.

use super::finder::PatternMatch;
use super::starts::opening;

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
        let hash_of = |pattern: &String| hash(opening(pattern.as_bytes())) & (count - 1);
        let mut sorted: Vec<Hashed> = (patterns.iter().enumerate())
            .map(|(number, pattern)| Hashed { hash: hash_of(pattern), pattern, number })
            .collect();
        sorted.sort_unstable_by_key(|one| (one.hash, usize::MAX - one.pattern.len(), one.number));
        let (mut begins, mut rows, mut rest) = (vec![0], Vec::new(), &sorted[..]);
        for hash in 0..count {
            let (row, others) = rest.split_at(rest.partition_point(|one| one.hash <= hash));
            rest = others;
            add_row(&mut rows, row);
            begins.push(narrow(rows.len()));
        }
        Self { begins: begins.into(), rows: rows.into() }
    }

    /// The patterns that begin with an opening, among others.
    pub(super) fn row(&self, opening: u64) -> Row<'_> {
        let place = hash(opening) & (self.begins.len() - 2);
        Row(&self.rows[self.begins[place] as usize..self.begins[place + 1] as usize])
    }
}

/// The patterns whose first words have one hash.
#[derive(Clone, Copy, Default)]
pub(super) struct Row<'w>(&'w [u8]);

impl Row<'_> {
    /// The number of the first.
    pub(super) fn first(self) -> Option<usize> {
        self.0.first_chunk().map(|number| u32::from_le_bytes(*number) as usize)
    }

    /// Adds those that begin at `at` and end where a word may, the longest first.
    pub(super) fn find(self, bytes: &[u8], at: usize, found: &mut Vec<PatternMatch>) -> Begun {
        let (text, mut rest) = (&bytes[at..], self.0);
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
                found.push(PatternMatch { end: at + pattern.len(), pattern: number, as_declared });
            }
        }
        Begun::Compared
    }
}

/// A pattern with the hash of its first word.
struct Hashed<'p> {
    hash: usize,
    pattern: &'p str,
    number: usize,
}

/// Adds the row of patterns that share a hash.
fn add_row(rows: &mut Vec<u8>, row: &[Hashed]) {
    if row.len() > FEW || row.iter().any(|one| one.pattern.len() > usize::from(u8::MAX)) {
        rows.extend(MANY);
        return;
    }
    for Hashed { pattern, number, .. } in row {
        rows.extend(narrow(*number).to_le_bytes());
        rows.push(byte(pattern.len()));
        rows.extend(pattern.as_bytes());
    }
}

/// The hash of an opening, the same for small and capital letters. No name ends inside the word that it
/// begins: another letter or digit after it makes it a part of a word. Words that share one by chance are
/// only compared together.
fn hash(opening: u64) -> usize {
    let small = opening | 0x20;
    let hash = (small ^ small >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(hash >> 36).unwrap_or_default()
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("the names of a site are far fewer than 2^32 bytes")
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).expect("longer names and lists are left to the automaton")
}
