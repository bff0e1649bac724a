//! What programs read of a site, read back by programs that know nothing of briefgen.

use std::collections::{BTreeMap, BTreeSet};

use briefgen::engine::{Answer, Preview};
use briefgen::snapshot::Snapshot;
use icalendar::{Calendar, Component, DatePerhapsTime};
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::odd;
use crate::support::{Built, Input, base_url, build, data, is_page, request, root, target};

/// A site and where it stands.
struct Site {
    name: &'static str,
    base: String,
    /// `feed_items` of its settings.
    feed_items: usize,
    built: Built,
}

fn sites() -> [Site; 3] {
    let site = |name, feed_items, snapshot: &Snapshot| {
        let built = build(snapshot, &request());
        Site { name, base: base_url(snapshot), feed_items, built }
    };
    [
        site("sample", 20, &Snapshot::read(root())),
        site("golden", 2, &Snapshot::read(&data("golden/input"))),
        site("odd", 20, &odd::stranger_site().snapshot()),
    ]
}

impl Site {
    /// Fails unless a full address leads to a file of the site, and a fragment to an id in it.
    fn check_address(&self, address: &str) {
        let found = target(&self.base, address);
        let Some((file, fragment)) = found else {
            panic!("{}: {address} is not below {}", self.name, self.base)
        };
        assert!(self.built.files.contains_key(&file), "{}: {address} leads nowhere", self.name);
        if !fragment.is_empty() {
            let id = format!("id=\"{fragment}\"");
            assert!(self.built.text(&file).contains(&id), "{}: {file} has no {id}", self.name);
        }
    }

    /// The records of a data file, by what names them; each name once.
    fn records(&self, file: &str, key: &str) -> BTreeMap<String, Value> {
        let text = self.built.text(&format!("data/{file}.json"));
        let records: Vec<Value> = serde_json::from_str(text).expect("a data file is a list in JSON");
        let named: BTreeMap<String, Value> =
            records.iter().map(|record| (text_of(record, key).to_owned(), record.clone())).collect();
        assert_eq!(named.len(), records.len(), "{}: two of {file} have one {key}", self.name);
        assert!(!named.is_empty(), "{}: no {file}", self.name);
        named
    }
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

/// An entry of a feed, as far as Atom and JSON Feed say the same.
#[derive(Debug, PartialEq)]
struct Entry {
    id: String,
    title: String,
    links: Vec<String>,
    published: String,
    updated: String,
    authors: Vec<String>,
}

/// A text without the characters that XML cannot hold: a JSON feed has them.
fn in_xml(text: &str) -> String {
    let is_kept =
        |&c: &char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(is_kept).collect()
}

fn entries(site: &Site, path: &str) -> Vec<Entry> {
    let feed = feed_rs::parser::parse(site.built.text(path).as_bytes())
        .unwrap_or_else(|error| panic!("{}: {path}: {error}", site.name));
    assert!(feed.title.is_some_and(|title| !title.content.is_empty()), "{path} has no title");
    feed.entries
        .into_iter()
        .map(|entry| Entry {
            id: entry.id,
            title: in_xml(&entry.title.map(|title| title.content).unwrap_or_default()),
            links: entry.links.into_iter().map(|link| link.href).collect(),
            published: entry.published.expect("an entry says when it was published").to_rfc3339(),
            updated: entry.updated.expect("an entry says when it changed").to_rfc3339(),
            authors: entry
                .authors
                .into_iter()
                .filter_map(|author| author.name)
                .map(|name| in_xml(&name))
                .collect(),
        })
        .collect()
}

#[test]
fn feeds() {
    for site in sites() {
        let feeds: Vec<&String> = site.built.files.keys().filter(|path| path.ends_with("feed.xml")).collect();
        let records = site.records("actors", "slug").len() + site.records("topics", "slug").len();
        let corrections = usize::from(site.built.text("data/corrections.json") != "[]\n");
        assert_eq!(feeds.len(), records + 1 + corrections, "{}: the site, each actor and topic", site.name);
        for path in feeds {
            let atom = entries(&site, path);
            let json = entries(&site, &path.replace("feed.xml", "feed.json"));
            assert_eq!(atom, json, "{}: {path} and its JSON differ", site.name);
            assert!(atom.len() <= site.feed_items, "{}: {path} is too long", site.name);
            let newest_first = atom.windows(2).all(|pair| pair[0].published >= pair[1].published);
            assert!(newest_first, "{}: {path} is not in order", site.name);
            let ids: BTreeSet<&str> = atom.iter().map(|entry| &*entry.id).collect();
            assert_eq!(ids.len(), atom.len(), "{}: {path} has one id twice", site.name);
            for entry in &atom {
                assert!(!entry.title.is_empty() && !entry.authors.is_empty(), "{path}: {entry:?}");
                assert!(entry.updated >= entry.published, "{path}: {entry:?}");
                assert_eq!(entry.links, [&*entry.id], "{path}: {entry:?}");
                site.check_address(&entry.id);
            }
        }
        let briefings = site.records("briefings", "slug").len();
        assert_eq!(entries(&site, "feed.xml").len(), briefings.min(site.feed_items), "{}", site.name);
    }
}

#[test]
fn calendar() {
    for site in sites() {
        let text = site.built.text("calendar.ics");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{}", site.name);
        let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{}: {error}", site.name));
        let mut ids = BTreeSet::new();
        for event in calendar.events() {
            let uid = event.get_uid().expect("an event has an id");
            let id = uid.split_once('@').expect("an id names its host").0;
            assert!(ids.insert(id.to_owned()), "{}: {uid} twice", site.name);
            let summary = event.get_summary().expect("an event has a summary");
            let day = |date: Option<DatePerhapsTime>| match date {
                Some(DatePerhapsTime::Date(day)) => day,
                other => panic!("{}: {summary}: {other:?} is not a day", site.name),
            };
            assert!(day(event.get_start()) < day(event.get_end()), "{}: {summary}", site.name);
            let url = event.get_url().expect("an event has an address");
            assert!(url.ends_with(&format!("#{id}")), "{}: {url} is not of {id}", site.name);
            site.check_address(url);
        }
        // Of an event with an open start no day is known on which it happened.
        let has_start = |event: &Value| !event["earliest"].is_null();
        let events = site.records("events", "id").into_iter().filter(|(_, event)| has_start(event));
        let known: BTreeSet<String> = events.map(|(id, _)| id).collect();
        assert_eq!(ids, known, "{}: the events of the calendar", site.name);
    }
}

#[test]
fn sitemap() {
    for site in sites() {
        let text = site.built.text("sitemap.xml");
        let document =
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{}: {error}", site.name));
        let space = "http://www.sitemaps.org/schemas/sitemap/0.9";
        let mut listed = BTreeSet::new();
        for url in document.descendants().filter(|node| node.has_tag_name((space, "url"))) {
            let child = |name: &str| {
                url.children().find(|node| node.has_tag_name((space, name))).and_then(|node| node.text())
            };
            let address = child("loc").expect("an entry has an address");
            site.check_address(address);
            let (file, _) = target(&site.base, address).expect("checked above");
            assert!(listed.insert(file), "{}: {address} twice", site.name);
            if let Some(day) = child("lastmod") {
                let day = briefgen::date::Publication::parse(day);
                assert!(
                    day.is_ok_and(
                        |day| !day.is_after(&crate::support::clock("2026-01-01").in_zone(&TimeZone::UTC))
                    ),
                    "{address}"
                );
            }
        }
        let is_page =
            |path: &&String| is_page(path) && !["404.html", "search/index.html"].contains(&path.as_str());
        let is_redirect = |path: &&String| site.built.text(path).contains("http-equiv=\"refresh\"");
        let (redirects, pages): (Vec<&String>, Vec<&String>) =
            site.built.files.keys().filter(is_page).partition(is_redirect);
        assert_eq!(listed.iter().collect::<Vec<_>>(), pages, "{}: the pages", site.name);
        assert!(redirects.iter().all(|path| !listed.contains(*path)), "{}: {redirects:?}", site.name);
        let line = format!("Sitemap: {}sitemap.xml", site.base);
        assert!(site.built.text("robots.txt").lines().any(|found| found == line), "{}", site.name);
    }
}

/// A site of more than 50,000 pages. Most of them are lists with one entry a page, so that it is quickly read; a
/// preview makes only the files that are asked for.
#[test]
fn a_large_sitemap_is_in_parts() {
    let mut input = Input::new(&[(
        "briefgen.yaml",
        "base_url: https://example.org/\npaginate: 1\nlints: { actor-undeclared: allow, topic-undeclared: allow }\n",
    )]);
    for number in 0..8500 {
        let text = format!(
            "---\ntitle: T{number}\ndate: 2024-01-01\nactors: [A{number}]\ntopics: [B{number}]\n---\nWords.\n"
        );
        input.put(&format!("content/briefings/{number}.md"), text.as_bytes());
    }
    let preview = Preview::new(input.snapshot(), request());
    let file = |path: &str| match preview.answer(path) {
        Answer::Made(_, bytes) => String::from_utf8(bytes).expect("a sitemap is UTF-8"),
        other => panic!("{path}: {other:?}"),
    };
    let listed = |path: &str, root: &str| -> Vec<String> {
        let text = file(path);
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(document.root_element().tag_name().name(), root, "{path}");
        let addresses = document.descendants().filter(|node| node.tag_name().name() == "loc");
        addresses.filter_map(|node| node.text().map(str::to_owned)).collect()
    };
    let parts = listed("sitemap.xml", "sitemapindex");
    assert_eq!(parts, ["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml"]);
    let (first, second) = (listed("sitemap-1.xml", "urlset"), listed("sitemap-2.xml", "urlset"));
    assert_eq!(first.len(), 50_000);
    assert!(!second.is_empty());
    let all: BTreeSet<&String> = first.iter().chain(&second).collect();
    assert_eq!(all.len(), first.len() + second.len(), "no page is listed twice");
    let pages = preview.pages();
    assert!(all.len() > 50_000 && all.len() < pages.len(), "{} of {}", all.len(), pages.len());
}

/// A data file, the key that names its records, and fields with the file that each refers to.
type References = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Which fields of which records name which other records.
const REFERENCES: &[References] = &[
    (
        "briefings",
        "slug",
        &[("actors", "actors"), ("topics", "topics"), ("events", "events"), ("quotes", "quotes")],
    ),
    ("actors", "slug", &[("briefings", "briefings")]),
    ("topics", "slug", &[("briefings", "briefings"), ("parent", "topics")]),
    ("events", "id", &[("actors", "actors"), ("topics", "topics"), ("briefings", "briefings")]),
    ("quotes", "id", &[("speaker", "actors"), ("briefings", "briefings")]),
];

/// What a field names: a list, one, or nothing.
fn named(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().map(|item| item.as_str().expect("a name is a text")).collect(),
        Value::String(name) => vec![name],
        Value::Null => Vec::new(),
        other => panic!("{other} names nothing"),
    }
}

#[test]
fn data_files_name_each_other() {
    for site in sites() {
        let records: BTreeMap<&str, BTreeMap<String, Value>> =
            REFERENCES.iter().map(|(file, key, _)| (*file, site.records(file, key))).collect();
        for (file, _, fields) in REFERENCES {
            for (id, record) in &records[file] {
                site.check_address(text_of(record, "url"));
                for (field, other) in *fields {
                    let names = named(&record[*field]);
                    let unique: BTreeSet<&&str> = names.iter().collect();
                    assert_eq!(unique.len(), names.len(), "{}: {file} {id}: {field} twice", site.name);
                    let missing: Vec<_> =
                        names.iter().filter(|name| !records[other].contains_key(**name)).collect();
                    assert!(
                        missing.is_empty(),
                        "{}: {file} {id}: {field} {missing:?} are not there",
                        site.name
                    );
                }
            }
        }
        // What a briefing names, names the briefing.
        for (slug, briefing) in &records["briefings"] {
            for other in ["actors", "topics", "events", "quotes"] {
                for name in named(&briefing[other]) {
                    let back = named(&records[other][name]["briefings"]);
                    assert!(back.contains(&&**slug), "{}: {other} {name} does not know {slug}", site.name);
                }
            }
        }
    }
}

/// When a briefing of 19 June was last changed, for whoever follows it: a correction is a change, without a word in
/// `updated`.
#[test]
fn a_correction_is_a_change() {
    for (front_matter, changed) in [
        ("", None),
        ("updated: 2024-06-21", Some("2024-06-21")),
        ("corrections: [{date: 2024-06-25, text: It was ten.}]", Some("2024-06-25")),
        ("updated: 2024-06-21\ncorrections: [{date: 2024-06-25, text: It was ten.}]", Some("2024-06-25")),
        ("updated: 2024-06-28\ncorrections: [{date: 2024-06-25, text: It was ten.}]", Some("2024-06-28")),
        (
            "corrections: [{date: 2024-06-25, text: It was ten.}, {date: 2024-07-02, text: It was nine.}]",
            Some("2024-07-02"),
        ),
        // A day that is not known begins with its month.
        ("corrections: [{date: 2024-07, text: It was ten.}]", Some("2024-07-01")),
        // The time is said where it is known.
        (
            "updated: 2024-06-25T10:00:00Z\ncorrections: [{date: 2024-06-25, text: It was ten.}]",
            Some("2024-06-25T10:00:00"),
        ),
    ] {
        let briefing = format!(
            "---\ntitle: A pact\ndate: 2024-06-19\nsummary: Two sign.\n{front_matter}\n---\n\nText.\n"
        );
        let input = Input::new(&[
            ("briefgen.yaml", "base_url: https://x.org/\ntime_zone: UTC\n"),
            ("content/briefings/pact.md", &briefing),
        ]);
        let built = build(&input.snapshot(), &request());
        let day = changed.unwrap_or("2024-06-19");
        for (file, says) in [
            ("feed.xml", format!("<updated>{day}")),
            ("feed.json", format!("\"date_modified\":\"{day}")),
            ("sitemap.xml", format!("<loc>https://x.org/briefings/pact/</loc><lastmod>{day}")),
        ] {
            let text: String = built.text(file).split_whitespace().collect();
            assert!(text.contains(&says), "{front_matter}: {file} does not say {says}: {text}");
        }
        let page = built.text("briefings/pact/index.html");
        for key in ["\"dateModified\":\"", "article:modified_time\" content=\""] {
            let says = page.split(key).nth(1).map(|rest| rest.starts_with(day));
            assert_eq!(says, changed.map(|_| true), "{front_matter}: {key}");
        }
    }
}
