//! Where in a text some name may begin, told without a branch for each word.
//!
//! It must not know patterns: of all names it has the first letters, of the text the bytes.

use std::ops::RangeInclusive;

/// How all names begin, as sets that may hold more but never less.
#[derive(Debug)]
pub(super) struct Starts {
    /// The openings. Where names may begin with a small letter every word of a text is looked up here, so
    /// it is one read of a table small enough to stay near.
    openings: Set,
    /// The openings with the three bytes after them: common words begin names too.
    pairs: Set,
    /// Whether an ASCII small letter or digit may begin a name: else only capitals are looked at.
    any_case: bool,
    /// The bytes between which those names begin that do not begin with an ASCII letter or digit: quotation
    /// marks, which most texts have, are seldom among them.
    leads: RangeInclusive<u8>,
}

/// Where a name may begin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordStart {
    /// Byte of the text.
    pub(super) at: usize,
    /// Its [`opening`]: zero for a letter of more than one byte.
    pub(super) opening: u64,
}

/// Most starts that are passed on together.
pub(super) const MOST_STARTS: usize = 128;

/// Starts in order.
struct WordStarts {
    list: [WordStart; MOST_STARTS],
    count: usize,
}

impl WordStarts {
    /// Adds the starts beside which a one stands, not those with a zero: there is no branch, which would
    /// be as good as random.
    fn add(&mut self, places: impl Iterator<Item = (WordStart, u64)>) {
        let mut count = self.count;
        for (place, is) in places {
            self.list[count] = place;
            count += usize::from(is != 0);
        }
        self.count = count;
    }
}

/// The places of the bits that are set.
fn each_bit(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then(|| bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(place)
    })
}

/// So many bits of a set are there for each number, or up to twice as many.
const BITS: usize = 16;

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// In so many of them words may begin: after these are the eight that an opening has.
const STEP: usize = BLOCK - 8;

type Block = [u8; BLOCK];

const ONES: u64 = 0x0101_0101_0101_0101;

/// What is kept of eight bytes if the bits say which are letters and digits: those from the first on.
const KEPT: [u64; 256] = {
    let mut kept = [u64::MAX; 256];
    let mut bits = 0;
    while bits < 255 {
        kept[bits] = (1 << (8 * bits.trailing_ones())) - 1;
        bits += 1;
    }
    kept
};

impl Starts {
    /// `spellings` are those of all names, and whether each may stand in any case.
    pub(super) fn new(spellings: impl Iterator<Item = (String, bool)>) -> Self {
        let (mut openings, mut pairs) = (Vec::new(), Vec::new());
        for (spelling, any_case) in spellings {
            let spelling = spelling.as_bytes();
            for key in keys(spelling, any_case) {
                openings.push(key);
                pairs.push(pair(key, next(spelling, key).unwrap_or_default()));
            }
        }
        let firsts = || openings.iter().map(|key| key.to_le_bytes()[0]);
        let any_case = firsts().any(|first| first.is_ascii_lowercase() || first.is_ascii_digit());
        // No text has the highest byte.
        let first = firsts().filter(|first| !first.is_ascii()).min().unwrap_or(u8::MAX);
        let last = firsts().max().unwrap_or_default().max(first);
        Self { openings: Set::new(openings), pairs: Set::new(pairs), any_case, leads: first..=last }
    }

    /// Passes on where names may begin, many starts at once: the starts of words that are in the sets, and
    /// letters of more than one byte.
    pub(super) fn each(&self, bytes: &[u8], mut take: impl FnMut(&[WordStart])) {
        let (mut from, mut inside) = (0, false);
        let mut places = WordStarts { list: [WordStart { at: 0, opening: 0 }; MOST_STARTS], count: 0 };
        while let Some(rest) = bytes.get(from..).filter(|rest| !rest.is_empty()) {
            let padded;
            let block = match rest.first_chunk() {
                Some(block) => block,
                None => {
                    padded = padded_block(rest);
                    &padded
                }
            };
            let (words, first) = (bits(block, is_word), places.count);
            self.add_words(block, from, words & !(words << 1 | u64::from(inside)), words, &mut places);
            if block.iter().fold(0, |any, &byte| any | in_range(byte, &self.leads)) != 0 {
                self.add_others(block, from, &mut places);
                places.list[first..places.count].sort_unstable();
            }
            inside = words >> (STEP - 1) & 1 == 1;
            from += STEP;
            // A block may have as many more.
            if places.count > MOST_STARTS - BLOCK {
                take(self.narrowed(bytes, &mut places));
                places.count = 0;
            }
        }
        take(self.narrowed(bytes, &mut places));
    }

    /// Adds where the words of a block that is `from` on may begin names: `starts` has a bit for each place
    /// where one begins, `words` for each letter and digit.
    fn add_words(&self, block: &Block, from: usize, starts: u64, words: u64, places: &mut WordStarts) {
        let mut starts = starts & ((1 << STEP) - 1);
        if !self.any_case {
            starts &= bits(block, |byte| in_range(byte, &(b'A'..=b'Z')));
        }
        places.add(each_bit(starts).map(|place| {
            let opening = (eight(block, place) | FOLD) & KEPT[(words >> place & 0xFF) as usize];
            (WordStart { at: from + place as usize, opening }, self.openings.has(opening))
        }));
    }

    /// Adds the letters of more than one byte.
    fn add_others(&self, block: &Block, from: usize, places: &mut WordStarts) {
        let starts = bits(block, |byte| in_range(byte, &self.leads)) & ((1 << STEP) - 1);
        places.add(each_bit(starts).map(|place| {
            let start = WordStart { at: from + place as usize, opening: 0 };
            (start, self.openings.has(eight(block, place) & THREE))
        }));
    }

    /// The places where a name may also go on as the text does, again without a branch for each.
    fn narrowed<'p>(&self, bytes: &[u8], places: &'p mut WordStarts) -> &'p [WordStart] {
        // A capital tells enough where only those are looked at.
        if self.any_case {
            let mut count = 0;
            for number in 0..places.count {
                let place = places.list[number];
                places.list[count] = place;
                count += usize::from(self.goes_on(bytes, place));
            }
            places.count = count;
        }
        &places.list[..places.count]
    }

    /// Whether a name with the opening at a place may go on as the text does.
    fn goes_on(&self, bytes: &[u8], WordStart { at, opening }: WordStart) -> bool {
        // Where a text ends, the names are compared.
        let Some(next) = next(&bytes[at..], opening) else { return true };
        let goes_on = self.pairs.has(pair(opening, 0)) | self.pairs.has(pair(opening, next));
        goes_on | u64::from(opening == 0) == 1
    }
}

/// A set of numbers that may hold more but never less: a bit stands for each.
#[derive(Debug)]
struct Set(Box<[u64]>);

impl Set {
    fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let mut set = Self(vec![0; (keys.len() * BITS / 64).next_power_of_two()].into());
        for key in keys {
            let (place, bit) = set.slot(key);
            set.0[place] |= 1 << bit;
        }
        set
    }

    /// One if it may be in the set, else zero.
    fn has(&self, key: u64) -> u64 {
        let (place, bit) = self.slot(key);
        self.0[place] >> bit & 1
    }

    /// Where the bit is that stands for a number.
    fn slot(&self, key: u64) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = usize::try_from(hash >> 35).unwrap_or_default() & (self.0.len() - 1);
        // The last letters change only the highest bits.
        (place, hash >> 58)
    }
}

/// The openings that are looked up for a spelling, in the cases in which it may stand; of letters of more
/// than one byte they are three bytes.
fn keys(spelling: &[u8], any_case: bool) -> Vec<u64> {
    let [first, second, third, ..] = first_eight(spelling);
    if first.is_ascii() {
        let rest = opening(spelling) & !0xFF;
        let mut firsts = vec![first, first.to_ascii_uppercase()];
        firsts.extend(any_case.then_some(first.to_ascii_lowercase()));
        return firsts.into_iter().map(|first| rest | u64::from(first)).collect();
    }
    // After a name of two bytes anything may stand.
    let thirds = if spelling.len() < 3 { 0..=u8::MAX } else { third..=third };
    let cases = thirds.flat_map(|third| [third.to_ascii_lowercase(), third.to_ascii_uppercase()]);
    cases.map(|third| u64::from_le_bytes([first, second, third, 0, 0, 0, 0, 0])).collect()
}

/// The three bytes after the opening of a text, with no case; they are never zero.
fn next(text: &[u8], opening: u64) -> Option<u64> {
    let length = 8 - opening.leading_zeros() as usize / 8;
    let &[first, second, third] = text.get(length..)?.first_chunk()?;
    Some(u64::from_le_bytes([first, second, third, 0, 0, 0, 0, 0]) | 0x20_2020)
}

/// An opening with what follows it: zero if that may be anything.
fn pair(opening: u64, next: u64) -> u64 {
    opening ^ next.wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The ASCII letters and digits that a text begins with, eight at most, with no case but that of the
/// first. A name with more of them, or fewer, does not begin there.
pub(super) fn opening(text: &[u8]) -> u64 {
    let eight = first_eight(text);
    let word = eight.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    (u64::from_le_bytes(eight) | FOLD) & KEPT[(1 << word) - 1]
}

/// Eight bytes, or those that there are and zeros.
fn first_eight(text: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    let length = text.len().min(8);
    eight[..length].copy_from_slice(&text[..length]);
    eight
}

/// Makes all ASCII letters small but the first.
const FOLD: u64 = (ONES * 0x20) & !0xFF;

const THREE: u64 = 0xFF_FFFF;

fn padded_block(rest: &[u8]) -> Block {
    let mut block = [b' '; BLOCK];
    block[..rest.len()].copy_from_slice(rest);
    block
}

/// The eight bytes from a place below [`STEP`].
fn eight(block: &Block, place: u32) -> u64 {
    let eight = block[place as usize..].first_chunk().copied();
    u64::from_le_bytes(eight.unwrap_or_default())
}

/// One for an ASCII letter or digit, else zero.
fn is_word(byte: u8) -> u8 {
    in_range(byte | 0x20, &(b'a'..=b'z')) | in_range(byte, &(b'0'..=b'9'))
}

/// One if it is, else zero: without a branch, so that many bytes are looked at in one instruction.
fn in_range(byte: u8, range: &RangeInclusive<u8>) -> u8 {
    u8::from(byte.wrapping_sub(*range.start()) <= range.end() - range.start())
}

/// A bit for each byte of a block of which one is said.
fn bits(block: &Block, is: impl Fn(u8) -> u8) -> u64 {
    // Each bit is moved by seven less than the one before, so that they meet in the highest byte.
    const MEET: u64 = 0x0102_0408_1020_4080;
    let ones = block.map(is);
    let (eights, _) = ones.as_chunks();
    eights
        .iter()
        .zip((0..).step_by(8))
        .fold(0, |found, (eight, place)| found | u64::from_le_bytes(*eight).wrapping_mul(MEET) >> 56 << place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_words() {
        let block = padded_block("aZ0@[`{9é".as_bytes());
        assert_eq!(bits(&block, is_word), 0b1000_0111);
    }

    #[test]
    fn words_over_the_ends_of_blocks() {
        let starts =
            Starts::new([("Border dispute".to_owned(), true), ("Путин".to_owned(), false)].into_iter());
        for gap in 0..2 * BLOCK {
            let text = format!("{}border dis xborder BORDER DISPUTE border case Путин", " ".repeat(gap));
            let mut found = Vec::new();
            starts.each(text.as_bytes(), |places| {
                found.extend(places.iter().map(|start| (start.at - gap, start.opening != 0)));
            });
            assert_eq!(found, [(0, true), (19, true), (46, false)], "{gap}");
        }
    }
}
