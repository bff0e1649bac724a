//! The files of an index as Pagefind's program in the browser reads them: CBOR or JSON, packed.
//!
//! The format is that of Pagefind 1.6 (`pagefind/src/index/`, `pagefind_web/src/`); a test compares what is written
//! here with what the library writes. It must not know what is in an index.

use libdeflater::{CompressionLvl, Compressor, DecompressionError, Decompressor};
use minicbor::{Decode, Encoder};

/// What each packed file begins with, so that a browser sees whether its host has unpacked it.
const MAGIC: &[u8] = b"pagefind_dcd";
/// How hard it is tried to pack: no larger than what the library makes of the same, in an eighth of the time.
const LEVEL: i32 = 7;
/// The weight of words at which a list of places begins.
const FIRST_WEIGHT: u8 = 25;

/// A file of words.
#[derive(Decode)]
pub(super) struct WordIndex<'b> {
    #[b(0)]
    pub(super) words: Vec<PackedWord<'b>>,
}

/// A word and where it stands.
#[derive(Decode)]
pub(super) struct PackedWord<'b> {
    #[b(0)]
    pub(super) word: &'b str,
    #[n(1)]
    pub(super) pages: Vec<PackedPage>,
    /// The same with accents, by which exact matches count more.
    #[b(2)]
    pub(super) variants: Vec<PackedVariant<'b>>,
}

/// A word with accents.
#[derive(Decode)]
pub(super) struct PackedVariant<'b> {
    #[b(0)]
    pub(super) form: &'b str,
    #[n(1)]
    pub(super) pages: Vec<PackedPage>,
}

/// Where a word stands in one record: in its text, and in its fields.
#[derive(Decode)]
pub(super) struct PackedPage {
    #[n(1)]
    pub(super) text: Vec<i32>,
    #[n(2)]
    pub(super) fields: Vec<i32>,
}

/// Bytes of CBOR.
#[derive(Default)]
pub(super) struct Cbor(pub(super) Vec<u8>);

impl Cbor {
    fn write(&mut self, write: impl FnOnce(&mut Encoder<&mut Vec<u8>>) -> bool) {
        let written = write(&mut Encoder::new(&mut self.0));
        debug_assert!(written, "a vector takes all bytes");
    }

    pub(super) fn array(&mut self, length: usize) {
        self.write(|to| to.array(length as u64).is_ok());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.write(|to| to.str(text).is_ok());
    }

    pub(super) fn number(&mut self, number: u32) {
        self.write(|to| to.u32(number).is_ok());
    }

    pub(super) fn list(&mut self, numbers: Vec<u32>) {
        self.array(numbers.len());
        for number in numbers {
            self.number(number);
        }
    }

    pub(super) fn numbers(&mut self, numbers: &[i32]) {
        self.array(numbers.len());
        for &number in numbers {
            self.write(|to| to.i32(number).is_ok());
        }
    }
}

/// How a list of places in a text sorts by weight.
pub(super) fn rank(weight: u8) -> u8 {
    if weight == FIRST_WEIGHT { 0 } else { weight }
}

/// Places in a text by the rank of their weight, sorted: the way from each to the next, with a mark where the weight
/// changes.
pub(super) fn pack_text(places: impl Iterator<Item = (u8, u32)>, packed: &mut Vec<i32>) {
    let (mut weight, mut last) = (0, 0);
    for (of, place) in places {
        if of == weight {
            packed.push((place - last).cast_signed());
        } else {
            packed.extend([-i32::from(of) - 1, place.cast_signed()]);
            weight = of;
        }
        last = place;
    }
}

/// The way back: weights and places.
pub(super) fn unpack_text(packed: &[i32]) -> Vec<(u8, u32)> {
    let (mut weight, mut last, mut places) = (FIRST_WEIGHT, 0, Vec::new());
    for &number in packed {
        match u32::try_from(number) {
            Ok(way) => {
                last += way;
                places.push((weight, last));
            }
            Err(_) => (weight, last) = (u8::try_from(-number - 1).unwrap_or(u8::MAX), 0),
        }
    }
    places
}

/// Places in fields, sorted: the number of the field, then the way from each place to the next.
pub(super) fn pack_fields(places: impl Iterator<Item = (u8, u32)>, packed: &mut Vec<i32>) {
    let (mut field, mut last) = (None, 0);
    for (of, place) in places {
        if field != Some(of) {
            packed.push(-i32::from(of) - 1);
            (field, last) = (Some(of), 0);
        }
        packed.push((place - last).cast_signed());
        last = place;
    }
}

/// Bytes as a file of the index: gzip.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let level = CompressionLvl::new(LEVEL).expect("it is one of the levels");
    let mut packer = Compressor::new(level);
    let bytes = [MAGIC, bytes].concat();
    let mut packed = vec![0; packer.gzip_compress_bound(bytes.len())];
    let length = packer.gzip_compress(&bytes, &mut packed).expect("it is no longer than its bound");
    packed.truncate(length);
    // It is kept for a while.
    packed.shrink_to_fit();
    packed
}

/// The way back, for files of the library.
///
/// # Errors
/// When the bytes are no packed file.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<u8>, DecompressionError> {
    // A gzip file ends with its length.
    let length = packed.last_chunk().map_or(0, |&length| u32::from_le_bytes(length) as usize);
    let mut bytes = vec![0; length];
    Decompressor::new().gzip_decompress(packed, &mut bytes)?;
    if !bytes.starts_with(MAGIC) {
        return Err(DecompressionError::BadData);
    }
    Ok(bytes.split_off(MAGIC.len()))
}

/// Begins a record in the list of those where a word stands: how far it is from the last one.
pub(super) fn begin_page(cbor: &mut Cbor, way: u32) {
    cbor.array(3);
    cbor.number(way);
}
