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
    /// Open addressing: the hash of a word and where its row begins; a power of two of them.
    slots: Box<[Slot]>,
    /// For each word one row, so that its patterns lie together: how many there are, and of each the
    /// number, the length and the bytes, the longest first.
    rows: Box<[u8]>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    /// One more than the place of the row; zero if free.
    row: u32,
}

impl FirstWords {
    pub(super) fn new(patterns: &[String]) -> Self {
        let mut sorted: Vec<(u32, &str, usize)> = (patterns.iter().enumerate())
            .map(|(number, pattern)| (hash(pattern.as_bytes()), pattern.as_str(), number))
            .collect();
        sorted.sort_unstable_by_key(|&(hash, pattern, number)| (hash, usize::MAX - pattern.len(), number));
        let mut slots = vec![Slot::default(); (patterns.len() * 2).next_power_of_two().max(2)];
        let mut rows = Vec::new();
        for group in sorted.chunk_by(|one, other| one.0 == other.0) {
            let hash = group[0].0;
            let mut place = hash as usize & (slots.len() - 1);
            while slots[place].row != 0 {
                place = (place + 1) & (slots.len() - 1);
            }
            slots[place] = Slot { hash, row: narrow(rows.len() + 1) };
            let few = group.len() <= FEW && group.iter().all(|(_, pattern, _)| pattern.len() < 256);
            // An empty row says that there are too many.
            rows.push(if few { byte(group.len()) } else { 0 });
            for (_, pattern, number) in group.iter().filter(|_| few) {
                rows.extend(narrow(*number).to_le_bytes());
                rows.push(byte(pattern.len()));
                rows.extend(pattern.as_bytes());
            }
        }
        Self { slots: slots.into(), rows: rows.into() }
    }

    /// Adds the patterns that begin at `at` and end where a word may, the longest first.
    pub(super) fn find(&self, bytes: &[u8], at: usize, found: &mut Vec<Found>) -> Begun {
        let text = &bytes[at..];
        let hash = hash(text);
        let mut place = hash as usize & (self.slots.len() - 1);
        let row = loop {
            match self.slots[place] {
                Slot { row: 0, .. } => return Begun::Compared,
                slot if slot.hash == hash => break slot.row as usize - 1,
                _ => place = (place + 1) & (self.slots.len() - 1),
            }
        };
        let Some((&count, mut rest)) = self.rows[row..].split_first() else { return Begun::Many };
        if count == 0 {
            return Begun::Many;
        }
        for _ in 0..count {
            let Some((&[a, b, c, d, length], tail)) = rest.split_first_chunk() else { break };
            let Some((pattern, tail)) = tail.split_at_checked(usize::from(length)) else { break };
            rest = tail;
            let Some(here) = text.get(..pattern.len()) else { continue };
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
fn hash(text: &[u8]) -> u32 {
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
    u32::try_from(mixed >> 32).unwrap_or_default()
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("the names of a site are far fewer than 2^32 bytes")
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).expect("longer names and lists are left to the automaton")
}
