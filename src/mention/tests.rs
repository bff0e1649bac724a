//! The table of `tests/mentions/cases.txt`, through one `check`.

use std::collections::HashMap;

use super::{Bearer, BearerKind, Lexicon, Setting};
use crate::prose::Prose;

const CASES: &str = include_str!("../../tests/mentions/cases.txt");

/// Groups of rows with declarations of their own, each begun by a line `=== what it is about`.
const FORMS: &str = include_str!("../../tests/mentions/forms.txt");

fn bearer(row: &str) -> (&str, Bearer<'_>) {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let names = |cell: usize| {
        let cell = cells.get(cell).copied().unwrap_or_default();
        cell.split(';').map(str::trim).filter(|name| !name.is_empty()).collect()
    };
    let kind = match cells[1] {
        "person" => BearerKind::Person,
        "country" => BearerKind::Country,
        "organization" => BearerKind::Organization,
        "group" => BearerKind::Group,
        _ => BearerKind::Topic,
    };
    (cells[0], Bearer { kind, name: cells[2], aliases: names(3), weak: names(4), ..Bearer::default() })
}

/// The Markdown of a row, and the mentions marked in it as `id: text`.
fn marked(row: &str) -> (String, Vec<String>) {
    let mut pieces = row.split('⟦');
    let mut markdown = pieces.next().unwrap_or_default().to_owned();
    let mut mentions = Vec::new();
    for piece in pieces {
        let (mark, rest) = piece.split_once('⟧').expect("a mark is closed");
        let (id, name) = mark.split_once('|').expect("a mark has an id");
        markdown += name;
        markdown += rest;
        let shown = name.replace('*', "").replace('\n', " ").replace('\'', "’");
        mentions.push(format!("{id}: {shown}"));
    }
    (markdown, mentions)
}

fn check(row: &str, ids: &[&str], lexicon: &Lexicon) -> Option<String> {
    let numbers: HashMap<&str, usize> = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let (mut own, mut listed, mut text) = (None, Vec::new(), row);
    while let Some((option, rest)) =
        text.split_once("; ").filter(|_| text.starts_with("own=") || text.starts_with("listed="))
    {
        match option.split_once('=') {
            Some(("own", id)) => own = Some(numbers[id]),
            Some((_, list)) => listed = list.split(',').map(|id| numbers[id]).collect(),
            None => {}
        }
        text = rest;
    }
    let (markdown, expected) = marked(&text.replace("\\n", "\n"));
    let prose = Prose::read(&markdown);
    listed.sort_unstable();
    let found = lexicon.scan(&prose, &Setting { own, listed: &listed });
    let found: Vec<String> = found
        .into_iter()
        .map(|mention| {
            let flags = [(!mention.linkable, "!"), (mention.by_surname, "~")];
            let flags: String = flags.iter().filter(|(is, _)| *is).map(|(_, flag)| *flag).collect();
            format!("{}{flags}: {}", ids[mention.bearer], &prose.text[mention.range])
        })
        .collect();
    (found != expected).then(|| format!("{row}\n   found    {found:?}\n   expected {expected:?}\n"))
}

/// The rows of a group that find something else than is marked in them, and how many rows there are.
fn failures(group: &str) -> (Vec<String>, usize) {
    let (ids, bearers): (Vec<&str>, Vec<Bearer>) =
        group.lines().filter_map(|line| line.strip_prefix("declare ")).map(bearer).unzip();
    let lexicon = Lexicon::new(&bearers);
    let is_note = |line: &&str| {
        line.is_empty() || line.starts_with("declare ") || (line.starts_with("# ") && !line.contains('⟦'))
    };
    let rows: Vec<&str> = group.lines().filter(|line| !is_note(line)).collect();
    (rows.iter().filter_map(|row| check(row, &ids, &lexicon)).collect(), rows.len())
}

#[test]
fn mentions() {
    let table = CASES.lines().skip(3).collect::<Vec<_>>().join("\n");
    let (failures, rows) = failures(&table);
    assert!(failures.is_empty(), "{} of {rows} rows:\n{}", failures.len(), failures.concat());
}

#[test]
fn forms_of_names() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for group in FORMS.split("=== ").skip(1) {
        let (title, group) = group.split_once('\n').expect("a group has a title");
        let (failures, count) = failures(group);
        rows += count;
        wrong.extend(failures.into_iter().map(|failure| format!("{title}: {failure}")));
    }
    assert!(rows > 80 && wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.concat());
}

#[test]
fn nothing_declared_and_nothing_written() {
    let none = Lexicon::new(&[]);
    assert!(none.scan(&Prose::read("Vladimir Putin"), &Setting::default()).is_empty());
    let empty = Bearer {
        kind: BearerKind::Person,
        name: "",
        aliases: vec![" ", "-", "X"],
        weak: vec![""],
        ..Bearer::default()
    };
    let lexicon = Lexicon::new(&[empty]);
    assert!(lexicon.scan(&Prose::read("X - Y"), &Setting::default()).is_empty());
    assert!(lexicon.scan(&Prose::default(), &Setting::default()).is_empty());
}

/// What the file of an actor says of its names.
#[test]
fn told_parts_of_names() {
    let people = [
        Bearer { name: "Zhuge Liang", surname: Some("Zhuge"), given: Some("Liang"), ..Bearer::default() },
        Bearer {
            name: "Norway",
            kind: BearerKind::Country,
            demonyms: vec!["Norwegian"],
            ..Bearer::default()
        },
        Bearer { name: "Giulia Conti", offices: vec!["Mayor of Lodi"], ..Bearer::default() },
        Bearer { name: "Robin Conti", ..Bearer::default() },
    ];
    let lexicon = Lexicon::new(&people);
    for (text, expected) in [
        ("Zhuge Liang came. Zhuge left, and Liang slept.", vec!["Zhuge Liang", "Zhuge", "Liang"]),
        ("A Norwegian ship. The Norwegian Sea is cold.", vec!["Norwegian"]),
        (
            "Giulia Conti met Robin Conti. Then Mayor Conti left, and Conti slept.",
            vec!["Giulia Conti", "Robin Conti", "Conti"],
        ),
    ] {
        let prose = Prose::read(text);
        let found = lexicon.scan(&prose, &Setting::default());
        let found: Vec<&str> = found.iter().map(|one| &prose.text[one.range.clone()]).collect();
        assert_eq!(found, expected, "{text}");
    }
}
