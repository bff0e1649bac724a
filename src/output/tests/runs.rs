//! Whole runs: what gets written, kept, refused and removed.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;

#[test]
fn refuses_bad_folders() {
    let check = |folder: &str, expected: &str| {
        let scene = Scene::new();
        scene.add("file", "");
        scene.add("full/b.txt", "theirs");
        scene.add("full/a.txt", "theirs");
        scene.add("broken/.briefgen-manifest.json", "{");
        scene.add("newer/.briefgen-manifest.json", r#"{"format": 2, "files": 7}"#);
        scene.add("evil/.briefgen-manifest.json", r#"{"format": 1, "paths": ["../content/x.md"]}"#);
        scene.add("evil2/.briefgen-journal", "../content/x.md\n");
        scene.add("hidden/.gitignore", "*");
        scene.add("hidden/.git/HEAD", "ref");
        let found = refusal(scene.open_at(&scene.at(folder)));
        assert!(found.contains(expected), "{folder}: {found}");
        assert_eq!(fs::read_to_string(scene.at("full/a.txt")).expect("still there"), "theirs");
    };
    check("public", "taken");
    check("deep/er/public", "taken");
    check("hidden", "taken");
    check("missing/../public", "taken");
    check("", "is the project's own folder");
    check(".", "is the project's own folder");
    check("..", "is the project's own folder");
    check("missing/..", "is the project's own folder");
    check("content", "overlaps");
    check("content/public", "overlaps");
    check("public/../content", "overlaps");
    check("themes/", "overlaps");
    check("lib", "overlaps");
    check("file", "is not a folder");
    check("file/public", "could not be created");
    check("full", "did not write, such as `a.txt`; choose an empty folder");
    check("broken", "is damaged");
    check("newer", "by a newer briefgen");
    check("evil", "is damaged");
    check("evil2", "is damaged");
}

#[test]
fn refuses_a_folder_that_is_being_written_to() {
    let scene = Scene::new();
    let first = scene.open();
    assert!(refusal(scene.open_at(&scene.at("public"))).contains("Another briefgen"));
    drop(first);
    scene.run(&[("a", "1")]);
}

#[test]
fn counts_what_differs() {
    let scene = Scene::new();
    let site: Site = &[("a/index.html", "one"), ("b/c/index.html", "two"), (".nojekyll", "")];
    assert_eq!(scene.run(site), Written { written: 3, unchanged: 0, removed: 0, bytes: 6 });
    scene.expect(site, "first");
    assert_eq!(scene.run(site), Written { written: 0, unchanged: 3, removed: 0, bytes: 0 });

    let next: Site = &[("a/index.html", "ONE"), ("new", "x")];
    assert_eq!(scene.run(next), Written { written: 2, unchanged: 0, removed: 2, bytes: 4 });
    scene.expect(next, "with emptied folders gone");
    assert_eq!(scene.run(&[]), Written { removed: 2, ..Written::default() });
    scene.expect(&[], "nothing");
}

#[test]
fn leaves_unchanged_files_and_the_manifest_alone() {
    let scene = Scene::new();
    let site: Site = &[("a", "1"), ("b", "2")];
    scene.run(site);
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    let watched = ["public/a", "public/b", "public/.briefgen-manifest.json"];
    for path in watched {
        let file = fs::File::options().write(true).open(scene.at(path)).expect("there");
        file.set_modified(long_ago).expect("a settable time");
    }
    scene.run(&[("b", "3"), ("a", "1")]);
    let unchanged = watched.map(|path| {
        let metadata = fs::metadata(scene.at(path)).expect("there");
        metadata.modified().expect("a time") == long_ago
    });
    assert_eq!(unchanged, [true, false, true]);
}

#[test]
fn the_manifest_does_not_depend_on_order() {
    let (one, other) = (Scene::new(), Scene::new());
    one.run(&[("a", "1"), ("b/c", "2"), ("å", "3")]);
    other.run(&[("å", "x"), ("b/c", "2"), ("a", "1")]);
    let (manifest, journal) = one.notes();
    assert_eq!(manifest, other.notes().0);
    assert_eq!(journal, None);
    let text = String::from_utf8(manifest.expect("a manifest")).expect("Unicode");
    assert!(text.ends_with("\"paths\": [\n    \"a\",\n    \"b/c\",\n    \"å\"\n  ]\n}\n"), "{text}");
}

#[test]
fn both_sinks_do_the_same() {
    let scene = Scene::new();
    let mut memory = MemoryFiles::new();
    let runs: &[Site] = &[
        &[("a", "1"), ("b/x", "2"), ("b/y", "3")],
        &[("a/x", "1"), ("b/x", "2"), ("c", "3")],
        &[("b", "file now"), ("c", "3"), ("a/x", "1!")],
        &[],
        &[("a", "1")],
    ];
    for site in runs {
        let output = MemoryOutput::after(memory);
        let (disk_run, memory_run);
        put_all(&output, site);
        (memory, memory_run) = output.finish();
        disk_run = scene.run(site);
        assert_eq!(disk_run, memory_run);
        scene.expect(site, "on the disk");
        let texts: BTreeMap<String, String> = memory
            .iter()
            .map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.to_vec()).expect("Unicode")))
            .collect();
        assert_eq!(texts, as_map(site));
    }
}

/// Things that one run may not do, on any sink that knows `old` and `dir/old` from before.
fn check_refusals(sink: &dyn Sink, missing: &Path) {
    let put = |path: &str| refusal(sink.put(path, Content::Bytes(b"x")));
    for path in BAD {
        assert!(put(path).contains("give the page or file another name"), "{path:?}");
        assert!(sink.keep(path).is_err(), "{path:?}");
        assert!(!sink.exists(path), "{path:?}");
    }
    assert_eq!(put("a/b"), "taken");
    assert!(put("a/b").contains("Two pages or files"));
    assert!(put("a").contains("both a file and a folder"));
    assert!(put("a/b/c").contains("both a file and a folder"));
    assert!(sink.keep("a/b").is_err());
    let gone = Content::File(missing);
    assert!(refusal(sink.put("asset", gone)).contains("build again"));
    assert_eq!(put("asset"), "taken");
    assert!(refusal(sink.put("old", gone)).contains("build again"));
    assert!(refusal(sink.put("other", Content::File(Path::new("/")))).contains("could not be read"));

    assert!(sink.exists("old") && sink.exists("dir/old") && !sink.exists("dir") && !sink.exists("new"));
    assert!(!sink.keep("new").expect("a good path"));
    assert_eq!(put("new"), "taken");
    assert!(sink.keep("dir/old").expect("a good path"));
    assert!(put("dir/old").contains("Two pages or files"));
}

#[test]
fn both_sinks_refuse_the_same() {
    let scene = Scene::new();
    let old: Site = &[("old", "o"), ("dir/old", "o"), ("stale", "s")];
    let result: Site = &[("a/b", "x"), ("asset", "x"), ("dir/old", "o"), ("new", "x"), ("old", "o")];
    let missing = scene.at("missing.png");

    scene.run(old);
    let output = scene.open();
    check_refusals(&output, &missing);
    assert!(counts(3, 1, 1)(output.finish().expect("no errors")));
    scene.expect(result, "what could not be read stays as it was");

    let first = MemoryOutput::new();
    put_all(&first, old);
    let output = MemoryOutput::after(first.finish().0);
    check_refusals(&output, &missing);
    let (files, written) = output.finish();
    assert!(counts(3, 1, 1)(written));
    assert!(files.keys().eq(as_map(result).keys()));
}

#[test]
fn copies_files() {
    let scene = Scene::new();
    let long = "0123456789".repeat(30_000);
    scene.add("content/long", &long);
    let source = scene.at("content/long");
    let check = |expected: Written| {
        let output = scene.open();
        output.put("x/long", Content::File(&source)).expect("a copy");
        assert_eq!(output.finish().expect("no errors"), expected);
    };
    check(Written { written: 1, bytes: 300_000, ..Written::default() });
    check(Written { unchanged: 1, ..Written::default() });
    scene.add("content/long", &format!("{}!", &long[1..]));
    check(Written { written: 1, bytes: 300_000, ..Written::default() });
    scene.expect(&[("x/long", &format!("{}!", &long[1..]))], "the new text");
}

/// Somebody adds `theirs` after a first run of `ours`; the next run puts `path`.
fn check_foreign(ours: Site, theirs: &str, path: &str, expected: &str) {
    let scene = Scene::new();
    scene.run(ours);
    scene.add(&format!("public/{theirs}"), "theirs");
    let output = scene.open();
    let found = refusal(output.put(path, Content::Bytes(b"ours")));
    assert!(found.contains(expected), "{theirs}, {path}: {found}");
    output.finish().expect("a run without errors");
    let mut result = vec![(theirs, "theirs")];
    if found == "taken" {
        result.push((path, "ours"));
    }
    scene.expect(&result, path);
    scene.run(&[]);
    scene.expect(&result[..1], path);
}

#[test]
fn keeps_what_others_wrote() {
    check_foreign(&[], "googleverify.html", "index.html", "taken");
    check_foreign(&[], ".git/HEAD", "index.html", "taken");
    check_foreign(&[("a/b", "1")], "a/theirs", "index.html", "taken");
    check_foreign(&[("a/b", "1")], "a/theirs", "a/b", "taken");
    check_foreign(&[], "x", "x", "public/x` was not written by briefgen; move it to");
    check_foreign(&[], "x", "x/y/z", "public/x` was not written by briefgen");
    check_foreign(&[], "x/y/z", "x", "public/x` was not written by briefgen");
    check_foreign(&[], "x/y/z", "x/y", "public/x/y` was not written by briefgen");
    check_foreign(&[("x/a", "1")], "x/y/z", "x", "public/x/y` was not written by briefgen");
    check_foreign(&[("x/y/a", "1")], "x/y/z", "x", "public/x/y/z` was not written by briefgen");
}

#[test]
fn adopts_equal_files() {
    let scene = Scene::new();
    scene.run(&[]);
    scene.add("public/a/robots.txt", "same");
    assert!(counts(0, 1, 0)(scene.run(&[("a/robots.txt", "same")])));
    assert!(counts(1, 0, 0)(scene.run(&[("a/robots.txt", "new")])));
    assert!(counts(0, 0, 1)(scene.run(&[])));
    scene.expect(&[], "adopted, then stale");

    scene.add("public/b", "same");
    let output = scene.open();
    put_all(&output, &[("b", "same")]);
    drop(output);
    assert!(counts(0, 0, 1)(scene.run(&[])));
}

#[test]
fn a_folder_of_others_does_not_make_way() {
    let scene = Scene::new();
    scene.run(&[("z", "1")]);
    fs::create_dir_all(scene.at("public/x/y")).expect("a folder");
    let output = scene.open();
    assert!(refusal(output.put("x", Content::Bytes(b"1"))).contains("public/x` was not written"));
    output.finish().expect("no errors");
    scene.expect(&[("x/y/", "")], "an empty folder is somebody's, too");
}

/// A name that is too long stands for one that cannot be removed.
#[cfg(unix)]
#[test]
fn what_cannot_be_removed_stays_listed() {
    let scene = Scene::new();
    let long = "x".repeat(300);
    scene.run(&[("a", "1"), ("z", "1")]);
    let manifest = scene.notes().0.expect("a manifest");
    let manifest =
        String::from_utf8(manifest).expect("Unicode").replace("\"a\",", &format!("\"a\", \"{long}\","));
    fs::write(scene.at("public").join(MANIFEST), manifest).expect("a writable file");
    for _ in 0..2 {
        let output = scene.open();
        put_all(&output, &[("b", "2")]);
        assert!(refusal(output.finish()).contains("xxx` could not be"));
        scene.expect(&[("b", "2")], "the others are removed");
        assert_eq!(scene.notes().1, None);
    }
}

#[test]
fn passes_over_what_others_removed_or_swapped() {
    let scene = Scene::new();
    scene.run(&[("a/x", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
    fs::remove_dir_all(scene.at("public/a")).expect("a folder");
    fs::remove_file(scene.at("public/b")).expect("a file");
    scene.add("public/b/theirs", "kept");
    fs::remove_file(scene.at("public/d")).expect("a file");
    let output = scene.open();
    assert!(!output.exists("a/x") && !output.exists("d") && output.exists("c"));
    assert!(!output.keep("d").expect("a good path"));
    put_all(&output, &[("d", "4")]);
    assert!(counts(1, 0, 1)(output.finish().expect("no errors")));
    scene.expect(&[("b/theirs", "kept"), ("d", "4")], "b is theirs now");
}

#[test]
fn files_are_whole_at_any_instant() {
    let scene = Scene::new();
    let texts = ["a".repeat(100_000), "b".repeat(150_000)];
    scene.run(&[("x", &texts[0])]);
    let done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        threads.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let found = fs::read_to_string(scene.at("public/x")).expect("always there");
                assert!(texts.contains(&found), "torn: {} bytes", found.len());
            }
        });
        for turn in 0..60 {
            scene.run(&[("x", &texts[turn % 2])]);
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn many_threads_put() {
    let scene = Scene::new();
    scene.run(&[("a", "in the way"), ("b", "in the way")]);
    let output = scene.open();
    let twice = AtomicUsize::new(0);
    std::thread::scope(|threads| {
        for thread in 0..4 {
            let (output, twice) = (&output, &twice);
            threads.spawn(move || {
                for number in 0..100 {
                    let path = format!("{}/{}/{thread}-{number}", ["a", "b"][number % 2], number % 7);
                    output.put(&path, Content::Bytes(path.as_bytes())).expect("a free path");
                    let shared = format!("shared/{number}/index.html");
                    match output.put(&shared, Content::Bytes(b"same")) {
                        Ok(()) => {}
                        Err(OutputError::Twice { .. }) => {
                            twice.fetch_add(1, Ordering::Relaxed);
                        }
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    assert_eq!(twice.into_inner(), 300);
    assert!(counts(500, 0, 2)(output.finish().expect("no errors")));
    assert_eq!(scene.listing().len(), 500);
}

#[test]
fn many_threads_clear_the_same_way() {
    let scene = Scene::new();
    for round in 0..60 {
        scene.run(&[("a", "in the way")]);
        let output = scene.open();
        let start = Barrier::new(4);
        std::thread::scope(|threads| {
            for thread in 0..4 {
                let (output, start) = (&output, &start);
                threads.spawn(move || {
                    start.wait();
                    let path = format!("a/b{}/{thread}", thread % 2);
                    output.put(&path, Content::Bytes(b"x")).expect("a way that gets cleared");
                });
            }
        });
        assert!(counts(4, 0, 1)(output.finish().expect("no errors")), "{round}");
    }
}

/// What a run would do is what it does, and to look changes nothing.
#[test]
fn the_difference_is_told_before() {
    let scene = Scene::new();
    let inputs = [scene.at("content")];
    let look = |site: Site| {
        let files = site.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().into())).collect();
        let protected = Protected { root: scene.project.path(), inputs: &inputs };
        Difference::of(&scene.at("public"), protected, &files)
            .map(|found| (found.added.join(" "), found.changed.join(" "), found.removed.join(" ")))
    };
    let told = |added: &str, changed: &str, removed: &str| {
        (added.to_owned(), changed.to_owned(), removed.to_owned())
    };
    let first: Site = &[("a/x.html", "1"), ("b.html", "2"), ("c", "3")];
    assert_eq!(look(first).expect("no folder yet"), told("a/x.html b.html c", "", ""));
    assert!(!scene.at("public").exists(), "to look makes no folder");
    scene.run(first);
    assert_eq!(look(first).expect("a fine folder"), told("", "", ""));
    let second: Site = &[("a", "a file now"), ("b.html", "other"), ("d", "4")];
    let notes = scene.notes();
    assert_eq!(look(second).expect("a fine folder"), told("a d", "b.html", "a/x.html c"));
    scene.expect(first, "to look changes nothing");
    assert_eq!(scene.notes(), notes);
    assert!(counts(3, 0, 2)(scene.run(second)), "the run does what was told");
    let foreign = Scene::new();
    foreign.add("public/letter.txt", "mine");
    let protected = Protected { root: foreign.project.path(), inputs: &[] };
    let refused = refusal(Difference::of(&foreign.at("public"), protected, &MemoryFiles::new()));
    assert!(refused.contains("did not write, such as `letter.txt`"), "{refused}");
}
