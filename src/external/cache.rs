//! Which addresses answered, and when: those are not asked again for a week.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

/// For how long a good answer counts, in seconds.
const WEEK: i64 = 7 * 24 * 60 * 60;

/// Good answers by address, with their time in seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cache {
    good: BTreeMap<String, i64>,
}

impl Cache {
    /// Reads a cache; one that is not there or damaged is empty.
    pub fn read(path: &Path) -> Self {
        std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the cache, whole or not at all, without what is out of date.
    ///
    /// # Errors
    /// When the folder or file cannot be written.
    pub fn write(&self, path: &Path, now: i64) -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let fresh = Self {
            good: self
                .good
                .iter()
                .filter(|(_, then)| is_fresh(**then, now))
                .map(|(a, t)| (a.clone(), *t))
                .collect(),
        };
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec_pretty(&fresh)?)?;
        file.persist(path)?;
        Ok(())
    }

    pub(super) fn is_good(&self, address: &str, now: i64) -> bool {
        self.good.get(address).is_some_and(|&then| is_fresh(then, now))
    }

    pub(super) fn remember(&mut self, address: &str, now: i64) {
        self.good.insert(address.to_owned(), now);
    }
}

fn is_fresh(then: i64, now: i64) -> bool {
    (0..WEEK).contains(&(now - then))
}
