//! The folders and files below the output folder: looks, makes, replaces and removes, and never goes
//! through a symbolic link.
//!
//! Must not know: what this run has taken, and what gets written.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};
use std::{fs, io};

use tempfile::NamedTempFile;
use walkdir::WalkDir;

use super::error::{Action, OutputError};
use super::ledger::Ledger;
use super::path::OutputPath;
use super::resolved::ResolvedFolder;
use super::{locked, temporary};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Nothing,
    File {
        length: u64,
    },
    Folder,
    Link,
    /// A socket or the like.
    Other,
}

pub(super) struct Tree {
    place: ResolvedFolder,
    /// Folders known to be there and to be no links, so that each is looked at or made once.
    known: RwLock<HashSet<String>>,
    /// Held while a stale file makes way for a folder.
    clearing: Mutex<()>,
    cleared: AtomicUsize,
}

impl Tree {
    pub(super) fn new(place: ResolvedFolder) -> Self {
        Self { place, known: RwLock::default(), clearing: Mutex::default(), cleared: AtomicUsize::new(0) }
    }

    pub(super) fn place(&self) -> &ResolvedFolder {
        &self.place
    }

    /// What stands at the path itself, without following it.
    fn standing(&self, path: &str) -> Result<Standing, OutputError> {
        match fs::symlink_metadata(self.place.at(path)) {
            Ok(metadata) if metadata.is_symlink() => Ok(Standing::Link),
            Ok(metadata) if metadata.is_dir() => Ok(Standing::Folder),
            Ok(metadata) if metadata.is_file() => Ok(Standing::File { length: metadata.len() }),
            Ok(_) => Ok(Standing::Other),
            Err(error) if is_absence(&error) => Ok(Standing::Nothing),
            Err(error) => Err(Action::Read.failed(self.place.show(path))(error)),
        }
    }

    /// What stands at the path, by way of real folders only: behind a link there is nothing.
    pub(super) fn find(&self, path: OutputPath<'_>) -> Result<Standing, OutputError> {
        match self.first_that_is_no_folder(path)? {
            None => self.standing(path.as_str()),
            Some(_) => Ok(Standing::Nothing),
        }
    }

    /// The same for writing there: whatever is in the way has to be briefgen's.
    pub(super) fn find_room(&self, path: OutputPath<'_>, ledger: &Ledger) -> Result<Standing, OutputError> {
        if let Some((folder, standing)) = self.first_that_is_no_folder(path)? {
            self.refuse_obstacle(folder, standing, ledger)?;
            return Ok(Standing::Nothing);
        }
        let standing = self.standing(path.as_str())?;
        match standing {
            Standing::Nothing | Standing::File { .. } => {}
            Standing::Folder => self.refuse_foreign_inside(path.as_str(), ledger)?,
            Standing::Link | Standing::Other => {
                self.refuse_obstacle(path.as_str(), standing, ledger)?;
            }
        }
        Ok(standing)
    }

    /// Goes down the folders of a path to the first one that is missing or something else.
    fn first_that_is_no_folder<'a>(
        &self,
        path: OutputPath<'a>,
    ) -> Result<Option<(&'a str, Standing)>, OutputError> {
        if path.parent().is_none_or(|parent| self.knows(parent)) {
            return Ok(None);
        }
        for folder in path.folders() {
            if self.knows(folder) {
                continue;
            }
            match self.standing(folder)? {
                Standing::Folder => self.remember(folder),
                standing => return Ok(Some((folder, standing))),
            }
        }
        Ok(None)
    }

    /// Only nothing, or a file of briefgen's, may stand where a folder has to be.
    fn refuse_obstacle(&self, path: &str, standing: Standing, ledger: &Ledger) -> Result<(), OutputError> {
        match standing {
            Standing::Nothing | Standing::Folder => Ok(()),
            Standing::File { .. } if ledger.owns(path) => Ok(()),
            Standing::Link => Err(OutputError::Link { path: self.place.show(path) }),
            Standing::File { .. } | Standing::Other => {
                Err(OutputError::Foreign { path: self.place.show(path) })
            }
        }
    }

    /// A folder may make way for a file when all that is in it is briefgen's.
    fn refuse_foreign_inside(&self, folder: &str, ledger: &Ledger) -> Result<(), OutputError> {
        for entry in WalkDir::new(self.place.at(folder)).sort_by_file_name() {
            let entry = entry.map_err(|error| Action::Read.failed(self.place.show(folder))(error.into()))?;
            let path = self.place.relative(entry.path());
            let is_ours = path.as_deref().is_some_and(|path| {
                let kind = entry.file_type();
                kind.is_file() && ledger.owns(path) || kind.is_dir() && ledger.owns_folder(path)
            });
            if !is_ours {
                let shown = path.unwrap_or_else(|| entry.file_name().to_string_lossy().into_owned());
                return Err(OutputError::Foreign { path: self.place.show(&shown) });
            }
        }
        Ok(())
    }

    /// Makes the folders of a path, each once. A stale file in the way goes.
    pub(super) fn make_folders(&self, path: OutputPath<'_>, ledger: &Ledger) -> Result<(), OutputError> {
        for folder in path.folders() {
            if !self.knows(folder) {
                self.make_folder(folder, ledger)?;
                self.remember(folder);
            }
        }
        Ok(())
    }

    fn make_folder(&self, folder: &str, ledger: &Ledger) -> Result<(), OutputError> {
        loop {
            match fs::create_dir(self.place.at(folder)) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                result => return result.map_err(Action::Create.failed(self.place.show(folder))),
            }
            // Other threads may be at the same folder, so what stands there counts only under the lock.
            let _one_at_a_time = locked(&self.clearing);
            let standing = self.standing(folder)?;
            self.refuse_obstacle(folder, standing, ledger)?;
            match standing {
                Standing::Folder => return Ok(()),
                Standing::File { .. } => self.clear_file(&self.place.at(folder))?,
                _ => {}
            }
        }
    }

    /// A new file next to where it shall stand.
    pub(super) fn temporary_for(&self, path: OutputPath<'_>) -> Result<NamedTempFile, OutputError> {
        let folder = self.place.at(path.parent().unwrap_or(""));
        temporary::create_in(&folder).map_err(Action::Create.failed(self.place.show(path.as_str())))
    }

    /// Removes a folder for which `find_room` found that all in it is briefgen's.
    pub(super) fn clear_folder(&self, path: OutputPath<'_>, ledger: &Ledger) -> Result<(), OutputError> {
        let folder = path.as_str();
        for entry in WalkDir::new(self.place.at(folder)).contents_first(true) {
            let entry = entry.map_err(|error| Action::Read.failed(self.place.show(folder))(error.into()))?;
            if entry.file_type().is_dir() {
                fs::remove_dir(entry.path()).map_err(Action::Remove.failed(entry.path()))?;
            } else if self.place.relative(entry.path()).is_some_and(|path| ledger.owns(&path)) {
                self.clear_file(entry.path())?;
            }
        }
        Ok(())
    }

    fn clear_file(&self, at: &Path) -> Result<(), OutputError> {
        fs::remove_file(at).map_err(Action::Remove.failed(at))?;
        self.cleared.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// How many stale files have made way so far.
    pub(super) fn cleared(&self) -> usize {
        self.cleared.load(Ordering::Relaxed)
    }

    /// Removes a file if there is one. What somebody has put in its place since, such as a link,
    /// stays.
    pub(super) fn remove_file(&self, path: OutputPath<'_>) -> Result<bool, OutputError> {
        if !matches!(self.find(path)?, Standing::File { .. }) {
            return Ok(false);
        }
        fs::remove_file(self.place.at(path.as_str()))
            .map_err(Action::Remove.failed(self.place.show(path.as_str())))?;
        Ok(true)
    }

    /// Removes those folders that are empty, inner ones first. A folder that does not go is
    /// no error: it is not empty, or somebody is looking at it.
    pub(super) fn remove_if_empty(&self, folders: &BTreeSet<&str>) {
        for folder in folders.iter().rev() {
            let is_real = OutputPath::new(folder)
                .and_then(|path| self.find(path))
                .is_ok_and(|standing| standing == Standing::Folder);
            if is_real {
                let _ = fs::remove_dir(self.place.at(folder));
            }
        }
    }

    /// Removes what a killed run left next to these paths.
    pub(super) fn sweep(&self, paths: &BTreeSet<String>) -> Result<(), OutputError> {
        let folders: BTreeSet<&str> =
            paths.iter().filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
        for folder in folders {
            if self.find(OutputPath::new(folder)?)? == Standing::Folder {
                temporary::sweep(&self.place.at(folder))
                    .map_err(Action::Remove.failed(self.place.show(folder)))?;
            }
        }
        temporary::sweep(self.place.folder()).map_err(Action::Remove.failed(self.place.shown_folder()))
    }

    fn knows(&self, folder: &str) -> bool {
        self.known.read().unwrap_or_else(PoisonError::into_inner).contains(folder)
    }

    fn remember(&self, folder: &str) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
    }
}

/// Nothing is there, or the way there leads over a file.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
