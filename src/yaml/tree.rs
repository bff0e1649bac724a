//! The tree: built from parser events, with the byte range of every key and value.

mod fault;
mod size;
mod told;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Tag};
use serde_json::Value as Json;

pub(super) use self::fault::with_space;
use self::fault::{
    Fault, colon_without_space, dash_without_space, is_core, lost_comment, lost_property, syntax_error,
};
pub use self::size::Bounds;
use self::size::Size;
use crate::diagnostic::{Diagnostic, Lint, Span};

/// Most nodes that one block may hold, aliases counted each time: front matter is written by hand,
/// and a few lines of nested aliases could otherwise fill the memory.
const MOST_NODES: usize = 100_000;
/// Deepest nesting.
const MOST_DEPTH: usize = 64;

/// A value and the bytes of the file that it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// A mapping's key.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key as text.
    pub text: String,
    /// Bytes of the file.
    pub range: Range<usize>,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: an empty value, `null` or `~`.
    Null,
    /// A single value as it was written, escapes resolved.
    Scalar {
        /// The text.
        text: String,
        /// Whether it stood without quotation marks, so that `true` and `12` mean more than text.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order of the file; no key stands twice.
    Mapping(Vec<(Key, Node)>),
}

impl Value {
    /// What it is, for messages: `a text`, `a list`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar { text, plain: true } if parse_bool(text).is_some() => "true or false",
            Self::Scalar { text, plain: true } if text.parse::<f64>().is_ok() => "a number",
            Self::Scalar { .. } => "a text",
            Self::Sequence(_) => "a list",
            Self::Mapping(_) => "a mapping",
        }
    }
}

/// The booleans of YAML 1.2's core schema.
pub(super) fn parse_bool(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

impl Node {
    /// The node as JSON, by the core schema: what stands under `extra:`.
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Scalar { text, plain: false } => Json::String(text.clone()),
            Value::Scalar { text, plain: true } => plain_to_json(text),
            Value::Sequence(items) => items.iter().map(Self::to_json).collect(),
            Value::Mapping(entries) => {
                Json::Object(entries.iter().map(|(key, node)| (key.text.clone(), node.to_json())).collect())
            }
        }
    }
}

/// Numbers of the core schema; a leading zero (`0755`) or an underscore keeps a text a text.
fn plain_to_json(text: &str) -> Json {
    if let Some(boolean) = parse_bool(text) {
        return Json::Bool(boolean);
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit())
        && !(digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."));
    if numeric {
        if let Ok(integer) = text.parse::<i64>() {
            return Json::from(integer);
        }
        if let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) {
            return Json::from(number);
        }
    }
    Json::String(text.to_owned())
}

/// Reads one YAML document. `text` begins at byte `offset` of the file, so that every range counts
/// from the start of the file.
///
/// A syntax error gives one diagnostic and no tree; a duplicate key gives one and the first counts;
/// words that YAML takes for a comment, a tag or an anchor give one, and the tree lacks them.
pub fn parse(text: &str, offset: usize, file: &Arc<str>, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    parse_within(Bounds::default(), (text, offset), file, problems)
}

/// The same with other bounds. What is larger gives one diagnostic and no tree, before it takes the memory.
pub fn parse_within(
    bounds: Bounds,
    (text, offset): (&str, usize),
    file: &Arc<str>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let mut builder = Builder {
        bounds,
        text,
        offset,
        file,
        problems,
        anchors: HashMap::new(),
        aliased: HashSet::new(),
        anchored: Vec::new(),
        open: Vec::new(),
        size: Size::default(),
    };
    let start = offset..offset + text.lines().next().map_or(0, str::len);
    if text.len() > bounds.bytes {
        builder.too_large(start);
        return None;
    }
    let mut events = Parser::new_from_str(text);
    match builder.document(&mut events) {
        Ok(node) => node,
        Err(Stop::Scan(error)) => {
            let fault = syntax_error(&error, text, &builder.open);
            builder.report(fault);
            None
        }
        Err(Stop::Told) => None,
    }
}

enum Stop {
    Scan(ScanError),
    /// A diagnostic says why already.
    Told,
}

type Events<'t> = Parser<'t, granit_parser::StrInput<'t>>;

struct Builder<'a> {
    bounds: Bounds,
    text: &'a str,
    offset: usize,
    file: &'a Arc<str>,
    problems: &'a mut Vec<Diagnostic>,
    /// What each anchor holds, and how much that is.
    anchors: HashMap<usize, (Node, Size)>,
    /// Anchors that an alias uses.
    aliased: HashSet<usize>,
    /// Anchors of plain texts, and what they may have swallowed.
    anchored: Vec<(usize, Fault)>,
    /// First bytes of the `[...]` and `{...}` that are being read.
    open: Vec<usize>,
    /// Of all that was read so far.
    size: Size,
}

impl Builder<'_> {
    fn document<'t>(&mut self, events: &mut Events<'t>) -> Result<Option<Node>, Stop> {
        let mut root = None;
        while let Some(event) = events.next_event() {
            let (event, span) = event.map_err(Stop::Scan)?;
            match event {
                Event::DocumentStart(..) if root.is_some() => {
                    let marker = span.byte_range().unwrap_or(0..0);
                    self.second_document(marker, events);
                    break;
                }
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                event => {
                    let range = self.range(&span);
                    if matches!(event, Event::Scalar(_, ScalarStyle::Plain, ..))
                        && let Some(fault) = colon_without_space(self.text, range.start - self.offset)
                    {
                        self.report(fault);
                        return Err(Stop::Told);
                    }
                    root = Some(self.node(event, range, events, 0)?);
                }
            }
        }
        for (anchor, fault) in std::mem::take(&mut self.anchored) {
            if !self.aliased.contains(&anchor) {
                self.report(fault);
            }
        }
        Ok(root)
    }

    /// A file may end with a line `---`; anything after that is a second document.
    fn second_document<'t>(&mut self, marker: Range<usize>, events: &mut Events<'t>) {
        let is_empty = match events.next_event() {
            Some(Ok((Event::Scalar(_, ScalarStyle::Plain, ..), span))) => {
                span.byte_range().is_some_and(|range| range.is_empty())
            }
            _ => false,
        };
        if !is_empty {
            let hint = "keep one, and delete this line";
            self.report(Fault::new(marker, "A second YAML document begins here.", hint));
        }
    }

    fn report(&mut self, fault: Fault) {
        self.problems.push(fault.told(self.file, self.offset));
    }

    fn range(&self, span: &granit_parser::Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        // A block scalar's span runs to the next key: keep what is not white space.
        let end = range.end.min(self.text.len());
        let start = range.start.min(end);
        let kept = self.text.get(start..end).map_or(0, |text| text.trim_end().len());
        self.offset + start..self.offset + start + kept
    }

    fn stop(&mut self, range: Range<usize>, message: &str, hint: Option<&str>) -> Stop {
        let span = Span::new(self.file, range);
        self.problems
            .push(Diagnostic::new(Lint::YamlSyntax, span, message).maybe_hint(hint.map(str::to_owned)));
        Stop::Told
    }

    /// Makes room for more, or says that there is none.
    fn grow(&mut self, more: Size, range: &Range<usize>) -> Result<(), Stop> {
        self.size = self.size.and(more);
        if self.size.nodes > MOST_NODES {
            return Err(self.stop(range.clone(), "The YAML holds too many values.", None));
        }
        if self.size.bytes > self.bounds.bytes {
            return Err(self.too_large(range.clone()));
        }
        Ok(())
    }

    fn too_large(&mut self, range: Range<usize>) -> Stop {
        let what = "The YAML is too large, its aliases replaced by what they stand for";
        let limit = format!("{} bytes", self.bounds.bytes);
        let span = Span::new(self.file, range);
        self.problems.push(Diagnostic::beyond(span, what, ("front_matter", &limit)));
        Stop::Told
    }

    /// Says that a list or mapping is too long, at its first entry that is too many.
    fn check_length(&mut self, entries: usize, range: &Range<usize>) -> Result<(), Stop> {
        if entries <= self.bounds.entries {
            return Ok(());
        }
        let span = Span::new(self.file, range.clone());
        self.problems.push(Diagnostic::beyond(
            span,
            "The list has too many entries",
            ("entries", &self.bounds.entries),
        ));
        Err(Stop::Told)
    }

    fn node<'t>(
        &mut self,
        event: Event<'t>,
        range: Range<usize>,
        events: &mut Events<'t>,
        depth: usize,
    ) -> Result<Node, Stop> {
        let bytes = if let Event::Scalar(text, ..) = &event { text.len() } else { 0 };
        self.grow(Size { nodes: 1, bytes }, &range)?;
        if depth > MOST_DEPTH {
            return Err(self.stop(range, "The YAML is nested too deeply.", None));
        }
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                if style == ScalarStyle::Plain {
                    self.check_plain(&text, &range, anchor, tag.as_deref())?;
                }
                (Node { range, value: scalar(&text, style) }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (self.sequence(range, events, depth)?, anchor),
            Event::MappingStart(_, anchor, _) => (self.mapping(range, events, depth)?, anchor),
            Event::Alias(id) => {
                let Some(size) = self.anchors.get(&id).map(|(_, size)| *size) else {
                    return Err(self.stop(range, "This alias is used inside its own anchor.", None));
                };
                self.aliased.insert(id);
                // First the room, then the copy.
                self.grow(size, &range)?;
                let mut node = self.anchors[&id].0.clone();
                node.range = range;
                (node, 0)
            }
            _ => return Err(self.stop(range, "There is something unexpected in the YAML.", None)),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), Size::of(&node)));
        }
        Ok(node)
    }

    /// Reports words of a plain text that YAML takes for something else.
    fn check_plain(
        &mut self,
        text: &str,
        range: &Range<usize>,
        anchor: usize,
        tag: Option<&Tag>,
    ) -> Result<(), Stop> {
        let range = range.start - self.offset..range.end - self.offset;
        if let Some(fault) = dash_without_space(self.text, range.start) {
            self.report(fault);
            return Err(Stop::Told);
        }
        if let Some(fault) = lost_comment(self.text, text, &range) {
            self.report(fault);
        }
        if tag.is_some_and(|tag| !is_core(tag))
            && let Some(fault) = lost_property(self.text, &range, '!')
        {
            self.report(fault);
        }
        if anchor != 0
            && let Some(fault) = lost_property(self.text, &range, '&')
        {
            self.anchored.push((anchor, fault));
        }
        Ok(())
    }

    /// Remembers a `[` or `{` until [`Self::close`]; blocks have no bytes of their own.
    fn open(&mut self, start: &Range<usize>) {
        if !start.is_empty() {
            self.open.push(start.start - self.offset);
        }
    }

    fn close(&mut self, start: &Range<usize>) {
        if !start.is_empty() {
            self.open.pop();
        }
    }

    fn next<'t>(&self, events: &mut Events<'t>) -> Result<(Event<'t>, Range<usize>), Stop> {
        match events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.range(&span))),
            Some(Err(error)) => Err(Stop::Scan(error)),
            None => Err(Stop::Told),
        }
    }

    fn sequence<'t>(
        &mut self,
        start: Range<usize>,
        events: &mut Events<'t>,
        depth: usize,
    ) -> Result<Node, Stop> {
        let mut items = Vec::new();
        self.open(&start);
        loop {
            let (event, range) = self.next(events)?;
            if event == Event::SequenceEnd {
                self.close(&start);
                let range = enclosing(&start, &range, items.iter().map(|item: &Node| &item.range));
                return Ok(Node { range, value: Value::Sequence(items) });
            }
            self.check_length(items.len() + 1, &range)?;
            items.push(self.node(event, range, events, depth + 1)?);
        }
    }

    fn mapping<'t>(
        &mut self,
        start: Range<usize>,
        events: &mut Events<'t>,
        depth: usize,
    ) -> Result<Node, Stop> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut places = KeyIndex::default();
        self.open(&start);
        loop {
            let (event, range) = self.next(events)?;
            if event == Event::MappingEnd {
                self.close(&start);
                let parts = entries.iter().flat_map(|(key, node)| [&key.range, &node.range]);
                let range = enclosing(&start, &range, parts);
                return Ok(Node { range, value: Value::Mapping(entries) });
            }
            self.check_length(entries.len() + 1, &range)?;
            let key = self.node(event, range, events, depth + 1)?;
            let (event, range) = self.next(events)?;
            let mut node = self.node(event, range, events, depth + 1)?;
            let text = match key.value {
                Value::Scalar { text, .. } => text,
                Value::Null => String::new(),
                Value::Sequence(_) | Value::Mapping(_) => {
                    let span = Span::new(self.file, key.range);
                    let message = "A key must be a text.";
                    self.problems.push(Diagnostic::new(Lint::TypeMismatch, span, message));
                    continue;
                }
            };
            if node.range.is_empty() {
                // An empty value has no bytes: problems with it are shown at its key.
                node.range = key.range.clone();
            }
            let key = Key { text, range: key.range };
            if let Some((first, _)) = places.find(&key.text, &entries) {
                let message = format!("The key `{}` stands twice.", key.text);
                self.problems.push(
                    Diagnostic::new(Lint::KeyDuplicate, Span::new(self.file, key.range), message)
                        .label(Span::new(self.file, first.range.clone()), "it stands here first")
                        .hint("keep one of the two"),
                );
            } else {
                entries.push((key, node));
            }
        }
    }
}

/// Where the keys of a mapping stand, once it has many.
#[derive(Default)]
struct KeyIndex(HashMap<String, usize>);

impl KeyIndex {
    /// The entry of a key, if there is one.
    fn find<'e>(&mut self, key: &str, entries: &'e [(Key, Node)]) -> Option<&'e (Key, Node)> {
        /// So few are looked through.
        const FEW: usize = 16;
        if entries.len() <= FEW {
            return entries.iter().find(|(known, _)| known.text == key);
        }
        for (place, (known, _)) in entries.iter().enumerate().skip(self.0.len()) {
            self.0.insert(known.text.clone(), place);
        }
        self.0.get(key).and_then(|&place| entries.get(place))
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let plain = style == ScalarStyle::Plain;
    if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Value::Null;
    }
    let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    let text = if block { text.trim_end_matches('\n') } else { text };
    Value::Scalar { text: text.to_owned(), plain }
}

/// A collection's range, from its first byte to the last byte of what it holds.
fn enclosing<'r>(
    start: &Range<usize>,
    end: &Range<usize>,
    parts: impl Iterator<Item = &'r Range<usize>>,
) -> Range<usize> {
    let is_flow = end.end > end.start;
    let mut range = start.clone();
    for part in parts {
        range.start = range.start.min(part.start);
        range.end = range.end.max(part.end);
    }
    if is_flow {
        range.end = range.end.max(end.end);
    }
    range
}
