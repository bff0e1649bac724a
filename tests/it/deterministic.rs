//! Same input, same bytes: whatever the threads, the order of files on the disk, the locale, the zone.

use std::collections::BTreeMap;
use std::process::Command;

use briefgen::config;
use briefgen::diagnostic::SourceTexts as _;
use briefgen::engine::Request;
use briefgen::output::MemoryFiles;
use briefgen::snapshot::Snapshot;
use tempfile::TempDir;

use crate::support::{PROGRAM, TODAY, build, data, difference, folder, root, temporary, write};

/// The two sites at hand: of the sample one the many pages, of the golden one the many kinds.
fn sites() -> [(&'static str, Snapshot); 2] {
    [("sample", Snapshot::read(root())), ("golden", Snapshot::read(&data("golden/input")))]
}

/// A build with a search index.
fn request() -> Request {
    Request { search: true, ..crate::support::request() }
}

fn check(what: &str, one: &MemoryFiles, other: &MemoryFiles) {
    assert!(one.len() > 50, "{what}: only {} files were built", one.len());
    let wrong = difference(one, other);
    assert!(wrong.is_empty(), "{what}:\n{wrong}");
}

#[test]
fn twice() {
    for (name, snapshot) in sites() {
        let [one, other] = [(); 2].map(|()| build(&snapshot, &request()));
        check(name, &one.files, &other.files);
        assert_eq!(one.human, other.human, "{name}");
    }
}

#[test]
fn one_thread_and_eight() {
    for (name, snapshot) in sites() {
        let [one, eight] = [1, 8].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
            pool.install(|| build(&snapshot, &request()))
        });
        check(name, &one.files, &eight.files);
        assert_eq!(one.human, eight.human, "{name}");
        assert_eq!(one.stats, eight.stats, "{name}");
    }
}

/// Paths and contents of files, in some order.
type Files = Vec<(String, Vec<u8>)>;
/// Puts them in another.
type Arrange = fn(&mut Files);

/// A folder with these files, written in the order that `arrange` gives.
fn written(mut files: Files, arrange: Arrange) -> TempDir {
    arrange(&mut files);
    let folder = temporary();
    for (path, bytes) in files {
        write(&folder.path().join(path), bytes);
    }
    folder
}

#[test]
fn files_made_in_another_order() {
    let files: Files = folder(&data("golden/input")).into_iter().collect();
    let orders: [Arrange; 3] = [
        |files| files.sort(),
        |files| files.sort_by(|one, other| other.cmp(one)),
        |files| files.sort_by_key(|(path, bytes)| (bytes.len(), path.len())),
    ];
    let [sorted, reversed, by_length] = orders.map(|arrange| {
        let site = written(files.clone(), arrange);
        build(&Snapshot::read(site.path()), &request()).files
    });
    check("reversed", &sorted, &reversed);
    check("by length", &sorted, &by_length);
}

/// What the program makes of the sample site in an environment, and what it says of it.
fn built_by_program(environment: &[(&str, &str)]) -> (BTreeMap<String, Vec<u8>>, String) {
    let output = temporary();
    let mut command = Command::new(PROGRAM);
    command.args(["build", "--format", "json", "--clock", TODAY, "--root"]).arg(root());
    command.arg("--output").arg(output.path()).envs(environment.iter().copied());
    let done = command.output().expect("the program runs");
    assert!(done.status.success(), "{environment:?}: {}", String::from_utf8_lossy(&done.stderr));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let said = said.split("\"seconds\"").next().unwrap_or_default().to_owned();
    (folder(output.path()), said)
}

#[test]
fn another_locale_zone_and_number_of_threads() {
    let plain = [("LC_ALL", "C"), ("TZ", "UTC"), ("RAYON_NUM_THREADS", "1")];
    let (expected, expected_words) = built_by_program(&plain);
    assert!(expected.len() > 50, "only {} files were built", expected.len());
    for environment in [
        [("LC_ALL", "de_DE.UTF-8"), ("TZ", "Asia/Seoul"), ("RAYON_NUM_THREADS", "8")],
        [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/Los_Angeles"), ("RAYON_NUM_THREADS", "3")],
    ] {
        let (files, words) = built_by_program(&environment);
        let wrong: Vec<&String> = expected
            .keys()
            .chain(files.keys())
            .filter(|path| expected.get(*path) != files.get(*path))
            .collect();
        assert!(wrong.is_empty(), "{environment:?} changes {wrong:?}");
        assert_eq!(words, expected_words, "{environment:?}");
    }
}

/// The editor is for the preview: a site built for another one is the same.
#[test]
fn another_editor() {
    let with = |setting: &str| {
        let mut snapshot = Snapshot::read(root());
        let settings = snapshot.text(config::FILE).expect("the sample has settings").to_owned();
        snapshot.insert(config::FILE, format!("{settings}\n{setting}\n").as_bytes());
        build(&snapshot, &request()).files
    };
    check("editor", &with(""), &with("editor: zed://file/{file}:{line}"));
}
