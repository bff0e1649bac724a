//! Tables to JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::table::{Mapping, Property, Type};
use super::{Names, SchemaKind, pattern};
use crate::diagnostic::{Lint, Setting};

/// Years before this are not taken for numbers: `201` is a slip, and no news is that old.
const FIRST_NUMERIC_YEAR: u16 = 1000;

/// A whole schema.
pub(super) fn document(kind: SchemaKind, table: &Mapping, names: &Names) -> Json {
    let mut renderer = Renderer { names, shared: BTreeMap::new() };
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("$id".into(), format!("urn:briefgen:schema:{}", kind.name()).into());
    schema.extend(renderer.mapping(table));
    // Nothing at all is a valid settings file, and a page may have an empty block.
    if table.properties().all(|property| !property.required) {
        schema.insert("type".into(), json!(["object", "null"]));
    }
    if !renderer.shared.is_empty() {
        schema.insert("$defs".into(), renderer.shared.into_iter().collect());
    }
    Json::Object(schema)
}

struct Renderer<'a> {
    names: &'a Names,
    /// Schemas that several properties refer to.
    shared: BTreeMap<String, Json>,
}

impl Renderer<'_> {
    fn mapping(&mut self, table: &Mapping) -> Map<String, Json> {
        let mut schema = Map::new();
        schema.insert("title".into(), table.title.into());
        schema.insert("type".into(), "object".into());
        let properties: Map<String, Json> = table
            .properties()
            .map(|property| (property.key.to_owned(), Json::Object(self.property(property))))
            .collect();
        schema.insert("properties".into(), Json::Object(properties));
        let required: Vec<&str> =
            table.properties().filter(|property| property.required).map(|property| property.key).collect();
        if !required.is_empty() {
            schema.insert("required".into(), json!(required));
        }
        if !table.one_of.is_empty() {
            let one_of: Vec<Json> = table.one_of.iter().map(|key| json!({ "required": [key] })).collect();
            schema.insert("anyOf".into(), Json::Array(one_of));
        }
        schema.insert("additionalProperties".into(), false.into());
        schema
    }

    /// What a key is for, and what may stand there; nothing at all too, unless it is required.
    fn property(&mut self, property: &Property) -> Map<String, Json> {
        let mut schema = Map::new();
        schema.insert("description".into(), property.about.into());
        let value = match self.value(property.value) {
            value if property.required => not_blank(property.value, value),
            value => or_null(value),
        };
        schema.extend(value);
        if !property.examples.is_empty() {
            let examples = property.examples.iter().map(|text| example(property.value, text));
            schema.insert("examples".into(), examples.collect());
        }
        schema
    }

    fn value(&mut self, value: Type) -> Map<String, Json> {
        match value {
            Type::Text => text(),
            Type::Pattern(pattern) => object(json!({ "type": "string", "pattern": pattern })),
            Type::Slug => {
                object(json!({ "type": ["string", "integer"], "pattern": pattern::SLUG, "minimum": 0 }))
            }
            Type::Edtf => self.refer("edtf", |_| edtf()),
            Type::Publication => self.refer("publication", |_| publication()),
            Type::Flag => object(json!({ "type": "boolean" })),
            Type::Count(least, most) => {
                object(json!({ "type": "integer", "minimum": least, "maximum": most }))
            }
            Type::Word(words) => object(json!({ "enum": words })),
            Type::Actor => {
                self.refer("actor", |names| name("Name, alias or slug of an actor.", &names.actors))
            }
            Type::Topic => {
                self.refer("topic", |names| name("Name, alias or slug of a topic.", &names.topics))
            }
            Type::List(item) => self.list(*item),
            Type::Mapping(table) => self.mapping(table),
            Type::Either(text, table) => any_of([self.value(*text), self.mapping(table)]),
            Type::Links => links(),
            Type::Names => by_language(&text()),
            Type::ByLanguage(table) => by_language(&self.mapping(table)),
            Type::Lints => lints(),
            Type::Any => Map::new(),
        }
    }

    /// A list; a single text stands for a list of one.
    fn list(&mut self, item: Type) -> Map<String, Json> {
        let items = self.value(item);
        let list = object(json!({ "type": "array", "items": items }));
        match item {
            Type::Mapping(_) => list,
            Type::Either(text, _) => any_of([list, self.value(*text)]),
            _ => any_of([list, items]),
        }
    }

    fn refer(&mut self, name: &str, make: impl FnOnce(&Names) -> Map<String, Json>) -> Map<String, Json> {
        if !self.shared.contains_key(name) {
            self.shared.insert(name.to_owned(), Json::Object(make(self.names)));
        }
        object(json!({ "$ref": format!("#/$defs/{name}") }))
    }
}

/// Any single value: `1984` and `true` are texts to briefgen.
fn text() -> Map<String, Json> {
    object(json!({ "type": ["string", "number", "boolean"] }))
}

/// A required text holds more than white space.
fn not_blank(value: Type, schema: Map<String, Json>) -> Map<String, Json> {
    match value {
        Type::Text | Type::Actor | Type::Topic => with(schema, "pattern", pattern::NOT_BLANK),
        _ => schema,
    }
}

fn edtf() -> Map<String, Json> {
    object(json!({
        "title": "A date as exact as it is known (EDTF)",
        "type": ["string", "integer"],
        "pattern": pattern::edtf(),
        "minimum": FIRST_NUMERIC_YEAR,
        "maximum": 9999,
    }))
}

fn publication() -> Map<String, Json> {
    object(json!({
        "title": "A day, or an instant with its offset from UTC",
        "type": "string",
        "pattern": pattern::publication(),
    }))
}

/// A name: one of those known, which editors then suggest, or any other.
fn name(title: &str, known: &[String]) -> Map<String, Json> {
    let schema = match known {
        [] => text(),
        known => any_of([object(json!({ "enum": known })), text()]),
    };
    with(schema, "title", title.trim_end_matches('.'))
}

/// Anything by the tag of a language.
fn by_language(value: &Map<String, Json>) -> Map<String, Json> {
    object(json!({
        "type": "object",
        "propertyNames": { "pattern": pattern::LANGUAGE },
        "additionalProperties": value,
    }))
}

fn links() -> Map<String, Json> {
    object(json!({
        "type": "object",
        "properties": {
            "wikidata": {
                "description": "The Wikidata item, as an id or a full address.",
                "type": "string",
                "pattern": pattern::WIKIDATA,
                "examples": ["Q56226"],
            },
        },
        "additionalProperties": { "type": "string", "pattern": pattern::LINK },
    }))
}

fn lints() -> Map<String, Json> {
    let lints: Map<String, Json> = Lint::ALL
        .iter()
        .map(|lint| {
            let words = if lint.is_fixed() { &["error"][..] } else { &Setting::WORDS };
            (lint.name().to_owned(), json!({ "description": lint.summary(), "enum": words }))
        })
        .collect();
    object(json!({ "type": "object", "properties": lints, "additionalProperties": false }))
}

/// An example as it stands in the file: in a list where several may stand.
fn example(value: Type, text: &str) -> Json {
    match value {
        Type::List(item) => json!([example(*item, text)]),
        Type::Flag | Type::Count(..) => text.parse().unwrap_or_else(|_| text.into()),
        _ => text.into(),
    }
}

/// The same, or nothing: an empty key counts as absent.
fn or_null(mut schema: Map<String, Json>) -> Map<String, Json> {
    let null = json!({ "type": "null" });
    if let Some(Json::Array(choices)) = schema.get_mut("anyOf") {
        choices.push(null);
        return schema;
    }
    if schema.contains_key("$ref") || schema.contains_key("enum") {
        return any_of([schema, object(null)]);
    }
    if let Some(kind) = schema.get_mut("type") {
        match kind {
            Json::Array(kinds) => kinds.push("null".into()),
            kind => *kind = json!([kind.take(), "null"]),
        }
    }
    schema
}

fn any_of(choices: impl IntoIterator<Item = Map<String, Json>>) -> Map<String, Json> {
    object(json!({ "anyOf": choices.into_iter().collect::<Vec<_>>() }))
}

fn with(mut schema: Map<String, Json>, key: &str, value: &str) -> Map<String, Json> {
    schema.insert(key.to_owned(), value.into());
    schema
}

fn object(value: Json) -> Map<String, Json> {
    match value {
        Json::Object(map) => map,
        _ => Map::new(),
    }
}
