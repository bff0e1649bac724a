//! The kinds of data files: their paths, their JSON Schemas, and the page that documents them.
//!
//! Schemas and page are made of the structs of the records (`view/records.rs`), so that they cannot say
//! anything else than the files do. It must not know what stands in a record.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::corrections::number_of_corrections;
use super::view::{
    ActorDossier, ActorRecord, BriefingRecord, CorrectionRecord, DataField, DataFile, DataFilesView,
    DataPart, EventRecord, QuoteRecord, SchemaView, TopicDossier, TopicRecord,
};
use super::{Pages, Records};
use crate::name::UrlPath;
use crate::site::{ActorId, TopicId};

/// What stands for a slug in the path of a kind of which there is a file for each actor or topic.
const SLUG: &str = "SLUG";

/// A kind of data file.
#[derive(Debug)]
pub(super) struct Kind {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    schema: fn(SchemaGenerator) -> Schema,
}

/// All kinds, in the order of the documentation: first those of all records, as [`Records::OF_ALL`] lists them.
pub(super) const KINDS: [Kind; 8] = [
    Kind {
        name: "briefings",
        title: "Briefings",
        about: "All briefings, newest first.",
        schema: root::<Vec<BriefingRecord<'static>>>,
    },
    Kind {
        name: "actors",
        title: "Actors",
        about: "All actors, from A to Z in the site's language.",
        schema: root::<Vec<ActorRecord<'static>>>,
    },
    Kind {
        name: "topics",
        title: "Topics",
        about: "All topics, from A to Z in the site's language.",
        schema: root::<Vec<TopicRecord<'static>>>,
    },
    Kind {
        name: "events",
        title: "Events",
        about: "All events by date, earliest first.",
        schema: root::<Vec<EventRecord<'static>>>,
    },
    Kind {
        name: "quotes",
        title: "Quotes",
        about: "All quotes, the last said first.",
        schema: root::<Vec<QuoteRecord<'static>>>,
    },
    Kind {
        name: "corrections",
        title: "Corrections",
        about: "All corrections, the latest first.",
        schema: root::<Vec<CorrectionRecord<'static>>>,
    },
    Kind {
        name: "actor",
        title: "An actor",
        about: "A file for each actor, with all that the site has on it.",
        schema: root::<ActorDossier<'static>>,
    },
    Kind {
        name: "topic",
        title: "A topic",
        about: "A file for each topic, with all that the site has on it.",
        schema: root::<TopicDossier<'static>>,
    },
];

fn root<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}

impl Kind {
    pub(super) fn schema_path(&self) -> UrlPath {
        UrlPath::file(&["data", &format!("{}.schema.json", self.name)])
    }

    /// The schema but for its address: `null` stands where a value is missing, so that all fields are required.
    fn schema(&self) -> Value {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut schema = (self.schema)(generator);
        schema.insert("title".into(), self.title.into());
        schema.insert("description".into(), self.about.into());
        schema.to_value()
    }
}

impl Records {
    /// Those of which one file holds all.
    pub(super) const OF_ALL: [Self; 6] =
        [Self::Briefings, Self::Actors, Self::Topics, Self::Events, Self::Quotes, Self::Corrections];

    /// Where their file is; `slug` is that of the actor or topic whose records they are.
    pub(super) fn path(self, slug: &str) -> UrlPath {
        let json = || format!("{slug}.json");
        match self {
            Self::Briefings => UrlPath::file(&["data", "briefings.json"]),
            Self::Actors => UrlPath::file(&["data", "actors.json"]),
            Self::Topics => UrlPath::file(&["data", "topics.json"]),
            Self::Events => UrlPath::file(&["data", "events.json"]),
            Self::Quotes => UrlPath::file(&["data", "quotes.json"]),
            Self::Corrections => UrlPath::file(&["data", "corrections.json"]),
            Self::Actor(_) => UrlPath::file(&["data", "actors", &json()]),
            Self::Topic(_) => UrlPath::file(&["data", "topics", &json()]),
        }
    }

    /// Where the same records are as a table, if they are.
    pub(super) fn table(self) -> Option<UrlPath> {
        match self {
            Self::Events => Some(UrlPath::file(&["data", "events.csv"])),
            Self::Quotes => Some(UrlPath::file(&["data", "quotes.csv"])),
            Self::Corrections => Some(UrlPath::file(&["data", "corrections.csv"])),
            _ => None,
        }
    }
}

impl Pages {
    pub(super) fn schema(&self, kind: usize) -> SchemaView {
        let kind = &KINDS[kind];
        let mut schema = kind.schema();
        if let Some(address) = self.urls.full(&kind.schema_path()) {
            schema["$id"] = address.into();
        }
        SchemaView { schema }
    }

    /// The page for people: each kind of file with its fields, then what records are made of.
    pub(super) fn data_files(&self) -> DataFilesView {
        let mut page = self.meta(&UrlPath::page(&["data"]), "data", "", self.language.text("data"));
        page.description = Some(self.of_site("about_data"));
        page.json_ld = self.structured_page(&page);
        let (mut files, mut parts) = (Vec::new(), Vec::new());
        for (index, kind) in KINDS.iter().enumerate() {
            let schema = kind.schema();
            parts.extend(definitions(&schema).filter(|part: &DataPart| !is_record_of_a_file(&part.name)));
            files.push(self.data_file(index, &schema));
        }
        parts.sort_by(|one, other| one.name.cmp(&other.name));
        parts.dedup_by(|one, other| one.name == other.name);
        DataFilesView { page, files, parts }
    }

    fn data_file(&self, index: usize, schema: &Value) -> DataFile {
        let (site, kind) = (&*self.site, &KINDS[index]);
        let actors: Vec<ActorId> = site.shown_actors().collect();
        let topics: Vec<TopicId> = site.shown_topics().collect();
        let corrections = number_of_corrections(site);
        let (events, quotes) = (site.events.len(), site.quotes.len());
        let lists = [site.briefings.len(), actors.len(), topics.len(), events, quotes, corrections];
        let (records, count) = match Records::OF_ALL.get(index) {
            Some(&records) => (Some(records), lists[index]),
            None if kind.name == "actor" => (actors.iter().min().copied().map(Records::Actor), lists[1]),
            None => (topics.iter().min().copied().map(Records::Topic), lists[2]),
        };
        let slug = match records {
            Some(Records::Actor(id)) => &*site[id].slug,
            Some(Records::Topic(id)) => &*site[id].slug,
            _ => "",
        };
        let path = match Records::OF_ALL.get(index) {
            Some(records) => records.path("").to_string(),
            None => format!("/data/{}s/{SLUG}.json", kind.name),
        };
        DataFile {
            name: kind.name,
            path,
            url: records.map(|records| self.urls.href(&records.path(slug))),
            schema: self.urls.href_of_site(&kind.schema_path()),
            table: records.and_then(Records::table).map(|path| self.urls.href(&path)),
            about: self.language.text(&format!("data_{}", kind.name)),
            count,
            fields: fields(record_of(schema)),
        }
    }
}

/// Whether a file holds records of that name, so that its own section lists their fields.
fn is_record_of_a_file(name: &str) -> bool {
    KINDS.iter().take(Records::OF_ALL.len()).any(|kind| kind.name.trim_end_matches('s') == name)
}

/// The schema of one record of a file: of a list that of its items.
fn record_of(schema: &Value) -> &Value {
    name_of(&schema["items"]).map_or(schema, |name| &schema["$defs"][name])
}

fn definitions(schema: &Value) -> impl Iterator<Item = DataPart> {
    let all = schema["$defs"].as_object().into_iter().flatten();
    all.map(|(name, part)| DataPart {
        name: name.clone(),
        about: text(part, "description"),
        fields: fields(part),
    })
}

/// The fields of a record, in the order of its struct.
fn fields(schema: &Value) -> Vec<DataField> {
    let names = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let field = |name: &str| {
        let field = &schema["properties"][name];
        DataField { name: name.to_owned(), holds: in_words(field), about: text(field, "description") }
    };
    names.map(field).collect()
}

fn text(schema: &Value, key: &str) -> String {
    schema[key].as_str().unwrap_or_default().replace('\n', " ")
}

/// The name of the definition that a schema refers to.
fn name_of(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// What may stand at a field, as a reader would say it.
fn in_words(schema: &Value) -> String {
    if let Some(name) = name_of(schema) {
        return format!("`{name}`");
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return choices.iter().map(in_words).collect::<Vec<_>>().join(" or ");
    }
    match &schema["type"] {
        Value::Array(kinds) => {
            let words = kinds.iter().filter_map(Value::as_str).map(word);
            words.collect::<Vec<_>>().join(" or ")
        }
        Value::String(kind) if kind == "array" => match name_of(&schema["items"]) {
            Some(name) => format!("list of `{name}`"),
            None => format!("list of {}s", in_words(&schema["items"])),
        },
        Value::String(kind) => word(kind).to_owned(),
        _ => String::new(),
    }
}

fn word(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "null" => "`null`",
        "integer" => "number",
        other => other,
    }
}
