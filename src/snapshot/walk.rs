//! Reads a site's files from disk: all of them, or what stands at one path.
//!
//! Whoever reads again hands in what is known, so that files with the same stamp are not opened.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::rules::{
    Stray, has_ending, is_looked_into, is_other_markdown, is_passed_over, is_text, may_be_meant, reason,
    refused_target, relative, stray, what,
};
use super::stamp::Stamp;
use super::{Bytes, CONTENT, Fingerprint, Snapshot, SourceFile, THEMES};
use crate::config::{self, Limits, Settings, Size};
use crate::diagnostic::{Diagnostic, Lint, SourceTexts as _, Span};
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
        let snapshot = Snapshot { limits: known.limits, named: known.named.clone(), ..Snapshot::default() };
        Self { root, known, snapshot }
    }

    /// The same with the limits of settings that were read before.
    pub(super) fn within(self, limits: Limits) -> Self {
        Self { snapshot: Snapshot { limits, ..self.snapshot }, ..self }
    }

    /// What the walk has found.
    pub(super) fn finish(mut self) -> Snapshot {
        self.snapshot.sort_problems();
        self.snapshot
    }

    /// Everything.
    pub(super) fn all(&mut self) {
        self.at(config::FILE);
        (self.snapshot.limits, self.snapshot.named) = Settings::reading(self.snapshot.text(config::FILE));
        for path in [CONTENT, THEMES] {
            self.at(path);
        }
        for path in self.snapshot.named.clone() {
            self.named(path.as_str());
        }
        // The order of a folder is that of its disk; problems are sorted in the end.
        for entry in fs::read_dir(self.root).into_iter().flatten().flatten() {
            if let Some(name) = entry.file_name().to_str().filter(|name| stray(name).is_some()) {
                self.at(name);
            }
        }
    }

    /// What stands at one path, and below it. The folders above it are real folders.
    pub(super) fn at(&mut self, path: &str) {
        let disk = self.root.join(path);
        if path == config::FILE {
            self.settings(path, &disk);
        } else if let Some(stray) = stray(path) {
            self.stray(stray, path, &disk);
        } else if path != CONTENT && path != THEMES {
            self.below(path, WalkDir::new(&disk).follow_root_links(false));
        } else {
            self.top(path, &disk);
        }
    }

    /// A file that the settings name, if it stands beside `content/` and `themes/` in real folders.
    fn named(&mut self, path: &str) {
        let is_read = [CONTENT, THEMES].iter().any(|top| path.split('/').next() == Some(top));
        let mut folders = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        let is_folder =
            |folder: &Path| self.root.join(folder).symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
        if !is_read && folders.all(is_folder) {
            self.below(path, WalkDir::new(self.root.join(path)).follow_root_links(false).max_depth(0));
        }
    }

    /// What is not read, and seems to be meant for the site.
    fn stray(&mut self, stray: Stray, path: &str, disk: &Path) {
        match stray {
            Stray::Settings if disk.symlink_metadata().is_ok() => {
                let message = format!("`{path}` is not read: the settings file is `{}`.", config::FILE);
                self.snapshot.problem(Lint::FileUnreadable, path, message).hint =
                    Some("rename the file".into());
            }
            Stray::Folder if holds_markdown(disk) => {
                let message = format!("`{path}/` is not read: all texts stand below `{CONTENT}/`.");
                let belongs = if path == "_posts" { "briefings" } else { path };
                self.snapshot.problem(Lint::FolderWrong, path, message).hint =
                    Some(format!("move it to `{CONTENT}/{belongs}/`"));
            }
            Stray::Settings | Stray::Folder => {}
        }
    }

    /// The settings file, which has to be a file itself: what a link leads to is not read where it is.
    fn settings(&mut self, path: &str, disk: &Path) {
        let kind = match disk.symlink_metadata() {
            Ok(metadata) => metadata.file_type(),
            Err(error) => return self.unreadable(path, Some(&error)),
        };
        if kind.is_file() {
            return self.add(path, disk);
        }
        let message = format!("`{path}` is {}, and is not read.", what(kind));
        self.snapshot.problem(Lint::FileUnreadable, path, message).hint =
            Some("put the file itself there".into());
    }

    /// `content` or `themes`, which has to be a folder itself.
    fn top(&mut self, path: &str, disk: &Path) {
        let kind = match disk.symlink_metadata() {
            Ok(metadata) => metadata.file_type(),
            Err(error) => return self.unreadable(path, Some(&error)),
        };
        if kind.is_dir() {
            return self.below(path, WalkDir::new(disk).follow_root_links(false));
        }
        let message = format!("`{path}` is {}, and is not read.", what(kind));
        let hint = if kind.is_symlink() {
            "put the folder itself there, or name its site with `--root`"
        } else {
            "put a folder there"
        };
        self.snapshot.problem(Lint::FileUnreadable, path, message).hint = Some(hint.into());
    }

    fn below(&mut self, top: &str, walk: WalkDir) {
        let is_input = top == CONTENT || top == THEMES;
        let mut passed_over: Vec<PathBuf> = Vec::new();
        let entries = walk.sort_by_file_name().into_iter();
        let is_read = |entry: &DirEntry| {
            let is_read =
                (is_input && entry.depth() == 0) || !is_passed_over(&entry.file_name().to_string_lossy());
            if !is_read {
                passed_over.push(entry.path().to_owned());
            }
            is_read
        };
        for entry in entries.filter_entry(is_read) {
            match entry {
                Ok(entry) => self.visit(&entry),
                Err(error) => {
                    let path = error.path().and_then(|path| relative(self.root, path));
                    self.unreadable(path.as_deref().unwrap_or(top), error.io_error());
                }
            }
        }
        for disk in passed_over {
            self.pass_over(&disk);
        }
    }

    /// Tells of a text whose name is that of what programs leave behind: it is not lost without a word.
    fn pass_over(&mut self, disk: &Path) {
        let (Some(path), Some(name)) = (relative(self.root, disk), disk.file_name()) else { return };
        let name = name.to_string_lossy();
        let is_folder = disk.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
        if !path.starts_with(CONTENT)
            || !may_be_meant(&name, is_folder)
            || (is_folder && !holds_markdown(disk))
        {
            return;
        }
        let message = format!("`{name}` has the name of what a program left behind, and is not read.");
        self.snapshot.problem(Lint::FileCopy, &path, message).hint =
            Some("give it another name if it is meant, or delete it".into());
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
        } else if kind.is_file() && is_other_markdown(&path) {
            let message = format!("`{path}` is not read: Markdown files end in `.md`.");
            self.snapshot.problem(Lint::FileUnreadable, &path, message).hint = Some("rename the file".into());
        } else if kind.is_file() {
            self.add(&path, disk);
        } else {
            let message = format!("`{path}` is {}, and is not read.", what(kind));
            self.snapshot.problem(Lint::FileUnreadable, &path, message).hint =
                Some("put a file there, or take it away".into());
        }
    }

    /// A link is read as the file that it leads to, if that is one that is read where it is; any other is reported.
    fn follow(&mut self, path: &str, link: &Path) {
        match self.target(path, link) {
            Ok((inside, disk)) => {
                self.snapshot.links.insert(SourcePath::new(path), Some(SourcePath::new(inside)));
                self.add(path, &disk);
            }
            Err(why) => {
                self.snapshot.links.insert(SourcePath::new(path), None);
                self.snapshot.problem(Lint::FileUnreadable, path, format!("`{path}` {why}."));
            }
        }
    }

    /// The file that a link leads to in the end, as a path of the site and on the disk; else why it is not read.
    fn target(&self, path: &str, link: &Path) -> Result<(String, PathBuf), String> {
        let found = link.canonicalize().and_then(|target| Ok((self.root.canonicalize()?, target)));
        let (root, target) = found.map_err(|error| format!("links to nothing: {}", reason(Some(&error))))?;
        if !target.starts_with(&root) {
            return Err("links to a place outside the site and is not followed".to_owned());
        }
        let kind = target.metadata().map(|metadata| metadata.file_type());
        let kind = kind.map_err(|error| format!("links to nothing: {}", reason(Some(&error))))?;
        if kind.is_dir() {
            return Err("links to a folder; such links are not followed".to_owned());
        }
        if !kind.is_file() {
            return Err(format!("links to {}, and is not read", what(kind)));
        }
        let inside = relative(&root, &target).ok_or("links to a file whose name is not UTF-8")?;
        match refused_target(path, &inside) {
            Some(why) => Err(format!("links to `{inside}`, {why}")),
            None => Ok((inside, target)),
        }
    }

    fn add(&mut self, path: &str, disk: &Path) {
        match self.read(path, disk) {
            Ok(file) => {
                if is_looked_into(path) && matches!(file.bytes, Bytes::Disk(_)) {
                    self.too_large(path);
                    if path == config::FILE {
                        return;
                    }
                }
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

    /// How large a file may be that is read whole, and the setting that says so.
    fn limit(&self, path: &str) -> (&'static str, Size) {
        let limits = &self.snapshot.limits;
        if is_text(path) { ("file", limits.file) } else { ("theme_file", limits.theme_file) }
    }

    fn too_large(&mut self, path: &str) {
        let (setting, limit) = self.limit(path);
        let span = Span::whole_file(&path.into());
        let mut problem =
            Diagnostic::beyond(span, &format!("`{path}` is too large and is not read"), (setting, &limit));
        if path == config::FILE {
            problem.lint = Lint::FileUnreadable;
            problem.hint = None;
        }
        self.snapshot.problems.push(problem);
    }

    fn read(&self, path: &str, disk: &Path) -> io::Result<SourceFile> {
        let metadata = fs::metadata(disk)?;
        if !metadata.is_file() {
            // A pipe would be waited for without end.
            return Err(io::Error::other("it is no ordinary file"));
        }
        let stamp = Stamp::before_reading(&metadata);
        let most = self.limit(path).1.0;
        let is_left = !is_looked_into(path) || metadata.len() > most;
        if let Some(known) = self.known.get(&SourcePath::new(path))
            && stamp.is_some()
            && known.stamp == stamp
            && known.is_at(disk)
            && is_left == matches!(known.bytes, Bytes::Disk(_))
        {
            return Ok(known.clone());
        }
        if is_looked_into(path) {
            let mut bytes = Vec::new();
            if !is_left {
                // It may grow while it is read.
                File::open(disk)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
            }
            if is_left || bytes.len() as u64 > most {
                let hash = Fingerprint::of_value(&("too large", metadata.len()));
                return Ok(SourceFile { hash, bytes: Bytes::Disk(disk.to_owned()), stamp: None });
            }
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

/// Whether a folder has a Markdown file right in it.
fn holds_markdown(folder: &Path) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.any(|file| file.file_name().to_str().is_some_and(|name| has_ending(name, &["md"])))
}
