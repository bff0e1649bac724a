//! Temporary files: each stands next to the file that it becomes, under a name that the next run
//! recognises when this one is killed.
//!
//! Must not know: which folders briefgen writes to.

use std::path::Path;
use std::{fs, io};

use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".briefgen-tmp-";

/// A new file, removed again unless it is persisted. Not synced when it is: syncing 12,000 files
/// takes minutes, and a file that a power failure tore is mended by the next build, since that
/// compares bytes. A kill tears nothing.
pub(super) fn create_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    // Without this nobody but the owner could read the site; the umask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(bare)
}

/// The error of the operating system, without the temporary name that means nothing to users.
fn bare(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|wrapped| wrapped.source());
    let cause = inner.and_then(|inner| inner.downcast_ref::<io::Error>());
    cause.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}

/// Removes what killed runs left in this folder.
pub(super) fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_ours = entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes());
        if is_ours && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
