//! Where the front matter of a file stands, and its lines.
//!
//! `parse` finds it too, and reports what is wrong with it; here it is there or it is not.

use std::ops::Range;

use crate::text;
use crate::yaml::tree::{Key, Node, Value, parse};

/// The top-level keys and values.
pub(super) type Entries = Vec<(Key, Node)>;

/// A file with front matter.
#[derive(Debug)]
pub(super) struct FrontText<'t> {
    /// The whole file.
    pub(super) text: &'t str,
    /// Bytes of the YAML: whole lines between the opening and the closing one.
    pub(super) yaml: Range<usize>,
    /// The line break that the file uses.
    pub(super) line_break: &'static str,
}

/// A line of the front matter, in bytes of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Its first byte.
    pub(super) start: usize,
    /// The first byte of the next line.
    pub(super) next: usize,
    /// What it holds, without white space at its end.
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    /// Spaces at its start.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What follows the indentation.
    pub(super) fn content(&self) -> &'t str {
        self.text.trim_start_matches(' ')
    }

    /// The byte after the last one that is not white space.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

impl<'t> FrontText<'t> {
    /// Finds it; `None` when the file does not begin with it or when it is not closed.
    pub(super) fn find(text: &'t str) -> Option<Self> {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let mut lines = lines(text, start);
        let opening = lines.next().filter(|line| line.text == "---")?;
        let closing = lines.find(|line| matches!(line.text, "---" | "..."))?;
        let line_break = if text::before(text, opening.next).ends_with("\r\n") { "\r\n" } else { "\n" };
        Some(Self { text, yaml: opening.next..closing.start, line_break })
    }

    /// All that follows: the closing line and the body.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.yaml.end..).unwrap_or_default()
    }

    /// Reads the top level; `None` when anything is wrong with it.
    pub(super) fn entries(&self) -> Option<Entries> {
        let mut problems = Vec::new();
        let root =
            parse(text::within(self.text, self.yaml.clone()), self.yaml.start, &"".into(), &mut problems);
        match root.map(|root| root.value) {
            _ if !problems.is_empty() => None,
            None | Some(Value::Null) => Some(Vec::new()),
            Some(Value::Mapping(entries)) => Some(entries),
            Some(_) => None,
        }
    }

    /// The line that holds the byte `at`, and all that follow it up to the closing line.
    pub(super) fn lines_from(&self, at: usize) -> impl Iterator<Item = Line<'t>> + use<'t> {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1).max(self.yaml.start);
        let end = self.yaml.end;
        lines(self.text, start).take_while(move |line| line.start < end)
    }

    /// The bytes of `range`, none if it is not part of the YAML.
    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        if range.end > self.yaml.end { "" } else { self.text.get(range).unwrap_or_default() }
    }
}

fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    text.get(start..).unwrap_or_default().split_inclusive('\n').scan(start, |at, line| {
        let start = std::mem::replace(at, *at + line.len());
        Some(Line { start, next: *at, text: line.trim_end() })
    })
}
