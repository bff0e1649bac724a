//! What can go wrong while writing, each as one plain sentence that names the path and what to do.
//!
//! Must not know: how errors are shown.

use std::io;
use std::path::{Path, PathBuf};

/// Why the output folder could not be opened, or a path in it not be written.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentences say what the variants and their fields are")]
pub enum OutputError {
    #[error("The output path `{path}` {why}; give the page or file another name.")]
    BadPath { path: String, why: &'static str },

    #[error("Two pages or files want the output path `{path}`; give one of them another name.")]
    Twice { path: String },

    #[error("The output path `{path}` would be both a file and a folder; give one of them another name.")]
    FileAndFolder { path: String },

    #[error(
        "The output folder `{}` is the project's own folder or lies above it; \
         choose a folder that holds nothing else, such as `public`.", folder.display()
    )]
    HoldsProject { folder: PathBuf },

    #[error(
        "The output folder `{}` overlaps `{}`, which briefgen reads; \
         choose a folder that holds nothing else, such as `public`.", folder.display(), input.display()
    )]
    OverlapsInput { folder: PathBuf, input: PathBuf },

    #[error(
        "The output folder `{}` is not a folder; delete or rename what is there, \
         or choose another output folder.", folder.display()
    )]
    NotAFolder { folder: PathBuf },

    #[error(
        "The output folder `{}` holds files that briefgen did not write, such as `{example}`; \
         choose an empty folder, or empty this one.", folder.display()
    )]
    NotOurs { folder: PathBuf, example: String },

    #[error(
        "Another briefgen is writing to `{}`; wait until it is done, or stop it.", folder.display()
    )]
    Busy { folder: PathBuf },

    #[error(
        "`{}`, where briefgen notes which files are its own, is damaged ({why}); \
         delete it together with what briefgen wrote in that folder, and build again.", path.display()
    )]
    Damaged { path: PathBuf, why: String },

    #[error(
        "`{}` was written by a newer briefgen; update briefgen, \
         or delete the output folder and build again.", path.display()
    )]
    Newer { path: PathBuf },

    #[error(
        "`{}` was not written by briefgen; move it to the content folder or delete it.",
        path.display()
    )]
    Foreign { path: PathBuf },

    #[error(
        "`{}` is a symbolic link, and briefgen does not write through links; delete it.",
        path.display()
    )]
    Link { path: PathBuf },

    #[error(
        "`{}` could not be read ({cause}); if it was moved or deleted meanwhile, build again.",
        path.display()
    )]
    Source { path: PathBuf, cause: io::Error },

    #[error(
        "`{}` could not be {action} ({cause}); check the permissions and the free space there.",
        path.display()
    )]
    Disk { path: PathBuf, action: &'static str, cause: io::Error },
}

/// What the disk refused to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Create,
    Read,
    Write,
    Remove,
}

impl Action {
    /// Makes the error for an I/O error at `path`, for use in `map_err`.
    pub(super) fn failed(self, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> OutputError {
        let action = match self {
            Action::Create => "created",
            Action::Read => "read",
            Action::Write => "written",
            Action::Remove => "removed",
        };
        move |cause| OutputError::Disk { path: path.as_ref().to_path_buf(), action, cause }
    }
}
