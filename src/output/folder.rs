//! The output folder on the disk: one run of writing into it.
//!
//! Must not know: how ownership is noted (`ledger`), or how to get around on the disk (`tree`).

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use super::claims::Claims;
use super::error::{Action, OutputError};
use super::ledger::Ledger;
use super::path::OutputPath;
use super::resolved::{Protected, ResolvedFolder};
use super::tree::{Standing, Tree};
use super::{Content, Sink, Tally, Written};
use crate::text;

/// An output folder, opened for one run and locked against others.
pub struct OutputFolder {
    tree: Tree,
    ledger: Ledger,
    claims: Claims,
    tally: Tally,
}

impl OutputFolder {
    /// Opens or creates the folder, and clears up after a killed run.
    ///
    /// # Errors
    /// When the folder may not be the output folder: it is the project's folder or around it,
    /// overlaps what briefgen reads, is a file, or holds files (not counting dot files) and no
    /// manifest; when the manifest is damaged; when another run is writing there.
    pub fn open(folder: &Path, protected: Protected<'_>) -> Result<Self, OutputError> {
        let place = ResolvedFolder::open(folder, protected)?;
        let ledger = Ledger::open(&place)?;
        let tree = Tree::new(place);
        if ledger.was_interrupted() {
            tree.sweep(ledger.earlier())?;
        }
        Ok(Self { tree, ledger, claims: Claims::default(), tally: Tally::default() })
    }

    /// Removes what earlier runs wrote and this one did not, then the folders that this emptied, and
    /// writes the manifest.
    ///
    /// # Errors
    /// When a stale file cannot be removed: the others are, and this one stays listed, so that the
    /// next run tries again. When the manifest cannot be written.
    pub fn finish(self) -> Result<Written, OutputError> {
        Ok(self.finish_listed()?.0)
    }

    /// The same with the files that are there now.
    ///
    /// # Errors
    /// As [`Self::finish`].
    pub fn finish_listed(self) -> Result<(Written, BTreeSet<String>), OutputError> {
        let mut paths = self.claims.into_files();
        let stale = remove_stale(&self.tree, self.ledger.earlier().difference(&paths));
        paths.extend(stale.left);
        self.ledger.close(&paths)?;
        match stale.error {
            Some(error) => Err(error),
            None => Ok((self.tally.sum(stale.removed + self.tree.cleared()), paths)),
        }
    }

    /// Ends a run that leaves every file of earlier ones as it stands.
    ///
    /// # Errors
    /// When the notes of the run cannot be removed.
    pub fn leave(self) -> Result<(), OutputError> {
        let earlier = self.ledger.earlier().clone();
        self.ledger.close(&earlier)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.tree.place().folder()
    }

    /// Whether a run was killed that wrote here last.
    pub fn was_interrupted(&self) -> bool {
        self.ledger.was_interrupted()
    }

    /// The files that earlier runs wrote, in order.
    pub fn earlier_files(&self) -> impl Iterator<Item = &String> {
        self.ledger.earlier().iter()
    }

    fn put_claimed(&self, path: OutputPath<'_>, content: Content<'_>) -> Result<(), OutputError> {
        let standing = self.tree.find_room(path, &self.ledger)?;
        if let Standing::File { length } = standing {
            if self.has(path, length, content)? {
                self.ledger.note(path)?;
                self.tally.left_unchanged();
                return Ok(());
            }
            if !self.ledger.owns(path.as_str()) {
                return Err(OutputError::Foreign { path: self.tree.place().show(path.as_str()) });
            }
        }
        self.write(path, content, standing)
    }

    /// Whether the file at the path has these bytes.
    fn has(&self, path: OutputPath<'_>, length: u64, content: Content<'_>) -> Result<bool, OutputError> {
        let content = content.open()?;
        if content.length() != length {
            return Ok(false);
        }
        let failed = || Action::Read.failed(self.tree.place().show(path.as_str()));
        let file = File::open(self.tree.place().at(path.as_str())).map_err(failed())?;
        content.same_as(file).map_err(failed())
    }

    fn write(
        &self,
        path: OutputPath<'_>,
        content: Content<'_>,
        standing: Standing,
    ) -> Result<(), OutputError> {
        let content = content.open()?;
        let failed = || Action::Write.failed(self.tree.place().show(path.as_str()));
        self.ledger.note(path)?;
        self.tree.make_folders(path, &self.ledger)?;
        let mut temporary = self.tree.temporary_for(path)?;
        let bytes = content.copy_to(temporary.as_file_mut()).map_err(failed())?;
        if standing == Standing::Folder {
            self.tree.clear_folder(path, &self.ledger)?;
        }
        temporary.persist(self.tree.place().at(path.as_str())).map_err(|error| failed()(error.error))?;
        self.tally.wrote(bytes);
        Ok(())
    }
}

impl Sink for OutputFolder {
    fn exists(&self, path: &str) -> bool {
        OutputPath::new(path).is_ok_and(|path| {
            let is_file = |standing| matches!(standing, Standing::File { .. });
            self.ledger.owns(path.as_str()) && self.tree.find(path).is_ok_and(is_file)
        })
    }

    fn put(&self, path: &str, content: Content<'_>) -> Result<(), OutputError> {
        let path = OutputPath::new(path)?;
        self.claims.claim(path)?;
        let result = self.put_claimed(path, content);
        // What an earlier run wrote there stays, and stays listed.
        if result.is_err() && !self.ledger.owns(path.as_str()) {
            self.claims.release(path);
        }
        result
    }

    fn keep(&self, path: &str) -> Result<bool, OutputError> {
        let path = OutputPath::new(path)?;
        self.claims.claim(path)?;
        let is_there = self.exists(path.as_str());
        if is_there {
            self.tally.left_unchanged();
        } else {
            self.claims.release(path);
        }
        Ok(is_there)
    }

    fn earlier(&self) -> Vec<String> {
        self.ledger.earlier().iter().cloned().collect()
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let path = OutputPath::new(path).ok().filter(|path| self.exists(path.as_str()))?;
        std::fs::read(self.tree.place().at(path.as_str())).ok()
    }
}

/// What became of the stale files.
#[derive(Default)]
struct Stale {
    removed: usize,
    /// Those that could not be removed, and why the first could not.
    left: Vec<String>,
    error: Option<OutputError>,
}

fn remove_stale<'a>(tree: &Tree, paths: impl Iterator<Item = &'a String>) -> Stale {
    let mut stale = Stale::default();
    let mut folders = BTreeSet::new();
    for path in paths {
        folders.extend(path.match_indices('/').map(|(end, _)| text::before(path, end)));
        match OutputPath::new(path).and_then(|path| tree.remove_file(path)) {
            Ok(was_there) => stale.removed += usize::from(was_there),
            Err(error) => {
                stale.left.push(path.clone());
                stale.error.get_or_insert(error);
            }
        }
    }
    tree.remove_if_empty(&folders);
    stale
}
