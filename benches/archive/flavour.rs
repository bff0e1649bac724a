//! How each program wants an archive written: keys, places of files, links.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::briefing::{Briefing, Event, Quote, Source};
use super::{Actor, Archive, Head, Topic};

/// The program that reads an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flavour {
    Briefgen,
    Eleventy,
    Hugo,
}

/// Where the file of a briefing stands, for all of them.
pub(super) fn path(head: &Head) -> String {
    format!("content/briefings/{}/{}.md", head.date.year(), head.slug)
}

impl Flavour {
    /// The address of a briefing, from another.
    pub(super) fn link(self, from: &Head, to: &Head) -> String {
        let (here, there): (&Date, &Date) = (&from.date, &to.date);
        match self {
            Self::Briefgen if here.year() == there.year() => format!("{}.md", to.slug),
            Self::Briefgen => format!("../{}/{}.md", there.year(), to.slug),
            Self::Eleventy | Self::Hugo => format!("/briefings/{}/{}/", there.year(), to.slug),
        }
    }

    /// A link to an actor by name; the peers know no wiki links.
    pub(super) fn wiki_link(self, actor: &Actor) -> String {
        match self {
            Self::Briefgen => format!("[[{}]]", actor.name),
            Self::Eleventy | Self::Hugo => format!("[{}](/actors/{}/)", actor.name, actor.slug),
        }
    }
}

/// Writes a file and the folders that it stands in.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let Err(error) = fs::write(path, text) else { return Ok(()) };
    match path.parent() {
        Some(folder) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::write(path, text)
        }
        _ => Err(error),
    }
}

/// A text as a YAML scalar. No text of an archive holds a quotation mark or a backslash where this is asked for.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic) && !text.contains([':', '#']);
    if plain { text.to_owned() } else { format!("\"{text}\"") }
}

fn list(yaml: &mut String, key: &str, items: impl IntoIterator<Item = impl AsRef<str>>) {
    let _ = writeln!(yaml, "{key}:");
    for item in items {
        let _ = writeln!(yaml, "  - {}", scalar(item.as_ref()));
    }
}

/// A list of mappings below a key, indented by `pad`; what has no value is left out.
fn mappings<const N: usize>(yaml: &mut String, key: &str, rows: &[[(&str, Option<String>); N]], pad: &str) {
    let _ = writeln!(yaml, "{pad}{key}:");
    for row in rows {
        let mut lead = "- ";
        for (key, value) in row {
            if let Some(value) = value {
                let _ = writeln!(yaml, "{pad}  {lead}{key}: {value}");
                lead = "  ";
            }
        }
    }
}

/// The file of a briefing.
pub(super) fn briefing(archive: &Archive, flavour: Flavour, briefing: &Briefing<'_>) -> String {
    let head = briefing.head;
    let mut yaml = format!(
        "---\ntitle: {}\ndate: {}\nsummary: {}\n",
        scalar(&head.title),
        head.date,
        scalar(&briefing.summary)
    );
    list(&mut yaml, "actors", head.actors.iter().map(|actor| &archive.actors[*actor].name));
    list(&mut yaml, "topics", head.topics.iter().map(|topic| &archive.topics[*topic].name));
    let (pad, dates) = match flavour {
        Flavour::Briefgen => ("", "dates"),
        Flavour::Eleventy => ("", "events"),
        Flavour::Hugo => {
            yaml.push_str("params:\n");
            ("  ", "events")
        }
    };
    // The peers would take an unquoted day for a time.
    let day = |text: &str| match flavour {
        Flavour::Briefgen => text.to_owned(),
        Flavour::Eleventy | Flavour::Hugo => format!("\"{text}\""),
    };
    let events: Vec<_> = briefing.events.iter().map(|event| event_row(event, flavour, day)).collect();
    mappings(&mut yaml, dates, &events, pad);
    let quotes: Vec<_> = briefing.quotes.iter().map(|quote| quote_row(quote, day)).collect();
    mappings(&mut yaml, "quotes", &quotes, pad);
    let sources: Vec<_> = briefing.sources.iter().map(|source| source_row(source, day)).collect();
    mappings(&mut yaml, "sources", &sources, pad);
    format!("{yaml}---\n\n{}", briefing.body)
}

type Row<const N: usize> = [(&'static str, Option<String>); N];

fn event_row(event: &Event<'_>, flavour: Flavour, day: impl Fn(&str) -> String) -> Row<5> {
    let actors = event.actor.filter(|_| flavour == Flavour::Briefgen);
    [
        ("date", Some(day(&event.date))),
        ("event", Some(scalar(&event.text))),
        ("place", event.place.map(scalar)),
        ("actors", actors.map(|actor| format!("[{}]", scalar(actor)))),
        ("source", event.source.clone()),
    ]
}

fn quote_row(quote: &Quote<'_>, day: impl Fn(&str) -> String) -> Row<5> {
    [
        ("speaker", Some(scalar(quote.speaker))),
        ("text", Some(scalar(&quote.text))),
        ("date", quote.date.as_deref().map(day)),
        ("occasion", quote.occasion.map(scalar)),
        ("source", quote.source.clone()),
    ]
}

fn source_row(source: &Source, day: impl Fn(&str) -> String) -> Row<5> {
    [
        ("id", Some(source.id.clone())),
        ("title", Some(scalar(&source.title))),
        ("publisher", Some(scalar(source.publisher))),
        ("url", Some(scalar(&source.url))),
        ("date", Some(day(&source.date))),
    ]
}

/// Writes what is told of actors and topics.
pub(super) fn write_shared(archive: &Archive, flavour: Flavour, folder: &Path) -> io::Result<()> {
    let actors: Vec<&Actor> = archive.actors.iter().filter(|actor| actor.declared).collect();
    if flavour == Flavour::Eleventy {
        return write_data(&actors, &archive.topics, folder);
    }
    for actor in actors {
        let path = match flavour {
            Flavour::Hugo => format!("content/actors/{}/_index.md", actor.slug),
            _ => format!("content/actors/{}.md", actor.slug),
        };
        write(&folder.join(path), &actor_file(actor, flavour))?;
    }
    for topic in &archive.topics {
        let (path, mut yaml) = match flavour {
            Flavour::Hugo => {
                (format!("content/topics/{}/_index.md", topic.slug), format!("title: {}\n", topic.name))
            }
            _ => (format!("content/topics/{}.md", topic.slug), format!("name: {}\n", topic.name)),
        };
        if let Some(parent) = topic.parent.filter(|_| flavour == Flavour::Briefgen) {
            let _ = writeln!(yaml, "parent: {}", archive.topics[parent].name);
        }
        write(&folder.join(path), &format!("---\n{yaml}---\n\n{}\n", topic.description))?;
    }
    Ok(())
}

fn actor_file(actor: &Actor, flavour: Flavour) -> String {
    let aliases: Vec<String> = actor.aliases.iter().map(|alias| scalar(alias)).collect();
    let aliases = aliases.join(", ");
    let Actor { name, kind, biography, .. } = actor;
    let yaml = match flavour {
        Flavour::Hugo => format!("title: {name}\nparams:\n  kind: {kind}\n  aliases: [{aliases}]\n"),
        _ => format!("name: {name}\nkind: {kind}\naliases: [{aliases}]\n"),
    };
    format!("---\n{yaml}---\n\n{biography}\n")
}

/// Eleventy has no files for the terms of a taxonomy: what is told of them is data.
fn write_data(actors: &[&Actor], topics: &[Topic], folder: &Path) -> io::Result<()> {
    let actors = actors.iter().map(|actor| {
        let Actor { kind, aliases, biography, .. } = actor;
        (actor.slug.clone(), serde_json::json!({ "kind": kind, "aliases": aliases, "text": biography }))
    });
    let topics =
        topics.iter().map(|topic| (topic.slug.clone(), serde_json::json!({ "text": topic.description })));
    let actors = serde_json::Value::Object(actors.collect());
    let topics = serde_json::Value::Object(topics.collect());
    write(&folder.join("content/_data/people.json"), &actors.to_string())?;
    write(&folder.join("content/_data/subjects.json"), &topics.to_string())
}
