//! Scenes for the tests of whole runs, on the disk and in memory.

mod kills;
#[cfg(unix)]
mod links;
mod runs;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::journal::JOURNAL;
use super::manifest::MANIFEST;
use super::*;

/// Paths that no sink may take.
pub(super) const BAD: &[&str] = &[
    "",
    "/",
    "/etc/passwd",
    "..",
    "../x",
    "a/../../x",
    "a/..",
    ".",
    "./a",
    "a//b",
    "a/",
    "a\\b",
    "..\\x",
    "C:x",
    "c:/x",
    "a\0b",
    "a\nb",
    "a/.briefgen-tmp-1",
    ".briefgen-manifest.json",
    ".briefgen-journal",
    ".git/config",
    "a/.Git/config",
];

type Site<'a> = &'a [(&'a str, &'a str)];

/// A project with an output folder.
struct Scene {
    project: TempDir,
}

impl Scene {
    fn new() -> Self {
        let scene = Self { project: TempDir::new().expect("a temporary folder") };
        scene.add("content/x.md", "x");
        scene.add("themes/t.css", "t");
        scene
    }

    fn at(&self, path: &str) -> PathBuf {
        self.project.path().join(path)
    }

    fn add(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable file");
    }

    fn open_at(&self, folder: &Path) -> Result<OutputFolder, OutputError> {
        let inputs = [self.at("content"), self.at("themes"), self.at("lib/theme")];
        OutputFolder::open(folder, Protected { root: self.project.path(), inputs: &inputs })
    }

    fn open(&self) -> OutputFolder {
        self.open_at(&self.at("public")).expect("a fine output folder")
    }

    /// A whole run.
    fn run(&self, site: Site) -> Written {
        let output = self.open();
        put_all(&output, site);
        output.finish().expect("a run without errors")
    }

    /// Everything in the output folder but the notes; folders end in '/' and only show when empty.
    fn listing(&self) -> BTreeMap<String, String> {
        let public = self.at("public");
        let mut listing = BTreeMap::new();
        for entry in WalkDir::new(&public).min_depth(1) {
            let entry = entry.expect("a readable folder");
            let path =
                entry.path().strip_prefix(&public).expect("inside").to_str().expect("Unicode").to_owned();
            if entry.file_type().is_dir() {
                if fs::read_dir(entry.path()).expect("a readable folder").next().is_none() {
                    listing.insert(path + "/", String::new());
                }
            } else if path != MANIFEST {
                let text = fs::read_to_string(entry.path()).unwrap_or_else(|_| "unreadable".to_owned());
                listing.insert(path, text);
            }
        }
        listing
    }

    fn expect(&self, site: Site, context: &str) {
        assert_eq!(self.listing(), as_map(site), "{context}");
    }

    fn notes(&self) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
        (fs::read(self.at("public").join(MANIFEST)).ok(), fs::read(self.at("public").join(JOURNAL)).ok())
    }
}

fn as_map(site: Site) -> BTreeMap<String, String> {
    site.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn put_all(sink: &dyn Sink, site: Site) {
    for (path, text) in site {
        sink.put(path, Content::Bytes(text.as_bytes())).expect("a path that can be written");
    }
}

fn refusal<T>(result: Result<T, OutputError>) -> String {
    match result {
        Ok(_) => "taken".to_owned(),
        Err(error) => error.to_string(),
    }
}

fn counts(written: usize, unchanged: usize, removed: usize) -> impl Fn(Written) -> bool {
    move |found| (found.written, found.unchanged, found.removed) == (written, unchanged, removed)
}
