//! Every input file's bytes and hash, from disk or from memory.
//!
//! Owns [`Snapshot`] and [`Fingerprint`]. It must not know Markdown or YAML: a file is bytes here.

mod fingerprint;
mod rules;
mod stamp;
#[cfg(test)]
mod tests;
mod update;
mod walk;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use fingerprint::{Fingerprint, Sealed};

use crate::config::Limits;
use crate::diagnostic::{self, Diagnostic, Lint, SourceTexts, Span};
use crate::name::SourcePath;
use stamp::Stamp;
use walk::Walk;

/// The folder of briefings, actors, topics and pages.
pub const CONTENT: &str = "content";
/// The folder of themes.
pub const THEMES: &str = "themes";

/// One input file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Hash of the bytes.
    pub hash: Fingerprint,
    /// Where the bytes are.
    pub bytes: Bytes,
    /// What the disk said of it; `None` when it has to be read again to be sure.
    stamp: Option<Stamp>,
}

impl SourceFile {
    /// Whether the file is read from this place, where its place counts.
    fn is_at(&self, disk: &Path) -> bool {
        match &self.bytes {
            Bytes::Memory(_) => true,
            Bytes::Disk(place) => place == disk,
        }
    }
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// Read: everything that briefgen looks into.
    Memory(Arc<[u8]>),
    /// Left on disk: what is only copied, such as pictures, and what is too large to be read.
    Disk(PathBuf),
}

impl Bytes {
    /// The bytes themselves, which may have to be read.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn read(&self) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Memory(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::Disk(place) => read_file(place).map(Cow::Owned),
        }
    }

    /// How many bytes there are; 0 of what cannot be read.
    pub fn size(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Disk(place) => fs::metadata(place).map_or(0, |metadata| metadata.len()),
        }
    }

    /// The first bytes, at most so many; none of what cannot be read.
    pub fn start(&self, most: u64) -> Cow<'_, [u8]> {
        match self {
            Self::Memory(bytes) => Cow::Borrowed(bytes),
            Self::Disk(place) => {
                let mut start = Vec::new();
                let read = fs::File::open(place).and_then(|file| file.take(most).read_to_end(&mut start));
                Cow::Owned(if read.is_ok() { start } else { Vec::new() })
            }
        }
    }
}

/// Reads a file that may be anything by now: to open a pipe or a device would wait for ever.
///
/// # Errors
/// When it cannot be read, or is no file.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
    }
    fs::read(path)
}

/// All input files of a site at one moment, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    files: BTreeMap<SourcePath, SourceFile>,
    problems: Vec<Diagnostic>,
    /// Links that were met, with the file that they stand for; none for those that are not followed.
    links: BTreeMap<SourcePath, Option<SourcePath>>,
    /// How large the files may be that are read whole.
    limits: Limits,
    /// The files that the settings name, most of them beside `content/` and `themes/`.
    named: BTreeSet<SourcePath>,
}

impl Snapshot {
    /// Reads the settings, the files that they name, `content/` and `themes/` of the site at `root`.
    ///
    /// What cannot be read becomes a problem and stops nothing. A link stands for its target if that is read where
    /// it is; hidden files and the backup files of editors are passed over. Only files are opened.
    pub fn read(root: &Path) -> Self {
        let nothing = Self::default();
        let mut walk = Walk::new(root, &nothing);
        walk.all();
        walk.finish()
    }

    /// A site in memory: paths and contents.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut snapshot = Self::default();
        for (path, text) in texts {
            snapshot.insert(path, text.as_bytes());
        }
        snapshot
    }

    /// Puts a file in, or in the place of the one of that path.
    pub fn insert(&mut self, path: &str, bytes: &[u8]) {
        let file =
            SourceFile { hash: Fingerprint::of(bytes), bytes: Bytes::Memory(bytes.into()), stamp: None };
        self.files.insert(SourcePath::new(path), file);
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(&SourcePath::new(path));
    }

    /// The file at `path`.
    pub fn get(&self, path: &SourcePath) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// All files below `folder`, in the order of their paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a SourcePath, &'a SourceFile)> {
        let first = SourcePath::new(format!("{folder}/"));
        let inside = move |path: &SourcePath| {
            path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        self.files.range(first..).take_while(move |(path, _)| inside(path))
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&SourcePath, &SourceFile)> {
        self.files.iter()
    }

    /// Links with the files that they stand for, in the order of their paths.
    pub fn links(&self) -> impl Iterator<Item = (&SourcePath, &SourcePath)> {
        self.links.iter().filter_map(|(link, target)| Some((link, target.as_ref()?)))
    }

    /// What could not be read, in the order of the paths.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    fn sort_problems(&mut self) {
        diagnostic::sort(&mut self.problems);
    }

    fn problem(&mut self, lint: Lint, path: &str, message: String) -> &mut Diagnostic {
        self.problems.push(Diagnostic::new(lint, Span::whole_file(&path.into()), message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}

impl SourceTexts for Snapshot {
    fn text(&self, file: &str) -> Option<&str> {
        match &self.files.get(&SourcePath::new(file))?.bytes {
            Bytes::Memory(bytes) => std::str::from_utf8(bytes).ok(),
            Bytes::Disk(_) => None,
        }
    }
}
