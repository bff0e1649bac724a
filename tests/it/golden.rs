//! A small site with one of everything, `tests/golden/input/`, compared byte by byte with
//! `tests/golden/expected/`. Its theme is its own, so that the default theme may change.
//!
//! `UPDATE_GOLDEN=1 cargo nextest run golden` writes what is built now; read the diff before you commit it.

use std::fs;
use std::path::Path;

use briefgen::output::MemoryFiles;
use briefgen::snapshot::Snapshot;

use crate::support::{self, build, data, difference, is_page, request};

/// The golden site, built.
fn golden() -> MemoryFiles {
    let built = build(&Snapshot::read(&data("golden/input")), &request());
    assert_eq!(built.human, "", "the golden site has no problems");
    built.files
}

/// The files below `folder` that `is_checked` names.
fn read(folder: &Path, is_checked: fn(&str) -> bool) -> MemoryFiles {
    let files = support::folder(folder).into_iter().filter(|(path, _)| is_checked(path));
    files.map(|(path, bytes)| (path, bytes.into())).collect()
}

fn check(is_checked: fn(&str) -> bool) {
    let folder = data("golden/expected");
    let built: MemoryFiles = golden().into_iter().filter(|(path, _)| is_checked(path)).collect();
    assert!(!built.is_empty(), "the golden site holds no such file");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        update(&folder, &built, is_checked);
    }
    let wrong = difference(&read(&folder, is_checked), &built);
    assert!(wrong.is_empty(), "- expected, + built; UPDATE_GOLDEN=1 accepts what is built:\n{wrong}");
}

fn update(folder: &Path, built: &MemoryFiles, is_checked: fn(&str) -> bool) {
    for path in read(folder, is_checked).keys().filter(|path| !built.contains_key(*path)) {
        fs::remove_file(folder.join(path)).expect("a stale file can be removed");
    }
    for (path, bytes) in built {
        support::write(&folder.join(path), bytes);
    }
}

#[test]
fn pages() {
    check(is_page);
}

#[test]
fn machine_files() {
    check(|path| !is_page(path));
}
