//! Broken inputs: each gives one diagnostic, at its place, that says what is wrong and what to write
//! instead; and the rest of the site is built.

mod briefings;
mod sites;

use briefgen::snapshot::Snapshot;

use crate::support::{Built, Input, build, request, temporary, write};

/// A fault of one briefing: its name, the text, and the diagnostic in short with labels and hint.
/// In a diagnostic `x.md` stands for the briefing's path.
struct Row(&'static str, &'static str, &'static [&'static str]);

/// A fault of several files.
struct Site(&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

/// What is sound: a briefing, an actor, a topic.
const SOUND: &[(&str, &str)] = &[
    ("briefgen.yaml", "base_url: https://x.org/\nlints: { orphan-actor: allow }\n"),
    (
        "content/briefings/sound.md",
        "---\ntitle: Sound\ndate: 2024-01-01\n---\nSound body, with Kim Jong Un.\n",
    ),
    ("content/actors/kim-jong-un.md", "---\nname: Kim Jong Un\n---\n"),
    ("content/topics/arms-transfers.md", "---\nname: Arms transfers\n---\n"),
];
const FILE: &str = "content/briefings/x.md";

/// What is wrong, unless `expected` is all that is told, a person sees it, and the rest is there.
fn fault(name: &str, built: &Built, expected: &str) -> Option<String> {
    let told = built.told.join("\n");
    if told != expected {
        return Some(format!("{name}\n- expected\n{expected}\n+ told\n{told}"));
    }
    let unseen = words_of(expected).into_iter().find(|words| !built.human.contains(words));
    if let Some(words) = unseen {
        return Some(format!("{name}: a person is not shown {words:?}\n{}", built.human));
    }
    let built_all = ["briefings/sound/index.html", "actors/kim-jong-un/index.html", "feed.xml"]
        .into_iter()
        .find(|file| !built.files.contains_key(*file));
    built_all.map(|file| format!("{name}: {file} was not built"))
}

/// The words of a diagnostic that a person must see: title, place, hint.
fn words_of(expected: &str) -> Vec<String> {
    let first = expected.lines().next().unwrap_or_default();
    let (level, rest) = first.split_once("] ").expect("a code ends in a bracket");
    let (place, message) = rest.split_once("`: ").expect("a place ends in the text that is underlined");
    let place = place.split_once(' ').map_or(place, |(place, _)| place);
    // A file without a text has no lines.
    let place = place.trim_end_matches(":1:1");
    let hint = expected.lines().find_map(|line| line.strip_prefix("  help: ")).unwrap_or_default();
    vec![format!("{level}]: {message}"), format!("--> {place}"), hint.to_owned()]
}

fn check(faults: impl Iterator<Item = Option<String>>) {
    let faults: Vec<String> = faults.flatten().collect();
    assert!(faults.is_empty(), "{} rows:\n{}", faults.len(), faults.join("\n\n"));
}

/// Rows of one briefing, each made a text by `whole`.
fn check_briefings(rows: &[Row], whole: fn(&str) -> String) {
    check(rows.iter().map(|Row(name, text, told)| {
        let mut input = Input::new(SOUND);
        input.put(FILE, whole(text).as_bytes());
        fault(name, &build(&input.snapshot(), &request()), &told.join("\n").replace("x.md", FILE))
    }));
}

fn check_sites(rows: &[Site]) {
    check(rows.iter().map(|Site(name, files, told)| {
        let mut input = Input::new(SOUND);
        for (path, text) in *files {
            input.put(path, text.as_bytes());
        }
        fault(name, &build(&input.snapshot(), &request()), &told.join("\n"))
    }));
}

#[test]
fn front_matter() {
    check_briefings(briefings::FRONT_MATTER, |front| format!("---\n{front}---\nBody.\n"));
}

#[test]
fn fields() {
    check_briefings(briefings::FIELDS, |field| {
        format!("---\ntitle: X\ndate: 2024-06-19\n{field}---\nBody.\n")
    });
}

#[test]
fn bodies() {
    check_briefings(briefings::BODIES, |body| format!("---\ntitle: X\ndate: 2024-06-19\n---\n{body}"));
}

#[test]
fn files() {
    check_sites(sites::FILES);
}

#[test]
fn settings() {
    check_sites(sites::SETTINGS);
}

#[test]
fn themes() {
    check_sites(sites::THEMES);
}

#[test]
fn bytes_that_are_not_text() {
    let told = "error[file-not-utf8] content/briefings/x.md:1:1 ``: The file is not UTF-8 text: line 2 holds bytes that are not.\n  \
                help: save the file as UTF-8";
    let mut input = Input::new(SOUND);
    input.put(FILE, b"---\ntitle: caf\xe9\ndate: 2024-06-19\n---\n");
    check([fault("Latin-1", &build(&input.snapshot(), &request()), told)].into_iter());
}

/// What only a disk can hold.
#[test]
#[cfg(unix)]
fn folders_and_links() {
    use std::os::unix::fs::symlink;
    type Make = fn(&std::path::Path);
    let rows: &[(&str, Make, &str)] = &[
        (
            "a folder named like a file",
            |site| write(&site.join("content/briefings/x.md/y.txt"), "y"),
            "error[file-is-folder] content/briefings/x.md:1:1 ``: `content/briefings/x.md` is a folder, not a Markdown file.\n  \
             help: rename the folder without `.md`",
        ),
        (
            "a link that leads nowhere",
            |site| symlink("nowhere.md", site.join(FILE)).expect("a link can be made"),
            "error[file-unreadable] content/briefings/x.md:1:1 ``: `content/briefings/x.md` links to nothing: no such file or directory.",
        ),
        (
            "a link out of the site",
            |site| symlink("/etc/hostname", site.join(FILE)).expect("a link can be made"),
            "error[file-unreadable] content/briefings/x.md:1:1 ``: `content/briefings/x.md` links to a place outside the site and is not followed.",
        ),
        (
            "a link to a folder",
            |site| symlink("../actors", site.join("content/briefings/more")).expect("a link can be made"),
            "error[file-unreadable] content/briefings/more:1:1 ``: `content/briefings/more` links to a folder; such links are not followed.",
        ),
    ];
    check(rows.iter().map(|(name, make, told)| {
        let site = temporary();
        for (path, text) in SOUND {
            write(&site.path().join(path), text);
        }
        make(site.path());
        fault(name, &build(&Snapshot::read(site.path()), &request()), told)
    }));
}
