//! The schemas and the code that reads agree: on tables of texts, on the sample site, on dates.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::super::{Names, SchemaKind, keys};
use super::{Validator, read, root, to_json, tree};
use crate::config::{Overrides, Settings};
use crate::date::{Edtf, Publication};
use crate::diagnostic::{Diagnostic, Level};
use crate::name::SourcePath;
use crate::parse::{self, DocumentKind};
use crate::snapshot::Fingerprint;

/// What briefgen itself calls wrong.
fn errors(kind: SchemaKind, front: &str) -> Vec<Diagnostic> {
    let folder = match kind {
        SchemaKind::Briefing => "briefings/",
        SchemaKind::Actor => "actors/",
        SchemaKind::Topic => "topics/",
        SchemaKind::Page => "",
        SchemaKind::Settings => {
            let mut problems = Vec::new();
            Settings::read(Some(front), &Overrides::default(), &mut problems);
            problems.retain(|problem| problem.level == Level::Error);
            return problems;
        }
    };
    let file = format!("---\n{front}\n---\n\nBody.\n");
    let path = SourcePath::new(format!("content/{folder}a.md"));
    let mut parsed = parse::parse(&path, file.as_bytes(), Fingerprint::of(file.as_bytes()));
    parsed.problems.retain(|problem| problem.level == Level::Error);
    parsed.problems
}

/// Calls `check` with the kind, the reason and the front matter of each row of a table.
fn rows(table: &str, check: impl Fn(SchemaKind, &str, &str)) -> usize {
    let rows = to_json(&read(table));
    let rows = rows.as_array().expect("a list of rows");
    for row in rows {
        let text = |key: &str| row[key].as_str().unwrap_or_else(|| panic!("{table}: {row}"));
        let kind = SchemaKind::by_name(text("kind")).expect("a kind");
        check(kind, text("why"), text("front"));
    }
    rows.len()
}

#[test]
fn accepted() {
    rows("tests/schema/accepted.yaml", |kind, why, front| {
        assert_eq!(errors(kind, front), [], "{kind:?}: {why}");
        let names = Names { actors: vec!["A".into()], topics: vec!["t".into()] };
        for names in [Names::default(), names] {
            assert_eq!(Validator::new(kind, &names).check(&to_json(front)), Ok(()), "{kind:?}: {why}");
        }
    });
}

#[test]
fn broken() {
    let rows = rows("tests/schema/broken.yaml", |kind, why, front| {
        assert_ne!(errors(kind, front), [], "briefgen takes {kind:?}: {why}");
        let result = Validator::new(kind, &Names::default()).check(&to_json(front));
        assert!(result.is_err(), "the schema takes {kind:?}: {why}");
    });
    assert!(rows >= 20);
}

/// Paths of all Markdown files below `folder`.
fn markdown_files(folder: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(root(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            markdown_files(&path, found);
        } else if entry.path().extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[test]
fn the_sample_site() {
    let mut files = Vec::new();
    markdown_files("content", &mut files);
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let kind = match DocumentKind::of(&SourcePath::new(file.as_str())) {
            DocumentKind::Briefing => SchemaKind::Briefing,
            DocumentKind::Actor => SchemaKind::Actor,
            DocumentKind::Topic => SchemaKind::Topic,
            DocumentKind::Page => SchemaKind::Page,
        };
        let text = read(&file);
        let mut problems = Vec::new();
        let path = SourcePath::new(file.as_str());
        let front =
            parse::Front::split(&text, &path, DocumentKind::of(&path), &mut problems).expect("front matter");
        let matter = front.yaml.map_or(Json::Null, |yaml| to_json(&text[yaml]));
        assert_eq!(Validator::new(kind, &Names::default()).check(&matter), Ok(()), "{file}");
    }
    let settings = to_json(&read("briefgen.yaml"));
    assert_eq!(Validator::new(SchemaKind::Settings, &Names::default()).check(&settings), Ok(()));
}

/// A validator of one property of a kind.
fn property(kind: SchemaKind, pointer: &str) -> Validator {
    let mut schema = super::schema(kind, &Names::default());
    let mut property = schema.pointer(pointer).cloned().expect("a property");
    property["$defs"] = schema["$defs"].take();
    property["$id"] = json!("urn:test");
    Validator::of(property)
}

/// A value as an editor reads it.
fn scalar(text: &str) -> Json {
    tree(&format!("- \"{text}\"")).map(|node| node.to_json()[0].take()).expect("a text")
}

const DAYS: [&str; 12] = ["00", "01", "09", "10", "19", "28", "30", "31", "32", "1", "XX", "1X"];
const MONTHS: [&str; 14] =
    ["00", "01", "02", "04", "9", "09", "10", "12", "13", "21", "24", "25", "XX", "X1"];

#[test]
fn edtf_dates() {
    let validator = property(SchemaKind::Briefing, "/properties/dates/items/properties/date");
    let mut points: Vec<String> = ["", "201", "19", "20190", "-201", "XXXX", "2XXX", "20X9", "year", "+201"]
        .map(str::to_owned)
        .to_vec();
    for year in ["2019", "0000", "201X", "20xx"] {
        points.extend(["", "?", "~", "%", "?~", "-", " "].map(|sign| format!("{year}{sign}")));
        for month in MONTHS {
            points.extend(["", "?", "-"].map(|sign| format!("{year}-{month}{sign}")));
            points.extend(DAYS.map(|day| format!("{year}-{month}-{day}")));
            points.push(format!("{year}-{month}-01-01"));
        }
    }
    for text in &points {
        assert_eq!(validator.check(&scalar(text)).is_ok(), Edtf::parse(text).is_ok(), "{text}");
    }
    let ends = ["", "..", "2019", "2019-04-25", "2019-21~", "201X", "2019-13", "...", "x"];
    for (start, end) in ends.iter().flat_map(|start| ends.map(|end| (start, end))) {
        let text = format!("{start}/{end}");
        let read = Edtf::parse(&text);
        if read.as_ref().is_err_and(|error| error.message.contains("ends before")) {
            continue;
        }
        assert_eq!(validator.check(&scalar(&text)).is_ok(), read.is_ok(), "{text}");
    }
    for number in [201, 2019, 20190, -2019] {
        let is_date = Edtf::parse(&number.to_string()).is_ok();
        assert_eq!(validator.check(&json!(number)).is_ok(), is_date, "{number}");
    }
}

#[test]
fn publication_dates() {
    let validator = property(SchemaKind::Briefing, "/properties/date");
    for day in
        ["2024-06-19", "2024-02-29", "0000-01-01", "0001-01-01", "2024-13-01", "2024-06-19?", "2024-06"]
    {
        for clock in [
            "",
            "T10:30Z",
            "t10:30:59z",
            " 10:30:00.25+09:00",
            "T23:59:59-23:59",
            "T10:30",
            "T24:00Z",
            "T10:60Z",
            "T10:30:60Z",
            "T10:30.5Z",
            "T1:30Z",
            "T10:30:00.Z",
            "T10:30+0900",
            "T10:30+24:00",
            "  10:30Z",
            "T",
        ] {
            let text = format!("{day}{clock}");
            let is_date = Publication::parse(&text).is_ok();
            assert_eq!(validator.check(&scalar(&text)).is_ok(), is_date, "{text}");
        }
    }
}

#[test]
fn slugs() {
    let validator = property(SchemaKind::Topic, "/properties/slug");
    let slugs = [
        "a",
        "a-b",
        "kim-jong-un",
        "9",
        "A",
        "aB",
        "-a",
        "a-",
        "a--b",
        "a b",
        "a/b",
        "..",
        "a.b",
        "a_b",
        "a~",
    ];
    for slug in slugs {
        let is_slug = crate::name::is_slug(slug, crate::name::SlugStyle::Ascii);
        assert_eq!(validator.check(&scalar(slug)).is_ok(), is_slug, "{slug}");
    }
    assert_eq!(validator.check(&json!("김정은")), Ok(()));
}

#[test]
fn the_parser_knows_the_keys_of_each_kind_of_file() {
    use crate::parse::has_key;
    let kinds = [
        (SchemaKind::Briefing, DocumentKind::Briefing),
        (SchemaKind::Actor, DocumentKind::Actor),
        (SchemaKind::Topic, DocumentKind::Topic),
        (SchemaKind::Page, DocumentKind::Page),
    ];
    let every: BTreeSet<String> = kinds.iter().flat_map(|(schema, _)| keys(*schema)).collect();
    for (schema, kind) in kinds {
        let own = keys(schema);
        for key in every.iter().filter(|key| !key.contains(['.', '['])) {
            assert_eq!(has_key(kind, key), own.contains(key), "{key} of {kind:?}");
        }
    }
}
