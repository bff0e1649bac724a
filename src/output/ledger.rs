//! The ledger: which files in the output folder are briefgen's, also after a kill.
//!
//! It keeps two notes, the manifest (a sorted list, replaced at once) and the journal (appended to).
//! At every instant, what briefgen may own is the manifest plus the journal:
//!
//! 1. `open` locks the journal. Lines in it are from runs that were killed; they stay, and this run
//!    appends to them. Only half a line at the end is cut off.
//! 2. A path that is not owned gets its line in the journal before anything is made for it on the
//!    disk, be it a folder, a temporary file or the file. So a kill can leave a line without a
//!    file, but never a file without a line; and all temporary files stand next to owned paths.
//! 3. `close` comes when the stale files are gone: it replaces the manifest by the paths of this
//!    run and then removes the journal. A kill before that leaves the old manifest plus the
//!    journal, which list more than there is; a kill between the two leaves lines that the new
//!    manifest has too. Both are harmless: what is listed and not there is passed over.
//!
//! So a folder without a journal was finished; with one, the last run was killed (or dropped).
//!
//! Must not know: how files get written or removed.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Bound;

use super::error::{Action, OutputError};
use super::journal::{self, Journal};
use super::manifest;
use super::path::OutputPath;
use super::resolved::ResolvedFolder;

pub(super) struct Ledger {
    place: ResolvedFolder,
    journal: Journal,
    earlier: BTreeSet<String>,
    /// What the manifest says.
    listed: Option<BTreeSet<String>>,
    interrupted: bool,
}

impl Ledger {
    /// Reads the notes, and refuses a folder with files and no notes.
    pub(super) fn open(place: &ResolvedFolder) -> Result<Self, OutputError> {
        refuse_foreign(place)?;
        let opened = Journal::open(place)?;
        let listed = manifest::read(place)?;
        let mut earlier = listed.clone().unwrap_or_default();
        earlier.extend(opened.paths);
        Ok(Self {
            place: place.clone(),
            journal: opened.journal,
            earlier,
            listed,
            interrupted: opened.interrupted,
        })
    }

    /// What earlier runs wrote, as far as they know.
    pub(super) fn earlier(&self) -> &BTreeSet<String> {
        &self.earlier
    }

    pub(super) fn owns(&self, path: &str) -> bool {
        self.earlier.contains(path)
    }

    /// Whether the folder is briefgen's: it was made to hold a file that an earlier run wrote.
    pub(super) fn owns_folder(&self, folder: &str) -> bool {
        let first = format!("{folder}/");
        let from = (Bound::Included(first.as_str()), Bound::Unbounded);
        let next = self.earlier.range::<str, _>(from).next();
        next.is_some_and(|path| path.starts_with(&first))
    }

    /// Whether the last run was killed and may have left temporary files.
    pub(super) fn was_interrupted(&self) -> bool {
        self.interrupted
    }

    /// Notes that a path is going to be briefgen's; to be called before anything is made for it.
    pub(super) fn note(&self, path: OutputPath<'_>) -> Result<(), OutputError> {
        if self.owns(path.as_str()) {
            return Ok(());
        }
        self.journal.note(path)
    }

    /// Makes `paths` the whole list.
    pub(super) fn close(self, paths: &BTreeSet<String>) -> Result<(), OutputError> {
        if self.listed.as_ref() != Some(paths) {
            manifest::write(&self.place, paths)?;
        }
        self.journal.remove()
    }
}

/// What the manifest lists in a folder that a run could write to; nothing when it is not there.
pub(super) fn listed(place: &ResolvedFolder) -> Result<BTreeSet<String>, OutputError> {
    if !place.folder().is_dir() {
        return Ok(BTreeSet::new());
    }
    refuse_foreign(place)?;
    Ok(manifest::read(place)?.unwrap_or_default())
}

/// The journal is looked for first: a first run that is just finishing writes its manifest before it
/// removes its journal, so one of the two is always there.
fn refuse_foreign(place: &ResolvedFolder) -> Result<(), OutputError> {
    if journal::is_there(place)? || fs::symlink_metadata(place.at(manifest::MANIFEST)).is_ok() {
        return Ok(());
    }
    match first_visible(place).map_err(Action::Read.failed(place.shown_folder()))? {
        None => Ok(()),
        Some(example) => Err(OutputError::NotOurs { folder: place.shown_folder().to_path_buf(), example }),
    }
}

/// The first name that does not begin with a dot: a folder with only `.git`, `.gitignore` or
/// `.DS_Store` is as good as empty.
fn first_visible(place: &ResolvedFolder) -> std::io::Result<Option<String>> {
    let mut first: Option<String> = None;
    for entry in fs::read_dir(place.folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && first.as_ref().is_none_or(|first| name < *first) {
            first = Some(name);
        }
    }
    Ok(first)
}
