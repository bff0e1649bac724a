//! The data files: each fits its schema, they agree with each other, and what names a thing stays while the thing
//! does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use briefgen::engine::Preview;
use briefgen::snapshot::Snapshot;
use serde_json::{Map, Value};

use crate::odd;
use crate::support::{Built, Input, build, data, request, root};

fn sites() -> [(&'static str, Built); 3] {
    let built = |snapshot: &Snapshot| build(snapshot, &request());
    [
        ("sample", built(&Snapshot::read(root()))),
        ("golden", built(&Snapshot::read(&data("golden/input")))),
        ("odd", built(&odd::stranger_site().snapshot())),
    ]
}

fn json(built: &Built, path: &str) -> Value {
    serde_json::from_str(built.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The JSON files below `data/` that are no schemas.
fn files(built: &Built) -> Vec<&str> {
    let is_json = |path: &&str| {
        let is_schema = path.ends_with(".schema.json");
        path.starts_with("data/") && path.rsplit_once('.').is_some_and(|name| name.1 == "json") && !is_schema
    };
    built.files.keys().map(String::as_str).filter(is_json).collect()
}

/// The schema of a data file.
fn schema_of(path: &str) -> String {
    let name = match path.split('/').collect::<Vec<_>>()[..] {
        ["data", folder, _] => folder.trim_end_matches('s'),
        ["data", file] => file.trim_end_matches(".json"),
        _ => panic!("{path} is no data file"),
    };
    format!("data/{name}.schema.json")
}

/// A schema that takes no field which it does not name: programs may meet new fields, these tests may not.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") {
                object.insert("additionalProperties".into(), false.into());
            }
            object.values_mut().for_each(strict);
        }
        Value::Array(items) => items.iter_mut().for_each(strict),
        _ => {}
    }
}

/// A schema that was found sound by that of JSON Schema 2020-12.
struct Compiled(boon::Schemas, boon::SchemaIndex);

impl Compiled {
    fn new(mut schema: Value) -> Self {
        schema.as_object_mut().expect("a schema is an object").remove("$id");
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("memory:schema", schema).expect("a schema is JSON");
        let index = compiler.compile("memory:schema", &mut schemas).expect("the schema is sound");
        Self(schemas, index)
    }

    /// What is wrong with a file.
    fn faults(&self, file: &Value) -> Option<String> {
        self.0.validate(file, self.1).err().map(|error| error.to_string())
    }
}

#[test]
fn files_fit_their_schemas() {
    for (site, built) in sites() {
        let files = files(&built);
        assert!(files.len() > 10, "{site}: {files:?}");
        let mut schemas = BTreeMap::new();
        for path in files {
            let schema = schemas.entry(schema_of(path)).or_insert_with_key(|name| {
                let mut schema = json(&built, name);
                let id = schema["$id"].as_str().expect("a schema has an address");
                assert!(id.ends_with(name), "{site}: {id}");
                strict(&mut schema);
                Compiled::new(schema)
            });
            assert_eq!(schema.faults(&json(&built, path)), None, "{site}: {path}");
        }
        assert_eq!(schemas.len(), 8, "{site}: a file of each kind");
    }
}

/// Each field of a record has to be there, with what the schema says.
#[test]
fn schemas_refuse_other_files() {
    let built = build(&Snapshot::read(&data("golden/input")), &request());
    for path in [
        "data/briefings.json",
        "data/events.json",
        "data/quotes.json",
        "data/actors.json",
        "data/corrections.json",
    ] {
        let schema = Compiled::new(json(&built, &schema_of(path)));
        let file = json(&built, path);
        for field in file[0].as_object().expect("a record is an object").keys() {
            let mut without = file.clone();
            without[0].as_object_mut().expect("a record is an object").remove(field);
            assert!(schema.faults(&without).is_some(), "{path} without {field}");
            let mut wrong = file.clone();
            wrong[0][field] = true.into();
            assert!(schema.faults(&wrong).is_some(), "{path} with a wrong {field}");
        }
    }
}

fn list<'v>(value: &'v Value, what: &str) -> &'v [Value] {
    value.as_array().unwrap_or_else(|| panic!("{what} is no list: {value}"))
}

/// The records that name something in a field, in the order of their file.
fn naming<'v>(records: &'v Value, field: &str, slug: &str) -> Vec<&'v Value> {
    let is_named = |value: &Value| match value {
        Value::Array(items) => items.iter().any(|item| item == slug),
        value => value == slug,
    };
    list(records, field).iter().filter(|record| is_named(&record[field])).collect()
}

#[test]
fn files_of_one_hold_what_the_lists_hold() {
    for (site, built) in sites() {
        let all = |name: &str| json(&built, &format!("data/{name}.json"));
        let (actors, topics, events, quotes) = (all("actors"), all("topics"), all("events"), all("quotes"));
        for record in list(&actors, "actors") {
            let slug = record["slug"].as_str().expect("an actor has a slug");
            let file = json(&built, &format!("data/actors/{slug}.json"));
            assert_eq!(file["actor"], *record, "{site}: {slug}");
            let shown: Vec<&Value> = list(&file["events"], "events").iter().collect();
            assert_eq!(shown, naming(&events, "actors", slug), "{site}: events of {slug}");
            let shown: Vec<&Value> = list(&file["quotes"], "quotes").iter().collect();
            assert_eq!(shown, naming(&quotes, "speaker", slug), "{site}: quotes of {slug}");
            let briefings: Vec<&Value> =
                list(&file["briefings"], "briefings").iter().map(|entry| &entry["slug"]).collect();
            assert_eq!(briefings, list(&record["briefings"], "briefings").iter().collect::<Vec<_>>());
            // Whoever appears with somebody, that one appears with them as often.
            for company in list(&file["actors"], "actors") {
                let other = company["slug"].as_str().expect("company has a slug");
                let back = json(&built, &format!("data/actors/{other}.json"));
                let mut back = list(&back["actors"], "actors").iter();
                let found = back.find(|entry| entry["slug"] == slug);
                assert_eq!(
                    found.map(|entry| &entry["briefings"]),
                    Some(&company["briefings"]),
                    "{slug} {other}"
                );
            }
        }
        for record in list(&topics, "topics") {
            let slug = record["slug"].as_str().expect("a topic has a slug");
            let file = json(&built, &format!("data/topics/{slug}.json"));
            assert_eq!(file["topic"], *record, "{site}: {slug}");
            for child in list(&file["children"], "children") {
                let child = child.as_str().expect("a child is a slug");
                assert_eq!(json(&built, &format!("data/topics/{child}.json"))["topic"]["parent"], slug);
            }
        }
    }
}

/// A table by a reader of CSV: rows by the id of their record.
fn table(built: &Built, path: &str) -> BTreeMap<String, Map<String, Value>> {
    let mut reader = csv::Reader::from_reader(built.text(path).as_bytes());
    let names = reader.headers().expect("a table has a line of names").clone();
    let row = |row: csv::Result<csv::StringRecord>| {
        let row = row.unwrap_or_else(|error| panic!("{path}: {error}"));
        let cells = names.iter().zip(&row).map(|(name, cell)| (name.to_owned(), cell.into()));
        (row[0].to_owned(), cells.collect())
    };
    reader.records().map(row).collect()
}

/// What a cell holds of a field: words without control characters, an apostrophe before what is a formula.
fn cell(record: &Value, column: &str) -> String {
    let value = column.strip_prefix("source_").map_or(&record[column], |field| &record["source"][field]);
    let text = match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"),
        value => value.as_str().unwrap_or_default().to_owned(),
    };
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

#[test]
fn tables_hold_what_the_lists_hold() {
    let mut formulas = 0;
    for (site, built) in sites() {
        for name in ["events", "quotes"] {
            let path = format!("data/{name}.csv");
            assert!(built.text(&path).ends_with("\r\n"), "{site}: {path}");
            let rows = table(&built, &path);
            let records = json(&built, &format!("data/{name}.json"));
            assert_eq!(rows.len(), list(&records, name).len(), "{site}: {path}");
            for record in list(&records, name) {
                for (column, value) in &rows[record["id"].as_str().expect("a record has an id")] {
                    let (shown, expected) = (value.as_str().unwrap_or_default(), cell(record, column));
                    let plain = shown.strip_prefix('\'').filter(|rest| *rest == expected);
                    formulas += usize::from(plain.is_some());
                    assert_eq!(plain.unwrap_or(shown), expected, "{site}: {path} {column}");
                    assert!(!shown.trim_start().starts_with(['=', '@']), "{site}: {path}: {shown}");
                }
            }
        }
    }
    assert!(formulas > 3, "the odd site has words that begin like formulas: {formulas}");
}

/// What names each record: its id or slug, its address, and the file that holds it.
fn named(built: &Built) -> BTreeMap<String, String> {
    let mut named = BTreeMap::new();
    for name in ["briefings", "actors", "topics", "events", "quotes"] {
        for record in list(&json(built, &format!("data/{name}.json")), name) {
            let key = record["id"].as_str().or(record["slug"].as_str()).expect("a record has a name");
            let addresses = format!("{} {}", record["url"], record["data"]);
            named.insert(format!("{name} {key}"), addresses);
        }
    }
    named
}

/// A site of one briefing that tells an event and gives a quote.
fn small() -> Input {
    Input::new(&[
        ("briefgen.yaml", "base_url: https://example.org/\npaginate: 2\n"),
        (
            "content/briefings/b.md",
            "---\ntitle: Talks\ndate: 2024-06-19\nactors: [Kim, Putin]\ntopics: [Arms]\n\
             dates: [{ date: 2019-04-25, event: First Kim-Putin summit, actors: [Kim, Putin] }]\n\
             quotes: [{ speaker: Kim, text: we shall talk, source: x }]\n---\nWords.\n",
        ),
    ])
}

#[test]
fn names_ids_and_addresses_stay() {
    let before = named(&build(&small().snapshot(), &request()));
    assert!(before.keys().any(|key| key.starts_with("events")) && before.len() >= 6, "{before:?}");
    let check = |what: &str, change: &dyn Fn(&mut Input)| {
        let mut input = small();
        change(&mut input);
        let after = named(&build(&input.snapshot(), &request()));
        for (key, addresses) in &before {
            assert_eq!(after.get(key), Some(addresses), "{key} after {what}");
        }
    };
    check("a newer briefing that tells and gives the same", &|input| {
        let text = "---\ntitle: Later\ndate: 2025-01-01\nactors: [Kim]\n\
             dates: [{ date: 2019-04-25, event: The first Putin-Kim summit, actors: [Putin] }]\n\
             quotes: [{ speaker: Kim, text: We shall talk }]\n---\nHe said “we shall talk”.\n";
        input.put("content/briefings/a.md", text.as_bytes());
        input.put("content/briefings/z.md", text.as_bytes());
    });
    check("many events before it in the same year", &|input| {
        let mut text = "---\ntitle: Earlier\ndate: 2020-01-01\ndates:\n".to_owned();
        for day in 1..9 {
            let _ = writeln!(text, "  - {{ date: 2019-01-0{day}, event: Event {day} }}");
        }
        text.push_str("---\nWords.\n");
        input.put("content/briefings/early.md", text.as_bytes());
    });
    check("a file for an actor, with a picture and other names", &|input| {
        input.put(
            "content/actors/kim.md",
            b"---\nname: Kim\naliases: [Kim Jong Un]\nimage: k.png\n---\nWords.\n",
        );
        input.put("content/actors/k.png", b"png");
    });
    check("another title, text and day of update", &|input| {
        let path = "content/briefings/b.md";
        input.replace(path, "title: Talks", "title: Other talks\nupdated: 2025-01-01");
        input.replace(path, "\nWords.", "\nOther words, [[Kim]].");
    });
}

/// The page that documents the files says what the schemas say, and `docs/data.md` too.
/// `UPDATE_DOCS=1 cargo nextest run data_files` writes it.
#[test]
fn the_documentation_is_that_of_the_schemas() {
    let preview = Preview::new(Snapshot::read(&data("golden/input")), request());
    let page = preview.seen("data/").expect("there is a page");
    let mut made = String::new();
    let table = |made: &mut String, of: &Value| {
        made.push_str("| field | holds | what it is |\n|---|---|---|\n");
        for field in list(&of["fields"], "fields") {
            let text = |key: &str| field[key].as_str().unwrap_or_default().to_owned();
            let _ = writeln!(made, "| `{}` | {} | {} |", text("name"), text("holds"), text("about"));
        }
    };
    for file in list(&page["files"], "files") {
        let text = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
        let also =
            if file["table"].is_null() { "" } else { " The same as a table: `.csv` in place of `.json`." };
        let _ = write!(made, "### `{}`\n\n{}{also}\n\n", text("path"), text("about"));
        table(&mut made, file);
        made.push('\n');
    }
    made.push_str("### What records are made of\n\n");
    for part in list(&page["parts"], "parts") {
        let text = |key: &str| part[key].as_str().unwrap_or_default().to_owned();
        let _ = write!(made, "#### `{}`\n\n{}\n\n", text("name"), text("about"));
        table(&mut made, part);
        made.push('\n');
    }
    crate::theme_docs::check("docs/data.md", "data files", &made);
}
