//! What a run would do to an output folder, without doing it.
//!
//! Must not know: how files get written or removed.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{Action, OutputError};
use super::path::OutputPath;
use super::resolved::{Protected, ResolvedFolder};
use super::{MemoryFiles, ledger};

/// Paths that a run would write or remove, each list in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files that are not there.
    pub added: Vec<String>,
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files of earlier runs that would go.
    pub removed: Vec<String>,
}

impl Difference {
    /// Compares a folder with the files of a run. The folder is not made.
    ///
    /// # Errors
    /// When the folder may not be the output folder, as in
    /// [`OutputFolder::open`](super::OutputFolder::open), or cannot be read.
    pub fn of(folder: &Path, protected: Protected<'_>, files: &MemoryFiles) -> Result<Self, OutputError> {
        let place = ResolvedFolder::find(folder, protected)?;
        let listed = ledger::listed(&place)?;
        let mut difference = Self::default();
        for (path, bytes) in files {
            match read(&place, OutputPath::new(path)?)? {
                None => difference.added.push(path.clone()),
                Some(known) if known == **bytes => {}
                Some(_) => difference.changed.push(path.clone()),
            }
        }
        let stale = listed.into_iter().filter(|path| !files.contains_key(path) && place.at(path).exists());
        difference.removed = stale.collect();
        Ok(difference)
    }
}

/// The bytes of a file; `None` when none is there, or a folder.
fn read(place: &ResolvedFolder, path: OutputPath<'_>) -> Result<Option<Vec<u8>>, OutputError> {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound};
    let at = place.at(path.as_str());
    // To open a pipe would wait for ever.
    if fs::symlink_metadata(&at).is_ok_and(|metadata| !metadata.is_file()) {
        return Ok(None);
    }
    match fs::read(at) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory | IsADirectory) => Ok(None),
        Err(error) => Err(Action::Read.failed(place.show(path.as_str()))(error)),
    }
}
