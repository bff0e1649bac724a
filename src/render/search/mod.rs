//! The search index: records to the files that a reader's browser searches, made by
//! [Pagefind](https://pagefind.app) as a library.
//!
//! It must not know where the files go, or how a reader asks.

mod spread;

use std::collections::BTreeMap;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use crate::page::view::SearchRecord;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path in the folder of the index.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What names all other files: it is written last.
const ENTRY: &str = "pagefind-entry.json";
/// What runs in the browser; all else without a hash or a language in its name is for interfaces that are not ours.
const PROGRAMS: [&str; 2] = ["pagefind.js", "pagefind-worker.js"];
/// The words of Pagefind's own marks in a text, which a writer may not set.
const MARKS: [&str; 2] = ["___PAGEFIND", "___END_PAGEFIND"];

/// The index of records, in the order in which its files are to be written. `language` is the tag of the
/// edition: one index holds texts in any language, so that results stand in one order.
///
/// # Panics
/// Never on any record: Pagefind fails for files and options that it cannot read, and gets neither.
pub fn index(records: Vec<SearchRecord>, language: &str) -> Vec<IndexFile> {
    if records.is_empty() {
        return Vec::new();
    }
    // Pages ask for the tag in lower case.
    let language = language.to_lowercase();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without drivers asks the system for nothing");
    let files = runtime.block_on(async {
        let options = PagefindServiceConfig::builder().build();
        let mut index = PagefindIndex::new(Some(options)).expect("the options are Pagefind's own");
        for record in records {
            let Entry { url, text, meta, filters, sort } = Entry::new(record, &language);
            let added = index.add_custom_record(url, text, language.clone(), meta, filters, sort).await;
            added.expect("a record with a URL is taken");
        }
        index.get_files().await.expect("files are made in memory")
    });
    let files = files.into_iter().map(|file| IndexFile {
        path: file.filename.to_string_lossy().replace('\\', "/"),
        bytes: file.contents,
    });
    in_order(files.collect())
}

/// A record as Pagefind takes it.
struct Entry {
    url: String,
    text: String,
    meta: Option<BTreeMap<String, String>>,
    filters: Option<BTreeMap<String, Vec<String>>>,
    sort: Option<BTreeMap<String, String>>,
}

impl Entry {
    fn new(record: SearchRecord, language: &str) -> Self {
        let SearchRecord { url, kind, title, note, text, actors, topics, date, year } = record;
        let text = if text.is_empty() { title.clone() } else { text };
        let year: Vec<String> = year.iter().map(ToString::to_string).collect();
        let meta =
            [("title", plain(&title, language)), ("kind", kind.into()), ("note", plain(&note, language))];
        let filters = [("kind", vec![kind.to_owned()]), ("actor", actors), ("topic", topics), ("year", year)];
        let named = |(name, value): (&str, String)| (name.to_owned(), value);
        Self {
            url,
            text: plain(&text, language),
            meta: Some(meta.into_iter().filter(|(_, value)| !value.is_empty()).map(named).collect()),
            filters: Some(
                filters
                    .into_iter()
                    .filter(|(_, values)| !values.is_empty())
                    .map(|(name, values)| (name.to_owned(), values))
                    .collect(),
            ),
            // What has no day comes last.
            sort: Some(BTreeMap::from([named(("date", date.unwrap_or_default()))])),
        }
    }
}

/// A text without Pagefind's marks, with the words apart that the language's index would not part.
fn plain(text: &str, language: &str) -> String {
    let without = MARKS.iter().fold(text.to_owned(), |text, mark| text.replace(mark, ""));
    if spread::is_parted(language) { without } else { spread::spread(&without) }
}

/// The files that a reader's browser asks for, each after those that it names.
fn in_order(mut files: Vec<IndexFile>) -> Vec<IndexFile> {
    let own_wasm = files.iter().any(|file| is_wasm(&file.path) && file.path != "wasm.unknown.pagefind");
    files.retain(|file| {
        let path = &*file.path;
        let is_other_wasm = own_wasm && path == "wasm.unknown.pagefind";
        let is_index = path.contains('/') || path.ends_with(".pf_meta") || is_wasm(path) && !is_other_wasm;
        is_index || path == ENTRY || PROGRAMS.contains(&path)
    });
    files.sort_by(|one, other| (rank(&one.path), &one.path).cmp(&(rank(&other.path), &other.path)));
    files
}

fn is_wasm(path: &str) -> bool {
    path.starts_with("wasm.")
}

fn rank(path: &str) -> u8 {
    match path {
        ENTRY => 2,
        path if path.contains('/') => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests;
