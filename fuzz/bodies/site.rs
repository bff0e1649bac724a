//! Small sites in many scripts, built in memory; and one briefing whose front matter tells what its body holds.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use briefgen::date::GivenClock;
use briefgen::diagnostic::{Format, Lint, SourceTexts as _, emit};
use briefgen::engine::{Engine, Now, Outcome, Request, Silent};
use briefgen::output::MemoryOutput;
use briefgen::snapshot::Snapshot;

use super::choices::Choices;
use super::matter::places;
use super::text;
use super::words::{date, name, quoted, word};

/// The input files of a site: paths and texts.
pub(super) type Files = Vec<(String, String)>;

/// A site of some documents builds, and none of them is lost.
pub(crate) fn check(bytes: &[u8]) {
    build(&site(&mut Choices::new(bytes)));
}

/// A briefing whose quotes, names and links stand in its body builds.
pub(crate) fn check_body(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let names = choices.some((1, 4), name);
    let mut files: Files =
        vec![("briefgen.yaml".into(), "base_url: https://example.org/\ncards: false\n".into())];
    for (number, name) in names.iter().enumerate() {
        let text = format!("---\nname: {}\n---\n", quoted(&mut choices, name));
        files.push((format!("content/actors/a{number}.md"), text));
    }
    files.push(("content/briefings/d0.md".into(), briefing(&mut choices, &names)));
    build(&files);
}

/// A site of up to nine documents of all kinds.
pub(super) fn site(choices: &mut Choices) -> Files {
    let names = choices.some((2, 5), name);
    let mut files = vec![("briefgen.yaml".to_owned(), settings(choices))];
    for number in 0..=choices.below(9) {
        let stem = choices.pick(&["d", "d", "2024-06-19-d", "ü", "d d", "D", "王"]);
        let ending = choices.pick(&["", "", "", ".ko", ".ru", ".ar", ".EN", "/index"]);
        let (folder, text) = match choices.below(8) {
            0..5 => ("briefings/", briefing(choices, &names)),
            5 => ("actors/", actor(choices, &names)),
            6 => ("topics/", topic(choices, &names)),
            _ => (choices.pick(&["", "notes/"]), page(choices, &names)),
        };
        files.push((format!("content/{folder}{stem}{number}{ending}.md"), text));
    }
    if choices.once_in(4) {
        files.push((
            "content/briefings/p.png".into(),
            choices.pick(&["no picture", "", "\u{89}PNG\r\n"]).into(),
        ));
    }
    files
}

fn settings(choices: &mut Choices) -> String {
    const LINES: [&str; 12] = [
        "base_url: https://example.org/\n",
        "base_url: https://example.org/b/\n",
        "paginate: 1\n",
        "slugs: unicode\n",
        "mentions: every\n",
        "permalink: /:year/:slug/\n",
        "language: ko\n",
        "language: ar\n",
        "time_zone: Asia/Seoul\n",
        "title: \"\\0<&>\"\n",
        "menu: [{ title: A, url: /a/ }]\n",
        "data: false\n",
    ];
    let lines: BTreeSet<&str> = choices.some((0, 4), |choices| choices.pick(&LINES)).into_iter().collect();
    format!("cards: false\n{}", lines.into_iter().collect::<String>())
}

fn listed(choices: &mut Choices, names: &[String]) -> String {
    let listed = choices.some((0, 3), |choices| {
        let number = choices.below(names.len());
        let one = quoted(choices, &names[number]);
        if choices.once_in(5) { format!("{{ name: {one}, role: host }}") } else { one }
    });
    format!("[{}]", listed.join(", "))
}

/// A briefing that lists quotes which its body holds, and names that it says.
fn briefing(choices: &mut Choices, names: &[String]) -> String {
    let body = text::body(choices, names);
    let title = choices.some((1, 3), word).join(" ");
    let mut text = format!("---\ntitle: {}\n", quoted(choices, &title));
    let day =
        if choices.once_in(4) { date(choices) } else { format!("2024-06-{:02}", 1 + choices.below(28)) };
    let _ =
        writeln!(text, "date: {day}\nactors: {}\ntopics: {}", listed(choices, names), listed(choices, names));
    let quotes = choices.some((0, 3), |choices| {
        let words = choices.part(&body);
        let speaker = names[choices.below(names.len())].clone();
        let source = choices.pick(&["", ", source: s", ", date: 2024"]);
        format!(
            "  - {{ speaker: {}, text: {}{source} }}\n",
            quoted(choices, &speaker),
            quoted(choices, &words)
        )
    });
    if !quotes.is_empty() {
        let _ = write!(text, "quotes:\n{}", quotes.concat());
    }
    let events = choices.some((0, 2), |choices| {
        let words = choices.part(&body);
        format!(
            "  - {{ date: \"{}\", event: {}, actors: {} }}\n",
            date(choices),
            quoted(choices, &words),
            listed(choices, names)
        )
    });
    if !events.is_empty() {
        let _ = write!(text, "dates:\n{}", events.concat());
    }
    text.push_str(choices.pick(&[
        "",
        "",
        "sources: [{ id: s, title: A paper }]\n",
        "draft: true\n",
        "expires: 2025-01-01\n",
        "slug: same\n",
        "aliases: [/old/]\n",
        "language: ko\n",
        "image: p.png\n",
        "corrections: [{ date: 2024, text: Mended. }]\n",
        "nonsense: 1\n",
        "summary: \"\\0 <b> \\u2028\"\n",
    ]));
    format!("{text}---\n{body}\n")
}

fn actor(choices: &mut Choices, names: &[String]) -> String {
    let number = choices.below(names.len());
    let (own, alias) = (quoted(choices, &names[number]), name(choices));
    let more = match choices.below(6) {
        0 => format!("aliases: [{}]\n", quoted(choices, &alias)),
        1 => format!("weak_aliases: [{}]\n", quoted(choices, &alias)),
        2 => format!("kind: country\nnames: {{ ko: {} }}\n", quoted(choices, &alias)),
        3 => format!(
            "kind: person\nroles: [{{ title: {}, of: {own}, from: {} }}]\n",
            quoted(choices, &alias),
            date(choices)
        ),
        _ => String::new(),
    };
    format!("---\nname: {own}\n{more}---\n{}\n", text::body(choices, names))
}

fn topic(choices: &mut Choices, names: &[String]) -> String {
    let number = choices.below(names.len());
    let own = quoted(choices, &names[number]);
    let other = choices.below(names.len());
    let parent = if choices.once_in(2) {
        format!("parent: {}\n", quoted(choices, &names[other]))
    } else {
        String::new()
    };
    format!("---\nname: {own}\n{parent}---\n{}\n", text::body(choices, names))
}

fn page(choices: &mut Choices, names: &[String]) -> String {
    let front =
        choices.pick(&["", "---\ntitle: Page\n---\n", "---\ndraft: true\n---\n", "---\ntitle: [x]\n---\n"]);
    format!("{front}{}\n", text::body(choices, names))
}

/// The day of all builds.
pub(super) fn request() -> Request {
    let given = GivenClock::parse("2026-01-01").unwrap_or_else(|error| panic!("{}", error.message));
    Request::at(Now::Given(given))
}

/// Builds a site and holds what must hold of it.
pub(super) fn build(files: &Files) -> Outcome {
    let snapshot = Snapshot::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let output = MemoryOutput::new();
    let outcome = Engine::new().build(&snapshot, &request(), &output, &Silent);
    let (made, _) = output.finish();
    assert!(outcome.failures.is_empty(), "{:?}", outcome.failures);
    for (path, bytes) in &made {
        let is_text = [".html", ".xml", ".json", ".txt"].iter().any(|ending| path.ends_with(ending));
        assert!(!is_text || std::str::from_utf8(bytes).is_ok(), "{path} is not UTF-8 text");
    }
    for problem in &outcome.diagnostics {
        assert!(problem.lint != Lint::InternalError, "{}\n{files:?}", problem.message);
        if let Some(text) = outcome.texts(&snapshot).text(&problem.span.file) {
            places(text, std::slice::from_ref(problem));
        }
    }
    for format in [Format::Human, Format::Json, Format::Github] {
        emit(&outcome.diagnostics, &outcome.texts(&snapshot), format);
    }
    account(files, &outcome);
    outcome
}

/// Documents that were read = published + withheld + told as errors. One that is lost is a fault of the build.
fn account(files: &Files, outcome: &Outcome) {
    let account = outcome.account;
    let read = files.iter().filter(|(path, _)| path.ends_with(".md")).count();
    assert_eq!(account.read(), read, "{files:?}");
    assert_eq!(account.published() + account.withheld() + account.told(), read, "{files:?}");
}
