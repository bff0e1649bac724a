//! The search index: records to the files that a reader's browser searches with [Pagefind](https://pagefind.app).
//!
//! What runs in the browser is Pagefind's, and so is what says how a word is indexed (`words`). The index itself is put
//! together here, of shards that are made in parallel and kept (`shard`, `merge`): the library makes an index of all
//! records at once, by one thread for the most part. A browser sees one index, as the library would make it.
//!
//! It must not know where the files go, where shards are kept, or how a reader asks.

mod format;
mod merge;
mod record;
mod shard;
mod spread;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::merge::{Merged, Names};
use self::record::Entry;
use self::shard::{Postings, Shard};
use self::words::Words;
use crate::page::view::SearchRecord;
use crate::snapshot::Fingerprint;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path in the folder of the index.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Keeps what took long to make, by a key that stands for all that decides the bytes. It may lose anything.
pub trait IndexCache: Sync {
    /// The bytes of a key, if they are there and whole.
    fn get(&self, key: Fingerprint) -> Option<Vec<u8>>;

    /// Keeps the bytes of a key.
    fn put(&self, key: Fingerprint, bytes: &[u8]);
}

/// Takes the files of an index, from any number of threads.
type Put<'p> = dyn Fn(IndexFile) + Sync + 'p;

/// What names all other files: it is written last.
const ENTRY: &str = "pagefind-entry.json";
/// What runs in the browser beside `wasm.*`; the library's other programs are for interfaces that are not ours.
const PROGRAMS: [&str; 2] = ["pagefind.js", "pagefind-worker.js"];
/// Counts the ways in which shards were written.
const FORMAT: u32 = 2;

/// Makes the index of records and gives its files to `put`, each after those that it names. `language` is the tag of the
/// edition: one index holds texts in any language, so that results stand in one order.
///
/// # Panics
/// Never on any record: the library fails for files and options that it cannot read, and gets neither.
pub fn index(records: &[SearchRecord], language: &str, cache: &dyn IndexCache, put: &Put<'_>) {
    if records.is_empty() {
        return;
    }
    // Pages ask for the tag in lower case.
    let index = Index { records, language: &language.to_lowercase(), cache, put };
    let shards = index.shards();
    let read: Vec<(&[SearchRecord], Postings<'_>)> = shards
        .par_iter()
        .map(|(records, shard)| (*records, shard.postings().expect("it was made, or looked at")))
        .collect();
    let merged = Merged::of(&read, index.language);
    shards.par_iter().enumerate().for_each(|(number, (_, shard))| {
        let fragments = shard.fragments().expect("it was made, or looked at");
        for (page, packed) in merged.pages_of(number).iter().zip(fragments.packed) {
            if !page.is_double {
                index.write(format!("fragment/{}.pf_fragment", page.name), packed.to_vec());
            }
        }
    });
    index.finish(&merged);
}

/// An index as it is made.
struct Index<'i> {
    records: &'i [SearchRecord],
    language: &'i str,
    cache: &'i dyn IndexCache,
    put: &'i Put<'i>,
}

impl<'i> Index<'i> {
    fn write(&self, path: String, bytes: Vec<u8>) {
        (self.put)(IndexFile { path, bytes });
    }

    /// All shards with their records: those that are kept, and those that have to be made.
    fn shards(&self) -> Vec<(&'i [SearchRecord], Shard)> {
        let cut: Vec<&[SearchRecord]> =
            shard::cut(self.records).into_iter().map(|range| &self.records[range]).collect();
        let keys: Vec<Fingerprint> = cut.par_iter().map(|records| self.key(&(records, "shard"))).collect();
        let kept: Vec<Option<Shard>> =
            cut.par_iter().zip(&keys).map(|(records, &key)| self.kept(records, key)).collect();
        let is_missing = |number: &usize| kept[*number].is_none();
        let missing: Vec<usize> = (0..cut.len()).filter(is_missing).collect();
        let entry = |record| Entry::new(record, self.language);
        // Each shard has a part of all entries.
        let mut entries = Vec::new();
        let mut parts = Vec::new();
        for &number in &missing {
            let start = entries.len();
            entries.par_extend(cut[number].par_iter().map(entry));
            parts.push(start..entries.len());
        }
        let words = Words::of(&entries, self.language);
        let mut made: Vec<Shard> = missing
            .par_iter()
            .zip(parts)
            .map(|(&number, part)| {
                let shard = Shard::make(&entries[part], &words, self.language);
                self.cache.put(keys[number], &shard.postings);
                self.cache.put(second(keys[number]), &shard.fragments);
                shard
            })
            .collect();
        let mut made = made.drain(..);
        let all = kept.into_iter().map(|kept| kept.or_else(|| made.next()));
        cut.into_iter().zip(all).filter_map(|(records, shard)| Some((records, shard?))).collect()
    }

    fn key(&self, of: &impl std::hash::Hash) -> Fingerprint {
        Fingerprint::of_value(&(FORMAT, env!("CARGO_PKG_VERSION"), self.language, of))
    }

    fn kept(&self, records: &[SearchRecord], key: Fingerprint) -> Option<Shard> {
        let (postings, fragments) = (self.cache.get(key)?, self.cache.get(second(key))?);
        Some(Shard { postings, fragments }).filter(|shard| shard.is_of(records.len()))
    }

    /// Writes all files but those that show pages.
    fn finish(&self, merged: &Merged<'_>) {
        let mut names = Names::new(self.language);
        let words = merged.word_files(|file| {
            let fingerprint = Fingerprint::of(&file.bytes);
            (fingerprint, self.packed(&file.bytes), file.without_bytes())
        });
        let mut spans = Vec::with_capacity(words.len());
        for (fingerprint, packed, file) in words {
            let (name, _) = names.name(&fingerprint.to_string());
            self.write(format!("index/{name}.pf_index"), packed);
            spans.push(file.span(name));
        }
        let mut names = Names::new(self.language);
        let mut filters = Vec::new();
        for (filter, bytes) in merged.filters() {
            let name = names.of(&bytes);
            self.write(format!("filter/{name}.pf_filter"), format::pack(&bytes));
            filters.push((filter, name));
        }
        let mut program = Program::new(self.language);
        let meta = merged.meta(&program.entry.version, spans, &filters);
        let name = format!("{}_{}", self.language, Fingerprint::of(&meta).short(10));
        self.write(format!("pagefind.{name}.pf_meta"), format::pack(&meta));
        program.files.drain(..).for_each(self.put);
        let entry = program.entry(self.language, (name, merged.page_count()));
        self.write(ENTRY.to_owned(), entry);
    }

    /// A file of words, packed: one change moves few of them.
    fn packed(&self, bytes: &[u8]) -> Vec<u8> {
        let key = self.key(&(bytes, "words"));
        self.cache.get(key).unwrap_or_else(|| {
            let packed = format::pack(bytes);
            self.cache.put(key, &packed);
            packed
        })
    }
}

/// The key of what is shown, from that of the postings.
fn second(key: Fingerprint) -> Fingerprint {
    Fingerprint::of_value(&(key, "fragments"))
}

/// What the library puts beside an index.
struct Program {
    /// What runs in the browser.
    files: Vec<IndexFile>,
    entry: EntryFile,
}

/// What a browser asks for first.
#[derive(Deserialize, Serialize)]
struct EntryFile {
    version: String,
    languages: BTreeMap<String, EntryLanguage>,
    include_characters: Vec<char>,
}

#[derive(Deserialize, Serialize)]
struct EntryLanguage {
    hash: String,
    wasm: Option<String>,
    page_count: usize,
}

impl Program {
    /// What stands beside any index in the language.
    fn new(language: &str) -> Self {
        let mut files = words::files("a".to_owned(), BTreeMap::new(), language);
        let entry = files.iter().find(|file| file.path == ENTRY).expect("the library writes an entry");
        let entry: EntryFile = serde_json::from_slice(&entry.bytes).expect("the library writes JSON");
        let wasm = entry.languages.values().find_map(|one| one.wasm.as_deref()).unwrap_or("unknown");
        let wasm = format!("wasm.{wasm}.pagefind");
        files.retain(|file| file.path == wasm || PROGRAMS.contains(&&*file.path));
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Self { files, entry }
    }

    /// The entry of an index, by the name of its meta file and the number of its pages.
    fn entry(mut self, language: &str, (hash, page_count): (String, usize)) -> Vec<u8> {
        let wasm = self.entry.languages.remove(language).and_then(|one| one.wasm);
        self.entry.languages =
            BTreeMap::from([(language.to_owned(), EntryLanguage { hash, wasm, page_count })]);
        serde_json::to_vec(&self.entry).expect("texts and numbers are JSON")
    }
}

#[cfg(test)]
mod tests;
