//! Reads a site's files from disk.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::{Bytes, CONTENT, Fingerprint, Snapshot, SourceFile, THEMES};
use crate::config;
use crate::diagnostic::Lint;
use crate::name::SourcePath;

/// Endings of the files that briefgen looks into; theme files are read whole whatever they are.
const TEXT_ENDINGS: [&str; 3] = ["md", "yaml", "yml"];

pub(super) fn read(root: &Path) -> Snapshot {
    let mut snapshot = Snapshot::default();
    let settings = root.join(config::FILE);
    if settings.exists() {
        add(&mut snapshot, config::FILE, &settings);
    }
    let misnamed = config::FILE.replace(".yaml", ".yml");
    if root.join(&misnamed).exists() {
        let message = format!("`{misnamed}` is not read: the settings file is `{}`.", config::FILE);
        snapshot.problem(Lint::FileUnreadable, &misnamed, message).hint = Some("rename the file".into());
    }
    for folder in [CONTENT, THEMES] {
        let top = root.join(folder);
        if !top.is_dir() {
            continue;
        }
        let walk = WalkDir::new(&top)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry));
        for entry in walk {
            match entry {
                Ok(entry) => visit(&mut snapshot, root, &entry),
                Err(error) => {
                    let path = error.path().unwrap_or(&top).to_owned();
                    let path = relative(root, &path).unwrap_or_else(|| folder.to_owned());
                    snapshot.problem(
                        Lint::FileUnreadable,
                        &path,
                        format!("`{path}` cannot be read: {}.", reason(error.io_error())),
                    );
                }
            }
        }
    }
    snapshot
}

/// Hidden files, and what editors and systems leave behind.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(&*name, "Thumbs.db" | "desktop.ini" | "4913")
        || is_backup(&name)
}

/// What editors and merges leave beside a file; it may hold what the file no longer says.
fn is_backup(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.contains(".md.") || has_ending(&lower, &["bak", "orig", "rej", "swp", "swo", "tmp", "save"])
}

fn visit(snapshot: &mut Snapshot, root: &Path, entry: &DirEntry) {
    let Some(path) = relative(root, entry.path()) else {
        let shown = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().into_owned();
        snapshot.problem(Lint::FileUnreadable, &shown, format!("The name of `{shown}` is not UTF-8.")).hint =
            Some("rename the file".into());
        return;
    };
    let kind = entry.file_type();
    if kind.is_dir() {
        if has_ending(&path, &["md"]) {
            snapshot
                .problem(Lint::FileIsFolder, &path, format!("`{path}` is a folder, not a Markdown file."))
                .hint = Some("rename the folder without `.md`".into());
        }
    } else if kind.is_symlink() {
        follow(snapshot, root, &path, entry.path());
    } else if kind.is_file() && has_ending(&path, &["markdown", "mdown", "mkd", "mdx"]) {
        let message = format!("`{path}` is not read: Markdown files end in `.md`.");
        snapshot.problem(Lint::FileUnreadable, &path, message).hint = Some("rename the file".into());
    } else if kind.is_file() {
        add(snapshot, &path, entry.path());
    }
}

/// A link to a file inside the root is read as that file; any other is reported.
fn follow(snapshot: &mut Snapshot, root: &Path, path: &str, link: &Path) {
    let target =
        link.canonicalize().and_then(|target| Ok((target.starts_with(root.canonicalize()?), target)));
    match target {
        Ok((true, target)) if target.is_file() => add(snapshot, path, &target),
        Ok((true, _)) => {
            snapshot.problem(
                Lint::FileUnreadable,
                path,
                format!("`{path}` links to a folder; such links are not followed."),
            );
        }
        Ok((false, _)) => {
            snapshot.problem(
                Lint::FileUnreadable,
                path,
                format!("`{path}` links to a place outside the site and is not followed."),
            );
        }
        Err(error) => {
            snapshot.problem(
                Lint::FileUnreadable,
                path,
                format!("`{path}` links to nothing: {}.", reason(Some(&error))),
            );
        }
    }
}

fn add(snapshot: &mut Snapshot, path: &str, disk: &Path) {
    let look_inside = has_ending(path, &TEXT_ENDINGS) || path.starts_with(THEMES);
    let file = if look_inside {
        fs::read(disk)
            .map(|bytes| SourceFile { hash: Fingerprint::of(&bytes), bytes: Bytes::Memory(bytes.into()) })
    } else {
        hash_file(disk).map(|hash| SourceFile { hash, bytes: Bytes::Disk(disk.to_owned()) })
    };
    match file {
        Ok(file) => {
            snapshot.files.insert(SourcePath::new(path), file);
        }
        Err(error) => {
            snapshot.problem(
                Lint::FileUnreadable,
                path,
                format!("`{path}` cannot be read: {}.", reason(Some(&error))),
            );
        }
    }
}

fn hash_file(disk: &Path) -> io::Result<Fingerprint> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(disk)?)?;
    Ok(Fingerprint::from_hash(hasher.finalize()))
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// The system's reason without the number that Rust appends.
fn reason(error: Option<&io::Error>) -> String {
    error.map_or_else(
        || "a loop of links".to_owned(),
        |error| {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text);
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        },
    )
}
