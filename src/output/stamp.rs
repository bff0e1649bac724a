//! How a file stands on the disk: its size and the time of its last change.
//!
//! Must not know: what is in it.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Size in bytes, and seconds and nanoseconds since 1970 of the last change. Two that differ are of two contents, or of
/// a file that was touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, u64, u32);

impl Stamp {
    /// That of a file, which is no link; `None` where none is.
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self(metadata.len(), since.as_secs(), since.subsec_nanos()))
    }

    /// How many bytes the file has.
    pub fn size(&self) -> u64 {
        self.0
    }

    /// When it was last changed.
    pub fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::new(self.1, self.2)
    }
}

/// How files below a folder stand, in their order.
pub fn stamps<'p>(
    folder: &Path,
    paths: impl IndexedParallelIterator<Item = &'p String>,
) -> Vec<Option<Stamp>> {
    paths.map(|path| Stamp::of(&folder.join(path))).collect()
}
