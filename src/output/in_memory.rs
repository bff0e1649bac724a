//! Output in memory, for the preview and for tests. It takes and refuses the same paths as the folder
//! on the disk.
//!
//! Must not know: the output folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

use super::claims::Claims;
use super::path::OutputPath;
use super::{Content, OutputError, Sink, Tally, Written, locked};

/// The files of a site by path; shared with the next run where they do not change.
pub type MemoryFiles = BTreeMap<String, Arc<[u8]>>;

/// One run of writing into memory.
#[derive(Default)]
pub struct MemoryOutput {
    earlier: MemoryFiles,
    files: Mutex<MemoryFiles>,
    claims: Claims,
    tally: Tally,
}

impl MemoryOutput {
    /// A first run.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A run after one that ended with these files.
    #[must_use]
    pub fn after(earlier: MemoryFiles) -> Self {
        Self { earlier, ..Self::default() }
    }

    /// The files of this run, and only they.
    #[must_use]
    pub fn finish(self) -> (MemoryFiles, Written) {
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let removed = self.earlier.keys().filter(|path| !files.contains_key(*path)).count();
        (files, self.tally.sum(removed))
    }

    fn insert(&self, path: OutputPath<'_>, bytes: Arc<[u8]>) {
        locked(&self.files).insert(path.as_str().to_owned(), bytes);
    }
}

impl Sink for MemoryOutput {
    fn exists(&self, path: &str) -> bool {
        self.earlier.contains_key(path)
    }

    fn put(&self, path: &str, content: Content<'_>) -> Result<(), OutputError> {
        let path = OutputPath::new(path)?;
        self.claims.claim(path)?;
        let earlier = self.earlier.get(path.as_str());
        match (read(content), earlier) {
            (Ok(bytes), Some(earlier)) if **earlier == *bytes => {
                self.insert(path, Arc::clone(earlier));
                self.tally.left_unchanged();
                Ok(())
            }
            (Ok(bytes), _) => {
                self.tally.wrote(bytes.len() as u64);
                self.insert(path, bytes.into());
                Ok(())
            }
            (Err(error), Some(earlier)) => {
                self.insert(path, Arc::clone(earlier));
                Err(error)
            }
            (Err(error), None) => {
                self.claims.release(path);
                Err(error)
            }
        }
    }

    fn keep(&self, path: &str) -> Result<bool, OutputError> {
        let path = OutputPath::new(path)?;
        self.claims.claim(path)?;
        let Some(earlier) = self.earlier.get(path.as_str()) else {
            self.claims.release(path);
            return Ok(false);
        };
        self.insert(path, Arc::clone(earlier));
        self.tally.left_unchanged();
        Ok(true)
    }

    fn earlier(&self) -> Vec<String> {
        self.earlier.keys().map(ToString::to_string).collect()
    }
}

fn read(content: Content<'_>) -> Result<Cow<'_, [u8]>, OutputError> {
    match content {
        Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
        Content::File(path) => fs::read(path)
            .map(Cow::Owned)
            .map_err(|cause| OutputError::Source { path: path.to_path_buf(), cause }),
    }
}
