//! Where the output folder is, and whether it may be there.
//!
//! Must not know: what gets written into it.

use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use super::error::{Action, OutputError};

/// What the output folder must stay away from.
#[derive(Clone, Copy, Debug)]
pub struct Protected<'a> {
    /// The project's folder: the output folder may lie in it, but neither be it nor hold it.
    pub root: &'a Path,
    /// What briefgen reads (content, theme, settings): the output folder may not overlap it at all.
    pub inputs: &'a [PathBuf],
}

/// The output folder, with links and `..` resolved once.
#[derive(Clone, Debug)]
pub(super) struct ResolvedFolder {
    resolved: PathBuf,
    /// As the user wrote it, for messages.
    shown: PathBuf,
}

impl ResolvedFolder {
    /// Resolves the folder and makes it when it is not there.
    pub(super) fn open(folder: &Path, protected: Protected<'_>) -> Result<Self, OutputError> {
        let place = Self::find(folder, protected)?;
        fs::create_dir_all(&place.resolved).map_err(Action::Create.failed(folder))?;
        Ok(place)
    }

    /// Resolves the folder, which need not be there.
    pub(super) fn find(folder: &Path, protected: Protected<'_>) -> Result<Self, OutputError> {
        let resolved = resolve(folder).map_err(Action::Read.failed(folder))?;
        refuse_overlap(folder, &resolved, protected)?;
        if fs::metadata(&resolved).is_ok_and(|metadata| !metadata.is_dir()) {
            return Err(OutputError::NotAFolder { folder: folder.to_path_buf() });
        }
        Ok(Self { resolved, shown: folder.to_path_buf() })
    }

    /// The place on disk of a checked path, or of a name of briefgen's own.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.resolved.join(path)
    }

    /// The same for a message.
    pub(super) fn show(&self, path: &str) -> PathBuf {
        self.shown.join(path)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.resolved
    }

    pub(super) fn shown_folder(&self) -> &Path {
        &self.shown
    }

    /// The '/'-separated path of something found inside, if its name is Unicode.
    pub(super) fn relative(&self, found: &Path) -> Option<String> {
        let inside = found.strip_prefix(&self.resolved).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }
}

fn refuse_overlap(folder: &Path, resolved: &Path, protected: Protected<'_>) -> Result<(), OutputError> {
    let project = resolve(protected.root).map_err(Action::Read.failed(protected.root))?;
    if project.starts_with(resolved) {
        return Err(OutputError::HoldsProject { folder: folder.to_path_buf() });
    }
    for input in protected.inputs {
        let place = resolve(input).map_err(Action::Read.failed(input))?;
        if place.starts_with(resolved) || resolved.starts_with(&place) {
            return Err(OutputError::OverlapsInput { folder: folder.to_path_buf(), input: input.clone() });
        }
    }
    Ok(())
}

/// Like `fs::canonicalize`, also for paths whose end does not exist yet: links are followed part by
/// part, so that `..` after a link means the parent of what the link leads to.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            Component::Prefix(_) | Component::RootDir => resolved.push(part),
            Component::Normal(name) => {
                resolved.push(name);
                // A link that leads nowhere is there, and following it fails.
                if fs::symlink_metadata(&resolved).is_ok() {
                    resolved = fs::canonicalize(&resolved)?;
                }
            }
        }
    }
    Ok(resolved)
}
