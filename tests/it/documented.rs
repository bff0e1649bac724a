//! What a writer can set, name or type stands in the documentation, in backticks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use briefgen::config::{Overrides, Settings};
use briefgen::diagnostic::Lint;
use briefgen::schema::{Names, SchemaKind, schema};

use crate::support::{PROGRAM, folder, root};

/// The documentation for users.
fn documentation() -> String {
    let mut pages: Vec<String> = folder(&root().join("docs"))
        .into_iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "md"))
        .map(|(path, bytes)| String::from_utf8(bytes).unwrap_or_else(|_| panic!("docs/{path} is not UTF-8")))
        .collect();
    pages.push(fs::read_to_string(root().join("README.md")).expect("there is a README.md"));
    assert!(pages.len() > 3, "there are only {} pages of documentation", pages.len());
    pages.join("\n")
}

/// All that stands between backticks in running text.
fn code_spans(markdown: &str) -> Vec<String> {
    let mut spans = Vec::new();
    let mut in_fence = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence {
            spans.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    spans
}

/// Whether a span names `word`: `draft`, `draft: true`, `--drafts` for themselves alone.
fn names(span: &str, word: &str) -> bool {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    span.match_indices(word)
        .any(|(at, _)| !span[..at].ends_with(belongs) && !span[at + word.len()..].starts_with(belongs))
}

/// Fails unless each word of a kind is documented.
fn check(kind: &str, least: usize, words: &BTreeSet<String>) {
    assert!(words.len() >= least, "only {} of {kind} were found: {words:?}", words.len());
    let spans = code_spans(&documentation());
    let missing: Vec<&String> =
        words.iter().filter(|word| !spans.iter().any(|span| names(span, word))).collect();
    assert!(missing.is_empty(), "{kind} without a word in docs/ or README.md: {missing:?}");
}

/// The keys that the sources of a folder ask a mapping for: the first text that these calls are given.
fn keys_of(path: &str) -> BTreeSet<String> {
    const CALLS: [&str; 9] = [
        ".text(",
        ".texts(",
        ".required(",
        ".take(",
        ".list(",
        ".flag(",
        "edtf_field(",
        "publication_field(",
        "entry(",
    ];
    let mut keys = BTreeSet::new();
    for (name, bytes) in folder(&root().join(path)) {
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{path}/{name} is not UTF-8"));
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in CALLS {
            for (at, _) in code.match_indices(call) {
                // The receiver may come first: `edtf_field(&mut fields, "date", reader)`.
                let arguments = code[at + call.len()..].trim_start();
                let arguments = arguments.strip_prefix("&mut fields,").unwrap_or(arguments).trim_start();
                let arguments = arguments.strip_prefix("fields,").unwrap_or(arguments).trim_start();
                let Some(key) = arguments.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                if key.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                    keys.insert(key.to_owned());
                }
            }
        }
    }
    keys
}

#[test]
fn every_setting() {
    check("settings", 15, &keys_of("src/config"));
}

/// A row of the table of settings: key, meaning, default, example.
fn rows_of_settings() -> Vec<[String; 4]> {
    let page = fs::read_to_string(root().join("docs/settings.md")).expect("there is a page of settings");
    // Further tables, below their own headings, are of single settings.
    let table =
        page.lines().skip_while(|line| !line.starts_with("| `")).take_while(|line| !line.starts_with('#'));
    let rows = table.filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()));
    cells.map(|cells| cells.collect::<Vec<_>>().try_into().expect("a row has four cells")).collect()
}

/// Each setting that editors are told of has a row with its default and an example that is sound.
#[test]
fn every_setting_with_default_and_example() {
    let schema = schema(SchemaKind::Settings, &Names::default());
    let keys: BTreeSet<&str> =
        schema["properties"].as_object().expect("the schema has keys").keys().map(String::as_str).collect();
    let rows = rows_of_settings();
    let documented: BTreeSet<&str> = rows.iter().map(|[key, ..]| key.trim_matches('`')).collect();
    assert_eq!(documented, keys);
    for [key, meaning, default, example] in &rows {
        assert!(meaning.len() > 20 && !default.is_empty(), "{key} lacks its meaning or default");
        let (key, example) = (key.trim_matches('`'), example.trim_matches('`'));
        assert!(example.starts_with(&format!("{key}: ")), "the example of {key} is {example:?}");
        let mut problems = Vec::new();
        Settings::read(Some(example), &Overrides::default(), &mut problems);
        let problems: Vec<&str> = problems
            .iter()
            .filter(|problem| problem.lint != Lint::BaseUrlMissing)
            .map(|problem| problem.message.as_str())
            .collect();
        assert!(problems.is_empty(), "{example}: {problems:?}");
    }
}

#[test]
fn every_key_of_front_matter() {
    check("keys of front matter", 35, &keys_of("src/parse"));
}

#[test]
fn every_lint() {
    check("lints", 20, &Lint::ALL.iter().map(|lint| lint.name().to_owned()).collect());
}

/// What `--help` of the program or of a command says.
fn help(arguments: &[&str]) -> String {
    let done = Command::new(PROGRAM).args(arguments).arg("--help").output().expect("the program runs");
    assert!(done.status.success(), "{arguments:?} --help");
    String::from_utf8(done.stdout).expect("the help is UTF-8")
}

/// The commands that the program's own help lists.
fn commands() -> BTreeSet<String> {
    let help = help(&[]);
    let listed = help.split("Commands:").nth(1).expect("the help lists commands");
    let lines = listed.lines().skip(1).take_while(|line| !line.trim().is_empty());
    // A command stands two columns in; its words may go on below, further in.
    let named = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_and_flag() {
    let commands = commands();
    let mut flags = BTreeSet::new();
    for command in &commands {
        for line in help(&[command]).lines().filter(|line| line.trim_start().starts_with('-')) {
            let named = line.split_whitespace().map(|word| word.trim_end_matches(','));
            flags.extend(named.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned));
        }
    }
    flags.remove("--help");
    check("commands", 3, &commands);
    check("flags", 10, &flags);
}
