//! Shards put together: one index, as if it had been made of all records at once.
//!
//! What stands in a shard is copied; only the numbers of its pages are made those of the index. It must not know how
//! a shard is made.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::format::{self, Cbor};
use super::record::{FIELDS, FILTERS, values};
use super::shard::{PostingList, Postings, Word};
use crate::page::view::SearchRecord;
use crate::snapshot::Fingerprint;

/// How much of the index stands in one file, as Pagefind counts: about what one word costs a reader.
const FILE_SIZE: usize = 20_000;
/// Hexadecimal digits in the name of a file.
const DIGITS: usize = 7;

/// The index of shards.
pub(super) struct Merged<'s> {
    words: Vec<(u32, &'s Word<'s>)>,
    pages: Vec<Indexed<'s>>,
    /// The number of the first page of each shard.
    starts: Vec<u32>,
}

/// A page of the index.
pub(super) struct Indexed<'s> {
    record: &'s SearchRecord,
    length: u32,
    /// The name of the file with what is shown of it, and whether an earlier page has the same.
    pub(super) name: String,
    pub(super) is_double: bool,
}

/// A file of words.
pub(super) struct WordFile {
    from: String,
    to: String,
    pub(super) bytes: Vec<u8>,
}

impl<'s> Merged<'s> {
    /// The index of shards, each with its records.
    pub(super) fn of(shards: &'s [(&'s [SearchRecord], Postings<'s>)], language: &str) -> Self {
        let mut names = Names::new(language);
        let (mut pages, mut starts, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (number, (records, postings)) in (0..).zip(shards) {
            starts.push(as_u32(pages.len()));
            pages.extend(postings.pages.iter().map(|page| {
                let record = &records[page.record as usize];
                let (name, is_new) = names.stamped(&stamp(record), page.fingerprint);
                Indexed { record, length: page.length, name, is_double: !is_new }
            }));
            words.extend(postings.words.iter().map(|word| (number, word)));
        }
        words.par_sort_unstable_by_key(|&(shard, word)| (word.stem, shard));
        Self { words, pages, starts }
    }

    /// The pages of a shard.
    pub(super) fn pages_of(&self, shard: usize) -> &[Indexed<'s>] {
        let end = self.starts.get(shard + 1).map_or(self.pages.len(), |&start| start as usize);
        &self.pages[self.starts[shard] as usize..end]
    }

    pub(super) fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The files of words, each made into something else at once, in order.
    pub(super) fn word_files<T: Send>(&self, take: impl Fn(WordFile) -> T + Sync) -> Vec<T> {
        let files = self.files();
        files.into_par_iter().map(|words| take(self.word_file(&self.words[words]))).collect()
    }

    /// The words of each file.
    fn files(&self) -> Vec<Range<usize>> {
        let mut files = Vec::new();
        let (mut start, mut end, mut size) = (0, 0, 0);
        for parts in self.words.chunk_by(|(_, one), (_, other)| one.stem == other.stem) {
            end += parts.len();
            let variants = parts.iter().flat_map(|(_, word)| &word.variants);
            let places = parts.iter().filter_map(|(_, word)| word.places.as_ref());
            let places = places.chain(variants.map(|variant| &variant.places));
            size += places.map(|places| places.size as usize).sum::<usize>() + variants_of(parts).len();
            if size >= FILE_SIZE {
                files.push(start..end);
                (start, size) = (end, 0);
            }
        }
        if start < end {
            files.push(start..end);
        }
        files
    }

    fn word_file(&self, words: &[(u32, &'s Word<'s>)]) -> WordFile {
        let by_word: Vec<_> = words.chunk_by(|(_, one), (_, other)| one.stem == other.stem).collect();
        let mut cbor = Cbor::default();
        cbor.array(1);
        cbor.array(by_word.len());
        for parts in by_word {
            cbor.array(3);
            cbor.text(parts[0].1.stem);
            let of = |&(shard, word): &(u32, &'s Word<'s>)| Some((shard, word.places.as_ref()?));
            self.write(parts.iter().filter_map(of).collect(), &mut cbor);
            let variants = variants_of(parts);
            cbor.array(variants.len());
            for (form, places) in variants {
                cbor.array(2);
                cbor.text(form);
                self.write(places, &mut cbor);
            }
        }
        let word =
            |part: Option<&(u32, &Word<'_>)>| part.map(|(_, word)| word.stem.to_owned()).unwrap_or_default();
        WordFile { from: word(words.first()), to: word(words.last()), bytes: cbor.0 }
    }

    /// Writes the places in all shards as one list.
    fn write(&self, places: Vec<(u32, &PostingList<'_>)>, cbor: &mut Cbor) {
        cbor.array(places.iter().map(|(_, places)| places.pages as usize).sum());
        let mut last = 0;
        for (shard, places) in places {
            let start = self.starts[shard as usize];
            format::begin_page(cbor, start + places.first - last);
            cbor.0.extend_from_slice(places.packed);
            last = start + places.last;
        }
    }

    /// The filters that have values, each with its file.
    pub(super) fn filters(&self) -> Vec<(&'static str, Vec<u8>)> {
        let written = FILTERS.iter().map(|&filter| {
            let mut pages: BTreeMap<_, Vec<u32>> = BTreeMap::new();
            for (number, page) in (0..).zip(&self.pages) {
                for value in values(page.record, filter) {
                    pages.entry(value).or_default().push(number);
                }
            }
            (filter, pages)
        });
        let filled = written.filter(|(_, pages)| !pages.is_empty());
        filled
            .map(|(filter, pages)| {
                let mut cbor = Cbor::default();
                cbor.array(2);
                cbor.text(filter);
                cbor.array(pages.len());
                for (value, pages) in pages {
                    cbor.array(2);
                    cbor.text(&value);
                    cbor.list(pages);
                }
                (filter, cbor.0)
            })
            .collect()
    }

    /// What a browser loads first: all pages, and which file has which words. `words` and `filters` are the files with
    /// their names.
    pub(super) fn meta(&self, version: &str, words: Vec<Span>, filters: &[(&str, String)]) -> Vec<u8> {
        let mut cbor = Cbor::default();
        cbor.array(6);
        cbor.text(version);
        cbor.array(self.pages.len());
        for page in &self.pages {
            cbor.array(3);
            cbor.text(&page.name);
            cbor.number(page.length);
            // No files of several pages.
            cbor.text("");
        }
        let spans = shortened(words);
        cbor.array(spans.len());
        for span in spans {
            cbor.array(3);
            for text in [span.from, span.to, span.name] {
                cbor.text(&text);
            }
        }
        cbor.array(filters.len());
        for (filter, name) in filters {
            cbor.array(2);
            cbor.text(filter);
            cbor.text(name);
        }
        // Nothing to sort by: the names of pages say their days.
        cbor.array(0);
        cbor.array(FIELDS.len());
        for field in FIELDS {
            cbor.text(field);
        }
        cbor.0
    }
}

/// What a browser has to know of a page before it loads it, to put it in its place: the first letter of its kind, and its
/// day in eight digits. What has no day, or one before our era, has no digit but zero.
fn stamp(record: &SearchRecord) -> String {
    let digits = record.date.as_ref().map(|day| day.replace('-', ""));
    let digits =
        digits.filter(|digits| digits.len() == 8 && !record.date.iter().any(|day| day.starts_with('-')));
    let kind = record.kind.chars().next().unwrap_or('-');
    format!("{kind}{}", digits.as_deref().unwrap_or("00000000"))
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).expect("no site has so many pages")
}

/// A word with accents, and its places in each shard.
type Variants<'p> = Vec<(&'p str, Vec<(u32, &'p PostingList<'p>)>)>;

/// The forms with accents of a word, as they are met.
fn variants_of<'p>(parts: &'p [(u32, &'p Word<'p>)]) -> Variants<'p> {
    let mut variants: Variants<'p> = Vec::new();
    for &(shard, word) in parts {
        for variant in &word.variants {
            let places = (shard, &variant.places);
            match variants.iter_mut().find(|(form, _)| *form == variant.form) {
                Some((_, all)) => all.push(places),
                None => variants.push((variant.form, vec![places])),
            }
        }
    }
    variants
}

/// The words of a file: from this to that, by as much of them as tells them from those of the next.
pub(super) struct Span {
    from: String,
    to: String,
    name: String,
}

impl WordFile {
    /// The same, once its bytes are written.
    pub(super) fn without_bytes(self) -> Self {
        Self { bytes: Vec::new(), ..self }
    }

    /// Its words under a name.
    pub(super) fn span(self, name: String) -> Span {
        Span { from: self.from, to: self.to, name }
    }
}

/// The same with no more letters of a word than are needed.
fn shortened(mut spans: Vec<Span>) -> Vec<Span> {
    for number in 1..spans.len() {
        let (before, after) = spans.split_at_mut(number);
        let (last, next) = (&mut before[number - 1], &mut after[0]);
        let alike = last.to.chars().zip(next.from.chars()).take_while(|(one, other)| one == other).count();
        let to: String = last.to.chars().take(alike + 1).collect();
        if to >= last.from {
            last.to = to;
        }
        next.from = next.from.chars().take(alike + 1).collect();
    }
    spans
}

/// The names of files by what stands in them, short and each once.
pub(super) struct Names<'l> {
    language: &'l str,
    taken: FxHashMap<String, String>,
}

impl<'l> Names<'l> {
    pub(super) fn new(language: &'l str) -> Self {
        Self { language, taken: FxHashMap::default() }
    }

    /// The name for a fingerprint, and whether it is new.
    pub(super) fn name(&mut self, fingerprint: &str) -> (String, bool) {
        self.stamped("", fingerprint)
    }

    /// The same with something that names of this kind say.
    pub(super) fn stamped(&mut self, stamp: &str, fingerprint: &str) -> (String, bool) {
        let mut digits = fingerprint.chars();
        let mut name = format!("{}_{stamp}", self.language);
        name.extend(digits.by_ref().take(DIGITS));
        loop {
            match self.taken.get(&name) {
                Some(taken) if taken == fingerprint => return (name, false),
                // Of two names of all digits none is the other.
                Some(_) => name.extend(digits.next()),
                None => break,
            }
        }
        self.taken.insert(name.clone(), fingerprint.to_owned());
        (name, true)
    }

    /// The name for bytes.
    pub(super) fn of(&mut self, bytes: &[u8]) -> String {
        self.name(&Fingerprint::of(bytes).to_string()).0
    }
}
