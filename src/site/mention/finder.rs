//! One pass over a text that finds where spellings of names begin.
//!
//! Three bytes tell where some name may begin. There the names with the same first word are compared if
//! they are few; else, and in other scripts, an Aho-Corasick automaton is walked. A name is at most as
//! long as the longest pattern, so the time is linear in the text.
//! It must not know what a name is: patterns come in as bytes.

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;

use super::first_word::{Begun, FirstWords};

/// Finds the patterns that begin at the starts of words.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: NFA,
    first_words: FirstWords,
    starts: Starts,
}

/// A pattern found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it ends.
    pub(super) end: usize,
    /// Its number.
    pub(super) pattern: usize,
    /// Set only if each letter has the case of the pattern; it may be so all the same where not set.
    pub(super) as_declared: bool,
}

impl Finder {
    /// `patterns` match in any ASCII case; `openings` are all spellings with their case, to tell early
    /// where none can begin.
    pub(super) fn new(patterns: &[String], openings: impl Iterator<Item = (String, bool)>) -> Self {
        let automaton = NFA::builder()
            .dense_depth(3)
            .build(patterns.iter().map(|pattern| pattern.to_ascii_lowercase()))
            .expect("the names of a site are far fewer than 2^31 bytes");
        Self { automaton, first_words: FirstWords::new(patterns), starts: Starts::new(openings) }
    }

    /// Calls `take` at each place where patterns may begin, with those that do, the longest first; it
    /// says from where to go on. Some that end inside a word are left out.
    pub(super) fn each(&self, text: &str, mut take: impl FnMut(usize, &[Found]) -> usize) {
        let bytes = text.as_bytes();
        let mut from = 0;
        let mut found = Vec::new();
        self.starts.each(bytes, |at| {
            if at < from {
                return;
            }
            found.clear();
            let is_ascii = bytes[at].is_ascii();
            if !is_ascii || matches!(self.first_words.find(bytes, at, &mut found), Begun::Many) {
                self.walk(bytes, at, &mut found);
                found.reverse();
            }
            if !found.is_empty() {
                from = take(at, &found).max(from);
            }
        });
    }

    /// Adds the patterns that begin at `at`, the shortest first.
    fn walk(&self, bytes: &[u8], at: usize, found: &mut Vec<Found>) {
        let automaton = &self.automaton;
        let Ok(mut state) = automaton.start_state(Anchored::Yes) else { return };
        for (offset, &byte) in bytes[at..].iter().enumerate() {
            state = automaton.next_state(Anchored::Yes, state, byte.to_ascii_lowercase());
            if !automaton.is_special(state) {
                continue;
            }
            if automaton.is_dead(state) {
                return;
            }
            if automaton.is_match(state) {
                // A state also knows the patterns that are its endings; those begin later.
                let whole =
                    (0..automaton.match_len(state)).map(|index| automaton.match_pattern(state, index));
                let whole = whole.filter(|&pattern| automaton.pattern_len(pattern) == offset + 1);
                found.extend(whole.map(|pattern| Found {
                    end: at + offset + 1,
                    pattern: pattern.as_usize(),
                    as_declared: false,
                }));
            }
        }
    }
}

/// Bits of the table of openings.
const BITS: u32 = 16;

/// The first three bytes of all names, as a set that may hold more but never less.
#[derive(Debug)]
struct Starts {
    table: Box<[u64]>,
    /// Whether an ASCII small letter or digit may begin a name: else only capitals are looked at.
    any_case: bool,
}

/// So many bytes are looked at together.
const BLOCK: usize = 64;

type Block = [u8; BLOCK];

pub(super) const ONES: u64 = 0x0101_0101_0101_0101;
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;

impl Starts {
    fn new(openings: impl Iterator<Item = (String, bool)>) -> Self {
        let mut starts = Self { table: vec![0; 1 << (BITS - 6)].into(), any_case: false };
        for (spelling, any_case) in openings {
            let mut bytes = [0; 3];
            let length = spelling.len().min(3);
            bytes[..length].copy_from_slice(&spelling.as_bytes()[..length]);
            let lower = bytes.map(|byte| byte.to_ascii_lowercase());
            let upper = bytes.map(|byte| byte.to_ascii_uppercase());
            let mut declared = bytes;
            starts.insert(declared, length);
            declared[0] = upper[0];
            starts.insert(declared, length);
            starts.insert(upper, length);
            if any_case {
                for mask in 0..8_u8 {
                    let pick =
                        |place: usize| if mask >> place & 1 == 1 { upper[place] } else { lower[place] };
                    starts.insert([pick(0), pick(1), pick(2)], length);
                }
            }
        }
        starts
    }

    fn insert(&mut self, bytes: [u8; 3], length: usize) {
        if bytes[0].is_ascii_lowercase() || bytes[0].is_ascii_digit() {
            self.any_case = true;
        }
        // After a name of two bytes anything may stand.
        let thirds = if length < 3 { 0..=255 } else { bytes[2]..=bytes[2] };
        for third in thirds {
            let slot = slot(bytes[0], bytes[1], third);
            self.table[slot >> 6] |= 1 << (slot & 63);
        }
    }

    /// Calls `take` at each start of a word that is in the set.
    fn each(&self, bytes: &[u8], mut take: impl FnMut(usize)) {
        let (blocks, rest) = bytes.as_chunks();
        for (number, block) in blocks.iter().enumerate() {
            self.each_of_block(bytes, number * BLOCK, block, &mut take);
        }
        let mut last = [b' '; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        self.each_of_block(bytes, blocks.len() * BLOCK, &last, &mut take);
    }

    /// The same for the block that begins at `from`. There is no branch but for what is in the set.
    fn each_of_block(&self, bytes: &[u8], from: usize, block: &Block, take: &mut impl FnMut(usize)) {
        let mut places = if self.any_case { word_starts(block) } else { capitals(block) };
        let mut starts = 0;
        while places != 0 {
            let place = places.trailing_zeros();
            places &= places - 1;
            starts |= u64::from(self.has(&bytes[from + place as usize..])) << place;
        }
        while starts != 0 {
            let at = from + starts.trailing_zeros() as usize;
            starts &= starts - 1;
            if begins_word(bytes, at) {
                take(at);
            }
        }
    }

    /// Whether a name may begin as the bytes do.
    fn has(&self, bytes: &[u8]) -> bool {
        let (first, second, third) = match *bytes {
            [first, second, third, ..] => (first, second, third),
            [first, second] => (first, second, 0),
            _ => return false,
        };
        let slot = slot(first, second, third);
        self.table[slot >> 6] >> (slot & 63) & 1 == 1
    }
}

/// Where ASCII capitals and letters of more than one byte stand in a block, and some other marks: a bit
/// for each byte.
fn capitals(block: &Block) -> u64 {
    // Bit 5 is set in small letters, digits and spaces; here it is moved to the high bit.
    bits(block, |eight| (!(eight << 2) & !eight) | leads(eight))
}

/// Where ASCII words and letters of more than one byte begin in a block, as far as the block tells.
fn word_starts(block: &Block) -> u64 {
    let mut inside = 0;
    bits(block, |eight| {
        let word = letters_and_digits(eight);
        let starts = word & !(word << 8 | inside);
        inside = word >> 56;
        starts | leads(eight)
    })
}

/// The high bit of each byte that begins a letter of more than one byte.
fn leads(eight: u64) -> u64 {
    eight & (eight << 1)
}

/// The high bits of what is made of each eight bytes of a block, one beside the other.
fn bits(block: &Block, mut high_bits: impl FnMut(u64) -> u64) -> u64 {
    // Each bit is moved by seven less than the one before, so that they meet in the highest byte.
    const MEET: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = block.as_chunks();
    eights.iter().fold(0, |found, eight| {
        let high = high_bits(u64::from_le_bytes(*eight)) & HIGH;
        // The first eight end up lowest.
        found >> 8 | ((high >> 7).wrapping_mul(MEET) >> 56) << 56
    })
}

/// Whether an ASCII word or a letter of more than one byte begins at `at`.
fn begins_word(bytes: &[u8], at: usize) -> bool {
    let is_word = |at: usize| bytes[at].is_ascii_alphanumeric();
    !bytes[at].is_ascii() || (is_word(at) && !at.checked_sub(1).is_some_and(is_word))
}

fn slot(first: u8, second: u8, third: u8) -> usize {
    let key = u32::from_le_bytes([first, second, third, 0]);
    (key.wrapping_mul(0x9E37_79B1) >> (32 - BITS)) as usize
}

/// The high bit of each of eight bytes that is an ASCII letter or digit.
pub(super) fn letters_and_digits(eight: u64) -> u64 {
    let low = eight & !HIGH;
    // Adding carries into the high bit where a byte is at least the bound; bytes do not overflow.
    let at_least = |bytes: u64, bound: u64| (bytes + ONES * (0x80 - bound)) & HIGH;
    let between = |bytes: u64, first: u8, last: u8| {
        at_least(bytes, u64::from(first)) & !at_least(bytes, u64::from(last) + 1)
    };
    let folded = low | (ONES * 0x20);
    (between(folded, b'a', b'z') | between(low, b'0', b'9')) & !eight & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(patterns: &[&str], text: &str, expected: &[&str]) {
        let patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
        let finder = Finder::new(&patterns, patterns.iter().map(|pattern| (pattern.clone(), true)));
        let mut found = Vec::new();
        finder.each(text, |at, ends| {
            found.extend(ends.iter().map(|found| text[at..found.end].to_owned()));
            at + 1
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_at_the_starts_of_words() {
        let names = ["us", "kim", "kim jong un", "jong", "普京", "путин"];
        check(&names, "Kim Jong Un and US", &["Kim Jong Un", "Kim", "Jong", "US"]);
        check(&names, "bus akim 俄罗斯总统普京 x путин", &["普京", "путин"]);
        check(&names, "1234567 kim12345 (us) us", &["us", "us"]);
        check(&names, "u", &[]);
    }

    #[test]
    fn many_names_with_one_first_word() {
        let names: Vec<String> = (0..20).map(|number| format!("Kim {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).chain(["Kim", "Kimura", "Lee"]).collect();
        check(&names, "KIM 12, Kimura and lee 3", &["KIM 12", "KIM 1", "KIM", "Kimura", "lee"]);
    }

    #[test]
    fn bytes_of_words() {
        let eight = u64::from_le_bytes(*b"aZ0@[`{9");
        let expected = [1, 1, 1, 0, 0, 0, 0, 1].map(|bit: u8| bit * 0x80);
        assert_eq!(letters_and_digits(eight), u64::from_le_bytes(expected));
    }
}
