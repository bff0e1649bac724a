//! Languages of lines: changes of files, Markdown, keys with values, tables of values.

use super::syntax::{Keys, Syntax};
use super::{Out, Piece, words};

/// Changes of files, as `diff` and git write them.
pub(super) fn diff(code: &str, out: &mut Out) {
    for line in code.split_inclusive('\n') {
        let piece = match line.chars().next() {
            _ if line.starts_with("+++") || line.starts_with("---") || line.starts_with("@@") => Piece::Type,
            Some('+' | '>') => Piece::Inserted,
            Some('-' | '<') => Piece::Deleted,
            Some('!') => Piece::Name,
            _ if ["diff ", "index ", "Index: ", "new file", "deleted file", "rename "]
                .iter()
                .any(|start| line.starts_with(start)) =>
            {
                Piece::Comment
            }
            _ => Piece::Plain,
        };
        whole_line(line, piece, out);
    }
}

/// A line, without what ends it, as one piece.
fn whole_line(line: &str, piece: Piece, out: &mut Out) {
    let text = line.trim_end_matches(['\n', '\r']);
    out.push(piece, text);
    out.push(Piece::Plain, line.get(text.len()..).unwrap_or_default());
}

pub(super) fn markdown(code: &str, out: &mut Out) {
    let mut in_code = false;
    for line in code.split_inclusive('\n') {
        let start = line.trim_start();
        let is_fence = start.starts_with("```") || start.starts_with("~~~");
        if is_fence || in_code {
            in_code ^= is_fence;
            whole_line(line, Piece::Text, out);
        } else if start.starts_with('#') {
            whole_line(line, Piece::Type, out);
        } else if start.starts_with('>') || start.starts_with("<!--") {
            whole_line(line, Piece::Comment, out);
        } else {
            spans(line, out);
        }
    }
}

/// Code, stress and addresses of a line of Markdown.
fn spans(line: &str, out: &mut Out) {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let closed = |open: &str, close: &str| {
            let inside = rest.strip_prefix(open)?;
            inside.find(close).filter(|at| *at > 0).map(|at| open.len() + at + close.len())
        };
        let found = closed("`", "`")
            .map(|end| (Piece::Text, end))
            .or_else(|| closed("**", "**").map(|end| (Piece::Word, end)))
            .or_else(|| closed("[[", "]]").map(|end| (Piece::Name, end)))
            .or_else(|| closed("](", ")").map(|end| (Piece::Name, end)));
        let (piece, end) = found.unwrap_or((Piece::Plain, first.len_utf8()));
        let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push(piece, text);
        rest = after;
    }
}

/// Lines of a key and its value: YAML, TOML, INI and what is like them.
pub(super) fn keys(keys: &Keys, code: &str, out: &mut Out) {
    for line in code.split_inclusive('\n') {
        let start = line.trim_start_matches([' ', '\t', '-']);
        let indent = line.len() - start.len();
        if keys.comments.iter().any(|sign| start.starts_with(sign)) {
            whole_line(line, Piece::Comment, out);
            continue;
        }
        if keys.has_sections && start.starts_with('[') {
            whole_line(line, Piece::Type, out);
            continue;
        }
        let (before, mut rest) = line.split_at_checked(indent).unwrap_or(("", line));
        out.push(Piece::Plain, before);
        if let Some(end) = key_length(keys, rest) {
            let (key, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            out.push(Piece::Name, key);
            rest = after;
        }
        if keys.has_plain_values {
            out.push(Piece::Plain, rest);
        } else {
            value(keys.values, rest, out);
        }
    }
}

/// A value: what stands in it beside plain words.
fn value(syntax: &Syntax, rest: &str, out: &mut Out) {
    let is_marked = rest.contains(['"', '\'', '#', '[', '{', '`']);
    let trimmed = rest.trim_start_matches([':', '=', ' ', '\t']);
    let word = trimmed.trim_end();
    let is_short = !word.contains([' ', ':', '/']);
    if is_marked || is_short {
        words::write(syntax, rest, out);
    } else {
        out.push(Piece::Plain, rest);
    }
}

fn key_length(keys: &Keys, rest: &str) -> Option<usize> {
    let end = rest.find(keys.separator)?;
    let key = rest.get(..end)?.trim_end();
    let after = rest.get(end + 1..).unwrap_or_default();
    let is_apart = keys.separator != ':' || after.is_empty() || after.starts_with([' ', '\n', '\r']);
    let is_key = !key.is_empty() && !key.contains(['{', '[', '#']) && (!key.contains(' ') || key.len() < 60);
    (is_apart && is_key).then_some(key.len())
}

/// Values set apart by a sign; the first line names them.
pub(super) fn table(separator: char, code: &str, out: &mut Out) {
    let mut rest = code;
    let mut is_head = true;
    let mut is_start = true;
    while let Some(first) = rest.chars().next() {
        let (piece, end) = if first == separator || first == '\n' || first == '\r' {
            (Piece::Plain, first.len_utf8())
        } else if is_start && first == '"' {
            let inside = rest.get(1..).unwrap_or_default();
            let end = inside.find('"').map_or(rest.len(), |at| at + 2);
            (if is_head { Piece::Name } else { Piece::Text }, end)
        } else {
            let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
            let value = rest.get(..end).unwrap_or_default();
            let is_number = value.trim().parse::<f64>().is_ok();
            let piece = if is_head {
                Piece::Name
            } else if is_number {
                Piece::Number
            } else {
                Piece::Plain
            };
            (piece, end)
        };
        let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push(piece, text);
        is_start = first == separator || first == '\n';
        is_head &= first != '\n';
        rest = after;
    }
}
