//! A shard: some records that follow each other, indexed. What is made of one depends on nothing but its records, so that
//! it can be kept, and an index of all records is put together of shards.
//!
//! It must not know of other shards.

use std::collections::BTreeMap;
use std::ops::Range;

use minicbor::bytes::ByteSlice;
use minicbor::{Decode, Encode};
use serde::Serialize;

use super::format::{self, Cbor};
use super::record::{BREAK, Entry, FIELDS, FILTERS, values};
use super::spread;
use super::words::{Token, Words};
use crate::page::view::SearchRecord;
use crate::snapshot::Fingerprint;

/// A shard ends behind a record whose URL says so, and has so many records: one more moves the ends near it at most.
const LENGTHS: Range<usize> = 128..1024;

/// Where the words of a shard stand.
#[derive(Debug, Decode, Encode)]
pub(super) struct Postings<'b> {
    /// The records that have words.
    #[b(0)]
    pub(super) pages: Vec<IndexedRecord<'b>>,
    /// The words, in order.
    #[b(1)]
    pub(super) words: Vec<Word<'b>>,
}

/// A record in the index.
#[derive(Debug, Decode, Encode)]
pub(super) struct IndexedRecord<'b> {
    /// Its number among the records of the shard.
    #[n(0)]
    pub(super) record: u32,
    /// How many words its text has.
    #[n(1)]
    pub(super) length: u32,
    /// The fingerprint of what is shown of it.
    #[b(2)]
    pub(super) fingerprint: &'b str,
}

/// A word and where it stands.
#[derive(Debug, Decode, Encode)]
pub(super) struct Word<'b> {
    #[b(0)]
    pub(super) stem: &'b str,
    #[b(1)]
    pub(super) places: Option<PostingList<'b>>,
    /// The same with accents, as they are met.
    #[b(2)]
    pub(super) variants: Vec<Variant<'b>>,
}

/// A word with accents.
#[derive(Debug, Decode, Encode)]
pub(super) struct Variant<'b> {
    #[b(0)]
    pub(super) form: &'b str,
    #[b(1)]
    pub(super) places: PostingList<'b>,
}

/// Where a word stands, as the index holds it, but for the number of the first page.
#[derive(Debug, Decode, Encode)]
pub(super) struct PostingList<'b> {
    #[n(0)]
    pub(super) pages: u32,
    #[n(1)]
    pub(super) first: u32,
    #[n(2)]
    pub(super) last: u32,
    /// How much it is in the index, as the index counts.
    #[n(3)]
    pub(super) size: u32,
    #[b(4)]
    pub(super) packed: &'b ByteSlice,
}

/// What is shown of each page of a shard, packed.
#[derive(Debug, Decode, Encode)]
pub(super) struct Fragments<'b> {
    #[b(0)]
    pub(super) packed: Vec<&'b ByteSlice>,
}

/// A shard as bytes.
pub(super) struct Shard {
    pub(super) postings: Vec<u8>,
    pub(super) fragments: Vec<u8>,
}

impl Shard {
    /// Its postings, if the bytes are what they should be.
    pub(super) fn postings(&self) -> Option<Postings<'_>> {
        minicbor::decode(&self.postings).ok()
    }

    /// What is shown of its pages, likewise.
    pub(super) fn fragments(&self) -> Option<Fragments<'_>> {
        minicbor::decode(&self.fragments).ok()
    }

    /// Whether it can be the shard of so many records.
    pub(super) fn is_of(&self, records: usize) -> bool {
        let pages = self.postings().map(|postings| postings.pages);
        let fragments = self.fragments().map(|fragments| fragments.packed.len());
        let Some(pages) = pages else { return false };
        let is_record = |page: &IndexedRecord<'_>| (page.record as usize) < records;
        fragments == Some(pages.len()) && pages.iter().all(is_record)
    }
}

/// The records of each shard.
pub(super) fn cut(records: &[SearchRecord]) -> Vec<Range<usize>> {
    let mut shards = Vec::new();
    let mut start = 0;
    for (number, record) in records.iter().enumerate() {
        let length = number + 1 - start;
        let is_end = || Fingerprint::of(record.url.as_bytes()).short(2) == "00";
        if length + 1 >= LENGTHS.end || length >= LENGTHS.start && is_end() {
            shards.push(start..number + 1);
            start = number + 1;
        }
    }
    if start < records.len() {
        shards.push(start..records.len());
    }
    shards
}

/// A place of a word, in the order in which the index has them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    word: u32,
    form: u32,
    page: u32,
    in_fields: bool,
    /// The rank of the weight, or the number of the field.
    of: u8,
    place: u32,
}

/// What is shown of a record.
#[derive(Serialize)]
struct Fragment<'e> {
    url: &'e str,
    content: String,
    word_count: u32,
    filters: BTreeMap<&'static str, Vec<std::borrow::Cow<'e, str>>>,
    meta: BTreeMap<&'static str, &'e str>,
    anchors: [(); 0],
}

impl Shard {
    /// The shard of some records, whose words are all known.
    pub(super) fn make(entries: &[Entry<'_>], words: &Words<'_>, language: &str) -> Self {
        let mut postings = Vec::new();
        let (mut pages, mut fingerprints, mut packed) = (Vec::new(), Vec::new(), Vec::new());
        for (record, entry) in entries.iter().enumerate() {
            let page = number(pages.len());
            let tokens: Vec<&Token> = entry.tokens().filter_map(|token| words.of_text(token)).collect();
            let length = post_text(page, &tokens, &mut postings);
            // Pagefind leaves out what has no words, whatever its title.
            if tokens.iter().all(|token| token.pieces.is_empty()) {
                continue;
            }
            post_fields(page, entry, words, &mut postings);
            let fragment = serde_json::to_vec(&Fragment::new(entry, &tokens, (length, language)));
            let fragment = fragment.expect("texts and numbers are JSON");
            fingerprints.push(Fingerprint::of(&fragment).to_string());
            packed.push(format::pack(&fragment));
            pages.push((number(record), length));
        }
        let page = |((record, length), fingerprint)| IndexedRecord { record, length, fingerprint };
        let pages = pages.into_iter().zip(fingerprints.iter().map(|text| &**text)).map(page).collect();
        postings.sort_unstable();
        let runs = Runs::of(&postings);
        let postings = Postings { pages, words: runs.words(words) };
        let fragments = Fragments { packed: packed.iter().map(|packed| (&**packed).into()).collect() };
        Self { postings: encoded(postings), fragments: encoded(fragments) }
    }
}

fn encoded(value: impl Encode<()>) -> Vec<u8> {
    minicbor::to_vec(value).expect("a vector takes all bytes")
}

fn number(number: usize) -> u32 {
    u32::try_from(number).expect("a shard has few records")
}

/// The places of a text; how many it has.
fn post_text(page: u32, tokens: &[&Token], postings: &mut Vec<Posting>) -> u32 {
    let mut start = 0;
    for token in tokens {
        postings.extend(token.pieces.iter().map(|piece| Posting {
            word: piece.word,
            form: piece.form,
            page,
            in_fields: false,
            of: format::rank(piece.weight),
            place: start + piece.place,
        }));
        start += token.length;
    }
    start
}

fn post_fields(page: u32, entry: &Entry<'_>, words: &Words<'_>, postings: &mut Vec<Posting>) {
    for (of, field) in (0..).zip(&entry.fields) {
        for (place, token) in (0..).zip(field.split_whitespace()) {
            let pieces = words.of_field(token).map(|token| &*token.pieces).unwrap_or_default();
            postings.extend(pieces.iter().map(|piece| Posting {
                word: piece.word,
                form: piece.form,
                page,
                in_fields: true,
                of,
                place,
            }));
        }
    }
}

impl<'e> Fragment<'e> {
    fn new(entry: &'e Entry<'_>, tokens: &[&Token], (length, language): (u32, &str)) -> Self {
        let gap = if spread::is_parted(language) { format!(" {BREAK}") } else { " ".to_owned() };
        let shown: Vec<&str> = tokens.iter().map(|token| &*token.shown).collect();
        let of_filter = |&filter: &&'static str| (filter, values(entry.record, filter));
        let fields = FIELDS.into_iter().zip(&entry.fields).map(|(name, field)| (name, &**field));
        Self {
            url: &entry.record.url,
            content: shown.join(&gap),
            word_count: length,
            filters: FILTERS.iter().map(of_filter).filter(|(_, values)| !values.is_empty()).collect(),
            meta: fields.filter(|(_, field)| !field.is_empty()).collect(),
            anchors: [],
        }
    }
}

/// The places of each form of each word, packed one after another.
struct Runs {
    runs: Vec<Run>,
    packed: Vec<u8>,
}

struct Run {
    word: u32,
    form: u32,
    /// Where it is met first: the page, and whether it is in its fields.
    met: (u32, bool),
    pages: u32,
    last: u32,
    size: usize,
    packed: Range<usize>,
}

impl Runs {
    fn of(postings: &[Posting]) -> Self {
        let mut packed = Cbor::default();
        let of_form = postings.chunk_by(|one, other| (one.word, one.form) == (other.word, other.form));
        let runs = of_form.map(|postings| Run::of(postings, &mut packed)).collect();
        Self { runs, packed: packed.0 }
    }

    fn words<'b>(&'b self, words: &'b Words<'_>) -> Vec<Word<'b>> {
        let places = |run: &Run| PostingList {
            pages: run.pages,
            first: run.met.0,
            last: run.last,
            size: number(run.size),
            packed: self.packed[run.packed.clone()].into(),
        };
        let of_word = self.runs.chunk_by(|one, other| one.word == other.word);
        of_word
            .map(|runs| {
                let (plain, mut variants): (Vec<&Run>, Vec<&Run>) =
                    runs.iter().partition(|run| words.forms[run.form as usize].is_empty());
                variants.sort_by_key(|run| (run.met, run.form));
                let variant =
                    |run: &Run| Variant { form: &words.forms[run.form as usize], places: places(run) };
                Word {
                    stem: &words.stems[runs[0].word as usize],
                    places: plain.first().map(|run| places(run)),
                    variants: variants.into_iter().map(variant).collect(),
                }
            })
            .collect()
    }
}

impl Run {
    /// The run of the postings of one form.
    fn of(postings: &[Posting], packed: &mut Cbor) -> Self {
        let start = packed.0.len();
        let (first, mut last, mut pages, mut size) = (postings[0], postings[0].page, 0, 0);
        let (mut text, mut fields) = (Vec::new(), Vec::new());
        for places in postings.chunk_by(|one, other| one.page == other.page) {
            let (in_text, in_fields) = places.split_at(places.partition_point(|place| !place.in_fields));
            let of = |place: &Posting| (place.of, place.place);
            text.clear();
            fields.clear();
            format::pack_text(in_text.iter().map(of), &mut text);
            format::pack_fields(in_fields.iter().map(of), &mut fields);
            if pages > 0 {
                format::begin_page(packed, places[0].page - last);
            }
            packed.numbers(&text);
            packed.numbers(&fields);
            last = places[0].page;
            pages += 1;
            size += text.len() + fields.len() + 1;
        }
        Self {
            word: first.word,
            form: first.form,
            met: (first.page, first.in_fields),
            pages,
            last,
            size,
            packed: start..packed.0.len(),
        }
    }
}
