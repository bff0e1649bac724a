//! Typed reading: takes the keys of a mapping one by one, reports what does not fit, and in the end
//! every key that nobody asked for.

use std::ops::Range;
use std::sync::Arc;

use super::tree::{Key, Node, Value, parse_bool, with_space};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::nearest;

/// A value with the bytes of the file that it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Bytes of the file.
    pub range: Range<usize>,
}

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, range: Range<usize>) -> Self {
        Self { value, range }
    }
}

/// Reads nodes of one file and collects what is wrong with them.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The file, for spans.
    pub file: &'a Arc<str>,
    /// Where problems go.
    pub problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reports a problem at `range`.
    pub fn problem(
        &mut self,
        lint: Lint,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.problems.push(Diagnostic::new(lint, Span::new(self.file, range), message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// `name` is the key in code marks, with what stands before it.
    fn mismatch(&mut self, node: &Node, name: &str, wanted: &str) -> &mut Diagnostic {
        let message = capitalised(&format!("{name} must be {wanted}, and this is {}.", node.value.kind()));
        self.problem(Lint::TypeMismatch, node.range.clone(), message)
    }

    /// A text: any single value as it is written, so that `title: 1984` is a title.
    pub fn text(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        scalar(node).or_else(|| {
            self.no_text(node, &format!("`{key}`"), &format!("write one text: `{key}: some words`"));
            None
        })
    }

    /// A text that is an entry of the list `key`.
    pub fn entry(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        scalar(node).or_else(|| {
            self.no_text(node, &format!("an entry of `{key}`"), &format!("write `{key}: [one, two]`"));
            None
        })
    }

    /// Reports what is no single value.
    fn no_text(&mut self, node: &Node, name: &str, hint: &str) {
        let hint = match &node.value {
            Value::Sequence(items) if name.starts_with('`') => match items.as_slice() {
                [Node { value: Value::Scalar { text, plain: true }, .. }] => {
                    let key = name.trim_matches('`');
                    format!("write one text: `{key}: {text}`, or with its brackets: `{key}: \"[{text}]\"`")
                }
                _ => hint.to_owned(),
            },
            Value::Mapping(_) => "put a text that holds `: ` in quotation marks".to_owned(),
            _ => hint.to_owned(),
        };
        self.mismatch(node, name, "a text").hint = Some(hint);
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, node: &Node, key: &str) -> Option<bool> {
        let value = match &node.value {
            Value::Scalar { text, plain: true } => parse_bool(text),
            _ => None,
        };
        if value.is_none() {
            self.mismatch(node, &format!("`{key}`"), "`true` or `false`").hint =
                Some(format!("write `{key}: true` or `{key}: false`"));
        }
        value
    }

    /// A whole number from `least` to `most`.
    pub fn count(
        &mut self,
        node: &Node,
        key: &str,
        limits: std::ops::RangeInclusive<usize>,
    ) -> Option<usize> {
        let Value::Scalar { text, plain: true } = &node.value else {
            self.mismatch(node, &format!("`{key}`"), "a whole number").hint =
                Some(format!("write `{key}: {}`", limits.end().min(&10)));
            return None;
        };
        match text.parse::<usize>() {
            Ok(number) if limits.contains(&number) => Some(number),
            _ => {
                let message =
                    format!("`{key}` must be a whole number from {} to {}.", limits.start(), limits.end());
                self.problem(Lint::ValueInvalid, node.range.clone(), message);
                None
            }
        }
    }

    /// One of `words`.
    pub fn word(&mut self, node: &Node, key: &str, words: &[&'static str]) -> Option<&'static str> {
        let text = self.text(node, key)?;
        let found = words.iter().copied().find(|word| *word == text.value);
        if found.is_none() {
            let message = format!("`{key}` cannot be `{}`.", text.value);
            let hint = match nearest(&text.value, words.iter().copied()) {
                Some(word) => format!("did you mean `{word}`?"),
                None => format!("write one of {}", words.map_code().join(", ")),
            };
            self.problem(Lint::ValueInvalid, text.range, message).hint = Some(hint);
        }
        found
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn list<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        match &node.value {
            Value::Null => &[],
            Value::Sequence(items) => items,
            Value::Scalar { .. } => std::slice::from_ref(node),
            Value::Mapping(_) => {
                self.mismatch(node, &format!("`{key}`"), "a list").hint =
                    Some("write each entry on a line of its own, after `- `".to_owned());
                &[]
            }
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, node: &Node, key: &str) -> Vec<Spanned<String>> {
        let items = self.list(node, key);
        items.iter().filter_map(|item| self.entry(item, key)).filter(|text| !text.value.is_empty()).collect()
    }

    /// The entries of a mapping, as fields of `what` ("a briefing").
    pub fn fields<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        match &node.value {
            Value::Mapping(entries) => Some(Fields {
                what,
                range: node.range.clone(),
                entries,
                asked: Vec::new(),
                missing: Vec::new(),
            }),
            _ => {
                let message =
                    format!("{what} is a mapping of keys and values, and this is {}.", node.value.kind());
                self.problem(Lint::TypeMismatch, node.range.clone(), capitalised(&message)).hint =
                    Some(mapping_hint(node, what));
                None
            }
        }
    }
}

/// A single value as it is written.
fn scalar(node: &Node) -> Option<Spanned<String>> {
    match &node.value {
        Value::Scalar { text, .. } => Some(Spanned::new(text.trim().to_owned(), node.range.clone())),
        _ => None,
    }
}

/// How to write the mapping `what`.
fn mapping_hint(node: &Node, what: &str) -> String {
    if let Value::Scalar { text, plain: true } = &node.value
        && let Some(fixed) = with_space(text)
    {
        return format!("write a space after the colon: `{fixed}`");
    }
    let hint = match what {
        "a quote" => "write `- speaker: Antony Blinken`, and `text: ...` under it",
        "an event of `dates`" => "write `- date: 2019-04-25`, and `event: ...` under it",
        "a correction" => "write `- date: 2024-06-21`, and `text: ...` under it",
        "a role" => "write `- title: President of Russia`",
        "a menu item" => "write `- title: About`, and `url: /about/` under it",
        "`links`" => "write `website: https://example.org/` on a line of its own",
        _ => "write lines of the form `key: value`",
    };
    hint.to_owned()
}

/// `a` or `an`, as the sound of `key` wants it; `url` begins with a consonant.
fn article(key: &str) -> &'static str {
    if key.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

trait MapCode {
    fn map_code(&self) -> Vec<String>;
}

impl MapCode for [&'static str] {
    fn map_code(&self) -> Vec<String> {
        self.iter().map(|word| format!("`{word}`")).collect()
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The keys and values of one mapping, taken one by one.
#[derive(Debug)]
pub struct Fields<'n> {
    what: &'static str,
    range: Range<usize>,
    entries: &'n [(Key, Node)],
    asked: Vec<&'static str>,
    /// Required keys that are not there, with an example: told in the end, when it is known which other key is
    /// none, and may be meant for one of them.
    missing: Vec<(&'static str, String)>,
}

impl<'n> Fields<'n> {
    /// Where the mapping stands.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The value of `key`, if it is there and not empty.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let (_, node) = self.entries.iter().find(|(known, _)| known.text == key)?;
        (node.value != Value::Null).then_some(node)
    }

    /// The text of `key`, if there is one.
    pub fn text(&mut self, key: &'static str, reader: &mut Reader) -> Option<Spanned<String>> {
        let node = self.take(key)?;
        reader.text(node, key).filter(|text| !text.value.is_empty())
    }

    /// The text of `key`; a missing or empty one is reported, with `example` as what to write.
    pub fn required(
        &mut self,
        key: &'static str,
        example: &str,
        reader: &mut Reader,
    ) -> Option<Spanned<String>> {
        self.asked.push(key);
        let entry = self.entries.iter().find(|(known, _)| known.text == key);
        let empty = entry.is_some_and(|(_, node)| match &node.value {
            Value::Null => true,
            Value::Scalar { text, .. } => text.trim().is_empty(),
            _ => false,
        });
        match entry {
            Some((_, node)) if !empty => return reader.text(node, key),
            Some((known, _)) => {
                let message = format!("The `{key}` of {} is empty.", self.what);
                reader.problem(Lint::FieldMissing, known.range.clone(), message).hint =
                    Some(format!("write `{key}: {example}`"));
            }
            None => self.missing.push((key, example.to_owned())),
        }
        None
    }

    /// The booleans of `key`, `false` when it is absent.
    pub fn flag(&mut self, key: &'static str, reader: &mut Reader) -> bool {
        self.take(key).and_then(|node| reader.boolean(node, key)).unwrap_or(false)
    }

    /// The texts of `key`, none when it is absent.
    pub fn texts(&mut self, key: &'static str, reader: &mut Reader) -> Vec<Spanned<String>> {
        self.take(key).map(|node| reader.texts(node, key)).unwrap_or_default()
    }

    /// The items of `key`, none when it is absent.
    pub fn list(&mut self, key: &'static str, reader: &mut Reader) -> &'n [Node] {
        self.take(key).map_or(&[], |node| reader.list(node, key))
    }

    /// All entries, for mappings whose keys are the writer's own.
    pub fn entries(&self) -> &'n [(Key, Node)] {
        self.entries
    }

    /// Reports every required key that is not there, and every key that nobody asked for.
    pub fn finish(mut self, reader: &mut Reader) {
        let missing = std::mem::take(&mut self.missing);
        let misspelt: Vec<&Key> = missing.iter().filter_map(|(key, _)| self.misspelling(key)).collect();
        for (key, example) in &missing {
            self.tell_missing(key, example, reader);
        }
        for (key, _) in self.entries {
            let is_told = misspelt.iter().any(|told| told.range == key.range);
            if is_told || self.asked.contains(&key.text.as_str()) {
                continue;
            }
            let hint = match nearest(&key.text, self.asked.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None if self.asked.contains(&"extra") => "keys of your own belong under `extra:`".to_owned(),
                None => format!("known keys: {}", self.asked.map_code().join(", ")),
            };
            let message = format!("{} has no key `{}`.", capitalised(self.what), key.text);
            let meant = self.meant_plainly(key);
            reader.problem(Lint::KeyUnknown, key.range.clone(), message).rewrite(meant).hint = Some(hint);
        }
    }

    /// The key that nobody asked for which is nearest to a required one, and to no other that is known.
    fn misspelling(&self, required: &str) -> Option<&'n Key> {
        let unknown = self.entries.iter().map(|(key, _)| key);
        let mut unknown = unknown.filter(|key| !self.asked.contains(&key.text.as_str()));
        unknown.find(|key| nearest(&key.text, self.asked.iter().copied()) == Some(required))
    }

    /// The key that another spelling of it plainly means, if that stands nowhere yet: `Date`, `image-alt`.
    fn meant_plainly(&self, key: &Key) -> Option<&'static str> {
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let written = letters(&key.text);
        let meant = self.asked.iter().find(|known| letters(known) == written)?;
        let is_free = self.entries.iter().all(|(other, _)| {
            other.text != *meant && (other.range == key.range || letters(&other.text) != written)
        });
        is_free.then_some(*meant)
    }

    /// A missing key is told always, and as an error that no setting turns off: the document is lost by it.
    fn tell_missing(&self, key: &str, example: &str, reader: &mut Reader) {
        let needs = format!("{} needs {} `{key}`", capitalised(self.what), article(key));
        if let Some(meant) = self.misspelling(key) {
            let message = format!("{needs}, and has no key `{}`.", meant.text);
            let plainly = self.meant_plainly(meant);
            reader.problem(Lint::FieldMissing, meant.range.clone(), message).rewrite(plainly).hint =
                Some(format!("did you mean `{key}`?"));
            return;
        }
        let first_line = self.entries.first().map_or(self.range.clone(), |(key, _)| key.range.clone());
        reader.problem(Lint::FieldMissing, first_line, format!("{needs}.")).hint =
            Some(format!("write `{key}: {example}`"));
    }
}
