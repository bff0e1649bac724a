//! The order of the rooms, as `src/lib.rs` draws it, and what each room must not know.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::support::root;

/// Most lines of a file before its tests.
const MOST_LINES: usize = 500;

/// A source file without its tests and comments.
struct Source {
    /// Path below `src/`: `site/link.rs`.
    path: String,
    /// The whole text.
    text: String,
    /// Lines of code with their numbers, up to the tests.
    code: Vec<(usize, String)>,
    lines_before_tests: usize,
}

impl Source {
    /// The room that it stands in: `site`; of `main.rs` and `lib.rs` none.
    fn room(&self) -> Option<&str> {
        self.path.split_once('/').map(|(room, _)| room)
    }

    /// How many `super` lead from its module to the crate's root.
    fn depth(&self) -> usize {
        let parts = self.path.trim_end_matches("/mod.rs").trim_end_matches(".rs");
        parts.split('/').count()
    }

    /// Places of `word`, as `path:line`.
    fn places_of<'s>(&'s self, word: &'s str) -> impl Iterator<Item = String> + 's {
        let has = move |line: &str| {
            line.match_indices(word).any(|(at, _)| {
                let joins = |c: char| c.is_alphanumeric() || c == '_';
                let goes_on = word.ends_with(joins) && line[at + word.len()..].starts_with(joins);
                !line[..at].ends_with(joins) && !goes_on
            })
        };
        self.code
            .iter()
            .filter(move |(_, line)| has(line))
            .map(|(number, _)| format!("src/{}:{number}", self.path))
    }

    /// The names after `crate::` and after a row of `super::` that reaches the root.
    fn rooms_used(&self) -> BTreeMap<String, usize> {
        let mut used = BTreeMap::new();
        let up = "super::".repeat(self.depth());
        for (number, line) in &self.code {
            for prefix in ["crate::", &up] {
                for (at, _) in line.match_indices(prefix) {
                    let rest = &line[at + prefix.len()..];
                    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                    assert!(end > 0, "src/{}:{number}: name one room a line: {line}", self.path);
                    used.entry(rest[..end].to_owned()).or_insert(*number);
                }
            }
        }
        used
    }
}

/// All Rust files of a folder of the crate.
fn files_of(folder: &str) -> Vec<Source> {
    let top = root().join(folder);
    WalkDir::new(&top)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the folder can be listed"))
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(&top).expect("an entry stands below the folder walked");
            let text = fs::read_to_string(entry.path()).expect("a source can be read");
            read(path.to_string_lossy().replace('\\', "/"), text)
        })
        .collect()
}

/// All files of `src/` that are not tests themselves.
fn sources() -> Vec<Source> {
    let mut sources = files_of("src");
    let of_tests: BTreeSet<String> = sources.iter().flat_map(test_modules).collect();
    let is_test = |path: &str| {
        of_tests
            .iter()
            .any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")))
    };
    sources.retain(|source| !is_test(&source.path));
    assert!(sources.len() > 60, "only {} sources were found", sources.len());
    sources
}

fn read(path: String, text: String) -> Source {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'));
    let lines_before_tests = tests.unwrap_or(lines.len());
    let code = (1..).zip(&lines[..lines_before_tests]);
    let code = code.filter(|(_, line)| !line.trim_start().starts_with("//"));
    let code = code.map(|(number, line)| (number, (*line).to_owned())).collect();
    Source { path, text, code, lines_before_tests }
}

/// Modules of tests that stand in files of their own: `site/tests`.
fn test_modules(source: &Source) -> Vec<String> {
    let own = Path::new(&source.path);
    let is_folder =
        own.file_stem().is_some_and(|stem| ["mod", "lib", "main"].iter().any(|name| stem == *name));
    let folder = if is_folder { own.parent().unwrap_or(own).to_owned() } else { own.with_extension("") };
    let lines: Vec<&str> = source.text.lines().collect();
    let named = lines.windows(2).filter(|pair| pair[0].trim() == "#[cfg(test)]").filter_map(|pair| {
        let name = pair[1].trim().strip_suffix(';')?;
        name.rsplit_once("mod ").map(|(_, name)| name)
    });
    named.map(|name| folder.join(name).to_string_lossy().into_owned()).collect()
}

/// The rooms from left to right; those between two commas stand side by side.
fn order() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs can be read");
    let drawn = text.split("//! ```").nth(1).expect("src/lib.rs draws the rooms").trim_start_matches("text");
    let drawn = drawn.replace("//!", "->");
    let groups = drawn.split("->").map(|group| {
        group
            .split(',')
            .map(|room| room.trim().to_owned())
            .filter(|room| !room.is_empty())
            .collect::<Vec<_>>()
    });
    groups.filter(|group| !group.is_empty()).collect()
}

#[test]
fn the_drawing_holds_every_room() {
    let drawn: BTreeSet<String> = order().into_iter().flatten().collect();
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs can be read");
    let declared: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    assert_eq!(drawn, declared);
}

#[test]
fn each_room_uses_only_rooms_to_its_left() {
    let order = order();
    let place = |room: &str| order.iter().position(|group| group.iter().any(|known| known == room));
    let (mut wrong, mut uses) = (Vec::new(), 0);
    for source in sources() {
        let Some(room) = source.room() else { continue };
        let own = place(room).unwrap_or_else(|| panic!("{room} is not drawn in src/lib.rs"));
        for (used, line) in source.rooms_used() {
            let Some(left) = place(&used) else { continue };
            uses += 1;
            if used != room && left >= own {
                wrong.push(format!("src/{}:{line}: {room} uses {used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(uses > 100, "only {uses} uses of other rooms were found");
}

/// Fails when `words` stand outside of the rooms or files in `allowed`.
fn check(words: &[&str], allowed: &[&str]) {
    let is_allowed = |source: &Source| {
        allowed.iter().any(|allowed| source.path == *allowed || source.room() == Some(allowed))
    };
    let sources = sources();
    for word in words {
        let places: Vec<String> = sources
            .iter()
            .filter(|source| !is_allowed(source))
            .flat_map(|source| source.places_of(word))
            .collect();
        assert!(places.is_empty(), "`{word}` belongs in {allowed:?} alone: {places:?}");
        let used = sources
            .iter()
            .filter(|source| is_allowed(source))
            .any(|source| source.places_of(word).count() > 0);
        assert!(used || allowed.is_empty(), "`{word}` stands nowhere: this row checks nothing");
    }
}

#[test]
fn what_a_room_must_not_know() {
    check(&["println!", "eprintln!", "print!", "eprint!"], &[]);
    check(&["io::stdout", "anstream::"], &["cli/say.rs"]);
    check(&["dbg!", "todo!", "unimplemented!", "process::exit", "static mut"], &[]);
    // It is a word of a language that is shown in colours.
    check(&["unsafe"], &["render/code/syntax.rs"]);
    check(&["clap", "indicatif", "anstream", "ExitCode"], &["cli", "main.rs"]);
    check(&["granit_parser"], &["yaml"]);
    // The engine says what templates draw on.
    check(&["tera"], &["theme", "render"]);
    check(&["ics::"], &["render"]);
    // Drawings, and what pictures say of their makers, are XML too.
    check(&["quick_xml"], &["render", "image"]);
    check(&["pulldown_cmark"], &["prose", "parse", "render"]);
    check(&["include_dir"], &["theme"]);
    check(&["annotate_snippets"], &["diagnostic"]);
    check(&["unicode_segmentation"], &["text"]);
    check(&["icu_collator"], &["site"]);
    check(&["icu_datetime", "icu_decimal", "icu_list", "icu_plurals"], &["language"]);
    check(&["walkdir"], &["snapshot", "output"]);
    check(&["std::fs", "File::open"], &["snapshot", "output", "cache", "external", "cli"]);
    check(&["img_parts", "fast_image_resize", "webp::", "imagesize"], &["image"]);
    check(&["std::env", "Timestamp::now"], &["cli"]);
    // What templates get for a value that many pages show is kept with the value; pages show the look of the site.
    check(
        &["crate::theme"],
        &["theme", "language", "render", "engine", "page/view/hashed.rs", "page/identity.rs"],
    );
    check(&["crate::cache"], &["engine", "serve", "cli"]);
    check(&["axum", "hyper", "tower_http"], &["serve"]);
    check(&["notify::"], &["serve"]);
    check(&["tokio"], &["serve", "cli/interrupt.rs", "render/search/words.rs"]);
    check(&["pagefind::"], &["render"]);
    check(&["crate::site"], &["site", "page", "engine", "serve", "deploy", "cli"]);
    check(&["crate::output"], &["output", "engine", "deploy", "cli"]);
    check(&["crate::engine"], &["engine", "serve", "deploy", "cli"]);
    check(&["crate::deploy"], &["cli"]);
    check(&["Command::new"], &["deploy"]);
    check(&["crate::serve"], &["serve", "cli"]);
}

/// `output` knows bytes and paths alone; `name` knows text alone; nothing knows who raised a problem. Quotes and names
/// are looked for in prose, whatever file it is from.
#[test]
fn rooms_that_know_few_others() {
    let rows: [(&str, &[&str]); 9] = [
        ("text", &[]),
        ("diagnostic", &["text"]),
        ("date", &["text"]),
        ("name", &["text"]),
        ("prose", &["text", "name"]),
        ("quotation", &["text", "name", "prose"]),
        ("mention", &["text", "name", "prose"]),
        ("output", &["text"]),
        ("cache", &["text"]),
    ];
    let sources = sources();
    for (room, known) in rows {
        let mut files = 0;
        for source in sources.iter().filter(|source| source.room() == Some(room)) {
            files += 1;
            let used = source.rooms_used().into_keys();
            let others: Vec<_> =
                used.filter(|used| used != room && !known.contains(&used.as_str())).collect();
            assert_eq!(others, [""; 0], "src/{}", source.path);
        }
        assert!(files > 0, "{room} has no file");
    }
}

#[test]
fn every_file_says_what_it_owns() {
    for folder in ["src", "tests"] {
        for source in files_of(folder) {
            assert!(source.text.starts_with("//! "), "{folder}/{} does not open with `//!`", source.path);
        }
    }
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines_before_tests > MOST_LINES)
        .map(|source| format!("src/{}: {} lines", source.path, source.lines_before_tests))
        .collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines before the tests: {long:?}");
}
