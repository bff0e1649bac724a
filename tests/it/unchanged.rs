//! A build in which nothing changed does nothing, says what the last one said, and is noticed for what it is; whatever
//! decides a build makes it a build again.

use std::fs;
use std::path::Path;

use crate::cli::{Ran, run};
use crate::support::{TODAY, temporary, write};

/// A word of `--verbose` that a build says which did nothing.
const NOTHING: &str = "nothing changed";

/// What is done to a site between two builds.
type Change = Box<dyn Fn(&Path)>;

fn put_site(here: &Path) {
    write(&here.join("briefgen.yaml"), "base_url: https://example.org/\nsearch: false\ncards: false\n");
    write(
        &here.join("content/briefings/sound.md"),
        "---\ntitle: Sound\ndate: 2024-06-19\nactors: [Nobody Declared]\n---\nSound words.\n",
    );
    write(
        &here.join("content/briefings/draft.md"),
        "---\ntitle: Draft\ndate: 2024-06-19\ndraft: true\n---\nx\n",
    );
}

fn build(here: &Path, more: &[&str]) -> Ran {
    run(here, &[&["build", "--verbose", "--clock", TODAY], more].concat())
}

/// What a run printed but for how long it took and what it wrote.
fn said(ran: &Ran) -> (String, String) {
    let out = ran.out.split(" (").next().unwrap_or_default().to_owned();
    let err = ran.err.lines().filter(|line| !line.starts_with("Time: "));
    (out, err.collect::<Vec<_>>().join("\n"))
}

#[test]
fn nothing_is_done_twice_and_all_is_said_twice() {
    for format in ["human", "json", "github"] {
        let site = temporary();
        put_site(site.path());
        let first = build(site.path(), &["--format", format]);
        let second = build(site.path(), &["--format", format]);
        first.expect(0, &["actor-undeclared", "draft"]);
        second.expect(0, &[NOTHING]);
        if format == "json" {
            let last = |ran: &Ran| -> serde_json::Value {
                let line = ran.out.lines().last().unwrap_or_default();
                serde_json::from_str(line).expect("the summary is JSON")
            };
            let (first, second) = (last(&first), last(&second));
            for key in ["briefings", "files", "withheld", "documents", "errors", "warnings"] {
                assert_eq!(first[key], second[key], "{key}");
            }
            assert_eq!((&second["written"], &second["unchanged"]), (&0.into(), &first["written"]));
        } else {
            assert_eq!(said(&first), said(&second), "{format}");
            second.expect(0, &["(0 written, "]);
        }
    }
}

#[test]
fn whatever_decides_a_build_makes_it_a_build() {
    let page = "public/briefings/sound/index.html";
    let edit = |file: &'static str, from: &'static str, to: &'static str| {
        move |here: &Path| {
            let text = fs::read_to_string(here.join(file)).expect("the file is there");
            assert!(text.contains(from), "no {from} in {file}");
            write(&here.join(file), text.replace(from, to));
        }
    };
    let cache = |here: &Path| {
        let folder = fs::read_dir(here.join(".briefgen-cache/builds")).expect("the build is kept");
        let names = folder.map(|entry| entry.expect("an entry").path());
        names.filter(|path| path.file_name().is_some_and(|name| name.len() == 32)).collect::<Vec<_>>()
    };
    let changes: [(&str, Change, &[&str]); 10] = [
        ("a body", Box::new(edit("content/briefings/sound.md", "Sound words", "Other words")), &[]),
        ("the settings", Box::new(edit("briefgen.yaml", "cards: false", "cards: false\npaginate: 2")), &[]),
        ("a file more", Box::new(|here| write(&here.join("content/a.txt"), "x")), &[]),
        ("a page of the output, of one length", Box::new(edit(page, "Sound words", "Wrong words")), &[]),
        (
            "a page that is gone",
            Box::new(move |here| fs::remove_file(here.join(page)).expect("it goes")),
            &[],
        ),
        ("drafts", Box::new(|_| ()), &["--drafts"]),
        ("another day", Box::new(|_| ()), &["--clock", "2030-01-01"]),
        ("another address", Box::new(|_| ()), &["--base-url", "https://example.com/x/"]),
        (
            "a damaged record",
            Box::new(move |here| {
                for path in cache(here) {
                    let mut bytes = fs::read(&path).expect("it is read");
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 1;
                    fs::write(path, bytes).expect("it is written");
                }
            }),
            &[],
        ),
        (
            "half a record",
            Box::new(move |here| {
                for path in cache(here) {
                    let bytes = fs::read(&path).expect("it is read");
                    fs::write(&path, &bytes[..bytes.len() / 2]).expect("it is written");
                }
            }),
            &[],
        ),
    ];
    for (name, change, more) in changes {
        let site = temporary();
        put_site(site.path());
        build(site.path(), &[]).expect(0, &["Built "]);
        build(site.path(), &[]).expect(0, &[NOTHING]);
        change(site.path());
        let more = if more.first() == Some(&"--clock") {
            run(site.path(), &["build", "--verbose", "--clock", more[1]])
        } else {
            build(site.path(), more)
        };
        more.expect(0, &["Built "]);
        assert!(!more.err.contains(NOTHING), "{name}: nothing was done");
        let words = fs::read_to_string(site.path().join(page)).expect("the page is there");
        let expected = if name == "a body" { "Other words" } else { "Sound words" };
        assert!(words.contains(expected), "{name}: {words}");
    }
}

#[test]
fn what_waits_for_its_moment_is_looked_at_each_time() {
    for front in ["date: 2030-01-01", "date: 2024-06-19\nexpires: 2031-01-01"] {
        let site = temporary();
        put_site(site.path());
        let text = format!("---\ntitle: Waits\n{front}\n---\nx\n");
        write(&site.path().join("content/briefings/waits.md"), &text);
        build(site.path(), &[]).expect(0, &["Built "]);
        let again = build(site.path(), &[]);
        again.expect(0, &["Built ", "0 written"]);
        assert!(!again.err.contains(NOTHING), "{front}: nothing was done");
    }
}
