//! Bytes that took long to make, kept on the disk between runs: a folder of files by key.
//!
//! A key stands for all that decides the bytes, so that to lose an entry, or all, changes nothing but the time
//! that a run takes. Whatever goes wrong here is a miss. It must not know what the bytes mean, or any other room.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, str};

/// How long entries are kept, where nothing else is said.
const KEPT_FOR: u32 = 50;
/// The list of how many runs have not used each entry.
const UNUSED: &str = "unused";
/// Bytes of the checksum that begins each entry.
const CHECKSUM: usize = blake3::OUT_LEN;

/// A folder of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cache {
    folder: PathBuf,
    /// So many runs in a row may not use an entry before it is removed.
    kept_for: u32,
}

impl Cache {
    /// The cache in a folder, which is made when the first entry comes.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder, kept_for: KEPT_FOR }
    }

    /// A cache beside this one, which keeps entries for so many runs that do not use them.
    #[must_use]
    pub fn beside(&self, name: &str, kept_for: u32) -> Self {
        Self { folder: self.folder.with_file_name(name), kept_for }
    }

    /// The cache of a site, for renditions of pictures and for social cards; `root` is its folder.
    pub fn of_site(root: &Path) -> Self {
        Self::at(root.join(".briefgen-cache/images"))
    }

    /// The bytes of a key; `None` when they are not there, or damaged.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        let mut entry = fs::read(self.folder.join(is_key(key).then_some(key)?)).ok()?;
        let (checksum, bytes) = entry.split_at_checked(CHECKSUM)?;
        if blake3::hash(bytes) != *<&[u8; CHECKSUM]>::try_from(checksum).ok()? {
            return None;
        }
        entry.drain(..CHECKSUM);
        Some(entry)
    }

    /// Keeps the bytes of a key, whole or not at all. A disk that takes nothing is no reason to stop.
    pub fn put(&self, key: &str, bytes: &[u8]) {
        if is_key(key) {
            drop(self.write(key, &[blake3::hash(bytes).as_bytes(), bytes]));
        }
    }

    /// Ends a run that used these keys: removes what many runs in a row have not used, and what a run that
    /// was killed left behind.
    pub fn finish(&self, used: &BTreeSet<String>) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let counts = self.counts();
        let mut unused = BTreeMap::new();
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            if used.contains(name) || name == UNUSED || name == ".gitignore" {
                continue;
            }
            let count = counts.get(name).map_or(1, |count| count.saturating_add(1));
            if is_key(name) && count <= self.kept_for {
                unused.insert(name.to_owned(), count);
            } else if entry.file_type().is_ok_and(|kind| kind.is_file()) {
                drop(fs::remove_file(entry.path()));
            }
        }
        if unused != counts {
            let list = unused.iter().fold(String::new(), |mut list, (key, count)| {
                let _ = writeln!(list, "{key} {count}");
                list
            });
            drop(self.write(UNUSED, &[list.as_bytes()]));
        }
    }

    /// How many runs have not used each entry.
    fn counts(&self) -> BTreeMap<String, u32> {
        let list = fs::read(self.folder.join(UNUSED)).unwrap_or_default();
        let lines = str::from_utf8(&list).unwrap_or_default().lines();
        let count = |line: &str| {
            let (key, count) = line.split_once(' ')?;
            Some((key.to_owned(), count.parse().ok()?))
        };
        lines.filter_map(count).collect()
    }

    fn write(&self, name: &str, parts: &[&[u8]]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        keep_out_of_git(&self.folder);
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        for part in parts {
            file.write_all(part)?;
        }
        file.persist(self.folder.join(name))?;
        Ok(())
    }
}

/// What can be made again belongs into no repository.
fn keep_out_of_git(folder: &Path) {
    if let Ok(mut file) = fs::File::create_new(folder.join(".gitignore")) {
        drop(file.write_all(b"*\n"));
    }
}

/// Keys are hexadecimal digits: no path, and no name of another file of the folder.
fn is_key(name: &str) -> bool {
    name.len() >= 16 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
