//! The search index of each edition, made when what a reader can find has changed.
//!
//! Must not know how an index is made, or what its files hold.

use super::fault;
use super::make::Run;
use crate::diagnostic::{self, Diagnostic};
use crate::output::{Content, OutputError};
use crate::page::Pages;
use crate::render::{self, IndexFile};
use crate::source::Fingerprint;

/// The index of an edition in the last run.
#[derive(Debug)]
pub(super) struct Index {
    /// Of all that it was made of.
    made_of: Fingerprint,
    /// Its files, in the order in which they are written.
    files: Vec<String>,
}

/// What became of the index.
pub(super) struct IndexMade {
    /// What to remember, with the language; nothing when a file could not be written.
    pub(super) index: Option<(String, Index)>,
    pub(super) files: usize,
    pub(super) failures: Vec<OutputError>,
    pub(super) problem: Option<Diagnostic>,
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
        if let Some(files) = self.unchanged(language, made_of) {
            return self.keep((language, made_of), files);
        }
        for record in &records {
            diagnostic::trip("search", &record.title);
        }
        let files = render::index(records, language);
        let folder = pages.index_folder();
        let below = |file: &IndexFile| format!("{folder}/{}", file.path);
        let put = |file: &IndexFile| self.sink.put(&below(file), Content::Bytes(&file.bytes)).err();
        let failures: Vec<OutputError> = files.iter().filter_map(put).collect();
        let files: Vec<String> = files.iter().map(below).collect();
        IndexMade {
            files: files.len(),
            index: failures.is_empty().then(|| (language.to_owned(), Index { made_of, files })),
            failures,
            problem: None,
        }
    }

    /// The files of the last index, if it was made of the same and all of it is there.
    fn unchanged(&self, language: &str, made_of: Fingerprint) -> Option<&[String]> {
        let last = self.memory.indexes.get(language).filter(|last| last.made_of == made_of)?;
        last.files.iter().all(|file| self.sink.exists(file)).then_some(&*last.files)
    }

    fn keep(&self, (language, made_of): (&str, Fingerprint), files: &[String]) -> IndexMade {
        let failures: Vec<OutputError> = files.iter().filter_map(|file| self.sink.keep(file).err()).collect();
        let index = || (language.to_owned(), Index { made_of, files: files.to_vec() });
        IndexMade { files: files.len(), index: failures.is_empty().then(index), failures, problem: None }
    }
}
