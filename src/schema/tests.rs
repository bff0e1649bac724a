//! That the schemas, the code that reads, the documentation and the sample site say the same.

mod agreement;
mod sources;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value as Json, json};

use super::{Names, SchemaKind, keys, schema};
use crate::yaml::{self, Node};

/// A schema with its validator.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new(kind: SchemaKind, names: &Names) -> Self {
        Self::of(schema(kind, names))
    }

    fn of(schema: Json) -> Self {
        let id = schema["$id"].as_str().expect("a text").to_owned();
        let mut compiler = Compiler::new();
        compiler.add_resource(&id, schema).expect("a schema");
        let mut schemas = Schemas::new();
        let index = compiler.compile(&id, &mut schemas).unwrap_or_else(|error| panic!("{id}: {error:#}"));
        Self { schemas, index }
    }

    fn check(&self, value: &Json) -> Result<(), String> {
        self.schemas.validate(value, self.index).map_err(|error| format!("{error:#}"))
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn tree(yaml: &str) -> Option<Node> {
    let mut problems = Vec::new();
    let file: Arc<str> = "test".into();
    let node = yaml::parse(yaml, 0, &file, &mut problems);
    assert_eq!(problems, [], "{yaml}");
    node
}

fn to_json(yaml: &str) -> Json {
    tree(yaml).map_or(Json::Null, |node| node.to_json())
}

#[test]
fn names_are_suggested_and_others_allowed() {
    let names =
        Names { actors: vec!["Kim Jong Un".into(), "김정은".into()], topics: vec!["sanctions".into()] };
    let with_names = schema(SchemaKind::Briefing, &names);
    assert_eq!(with_names["$defs"]["actor"]["anyOf"][0], json!({ "enum": ["Kim Jong Un", "김정은"] }));
    assert_eq!(with_names["$defs"]["topic"]["anyOf"][0], json!({ "enum": ["sanctions"] }));
    assert!(schema(SchemaKind::Briefing, &Names::default())["$defs"]["actor"]["anyOf"].is_null());
    let validator = Validator::of(with_names);
    let briefing = |actor: Json| json!({ "title": "T", "date": "2024-06-19", "actors": [actor] });
    assert_eq!(validator.check(&briefing(json!("Kim Jong Un"))), Ok(()));
    assert_eq!(validator.check(&briefing(json!("Someone else"))), Ok(()));
    assert_eq!(validator.check(&briefing(json!({ "name": "Someone else" }))), Ok(()));
    assert!(validator.check(&briefing(json!(["Kim Jong Un"]))).is_err());
}

#[test]
fn every_property_is_described() {
    for kind in SchemaKind::ALL {
        let schema = schema(kind, &Names::default());
        assert_eq!(SchemaKind::by_name(kind.name()), Some(kind));
        assert!(schema["title"].is_string() && schema["additionalProperties"] == json!(false));
        let mut found = Vec::new();
        walk(&schema, "", &mut found);
        // What has a place of its own in the table, in the order of the table.
        let mut wanted = keys(kind);
        wanted.retain(|key| !found.contains(key));
        assert_eq!(wanted, Vec::<String>::new(), "{kind:?}");
    }
}

/// Visits the properties of a schema, wherever they stand.
fn walk(schema: &Json, prefix: &str, found: &mut Vec<String>) {
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        walk(choice, prefix, found);
    }
    walk_items(schema, prefix, found);
    let at = if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{at}{key}");
        let about = property["description"].as_str().unwrap_or_default();
        assert!(about.ends_with('.') && about.len() > 8, "{path}: {about}");
        let validates = |example: &Json| Validator::of(alone(property)).check(example);
        for example in property["examples"].as_array().into_iter().flatten() {
            if !property.to_string().contains("$ref") {
                assert_eq!(validates(example), Ok(()), "{path}");
            }
        }
        found.push(path.clone());
        walk(property, &path, found);
        for choice in property["anyOf"].as_array().into_iter().flatten().chain([property]) {
            walk(&choice["additionalProperties"], &format!("{path}{{}}"), found);
        }
    }
}

fn walk_items(schema: &Json, prefix: &str, found: &mut Vec<String>) {
    if schema["items"].is_object() {
        walk(&schema["items"], &format!("{prefix}[]"), found);
    }
}

/// A property as a schema of its own.
fn alone(property: &Json) -> Json {
    let mut schema = property.clone();
    schema["$id"] = json!("urn:test");
    schema
}

#[test]
fn one_schema_is_always_the_same() {
    for kind in SchemaKind::ALL {
        let names = Names { actors: vec!["B".into(), "A".into()], topics: Vec::new() };
        assert_eq!(schema(kind, &names).to_string(), schema(kind, &names).to_string());
    }
}
