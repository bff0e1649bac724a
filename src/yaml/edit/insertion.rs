//! Where a new item goes: the edits that may be right, the best first.
//!
//! Works on lines and on the places that the tree tells. It may be wrong about rare spellings: the
//! caller reads every result again.

use std::ops::Range;

use super::front::{Entries, FrontText, Line};
use super::scalar::{Context, quoted};
use super::{Edit, Item};
use crate::text;
use crate::yaml::tree::{Key, Node, Value};

/// Indentation of lists in files that have none to follow.
const INDENT: usize = 2;

/// How the items of a block list look.
#[derive(Clone, Copy, Debug)]
struct Style {
    /// Spaces before the dash.
    indent: usize,
    /// Spaces after it.
    gap: usize,
    /// Whether mappings stand in braces.
    braces: bool,
}

/// A list with a dash for each item, as lines.
struct Block<'t> {
    style: Style,
    /// The lines with a dash of this list.
    dashes: Vec<Line<'t>>,
    /// The last line of the last item.
    last: Line<'t>,
}

/// Edits that add `item` under `key`.
pub(super) fn candidates(front: &FrontText, entries: &Entries, key: &str, item: &Item) -> Vec<Edit> {
    let Some((key, node)) = entries.iter().find(|(known, _)| known.text == key) else {
        return vec![absent(front, entries, key, item)];
    };
    let Some((colon, start)) = value_place(front, key) else { return Vec::new() };
    let first = front.slice(start..front.yaml.end).chars().next();
    match (&node.value, first) {
        // An anchor, an alias or a tag: what changes here may change elsewhere.
        (_, Some('&' | '*' | '!')) => Vec::new(),
        (Value::Null, _) => vec![empty(front, entries, (key, node), item)],
        (Value::Sequence(items), Some('[')) => flow(front, node, items, item).into_iter().collect(),
        (Value::Sequence(items), Some('-')) => block(front, start, items, item).into_iter().collect(),
        (Value::Scalar { .. }, _) => {
            let indents = [list_indent(front, entries), column(front, key.range.start)];
            let dashed = dashed(front, colon..start, indents, item);
            pair(front, node, item).into_iter().chain(dashed).collect()
        }
        _ => Vec::new(),
    }
}

/// The byte after the colon of a key, and the first of its value: of what stands there, comments apart.
fn value_place(front: &FrontText, key: &Key) -> Option<(usize, usize)> {
    let rest = front.slice(key.range.end..front.yaml.end);
    let after = rest.trim_start_matches(' ').strip_prefix(':')?;
    let colon = front.yaml.end - after.len();
    Some((colon, colon + blank_length(after)))
}

/// Bytes of white space and comments at the start of a text.
fn blank_length(text: &str) -> usize {
    let mut rest = text.trim_start();
    while rest.starts_with('#') {
        rest = rest.find('\n').map_or("", |newline| text::from(rest, newline)).trim_start();
    }
    text.len() - rest.len()
}

/// The key is not there: it is written after the last line that is not blank.
fn absent(front: &FrontText, entries: &Entries, key: &str, item: &Item) -> Edit {
    let last = front.lines_from(front.yaml.start).filter(|line| !line.text.is_empty()).last();
    let at = last.map_or(front.yaml.start, |line| line.next);
    let key_indent = entries.first().map_or(0, |(key, _)| column(front, key.range.start));
    let style = Style { indent: list_indent(front, entries), gap: 1, braces: false };
    let key = quoted(key, Context::Flow);
    let text = format!("{}{key}:{}{}", spaces(key_indent), front.line_break, block_item(front, style, item));
    Edit { range: at..at, text }
}

/// The key has no value: the list begins on the next line, or takes the place of `~`.
fn empty(front: &FrontText, entries: &Entries, (key, node): (&Key, &Node), item: &Item) -> Edit {
    if node.range != key.range {
        return Edit { range: node.range.clone(), text: format!("[{}]", flow_item(item)) };
    }
    let at = front.lines_from(key.range.start).next().map_or(front.yaml.end, |line| line.next);
    let style = Style { indent: list_indent(front, entries), gap: 1, braces: false };
    Edit { range: at..at, text: block_item(front, style, item) }
}

/// A list with dashes: the item is written after the last line of the last one.
fn block(front: &FrontText, start: usize, items: &[Node], item: &Item) -> Option<Edit> {
    let block = read_block(front, start)?;
    if block.dashes.len() != items.len() {
        return None;
    }
    let last_mapping = items.iter().rev().find(|item| matches!(item.value, Value::Mapping(_)));
    let braces = last_mapping.is_some_and(|item| front.slice(item.range.clone()).starts_with('{'));
    let mut text = block_item(front, Style { braces, ..block.style }, item);
    if let [_, .., last] = block.dashes.as_slice()
        && is_blank_before(front, last)
    {
        text.insert_str(0, front.line_break);
    }
    Some(Edit { range: block.last.next..block.last.next, text })
}

/// The lines of the list whose first dash stands at `start`.
fn read_block<'t>(front: &FrontText<'t>, start: usize) -> Option<Block<'t>> {
    let mut lines = front.lines_from(start);
    let first = lines.next()?;
    let indent = first.indent();
    if first.start + indent != start || !is_dash(&first) {
        return None;
    }
    let mut dashes = vec![first];
    let mut last = first;
    for line in lines.filter(|line| !line.text.is_empty()) {
        // A `#` that is not deeper than the dashes is a comment and no part of a text.
        let is_comment = line.content().starts_with('#') && line.indent() <= indent;
        if is_comment {
            continue;
        }
        if line.indent() == indent && is_dash(&line) {
            dashes.push(line);
        } else if line.indent() <= indent {
            break;
        }
        last = line;
    }
    let after_dash = dashes.last()?.content().get(1..)?;
    let gap = (after_dash.len() - after_dash.trim_start_matches(' ').len()).max(1);
    Some(Block { style: Style { indent, gap, braces: false }, dashes, last })
}

fn is_dash(line: &Line) -> bool {
    line.content() == "-" || line.content().starts_with("- ")
}

fn is_blank_before(front: &FrontText, line: &Line) -> bool {
    let before = front.slice(front.yaml.start..line.start);
    before.lines().next_back().is_some_and(|line| line.trim().is_empty())
}

/// A list in brackets: on one line the item follows the last; else it gets a line of its own, as the
/// last one has.
fn flow(front: &FrontText, node: &Node, items: &[Node], item: &Item) -> Option<Edit> {
    let close = node.range.end.checked_sub(1)?;
    let written = flow_item(item);
    let Some(last) = items.last() else {
        let inside = node.range.start + 1..close;
        let is_blank = front.slice(inside.clone()).trim().is_empty();
        let range = if is_blank { inside } else { inside.start..inside.start };
        return Some(Edit { range, text: written });
    };
    let end = last.range.end;
    let gap = front.slice(end..close);
    let comma = Some(blank_length(gap)).filter(|at| text::from(gap, *at).starts_with(',')).map(|at| end + at);
    let content_end = comma.map_or(end, |comma| comma + 1);
    let line = front.lines_from(last.range.start).next()?;
    let last_line = front.lines_from(content_end).next()?;
    let own_line = line.start + line.indent() == last.range.start && last_line.next <= close;
    let trailing = if comma.is_some() { "," } else { "" };
    if own_line {
        let kept = front.slice(content_end..last_line.end());
        let separator = if comma.is_some() { "" } else { "," };
        let (line_break, indent) = (front.line_break, spaces(line.indent()));
        let text = format!("{separator}{kept}{line_break}{indent}{written}{trailing}");
        return Some(Edit { range: content_end..last_line.end(), text });
    }
    let separator = if comma.is_some() { " " } else { ", " };
    Some(Edit { range: content_end..content_end, text: format!("{separator}{written}{trailing}") })
}

/// A single value on one line becomes a list in brackets; for a mapping a list with dashes reads better.
fn pair(front: &FrontText, node: &Node, item: &Item) -> Option<Edit> {
    let value = front.slice(node.range.clone());
    let fits = matches!(item, Item::Text(_)) && !value.is_empty() && !value.contains('\n');
    fits.then(|| Edit { range: node.range.clone(), text: format!("[{value}, {}]", flow_item(item)) })
}

/// A single value becomes a list with dashes. `gap` is what stands between its colon and it; `indents`
/// are that of the file's lists and that of the key, under which the lines of a longer value stay deeper
/// than the dash.
fn dashed(front: &FrontText, gap: Range<usize>, indents: [usize; 2], item: &Item) -> Option<Edit> {
    let mut lines = front.lines_from(gap.start);
    let key_line = lines.next()?;
    let inside = |line: &Line| line.text.is_empty() || line.indent() > key_line.indent();
    let last = lines.take_while(inside).filter(|line| !line.text.is_empty()).last().unwrap_or(key_line);
    let between = front.slice(gap.clone());
    let lead = between.rfind('\n').map_or(front.line_break, |newline| text::before(between, newline + 1));
    let value = front.slice(gap.end..last.end());
    let [list_indent, key_indent] = indents;
    let indent = if value.contains('\n') { key_indent } else { list_indent };
    let style = Style { indent, gap: 1, braces: false };
    let line_break = front.line_break;
    let text = format!("{lead}{}- {value}{line_break}{}", spaces(indent), block_item(front, style, item));
    (!value.is_empty()).then_some(Edit { range: gap.start..last.next, text })
}

/// The indentation of the file's first list with dashes.
fn list_indent(front: &FrontText, entries: &Entries) -> usize {
    let key_indent = entries.first().map_or(0, |(key, _)| column(front, key.range.start));
    let lists = entries.iter().filter(|(_, node)| matches!(node.value, Value::Sequence(_)));
    let mut starts = lists.filter_map(|(key, _)| value_place(front, key));
    let found = starts.find_map(|(_, start)| read_block(front, start)).map(|block| block.style.indent);
    found.unwrap_or(key_indent + INDENT)
}

/// How many characters stand before a byte on its line.
fn column(front: &FrontText, at: usize) -> usize {
    front.lines_from(at).next().map_or(0, |line| at.saturating_sub(line.start))
}

fn flow_item(item: &Item) -> String {
    match item {
        Item::Text(text) => quoted(text, Context::Flow),
        Item::Mapping(pairs) if pairs.is_empty() => "{}".to_owned(),
        Item::Mapping(pairs) => {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, text)| format!("{}: {}", quoted(key, Context::Flow), quoted(text, Context::Flow)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// The lines of an item with its dash, each with its line break.
fn block_item(front: &FrontText, style: Style, item: &Item) -> String {
    let lines = match item {
        Item::Text(text) => vec![quoted(text, Context::Block)],
        Item::Mapping(pairs) if pairs.is_empty() || style.braces => vec![flow_item(item)],
        Item::Mapping(pairs) => pairs
            .iter()
            .map(|(key, text)| format!("{}: {}", quoted(key, Context::Flow), quoted(text, Context::Block)))
            .collect(),
    };
    let (indent, gap) = (spaces(style.indent), spaces(style.gap));
    let lines = lines.iter().enumerate().map(|(number, line)| {
        let dash = if number == 0 { "-" } else { " " };
        format!("{indent}{dash}{gap}{line}{}", front.line_break)
    });
    lines.collect()
}

/// A width in a format string has a limit; the indentation of a file has none.
fn spaces(count: usize) -> String {
    " ".repeat(count)
}
