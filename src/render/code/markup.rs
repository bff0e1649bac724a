//! HTML and XML: elements, attributes, values, comments, entities.

use super::{Out, Piece};

pub(super) fn write(code: &str, out: &mut Out) {
    let mut rest = code;
    while !rest.is_empty() {
        rest = if let Some(after) = rest.strip_prefix("<!--") {
            let end = after.find("-->").map_or(rest.len(), |at| at + "<!---->".len());
            take(rest, end, Piece::Comment, out)
        } else if is_tag(rest) {
            tag(rest, out)
        } else if rest.starts_with('&') {
            let end = rest.find(|c: char| c == ';' || c.is_whitespace()).filter(|end| *end < 12);
            let is_entity = end.is_some_and(|end| rest.get(end..).is_some_and(|rest| rest.starts_with(';')));
            if is_entity {
                take(rest, end.unwrap_or(0) + 1, Piece::Number, out)
            } else {
                take(rest, 1, Piece::Plain, out)
            }
        } else {
            let end = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| matches!(c, '<' | '&'))
                .map_or(rest.len(), |(at, _)| at);
            take(rest, end, Piece::Plain, out)
        };
    }
}

fn take<'c>(rest: &'c str, end: usize, piece: Piece, out: &mut Out) -> &'c str {
    let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    out.push(piece, text);
    after
}

fn is_tag(rest: &str) -> bool {
    let after = rest.strip_prefix('<').map(|rest| rest.strip_prefix(['/', '!', '?']).unwrap_or(rest));
    after.is_some_and(|after| after.starts_with(|c: char| c.is_alphabetic()))
}

/// Writes a tag up to its `>`.
fn tag<'c>(rest: &'c str, out: &mut Out) -> &'c str {
    let ends = |c: char| c.is_whitespace() || c == '>' || c == '=';
    let name = rest.find(ends).unwrap_or(rest.len());
    let mut rest = take(rest, name, Piece::Type, out);
    while let Some(first) = rest.chars().next() {
        match first {
            '>' => return take(rest, 1, Piece::Type, out),
            '"' | '\'' => {
                let end = rest.get(1..).and_then(|inside| inside.find(first)).map_or(rest.len(), |at| at + 2);
                rest = take(rest, end, Piece::Text, out);
            }
            '=' | '/' | '?' => rest = take(rest, 1, Piece::Plain, out),
            '<' => return rest,
            c if c.is_whitespace() => rest = take(rest, c.len_utf8(), Piece::Plain, out),
            _ => {
                let end = rest.find(|c: char| ends(c) || matches!(c, '/' | '"' | '\'' | '?' | '<'));
                rest = take(rest, end.unwrap_or(rest.len()), Piece::Name, out);
            }
        }
    }
    rest
}
