//! JSON Schemas of front matter and settings, for editors that complete and check YAML.
//!
//! Front matter is read key by key and not into serde structs (see `yaml`), so that there is nothing
//! to derive a schema from. Instead one table for each kind of file says its keys, in a small language
//! (`Property`, `Type`); `render` makes JSON of it. Tests hold the tables, the reading code and the
//! documentation together. It must not read a file: the names that it suggests come in as [`Names`].
//!
//! What YAML leaves open is left open here too: an unquoted `1984` is a number to editors and a title
//! to briefgen, a single value may stand where a list belongs, and an empty key counts as absent.

mod actor;
mod briefing;
mod page;
mod pattern;
mod render;
mod settings;
mod shared;
mod table;
#[cfg(test)]
mod tests;
mod topic;

use serde_json::Value as Json;

use table::Mapping;

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchemaKind {
    /// Front matter below `content/briefings/`.
    Briefing,
    /// Front matter below `content/actors/`.
    Actor,
    /// Front matter below `content/topics/`.
    Topic,
    /// Front matter of ordinary pages.
    Page,
    /// `briefgen.yaml`.
    Settings,
}

impl SchemaKind {
    /// All kinds, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Briefing, Self::Actor, Self::Topic, Self::Page, Self::Settings];

    /// The word for it, as in the schema's `$id` and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Actor => "actor",
            Self::Topic => "topic",
            Self::Page => "page",
            Self::Settings => "settings",
        }
    }

    /// The kind of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn table(self) -> &'static Mapping {
        match self {
            Self::Briefing => &briefing::BRIEFING,
            Self::Actor => &actor::ACTOR,
            Self::Topic => &topic::TOPIC,
            Self::Page => &page::PAGE,
            Self::Settings => &settings::SETTINGS,
        }
    }
}

/// Names to suggest where a name belongs: those declared, and their aliases. Others stay allowed,
/// since a name that no file declares is only a warning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of actors.
    pub actors: Vec<String>,
    /// Of topics.
    pub topics: Vec<String>,
}

/// The schema of `kind`, by JSON Schema 2020-12.
pub fn schema(kind: SchemaKind, names: &Names) -> Json {
    render::document(kind, kind.table(), names)
}

/// Every key of `kind`, in the order of its table: `dates`, and `dates[].event` for those inside.
///
/// Keys that are the writer's own, below `links`, `lints` and `extra`, are not among them.
pub fn keys(kind: SchemaKind) -> Vec<String> {
    let mut keys = Vec::new();
    kind.table().collect_keys("", &mut keys);
    keys
}
