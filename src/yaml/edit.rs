//! Small edits to front matter that leave every other byte as it is, comments included.
//!
//! Finds where a new item of a list belongs and writes it in the style of its siblings. No edit is
//! trusted: each is applied and read again, and one that changes anything but the list is not given.
//! It must not know what the keys mean, nor touch a file.

mod front;
mod insertion;
mod scalar;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde_json::Value as Json;

use self::front::{Entries, FrontText};
use self::scalar::{Context, quoted};
pub use crate::diagnostic::Item;

/// A change to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the file that go; empty for an insertion.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// Adds `item` at the end of the list under the top-level `key` of a Markdown file's front matter.
///
/// A single value becomes a list of two, an absent key is written after the last one. The item looks
/// like its siblings: block or flow, and as deeply indented.
///
/// Of several edits to one list each must be made to the text that the one before has left.
///
/// `None` when it cannot be done safely: YAML that cannot be read or has a duplicate key, a mapping
/// where a list belongs, a value with an anchor, an alias or a tag.
pub fn add_to_list(file_text: &str, key: &str, item: &Item) -> Option<Edit> {
    let front = FrontText::find(file_text)?;
    let entries = front.entries()?;
    let wanted = with_item(&entries, key, item)?;
    let is_sound = |edit: &Edit| {
        let changed = apply(file_text, std::slice::from_ref(edit));
        FrontText::find(&changed).is_some_and(|after| {
            after.rest() == front.rest() && after.entries().is_some_and(|after| as_json(&after) == wanted)
        })
    };
    insertion::candidates(&front, &entries, key, item).into_iter().find(is_sound)
}

/// Adds a name to the `aliases` of an actor or a topic.
pub fn add_alias(file_text: &str, alias: &str) -> Option<Edit> {
    add_to_list(file_text, "aliases", &Item::Text(alias.to_owned()))
}

/// Applies edits, which may come in any order, to the text that they were made for.
///
/// Of two that overlap, the one that begins later is left out; so is one that does not fit the text.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted.into_iter().filter(|edit| text.get(edit.range.clone()).is_some()) {
        let Some(kept) = text.get(done..edit.range.start) else { continue };
        changed.push_str(kept);
        changed.push_str(&edit.text);
        done = edit.range.end;
    }
    changed.push_str(text.get(done..).unwrap_or_default());
    changed
}

/// A text as a YAML value that stands after `key: ` or `- `: plain where that is safe for every
/// reader of YAML, else in double quotation marks.
pub fn scalar(text: &str) -> String {
    quoted(text, Context::Block)
}

/// What the front matter must hold after `item` is added: all that it held, and the item.
fn with_item(entries: &Entries, key: &str, item: &Item) -> Option<Vec<(String, Json)>> {
    let mut wanted = as_json(entries);
    let index = wanted.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
        wanted.push((key.to_owned(), Json::Null));
        wanted.len() - 1
    });
    let (_, value) = wanted.get_mut(index)?;
    let mut items = match value.take() {
        Json::Null => Vec::new(),
        Json::Array(items) => items,
        Json::Object(_) => return None,
        single => vec![single],
    };
    items.push(match item {
        Item::Text(text) => Json::from(text.as_str()),
        Item::Mapping(pairs) => {
            Json::Object(pairs.iter().map(|(key, text)| (key.clone(), Json::from(text.as_str()))).collect())
        }
    });
    *value = Json::Array(items);
    Some(wanted)
}

fn as_json(entries: &Entries) -> Vec<(String, Json)> {
    entries.iter().map(|(key, node)| (key.text.clone(), node.to_json())).collect()
}
