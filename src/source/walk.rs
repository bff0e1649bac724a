//! Reads a site's files from disk: all of them, or what stands at one path.
//!
//! Whoever reads again hands in what is known, so that files with the same stamp are not opened.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::rules::{has_ending, is_looked_into, is_passed_over, misnamed_settings, reason, relative};
use super::stamp::Stamp;
use super::{Bytes, CONTENT, Fingerprint, Snapshot, SourceFile, THEMES};
use crate::config;
use crate::diagnostic::Lint;
use crate::name::SourcePath;

/// One walk over a site on the disk, into a new snapshot.
pub(super) struct Walk<'a> {
    root: &'a Path,
    /// What was read before; a file of which the disk says the same is taken from here.
    known: &'a Snapshot,
    snapshot: Snapshot,
}

impl<'a> Walk<'a> {
    pub(super) fn new(root: &'a Path, known: &'a Snapshot) -> Self {
        Self { root, known, snapshot: Snapshot::default() }
    }

    /// What the walk has found.
    pub(super) fn finish(mut self) -> Snapshot {
        self.snapshot.sort_problems();
        self.snapshot
    }

    /// Everything.
    pub(super) fn all(&mut self) {
        for path in [config::FILE, &misnamed_settings(), CONTENT, THEMES] {
            self.at(path);
        }
    }

    /// What stands at one path, and below it. The folders above it are real folders.
    pub(super) fn at(&mut self, path: &str) {
        let disk = self.root.join(path);
        if path == config::FILE {
            if disk.exists() {
                self.add(path, &disk);
            }
        } else if path == misnamed_settings() {
            if disk.exists() {
                let message = format!("`{path}` is not read: the settings file is `{}`.", config::FILE);
                self.snapshot.problem(Lint::FileUnreadable, path, message).hint =
                    Some("rename the file".into());
            }
        } else if path != CONTENT && path != THEMES {
            self.below(path, WalkDir::new(&disk).follow_root_links(false));
        } else if disk.is_dir() {
            self.below(path, WalkDir::new(&disk));
        }
    }

    fn below(&mut self, top: &str, walk: WalkDir) {
        let is_top = |entry: &DirEntry| entry.depth() == 0;
        let is_passed_over = |entry: &DirEntry| is_passed_over(&entry.file_name().to_string_lossy());
        let entries = walk.sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| is_top(entry) || !is_passed_over(entry)) {
            match entry {
                Ok(entry) => self.visit(&entry),
                Err(error) => {
                    let path = error.path().and_then(|path| relative(self.root, path));
                    self.unreadable(path.as_deref().unwrap_or(top), error.io_error());
                }
            }
        }
    }

    fn visit(&mut self, entry: &DirEntry) {
        let disk = entry.path();
        let Some(path) = relative(self.root, disk) else {
            let shown = disk.strip_prefix(self.root).unwrap_or(disk).to_string_lossy().into_owned();
            let message = format!("The name of `{shown}` is not UTF-8.");
            self.snapshot.problem(Lint::FileUnreadable, &shown, message).hint =
                Some("rename the file".into());
            return;
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            if has_ending(&path, &["md"]) {
                let message = format!("`{path}` is a folder, not a Markdown file.");
                self.snapshot.problem(Lint::FileIsFolder, &path, message).hint =
                    Some("rename the folder without `.md`".into());
            }
        } else if kind.is_symlink() {
            self.follow(&path, disk);
        } else if kind.is_file() && has_ending(&path, &["markdown", "mdown", "mkd", "mdx"]) {
            let message = format!("`{path}` is not read: Markdown files end in `.md`.");
            self.snapshot.problem(Lint::FileUnreadable, &path, message).hint = Some("rename the file".into());
        } else if kind.is_file() {
            self.add(&path, disk);
        }
    }

    /// A link to a file inside the root is read as that file; any other is reported.
    fn follow(&mut self, path: &str, link: &Path) {
        self.snapshot.links.insert(SourcePath::new(path));
        let target = link
            .canonicalize()
            .and_then(|target| Ok((target.starts_with(self.root.canonicalize()?), target)));
        let message = match target {
            Ok((true, target)) if target.is_file() => return self.add(path, &target),
            Ok((true, _)) => format!("`{path}` links to a folder; such links are not followed."),
            Ok((false, _)) => {
                format!("`{path}` links to a place outside the site and is not followed.")
            }
            Err(error) => format!("`{path}` links to nothing: {}.", reason(Some(&error))),
        };
        self.snapshot.problem(Lint::FileUnreadable, path, message);
    }

    fn add(&mut self, path: &str, disk: &Path) {
        match self.read(path, disk) {
            Ok(file) => {
                self.snapshot.files.insert(SourcePath::new(path), file);
            }
            Err(error) => self.unreadable(path, Some(&error)),
        }
    }

    /// Says that something cannot be read; what went away while the folder was listed is simply gone.
    fn unreadable(&mut self, path: &str, error: Option<&io::Error>) {
        if error.is_some_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return;
        }
        let message = format!("`{path}` cannot be read: {}.", reason(error));
        self.snapshot.problem(Lint::FileUnreadable, path, message);
    }

    fn read(&self, path: &str, disk: &Path) -> io::Result<SourceFile> {
        let stamp = Stamp::before_reading(&fs::metadata(disk)?);
        if let Some(known) = self.known.get(&SourcePath::new(path))
            && stamp.is_some()
            && known.stamp == stamp
            && known.is_at(disk)
        {
            return Ok(known.clone());
        }
        if is_looked_into(path) {
            let bytes = fs::read(disk)?;
            return Ok(SourceFile {
                hash: Fingerprint::of(&bytes),
                bytes: Bytes::Memory(bytes.into()),
                stamp,
            });
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(disk)?)?;
        let hash = Fingerprint::from_hash(hasher.finalize());
        Ok(SourceFile { hash, bytes: Bytes::Disk(disk.to_owned()), stamp })
    }
}
