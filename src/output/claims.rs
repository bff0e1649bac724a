//! Which paths this run has taken, so that no path is written twice or as both a file and a folder.
//!
//! Must not know: the disk.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

use super::path::OutputPath;
use super::{OutputError, locked};

#[derive(Default)]
pub(super) struct Claims(Mutex<Claimed>);

#[derive(Default)]
struct Claimed {
    files: BTreeSet<String>,
    /// All folders that hold them.
    folders: HashSet<String>,
}

impl Claims {
    /// Takes a path; from many threads, exactly one gets it.
    pub(super) fn claim(&self, path: OutputPath<'_>) -> Result<(), OutputError> {
        let mut claimed = locked(&self.0);
        let both = |path: &str| OutputError::FileAndFolder { path: path.to_owned() };
        if claimed.folders.contains(path.as_str()) {
            return Err(both(path.as_str()));
        }
        // Innermost first: where a folder is known, so are those around it.
        for folder in path.folders().rev() {
            if claimed.folders.contains(folder) {
                break;
            }
            if claimed.files.contains(folder) {
                return Err(both(folder));
            }
        }
        if !claimed.files.insert(path.as_str().to_owned()) {
            return Err(OutputError::Twice { path: path.as_str().to_owned() });
        }
        for folder in path.folders().rev() {
            if !claimed.folders.insert(folder.to_owned()) {
                break;
            }
        }
        Ok(())
    }

    /// Gives a path back that was not written after all.
    pub(super) fn release(&self, path: OutputPath<'_>) {
        locked(&self.0).files.remove(path.as_str());
    }

    pub(super) fn into_files(self) -> BTreeSet<String> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Claims the paths in order; the last one's result.
    fn check(paths: &[&str], expected: &str) {
        let claims = Claims::default();
        let mut last = String::new();
        for path in paths {
            let path = OutputPath::new(path).expect("a good path");
            last = claims.claim(path).map_or_else(|error| error.to_string(), |()| "ok".to_owned());
        }
        assert!(last.contains(expected), "{paths:?}: {last}");
    }

    #[test]
    fn conflicts() {
        check(&["a", "b"], "ok");
        check(&["a/b", "a/c", "a/d/e"], "ok");
        check(&["a", "ab/c"], "ok");
        check(&["a", "a"], "Two pages or files want the output path `a`");
        check(&["a", "a/b/c"], "`a` would be both");
        check(&["a/b/c", "a"], "`a` would be both");
        check(&["a/b/c", "a/b"], "`a/b` would be both");
        check(&["a/b", "a/c", "a/b/d"], "`a/b` would be both");
    }
}
