//! Small edits to front matter that leave every other byte as it is, comments included.
//!
//! Finds where a new item of a list belongs and writes it in the style of its siblings. No edit is
//! trusted: each is applied and read again, and one that changes anything but the list is not given.
//! It must not know what the keys mean, nor touch a file.

mod front;
mod place;
mod scalar;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::front::{Entries, FrontText};
use self::scalar::{Context, quoted};
use super::tree::{Node, Value};

/// A change to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the file that go; empty for an insertion.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// A new item of a list. Keys and values are plain texts; quotation marks are put where YAML needs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A single value.
    Text(String),
    /// Keys and values.
    Mapping(Vec<(String, String)>),
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
        let grown = changed.len().checked_sub(file_text.len());
        let after = FrontText::find(&changed);
        let same_body = after.as_ref().is_some_and(|after| Some(after.yaml.end - front.yaml.end) == grown);
        same_body && after.and_then(|after| after.entries()).is_some_and(|after| plain(&after) == wanted)
    };
    place::candidates(&front, &entries, key, item).into_iter().find(is_sound)
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

/// A tree without places, to compare two readings.
#[derive(Debug, PartialEq)]
enum Plain {
    Null,
    /// The text, and whether it stood without quotation marks; a new one may stand either way.
    Scalar(String, Option<bool>),
    Sequence(Vec<Plain>),
    Mapping(Vec<(String, Plain)>),
}

impl Plain {
    fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Scalar { text, plain } => Self::Scalar(text.clone(), Some(*plain)),
            Value::Sequence(items) => Self::Sequence(items.iter().map(Self::of).collect()),
            Value::Mapping(entries) => Self::Mapping(plain(entries)),
        }
    }

    fn of_item(item: &Item) -> Self {
        let text = |text: &String| Self::Scalar(text.clone(), None);
        match item {
            Item::Text(value) => text(value),
            Item::Mapping(pairs) => {
                Self::Mapping(pairs.iter().map(|(key, value)| (key.clone(), text(value))).collect())
            }
        }
    }
}

fn plain(entries: &Entries) -> Vec<(String, Plain)> {
    entries.iter().map(|(key, node)| (key.text.clone(), Plain::of(node))).collect()
}
