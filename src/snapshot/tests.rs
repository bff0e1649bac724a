//! A snapshot that is brought up to date equals one that is read anew, after any edits.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Bytes, Snapshot};
use crate::name::SourcePath;

/// All that a snapshot shows.
fn shown(snapshot: &Snapshot) -> (BTreeMap<SourcePath, String>, Vec<String>) {
    let files = snapshot.files.iter().map(|(path, file)| {
        let bytes = match &file.bytes {
            Bytes::Memory(bytes) => format!("{} {bytes:?}", file.hash),
            Bytes::Disk(place) => format!("{} {}", file.hash, place.display()),
        };
        (path.clone(), bytes)
    });
    let problems = snapshot.problems().iter().map(|problem| format!("{problem:?}"));
    (files.collect(), problems.collect())
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder is made");
    fs::write(path, text).expect("a file is written");
}

fn remove(path: &Path) {
    let is_folder = path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
    let done = if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    done.expect("what is removed is there");
}

/// An edit: what it does, and which paths a watcher would nominate.
type Edit = (fn(&Path), &'static [&'static str]);

fn put(root: &Path, path: &str, text: &str) {
    write(&root.join(path), text);
}

#[cfg(unix)]
fn link(root: &Path, path: &str, target: &str) {
    std::os::unix::fs::symlink(target, root.join(path)).expect("a link is made");
}

const EDITS: &[Edit] = &[
    (|root| put(root, "content/a.md", "changed"), &["content/a.md"]),
    (|root| put(root, "content/new/deep/b.md", "b"), &["content/new"]),
    (|root| put(root, "content/new/picture.png", "png"), &["content/new/picture.png"]),
    (|root| put(root, "content/new/picture.png", "other"), &["content/new/picture.png"]),
    (|root| remove(&root.join("content/new/deep/b.md")), &["content/new/deep/b.md"]),
    (|root| remove(&root.join("content/new")), &["content/new/picture.png"]),
    (|root| put(root, "content/c.md~", "backup"), &["content/c.md~"]),
    (|root| put(root, "content/.hidden/c.md", "hidden"), &["content/.hidden/c.md", "content/.hidden"]),
    (|root| put(root, "content/c.markdown", "wrong ending"), &["content/c.markdown"]),
    (|root| remove(&root.join("content/c.markdown")), &["content/c.markdown"]),
    (|root| put(root, "content/d.md/e.md", "in a folder of a wrong name"), &["content/d.md"]),
    (
        |root| {
            remove(&root.join("content/d.md"));
            put(root, "content/d.md", "now a file");
        },
        &["content/d.md/e.md"],
    ),
    (|root| put(root, "briefgen.yaml", "title: A"), &["briefgen.yaml"]),
    (|root| put(root, "briefgen.yml", "title: B"), &["briefgen.yml"]),
    (|root| remove(&root.join("briefgen.yml")), &["briefgen.yml"]),
    (|root| put(root, "briefgen.toml", "title = 'B'"), &["briefgen.toml"]),
    (|root| put(root, "briefings/a.md", "not read"), &["briefings/a.md"]),
    (|root| put(root, "topics/a.txt", "of another program"), &["topics"]),
    (|root| remove(&root.join("briefings")), &["briefings"]),
    (|root| put(root, "themes/x/theme.yaml", "extends: default"), &["themes"]),
    (|root| put(root, "public/index.html", "not an input"), &["public/index.html", "public"]),
    (|root| put(root, ".git/HEAD", "not an input"), &[".git/HEAD", ".git"]),
    (|root| put(root, "notes.md", "not an input"), &["notes.md", "../elsewhere.md", "content/../notes.md"]),
    (
        |root| fs::rename(root.join("content/a.md"), root.join("content/z.md")).expect("it is there"),
        &["content/a.md", "content/z.md"],
    ),
    (|root| fs::rename(root.join("content"), root.join("kept")).expect("it is there"), &["content"]),
    (|root| fs::rename(root.join("kept"), root.join("content")).expect("it is there"), &["content"]),
    (|root| put(root, "content/bytes.md", "\u{feff}"), &["content/bytes.md", "content/bytes.md"]),
    (|root| remove(&root.join("themes")), &[""]),
    #[cfg(unix)]
    (|root| link(root, "content/link.md", "z.md"), &["content/link.md"]),
    #[cfg(unix)]
    (|root| put(root, "content/z.md", "seen through the link"), &["content/z.md"]),
    #[cfg(unix)]
    (|root| remove(&root.join("content/z.md")), &["content/z.md"]),
    #[cfg(unix)]
    (|root| put(root, "content/z.md", "back"), &["content/z.md"]),
    #[cfg(unix)]
    (|root| link(root, "content/out.md", "/dev/null"), &["content/out.md"]),
    #[cfg(unix)]
    (|root| link(root, "content/folder", "../public"), &["content/folder/index.html"]),
    #[cfg(unix)]
    (
        |root| {
            use std::os::unix::ffi::OsStrExt as _;
            let name = std::ffi::OsStr::from_bytes(b"content/\xff.md");
            fs::write(root.join(name), "a name that is not UTF-8").expect("the system takes any name");
        },
        &["content"],
    ),
];

/// Makes the edits one after the other and brings a snapshot up to date with `read`.
fn check(read: impl Fn(&mut Snapshot, &Path, &[PathBuf]) -> Vec<SourcePath>) {
    let here = tempfile::tempdir().expect("a temporary folder can be made");
    let root = here.path().canonicalize().expect("it is there");
    put(&root, "content/a.md", "first");
    let mut snapshot = Snapshot::read(&root);
    for (number, (edit, nominated)) in EDITS.iter().enumerate() {
        let before = shown(&snapshot);
        edit(&root);
        let nominated: Vec<PathBuf> = nominated.iter().map(|path| root.join(path)).collect();
        let differing = read(&mut snapshot, &root, &nominated);
        let fresh = Snapshot::read(&root);
        assert_eq!(shown(&snapshot), shown(&fresh), "after edit {number}");
        assert_eq!(snapshot.links, fresh.links, "after edit {number}");
        assert_eq!(differing.is_empty(), before == shown(&snapshot), "after edit {number}: {differing:?}");
        assert_eq!(read(&mut snapshot, &root, &nominated), [], "a second look after edit {number}");
    }
}

#[test]
fn nominated_paths() {
    check(|snapshot, root, paths| snapshot.refresh(root, paths.iter().map(PathBuf::as_path)));
}

#[test]
fn everything() {
    check(|snapshot, root, _| snapshot.rescan(root));
}

#[test]
fn what_differs_is_told_by_path() {
    let here = tempfile::tempdir().expect("a temporary folder can be made");
    let root = here.path();
    for path in ["content/a.md", "content/b.md", "content/c/d.md", "themes/x/style.css"] {
        put(root, path, "same");
    }
    let mut snapshot = Snapshot::read(root);
    put(root, "content/a.md", "same");
    put(root, "content/b.md", "other");
    put(root, "content/e.md", "new");
    remove(&root.join("content/c"));
    let differing = snapshot.refresh(root, [root.join("content").as_path(), &root.join("content/a.md")]);
    let differing: Vec<&str> = differing.iter().map(SourcePath::as_str).collect();
    assert_eq!(differing, ["content/b.md", "content/c/d.md", "content/e.md"]);
}

/// Sets the time of the last change.
fn age(path: &Path, age: Duration) {
    let file = fs::File::options().write(true).open(path).expect("it is there");
    file.set_modified(SystemTime::now() - age).expect("the time can be set");
}

/// Only files that were written long before they were read are taken as they are known.
#[test]
fn stamps() {
    let here = tempfile::tempdir().expect("a temporary folder can be made");
    let root = here.path();
    for path in ["content/old.md", "content/young.md", "content/old.png"] {
        put(root, path, "one");
    }
    age(&root.join("content/old.md"), Duration::from_hours(1));
    age(&root.join("content/old.png"), Duration::from_hours(1));
    let mut snapshot = Snapshot::read(root);
    let is_stamped = |snapshot: &Snapshot, path: &str| {
        snapshot.get(&SourcePath::new(path)).is_some_and(|file| file.stamp.is_some())
    };
    assert!(is_stamped(&snapshot, "content/old.md") && is_stamped(&snapshot, "content/old.png"));
    assert!(!is_stamped(&snapshot, "content/young.md"), "a second write could hide behind its stamp");
    // Bytes that the disk does not hold show whether a file was opened.
    let known = snapshot.files[&SourcePath::new("content/old.md")].clone();
    let mut made_up = known.clone();
    made_up.hash = super::Fingerprint::of(b"made up");
    snapshot.files.insert(SourcePath::new("content/old.md"), made_up);
    assert_eq!(snapshot.rescan(root), [], "the old file was opened");
    assert_eq!(snapshot.refresh(root, [root.join("content/old.md").as_path()]).len(), 1);
    put(root, "content/young.md", "two");
    put(root, "content/old.png", "six");
    assert_eq!(snapshot.rescan(root).len(), 2);
}

#[test]
fn what_stands_next_to_content_is_told() {
    let here = tempfile::tempdir().expect("a temporary folder can be made");
    for path in [
        "content/a.md",
        "briefgen.yaml",
        "briefgen.toml",
        ".briefgen.yaml",
        "briefings/a.md",
        "_posts/2024-06-19-a.md",
        "actors/picture.png",
        "topics/deep/a.md",
        "notes/a.md",
    ] {
        put(here.path(), path, "");
    }
    let snapshot = Snapshot::read(here.path());
    let told: Vec<String> = snapshot
        .problems()
        .iter()
        .map(|one| format!("{} {}", one.message, one.hint.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [
            "`.briefgen.yaml` is not read: the settings file is `briefgen.yaml`. rename the file",
            "`_posts/` is not read: all texts stand below `content/`. move it to `content/briefings/`",
            "`briefgen.toml` is not read: the settings file is `briefgen.yaml`. rename the file",
            "`briefings/` is not read: all texts stand below `content/`. move it to `content/briefings/`",
        ]
    );
}

/// A text is not lost since its name is that of what programs leave behind.
#[test]
fn texts_with_the_names_of_leftovers_are_told() {
    let here = tempfile::tempdir().expect("a temporary folder can be made");
    let root = here.path();
    let told = |snapshot: &Snapshot| -> Vec<String> {
        snapshot.problems().iter().map(|one| one.span.file.to_string()).collect()
    };
    for path in [
        "content/a.md",
        "content/a.md~",
        "content/#a.md#",
        "content/a.md.bak",
        "content/.a.md.swp",
        "content/~$report.docx",
        "content/node_modules/x/readme.md",
        "content/old.bak/map.png",
    ] {
        put(root, path, "");
    }
    let mut snapshot = Snapshot::read(root);
    assert_eq!(told(&snapshot), [""; 0]);
    let meant = [
        "content/2024 (copy)",
        "content/deep/old.bak",
        "content/talks.md.MD",
        "content/talks.md.md",
        "content/talks.md.txt",
        "content/~note.md",
    ];
    for path in ["content/2024 (copy)/a.md", "content/deep/old.bak/b.md"].iter().chain(&meant[2..]) {
        put(root, path, "");
        // As a watch tells it.
        snapshot.refresh(root, [root.join(path).as_path()]);
    }
    assert_eq!(told(&snapshot), meant);
    assert_eq!(told(&Snapshot::read(root)), meant);
    remove(&root.join("content/~note.md"));
    snapshot.refresh(root, [root.join("content/~note.md").as_path()]);
    assert_eq!(told(&snapshot), meant[..5]);
}
