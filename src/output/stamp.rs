//! How a file stands on the disk: its size and the time of its last change.
//!
//! Must not know: what is in it.

use std::path::Path;
use std::time::SystemTime;
use std::{fs, io};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Size and time of a file. Two that differ are of two files or of two contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    time: SystemTime,
}

impl Stamp {
    fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::symlink_metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        Ok(Self { length: metadata.len(), time: metadata.modified()? })
    }

    /// When it was last changed.
    pub fn time(&self) -> SystemTime {
        self.time
    }
}

/// How files below a folder stand, in their order; `None` when one is not there or is no file.
pub fn stamps(folder: &Path, paths: &[String]) -> Option<Vec<Stamp>> {
    paths.par_iter().map(|path| Stamp::of(&folder.join(path)).ok()).collect()
}
