//! The search index of each edition, made when what a reader can find has changed.
//!
//! Must not know how an index is made, or what its files hold.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::fault;
use super::make::Run;
use crate::cache::Cache;
use crate::diagnostic::{self, Diagnostic};
use crate::output::{Content, OutputError};
use crate::page::Pages;
use crate::render::{self, IndexFile};
use crate::snapshot::Fingerprint;

/// So many runs in a row may not use a part of an index before it is removed: each edit makes some anew.
const KEPT_FOR: u32 = 5;

/// The index of an edition in the last run.
#[derive(Debug)]
pub(super) struct Index {
    /// Of all that it was made of.
    made_of: Fingerprint,
    /// Its files.
    files: Vec<String>,
    /// The keys of its parts in the cache.
    pub(super) keys: BTreeSet<String>,
}

/// What became of the index.
pub(super) struct IndexMade {
    /// What to remember, with the language; nothing when a file could not be written.
    pub(super) index: Option<(String, Index)>,
    pub(super) files: usize,
    pub(super) failures: Vec<OutputError>,
    pub(super) problem: Option<Diagnostic>,
}

/// Where parts of indexes are kept, beside what else a site keeps.
pub(super) fn kept_beside(cache: &Cache) -> Cache {
    cache.beside("search", KEPT_FOR)
}

/// The parts of an index in the cache, and the keys of those that were asked for.
#[derive(Default)]
struct SearchCache {
    cache: Option<Cache>,
    used: Mutex<BTreeSet<String>>,
}

impl render::IndexCache for SearchCache {
    fn get(&self, key: Fingerprint) -> Option<Vec<u8>> {
        let cache = self.cache.as_ref()?;
        let key = key.to_string();
        let bytes = cache.get(&key);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        bytes
    }

    fn put(&self, key: Fingerprint, bytes: &[u8]) {
        if let Some(cache) = &self.cache {
            cache.put(&key.to_string(), bytes);
        }
    }
}

impl Run<'_> {
    /// Makes the index, or keeps the last one if it would be the same. What names other files is written
    /// after them.
    pub(super) fn index(&self, pages: &Pages) -> IndexMade {
        // An index of an earlier build goes: it may name what is withheld now.
        diagnostic::catch(|| self.make_index(pages)).unwrap_or_else(|panicked| IndexMade {
            index: None,
            files: 0,
            failures: Vec::new(),
            problem: Some(fault::of_site(&panicked, "made the search index, which is left out")),
        })
    }

    fn make_index(&self, pages: &Pages) -> IndexMade {
        let language = pages.language().tag();
        let records = pages.search_records();
        let made_of = Fingerprint::of_value(&(env!("CARGO_PKG_VERSION"), language, &records));
        if let Some(last) = self.unchanged(language, made_of) {
            return self.keep(language, last);
        }
        for record in &records {
            diagnostic::trip("search", &record.title);
        }
        let parts = SearchCache { cache: self.cache.map(kept_beside), ..SearchCache::default() };
        let written = Mutex::new(Vec::new());
        let folder = pages.index_folder();
        render::index(&records, language, &parts, &|file: IndexFile| {
            let path = format!("{folder}/{}", file.path);
            let failure = self.sink.put(&path, Content::Bytes(&file.bytes)).err();
            written.lock().unwrap_or_else(PoisonError::into_inner).push((path, failure));
        });
        let mut written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
        written.sort_by(|(one, _), (other, _)| one.cmp(other));
        let (files, failures): (Vec<String>, Vec<Option<OutputError>>) = written.into_iter().unzip();
        let failures: Vec<OutputError> = failures.into_iter().flatten().collect();
        let keys = parts.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        IndexMade {
            files: files.len(),
            index: failures.is_empty().then(|| (language.to_owned(), Index { made_of, files, keys })),
            failures,
            problem: None,
        }
    }

    /// The last index, if it was made of the same and all of it is there.
    fn unchanged(&self, language: &str, made_of: Fingerprint) -> Option<&Index> {
        let last = self.memory.indexes.get(language).filter(|last| last.made_of == made_of)?;
        last.files.iter().all(|file| self.sink.exists(file)).then_some(last)
    }

    fn keep(&self, language: &str, last: &Index) -> IndexMade {
        let Index { made_of, files, keys } = last;
        let failures: Vec<OutputError> = files.iter().filter_map(|file| self.sink.keep(file).err()).collect();
        let index = || {
            let index = Index { made_of: *made_of, files: files.clone(), keys: keys.clone() };
            (language.to_owned(), index)
        };
        IndexMade { files: files.len(), index: failures.is_empty().then(index), failures, problem: None }
    }
}
