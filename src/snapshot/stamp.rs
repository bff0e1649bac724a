//! What the disk says about a file without opening it, so that a file need not be read again.
//!
//! It must not know what the file holds. A stamp is a reason not to look; what has changed is decided by
//! hashes.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// Within this time a second write may leave the same stamp: some disks tell time in seconds, FAT in two.
const RACY: Duration = Duration::from_secs(2);

/// Size, times and number of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    modified: SystemTime,
    identity: Identity,
}

impl Stamp {
    /// The stamp of a file that is about to be read, taken before it is opened.
    ///
    /// `None` when its last change is so recent that another one could hide behind the same stamp. Git calls
    /// such a file "racy": <https://git-scm.com/docs/racy-git>.
    pub(super) fn before_reading(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let settled = SystemTime::now().checked_sub(RACY)?;
        (modified < settled).then(|| Self { size: metadata.len(), modified, identity: identity(metadata) })
    }
}

/// Which file it is, and when the disk last noted anything about it: tells a file from another that took its
/// place with the size and time of the first, as `mv` and `cp -p` leave it.
#[cfg(unix)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    number: u64,
    noted: i64,
    nanoseconds: i64,
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    Identity { number: metadata.ino(), noted: metadata.ctime(), nanoseconds: metadata.ctime_nsec() }
}

#[cfg(not(unix))]
type Identity = ();

#[cfg(not(unix))]
fn identity(_metadata: &Metadata) -> Identity {}
