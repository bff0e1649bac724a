//! Output: bytes -> the output folder (`public/`).
//!
//! Owns: which files briefgen wrote there, writing those that differ, whole files only, and removing
//! what no longer belongs. Must not know: what the bytes mean, which pages there are, in what order
//! they are rendered.
//!
//! One run is `OutputFolder::open`, then `put` or `keep` for every path of the site from any number
//! of threads, then `finish`. Dropping the folder without `finish` is the same as being killed:
//! nothing is removed, and the next run knows what this one wrote.
//!
//! What holds at any instant, also when killed:
//! 1. Each file is whole, old or new: it is written under a temporary name and renamed.
//! 2. Only files that briefgen wrote are replaced or removed; it knows them from a manifest and a
//!    journal, whose protocol is at the top of `ledger`.
//! 3. Stale files go last, in `finish`. The one exception is a stale file in the way of a new folder
//!    (or the reverse): it has to go when the new one comes.
//!
//! These guard against mistakes and kills, not against somebody who swaps folders for links while
//! briefgen writes.
//!
//! The files of this room, in the order in which they use each other: `error`, `path`, `resolved`,
//! `claims`, `content`, `temporary`, `manifest`, `journal`, `ledger`, `tree`, `folder`, `in_memory`, `difference`.

mod claims;
mod content;
mod difference;
mod error;
mod folder;
mod in_memory;
mod journal;
mod ledger;
mod manifest;
mod path;
mod resolved;
mod stamp;
mod temporary;
#[cfg(test)]
mod tests;
mod tree;

pub use content::Content;
pub use difference::Difference;
pub use error::OutputError;
pub use folder::OutputFolder;
pub use in_memory::{MemoryFiles, MemoryOutput};
pub use manifest::files_of;
pub use path::OWN_PREFIX;
pub use resolved::Protected;
pub use stamp::{Stamp, stamps};

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What takes the site's files. Paths are relative and '/'-separated: `actors/kim/index.html`.
pub trait Sink: Sync {
    /// Whether an earlier run wrote this path and the file is still there, so that the caller can
    /// write new files before those that link to them.
    fn exists(&self, path: &str) -> bool;

    /// Makes `content` the file at `path`; a file that already has these bytes is not touched.
    ///
    /// # Errors
    /// When the path is bad or was already taken in this run, when something that briefgen did not
    /// write stands in its way, and when reading or writing fails. The other paths are not affected;
    /// what an earlier run wrote at this one stays.
    fn put(&self, path: &str, content: Content<'_>) -> Result<(), OutputError>;

    /// Says that `path` belongs to this run too, with the bytes that an earlier run gave it. Returns
    /// false when there is no such file (any more), and then the caller has to `put` it. The bytes
    /// are not looked at.
    ///
    /// # Errors
    /// When the path is bad or was already taken in this run.
    fn keep(&self, path: &str) -> Result<bool, OutputError>;

    /// All paths that earlier runs wrote, as far as is known.
    fn earlier(&self) -> Vec<String> {
        Vec::new()
    }

    /// What an earlier run wrote at a path, while it stands there.
    fn read(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    /// Whether anything becomes of the bytes; if not, what takes long to make need not be made.
    fn wants_bytes(&self) -> bool {
        true
    }
}

/// Takes files and keeps none: for checks that write nothing. It refuses the paths that a folder refuses, so that a
/// check finds what a build would.
#[derive(Default)]
pub struct Discard {
    claims: claims::Claims,
}

impl Discard {
    fn claim(&self, path: &str) -> Result<(), OutputError> {
        self.claims.claim(path::OutputPath::new(path)?)
    }
}

impl Sink for Discard {
    fn exists(&self, _path: &str) -> bool {
        false
    }

    fn put(&self, path: &str, _content: Content<'_>) -> Result<(), OutputError> {
        self.claim(path)
    }

    fn keep(&self, path: &str) -> Result<bool, OutputError> {
        self.claim(path).map(|()| true)
    }

    fn wants_bytes(&self) -> bool {
        false
    }
}

/// What one run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that already had their bytes, or were kept.
    pub unchanged: usize,
    /// Files of earlier runs that are gone.
    pub removed: usize,
    /// The size of the written files together.
    pub bytes: u64,
}

/// Counts from many threads.
#[derive(Default)]
struct Tally {
    written: AtomicUsize,
    unchanged: AtomicUsize,
    bytes: AtomicU64,
}

impl Tally {
    fn wrote(&self, bytes: u64) {
        self.written.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    fn left_unchanged(&self) {
        self.unchanged.fetch_add(1, Ordering::Relaxed);
    }

    fn sum(self, removed: usize) -> Written {
        Written {
            written: self.written.into_inner(),
            unchanged: self.unchanged.into_inner(),
            removed,
            bytes: self.bytes.into_inner(),
        }
    }
}

/// Locks; a panic in another thread leaves the sets of this room whole, so it does not matter here.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
