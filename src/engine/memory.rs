//! What an engine remembers of its last run: languages, parsed files by path and hash, the linked site, pages and
//! search indexes by fingerprint.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::languages::Languages;
use super::limits::Sizes;
use super::load::ReadTheme;
use super::pictures::Pictures;
use crate::diagnostic::Lint;
use crate::image::Fault;
use crate::name::SourcePath;
use crate::parse::{Document, Manner, Parsed};
use crate::site;
use crate::snapshot::Fingerprint;

/// The fingerprint under which each output file was last rendered.
pub(super) type Rendered = HashMap<String, Fingerprint>;

#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) languages: Languages,
    /// Of each edition, by its language.
    pub(super) linking: BTreeMap<String, site::Memory>,
    pub(super) pictures: Pictures,
    /// What was wrong with the pixels of pictures, by the hash of their bytes.
    pub(super) faults: FxHashMap<Fingerprint, Fault>,
    pub(super) theme: Option<ReadTheme>,
    read: FxHashMap<SourcePath, Read>,
    pub(super) pages: Rendered,
    /// The sizes of all output files.
    pub(super) sizes: Sizes,
    /// How files were read.
    pub(super) manner: Manner,
    #[cfg(feature = "search")]
    /// Of each edition, by its language.
    pub(super) indexes: BTreeMap<String, super::search::Index>,
}

/// A file that was read in this run.
#[derive(Debug)]
pub(super) struct JustParsed {
    pub(super) path: SourcePath,
    pub(super) hash: Fingerprint,
    pub(super) parsed: Parsed,
}

/// A file as it was read.
#[derive(Debug)]
pub(super) struct Read {
    hash: Fingerprint,
    pub(super) parsed: Parsed,
    /// The document of an earlier state, while this one gives none.
    last_good: Option<Arc<Document>>,
}

impl Read {
    /// The document that stands for the file.
    pub(super) fn document(&self) -> Option<&Arc<Document>> {
        self.parsed.document.as_ref().or(self.last_good.as_ref())
    }

    /// Whether reading it panicked: then it is read again at the next run.
    pub(super) fn panicked(&self) -> bool {
        self.parsed.problems.iter().any(|problem| problem.lint == Lint::InternalError)
    }
}

impl Memory {
    /// A file, if it was read with these bytes.
    pub(super) fn parsed(&self, path: &SourcePath, hash: Fingerprint) -> Option<&Read> {
        self.read.get(path).filter(|read| read.hash == hash)
    }

    /// Takes in what was read; `keeps_last_good` if a document that cannot be read any more is to stay.
    pub(super) fn remember_parsed(&mut self, parsed: Vec<JustParsed>, keeps_last_good: bool) {
        for JustParsed { path, hash, parsed } in parsed {
            let earlier = self.read.remove(&path).filter(|_| keeps_last_good && parsed.document.is_none());
            let last_good = earlier.and_then(|read| read.parsed.document.or(read.last_good));
            self.read.insert(path, Read { hash, parsed, last_good });
        }
    }

    /// Forgets the files that are gone.
    pub(super) fn forget_parsed(&mut self, is_there: impl Fn(&SourcePath) -> bool) {
        self.read.retain(|path, _| is_there(path));
    }

    /// Whether a file is linked as it is now: what linking says of an earlier state points nowhere.
    pub(super) fn is_current(&self, file: &str) -> bool {
        let read = self.read.get(&SourcePath::new(file));
        read.is_none_or(|read| read.last_good.is_none())
    }

    /// The fingerprint under which a file was rendered.
    pub(super) fn rendered(&self, file: &str) -> Option<Fingerprint> {
        self.pages.get(file).copied()
    }
}
