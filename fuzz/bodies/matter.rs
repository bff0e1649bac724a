//! Front matter: YAML of all shapes, read as each kind of file and as settings.

use std::fmt::Write as _;

use briefgen::config::{Overrides, Settings};
use briefgen::diagnostic::Diagnostic;
use briefgen::name::SourcePath;
use briefgen::parse;
use briefgen::snapshot::Fingerprint;

use super::choices::Choices;
use super::words::{date, name, odd, quoted, word};

/// Each kind of file.
const PATHS: [&str; 4] =
    ["content/briefings/x.md", "content/actors/x.md", "content/topics/x.ko.md", "content/x.md"];

/// Whatever is read, each problem and its change have a place in the text.
pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let text = match choices.below(4) {
        0 => format!("---\n{}---\nWords.\n", typed(&mut choices)),
        1 => format!("---\n{}\n---\n", yaml(&mut choices)),
        2 => format!("---\n{}{}", typed(&mut choices), choices.rest()),
        _ => choices.rest(),
    };
    for path in PATHS {
        let parsed = parse::parse(&SourcePath::new(path), text.as_bytes(), Fingerprint::of(text.as_bytes()));
        assert!(
            parsed.document.is_some() || !parsed.problems.is_empty(),
            "{path} vanishes without a word: {text:?}"
        );
        places(&text, &parsed.problems);
    }
    let mut problems = Vec::new();
    Settings::read(Some(&text), &Overrides::default(), &mut problems);
    places(&text, &problems);
}

/// Holds that problems have places in their text.
pub(crate) fn places(text: &str, problems: &[Diagnostic]) {
    for problem in problems {
        let labels = problem.labels.iter().map(|label| &label.span);
        for span in std::iter::once(&problem.span).chain(labels) {
            assert!(
                text.get(span.range()).is_some() || span.file != problem.span.file,
                "{:?}: `{}` has no place in {text:?}",
                span,
                problem.message
            );
        }
    }
}

/// Front matter with the keys that there are, and now and then others.
fn typed(choices: &mut Choices) -> String {
    const KEYS: [&str; 40] = [
        "title",
        "date",
        "name",
        "summary",
        "actors",
        "topics",
        "quotes",
        "dates",
        "sources",
        "aliases",
        "slug",
        "draft",
        "expires",
        "updated",
        "language",
        "image",
        "image_alt",
        "corrections",
        "kind",
        "roles",
        "names",
        "weak_aliases",
        "parent",
        "links",
        "extra",
        "authors",
        "menu",
        "base_url",
        "permalink",
        "lints",
        "deploy",
        "images",
        "paginate",
        "time_zone",
        "publish",
        "Title",
        "tags",
        "id",
        "search",
        "theme",
    ];
    let mut text = String::new();
    for key in choices.some((1, 9), |choices| choices.pick(&KEYS)) {
        let value = match choices.below(8) {
            0 | 1 => {
                let name = name(choices);
                quoted(choices, &name)
            }
            2 => date(choices),
            3 => format!("[{}, {}]", name(choices), name(choices)),
            4 => {
                format!("\n  - {}\n  - {{ name: {}, text: {} }}", word(choices), word(choices), name(choices))
            }
            5 => choices
                .pick(&["true", "no", "12", "", "~", "*x", "&x [*x]", "!!str 1", "|\n  x\n  y", "{}"])
                .to_owned(),
            6 => format!(
                "[{{ speaker: {}, text: {}, date: {} }}]",
                word(choices),
                word(choices),
                date(choices)
            ),
            _ => value(choices, 3),
        };
        let _ = writeln!(text, "{key}: {value}");
    }
    text
}

/// YAML of any shape: what is known to be different in its versions, too.
pub(crate) fn yaml(choices: &mut Choices) -> String {
    let entries = choices.some((1, 6), |choices| format!("{}: {}", key(choices), value(choices, 3)));
    entries.join(choices.pick(&["\n", "\n", "\r\n", "\n# a comment\n", "\n\n"]))
}

fn key(choices: &mut Choices) -> String {
    match choices.below(6) {
        0..3 => choices.pick(&["a", "b", "c", "d", "e f", "1"]).to_owned(),
        3 => quoted(choices, "q"),
        4 => name(choices),
        _ => choices.pick(&["true", "~", "'x'", "? a\n", "<<", "&a a", "[a]", "- a"]).to_owned(),
    }
}

fn value(choices: &mut Choices, depth: usize) -> String {
    const PLAIN: [&str; 44] = [
        "text",
        "two words",
        "1",
        "-1",
        "0x1F",
        "0o17",
        "017",
        "1_000",
        "1e3",
        ".5",
        "1.0",
        ".inf",
        ".nan",
        "true",
        "True",
        "yes",
        "no",
        "on",
        "off",
        "null",
        "~",
        "",
        "2024-06-19",
        "12:30",
        "12:30:45",
        "a: b",
        "a #b",
        "#c",
        "'it''s'",
        "\"\\u00e9\\n\\x41\"",
        "\"a\\\n  b\"",
        "'a\n  b'",
        "|\n  a\n   b\n",
        ">-\n  a\n  b\n",
        "|+\n  a\n\n",
        "&x a",
        "*x",
        "!!str 1",
        "!own a",
        "@a",
        "`a`",
        "%a",
        "\"a",
        "-",
    ];
    match choices.below(if depth == 0 { 3 } else { 6 }) {
        0 | 1 => choices.pick(&PLAIN).to_owned(),
        2 => {
            let text = format!("{}{}{}", name(choices), odd(choices), word(choices));
            if choices.once_in(3) { text } else { quoted(choices, &text) }
        }
        3 => {
            let values = choices.some((0, 4), |choices| value(choices, depth - 1));
            format!("[{}]", values.join(", "))
        }
        4 => {
            let entries =
                choices.some((0, 4), |choices| format!("{}: {}", key(choices), value(choices, depth - 1)));
            format!("{{{}}}", entries.join(", "))
        }
        _ => {
            let indent = "  ".repeat(4 - depth);
            let values = choices.some((1, 4), |choices| format!("\n{indent}- {}", value(choices, depth - 1)));
            values.concat()
        }
    }
}
