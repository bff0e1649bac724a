//! What is too large is told with its place and its setting, and left out; the rest is built.

use std::fmt::Write as _;
use std::fs;

use briefgen::config::{Limits, Overrides, Settings};
use briefgen::engine::{Engine, Silent};
use briefgen::output::Discard;
use briefgen::snapshot::Snapshot;

use crate::cli::run;
use crate::support::{Built, Input, TODAY, build, folder, request, root, temporary, write};

const SETTINGS: &str = "base_url: https://example.org/\nsearch: false\ncards: false\n";

/// A fault: its name, what the settings limit, a briefing's front matter and body, the whole diagnostic.
struct Row(&'static str, &'static str, fn() -> (String, String), &'static str);

fn sound(limits: &str) -> Input {
    let settings = format!("{SETTINGS}limits: {{ {limits} }}\n");
    Input::new(&[
        ("briefgen.yaml", &settings),
        ("content/briefings/sound.md", "---\ntitle: Sound\ndate: 2024-01-01\n---\nSound.\n"),
    ])
}

fn text(front: &str, body: &str) -> (String, String) {
    (front.to_owned(), body.to_owned())
}

const ROWS: &[Row] = &[
    Row(
        "a list of names",
        "entries: 3",
        || text("actors: [Ana, Ben, Cho, Dana]\n", ""),
        "error[limit-exceeded] content/briefings/x.md:4:25 `Dana`: The list has too many entries; the limit is 3.\n  \
         help: make it smaller, or set `limits: { entries: ... }` in briefgen.yaml",
    ),
    Row(
        "a list in blocks, in Korean",
        "entries: 3",
        || text("topics:\n  - 외교\n  - 무역\n  - 안보\n  - 인권\n", ""),
        "error[limit-exceeded] content/briefings/x.md:8:5 `인권`: The list has too many entries; the limit is 3.\n  \
         help: make it smaller, or set `limits: { entries: ... }` in briefgen.yaml",
    ),
    Row(
        "a mapping of its own",
        "entries: 4",
        || text("extra: { a: 1, b: 2, c: 3, d: 4, e: 5 }\n", ""),
        "error[limit-exceeded] content/briefings/x.md:4:34 `e`: The list has too many entries; the limit is 4.\n  \
         help: make it smaller, or set `limits: { entries: ... }` in briefgen.yaml",
    ),
    Row(
        "a text that is used again and again",
        "front_matter: 2 kB",
        || {
            let uses = vec!["*a"; 100].join(", ");
            text(&format!("extra:\n  one: &a {}\n  all: [{uses}]\n", "long ".repeat(20).trim_end()), "")
        },
        "error[limit-exceeded] content/briefings/x.md:6:81 `*a`: The YAML is too large, its aliases replaced by what they \
         stand for; the limit is 2000 bytes.\n  help: make it smaller, or set `limits: { front_matter: ... }` in briefgen.yaml",
    ),
    Row(
        "aliases of aliases",
        "front_matter: 1 MB",
        || {
            let long = "lol ".repeat(100);
            let long = long.trim_end();
            let mut front = format!("extra:\n  l0: &l0 [{long}, {long}]\n");
            for level in 1..20 {
                let below = format!("*l{}", level - 1);
                let _ = writeln!(front, "  l{level}: &l{level} [{}]", vec![below; 9].join(", "));
            }
            (front, String::new())
        },
        "error[limit-exceeded] content/briefings/x.md:9:12 `*l3`: The YAML is too large, its aliases replaced by what they \
         stand for; the limit is 1000000 bytes.\n  help: make it smaller, or set `limits: { front_matter: ... }` in \
         briefgen.yaml",
    ),
    Row(
        "headings",
        "headings: 2",
        || text("", "# One\n\n## Два\n\n## 셋\n"),
        "error[limit-exceeded] content/briefings/x.md:9:1 `## 셋`: The text has too many headings, and is not published; \
         the limit is 2.\n  help: make it smaller, or set `limits: { headings: ... }` in briefgen.yaml",
    ),
    Row(
        "pictures",
        "pictures: 1",
        || text("", "![a](https://example.com/a.png) ![b](https://example.com/b.png)\n"),
        "error[limit-exceeded] content/briefings/x.md:5:33 `![b](https://example.com/b.png)`: The text has too many \
         pictures, and is not published; the limit is 1.\n  help: make it smaller, or set `limits: { pictures: ... }` in \
         briefgen.yaml",
    ),
    Row(
        "links",
        "links: 2",
        || text("", "[[Sound]] <https://example.com/> <a href='/'>x</a>\n"),
        "error[limit-exceeded] content/briefings/x.md:5:34 `<a href='/'>`: The text has too many links, and is not \
         published; the limit is 2.\n  help: make it smaller, or set `limits: { links: ... }` in briefgen.yaml",
    ),
    Row(
        "a page",
        "page: 25 kB",
        || text("", &"Word ".repeat(6_000)),
        "error[limit-exceeded] content/briefings/x.md:1:1 ``: The page `/briefings/x/` has 3",
    ),
];

fn with(limits: &str, (front, body): (String, String)) -> Built {
    let mut input = sound(limits);
    let text = format!("---\ntitle: X\ndate: 2024-06-19\n{front}---\n{body}");
    input.put("content/briefings/x.md", text.as_bytes());
    build(&input.snapshot(), &request())
}

#[test]
fn what_is_too_large_is_told() {
    let mut wrong = String::new();
    for Row(name, limits, make, expected) in ROWS {
        let built = with(limits, make());
        let told: Vec<&String> = built.told.iter().filter(|told| told.contains("limit-exceeded")).collect();
        let is_told = matches!(told[..], [told] if told.starts_with(expected));
        let is_left_out = !built.files.contains_key("briefings/x/index.html");
        let is_rest_built = built.files.contains_key("briefings/sound/index.html");
        if !(is_told && is_left_out && is_rest_built) {
            let _ =
                writeln!(wrong, "{name}: {is_left_out} {is_rest_built}\n- {expected}\n+ {:#?}\n", built.told);
        }
        // At its default no ordinary text meets a limit.
        if !name.starts_with("aliases") {
            let usual = with("", make());
            let told = usual.told.iter().any(|told| told.contains("limit-exceeded"));
            if told || !usual.files.contains_key("briefings/x/index.html") {
                let _ = writeln!(wrong, "{name} at the default: {:#?}", usual.told);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// One value less than what is too much is not.
#[test]
fn a_limit_is_reached_by_what_is_beyond_it() {
    for (limits, front, body) in [
        ("entries: 4", "actors: [Ana, Ben, Cho, Dana]\n", ""),
        ("headings: 3", "", "# One\n\n## Two\n\n## Three\n"),
        ("pictures: 2", "", "![a](https://example.com/a.png) ![b](https://example.com/b.png)\n"),
        ("links: 3", "", "[[Sound]] <https://example.com/> <a href='/'>x</a>\n"),
    ] {
        let built = with(limits, (front.to_owned(), body.to_owned()));
        assert!(built.files.contains_key("briefings/x/index.html"), "{limits}: {:?}", built.told);
    }
}

fn told_on_disk(files: &[(&str, &[u8])]) -> (Vec<String>, Built) {
    let folder = temporary();
    for (path, bytes) in files {
        write(&folder.path().join(path), bytes);
    }
    let snapshot = Snapshot::read(folder.path());
    let messages =
        snapshot.problems().iter().map(|problem| format!("{}: {}", problem.lint.name(), problem.message));
    (messages.collect(), build(&snapshot, &request()))
}

#[test]
fn a_file_too_large_is_not_read() {
    let large = format!("---\ntitle: X\ndate: 2024-06-19\n---\n![](leak.png)\n{}", "Word ".repeat(1_000));
    let settings = format!("{SETTINGS}limits: {{ file: 3 kB, theme_file: 1 kB }}\ntheme: desk\n");
    let (told, built) = told_on_disk(&[
        ("briefgen.yaml", settings.as_bytes()),
        ("content/briefings/sound.md", b"---\ntitle: Sound\ndate: 2024-01-01\n---\nSound.\n"),
        ("content/briefings/x.md", large.as_bytes()),
        ("content/briefings/leak.png", b"a picture of what is not published"),
        ("content/large.txt", large.as_bytes()),
        ("themes/desk/theme.yaml", b"extends: default\n"),
        ("themes/desk/static/large.css", &[b' '; 2_000]),
    ]);
    assert_eq!(
        told,
        [
            "limit-exceeded: `content/briefings/x.md` is too large and is not read; the limit is 3 kB.",
            "limit-exceeded: `themes/desk/static/large.css` is too large and is not read; the limit is 1 kB.",
        ]
    );
    assert!(built.files.contains_key("briefings/sound/index.html"));
    assert!(
        !built.files.keys().any(|file| file.contains("leak") || file.contains("briefings/x/")),
        "{:?}",
        built.told
    );
    // What is only copied is not read whole, and has no such limit.
    assert!(built.files.contains_key("large.txt"));
}

#[test]
fn a_limit_that_changes_reads_again() {
    let folder = temporary();
    let at = |path: &str| folder.path().join(path);
    let large = format!("---\ntitle: X\ndate: 2024-06-19\n---\n{}", "Word ".repeat(1_000));
    write(&at("content/briefings/x.md"), &large);
    write(&at("briefgen.yaml"), format!("{SETTINGS}limits: {{ file: 3 kB }}\n"));
    let mut snapshot = Snapshot::read(folder.path());
    let has = |snapshot: &Snapshot| build(snapshot, &request()).files.contains_key("briefings/x/index.html");
    assert!(!has(&snapshot));
    write(&at("briefgen.yaml"), SETTINGS);
    snapshot.refresh(folder.path(), [&*at("briefgen.yaml")]);
    assert!(has(&snapshot) && snapshot.problems().is_empty());
    write(&at("briefgen.yaml"), format!("{SETTINGS}limits: {{ file: 2 kB }}\n"));
    snapshot.refresh(folder.path(), [&*at("briefgen.yaml")]);
    assert!(!has(&snapshot) && snapshot.problems().len() == 1);
}

#[test]
fn settings_too_large_are_not_read() {
    let settings = format!("{SETTINGS}# {}\n", "x".repeat(5_000_000));
    let (told, _) = told_on_disk(&[("briefgen.yaml", settings.as_bytes())]);
    assert_eq!(told, ["file-unreadable: `briefgen.yaml` is too large and is not read; the limit is 4 MB."]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_settings_file() {
    let folder = temporary();
    let pipe = folder.path().join("briefgen.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    fs::create_dir_all(folder.path().join("content")).expect("a folder is made");
    let snapshot = Snapshot::read(folder.path());
    let told: Vec<&str> = snapshot.problems().iter().map(|problem| &*problem.message).collect();
    assert_eq!(told, ["`briefgen.yaml` is no file, but a pipe or a device, and is not read."]);
}

fn site_of(size: usize, limits: &str) -> Input {
    let mut input = sound(limits);
    for number in 0..size {
        let text = format!("---\ntitle: On {number}\ndate: 2024-06-19\n---\nText {number}.\n");
        input.put(&format!("content/briefings/on-{number}.md"), text.as_bytes());
    }
    input
}

#[test]
fn the_whole_site_has_limits() {
    // Nothing is written of a site with too many files.
    let built = build(&site_of(20, "files: 30").snapshot(), &request());
    assert!(built.files.is_empty(), "{} files", built.files.len());
    assert!(
        built.told[0].contains("The site would have") && built.told[0].contains("limits: { files: ... }"),
        "{:?}",
        built.told
    );
    // Nothing of one of which the files that are copied are too large.
    let mut input = site_of(1, "output: 100 kB");
    input.put("content/film.mp4", &vec![7; 200_000]);
    let built = build(&input.snapshot(), &request());
    assert!(built.files.is_empty(), "{} files", built.files.len());
    assert!(
        built.told[0]
            .contains("The files that are copied have 200 kB, and nothing is written; the limit is 100 kB.")
    );
    // Pages for which there is no room are left out, the same ones each time.
    let input = site_of(200, "output: 300 kB");
    let (one, other) = (build(&input.snapshot(), &request()), build(&input.snapshot(), &request()));
    assert!(one.files.len() > 100 && one.files == other.files, "{} files", one.files.len());
    assert!(one.told[0].contains("The site is too large, and "), "{:?}", one.told[0]);
    assert!(build(&site_of(3, "output: 3 MB").snapshot(), &request()).told.is_empty());
}

/// A page that is not written is not counted as published.
#[test]
fn what_a_limit_leaves_out_is_not_published() {
    for (limits, published, told) in [
        ("", 4, 0),
        ("page: 1 kB", 0, 4),
        // The files of the theme alone are larger.
        ("output: 1 kB", 0, 4),
        ("files: 1", 0, 4),
    ] {
        let mut input = site_of(1, limits);
        input.put("content/index.md", b"Home.");
        input.put("content/about.md", b"# About\n\nWords.");
        let built = build(&input.snapshot(), &request());
        let account = built.account;
        assert_eq!((account.published(), account.told()), (published, told), "{limits}: {:#?}", built.told);
        let pages = built.files.keys().filter(|path| path.ends_with("index.html")).count();
        assert_eq!(pages == 0, published == 0, "{limits}");
        assert_eq!(built.told.iter().any(|told| told.contains("limit-exceeded")), told > 0, "{limits}");
        let place = temporary();
        input.write_to(place.path());
        let arguments = ["build", "--format", "json", "--clock", TODAY];
        let code = i32::from(told > 0);
        let counts =
            format!("\"documents\":{{\"published\":{published},\"read\":4,\"told\":{told},\"withheld\":0}}");
        run(place.path(), &arguments).expect(code, &[&counts, "\"type\":\"summary\""]);
    }
}

/// The site that an earlier build left stays whole, its search index too.
#[test]
fn a_site_that_is_too_large_leaves_the_last_one_as_it_is() {
    let place = temporary();
    let settings = "base_url: https://example.org/\ncards: false\n";
    site_of(5, "").write_to(place.path());
    write(&place.path().join("briefgen.yaml"), settings);
    run(place.path(), &["build", "--clock", TODAY]).expect(0, &[]);
    let before = folder(&place.path().join("public"));
    assert!(before.keys().any(|path| path.starts_with("pagefind/")) == cfg!(feature = "search"));
    for limits in ["files: 8", "output: 1 kB"] {
        write(&place.path().join("content/film.mp4"), [7; 2_000]);
        write(&place.path().join("briefgen.yaml"), format!("{settings}limits: {{ {limits} }}\n"));
        run(place.path(), &["build", "--clock", TODAY]).expect(1, &["limit-exceeded"]);
        let mut after = folder(&place.path().join("public"));
        // It says that the last run did not finish.
        after.remove(".briefgen-journal");
        assert!(after == before, "{limits}");
    }
}

#[test]
fn a_site_that_github_does_not_publish() {
    // A file with a hole takes no room on the disk.
    let folder = temporary();
    write(&folder.path().join("content/film.mp4"), b"");
    let film = fs::OpenOptions::new().write(true).open(folder.path().join("content/film.mp4"));
    film.and_then(|film| film.set_len(950_000_000)).expect("a file is made longer");
    let mut snapshot = Snapshot::read(folder.path());
    for (settings, is_told) in
        [("", true), ("deploy: { host: netlify }\n", false), ("lints: { output-large: allow }\n", false)]
    {
        snapshot.insert("briefgen.yaml", format!("{SETTINGS}{settings}").as_bytes());
        let outcome = Engine::new().build(&snapshot, &request(), &Discard::default(), &Silent);
        let told: Vec<&str> = outcome.diagnostics.iter().map(|problem| &*problem.message).collect();
        let is_there =
            matches!(told[..], [told] if told.starts_with("The site has 950.") && told.contains("1 GB"));
        assert!(if is_told { is_there } else { told.is_empty() }, "{settings}: {told:?}");
    }
}

#[test]
fn every_limit_is_documented() {
    let page = fs::read_to_string(root().join("docs/limits.md")).expect("there is a page of limits");
    let default = Limits::default();
    for (key, shown) in [
        ("file", default.file.to_string()),
        ("theme_file", default.theme_file.to_string()),
        ("front_matter", default.front_matter.to_string()),
        ("entries", default.entries.to_string()),
        ("headings", default.headings.to_string()),
        ("pictures", default.pictures.to_string()),
        ("links", default.links.to_string()),
        ("page", default.page.to_string()),
        ("output", default.output.to_string()),
        ("files", default.files.to_string()),
    ] {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/limits.md has no row for {key}"));
        assert!(row.contains(&format!("| `{shown}` |")), "{row} does not say {shown}");
        // What the page says is what the settings read.
        let mut problems = Vec::new();
        let settings = format!("limits: {{ {key}: {shown} }}\n");
        let read = Settings::read(Some(&settings), &Overrides::default(), &mut problems);
        assert!(problems.is_empty() && read.limits == default, "{key}: {problems:?}");
    }
}

#[test]
fn wrong_limits_are_told() {
    for (settings, message) in [
        ("limits: { file: large }\n", "`large` is not a size."),
        ("limits: { file: 0 }\n", "`0` is not a size."),
        ("limits: { entries: none }\n", "`entries` must be a whole number from 1 to 1000000000."),
        ("limits: { fil: 2 MB }\n", "`limits` has no key `fil`."),
        ("limits: 2 MB\n", "`limits` is a mapping of keys and values, and this is a text."),
        ("markdown: { html: safe }\n", "`html` cannot be `safe`."),
        ("markdown: { HTML: trust }\n", "`markdown` has no key `HTML`."),
    ] {
        let mut problems = Vec::new();
        let read = Settings::read(Some(settings), &Overrides::default(), &mut problems);
        assert_eq!(
            problems.iter().map(|problem| &*problem.message).collect::<Vec<_>>(),
            [message],
            "{settings}"
        );
        assert_eq!(read.limits, Limits::default(), "{settings}");
    }
}
