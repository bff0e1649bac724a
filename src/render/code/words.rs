//! Languages of words and signs: comments, texts in quotation marks, numbers, words of the language.

use super::syntax::Syntax;
use super::{Out, Piece};

pub(super) fn write(syntax: &Syntax, code: &str, out: &mut Out) {
    let mut rest = code;
    // How many curly brackets are open: in CSS what stands between them are properties.
    let mut braces = 0_usize;
    let mut last = '\n';
    while let Some(first) = rest.chars().next() {
        let (piece, length) = next(syntax, rest, last, braces);
        let length = length.max(first.len_utf8());
        let Some((text, after)) = rest.split_at_checked(length) else { break };
        match text {
            "{" => braces += 1,
            "}" => braces = braces.saturating_sub(1),
            _ => {}
        }
        out.push(piece, text);
        last = text.chars().next_back().unwrap_or(last);
        rest = after;
    }
}

/// What a text begins with, and how long it is.
fn next(syntax: &Syntax, rest: &str, last: char, braces: usize) -> (Piece, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_whitespace() {
        return (Piece::Plain, first.len_utf8());
    }
    let is_apart = !syntax.hash_needs_space || last.is_whitespace();
    if syntax.line_comments.iter().any(|sign| rest.starts_with(sign) && (is_apart || *sign != "#")) {
        return (Piece::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    for (open, close) in syntax.block_comments {
        if let Some(inside) = rest.strip_prefix(open) {
            let end = inside.find(close).map_or(rest.len(), |at| open.len() + at + close.len());
            return (Piece::Comment, end);
        }
    }
    for quote in syntax.texts {
        if let Some(length) = quoted(rest, quote, syntax.escapes) {
            let is_key = syntax.has_keys
                && rest.get(length..).is_some_and(|after| after.trim_start().starts_with(':'));
            return (if is_key { Piece::Name } else { Piece::Text }, length);
        }
    }
    if first == '\'' && syntax.has_letters {
        return letter(rest).map_or((Piece::Plain, 1), |length| (Piece::Text, length));
    }
    if first.is_ascii_digit() || (syntax.has_colours && first == '#') {
        let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_' || c == '%');
        let length = rest.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(rest.len(), |(at, _)| at);
        let number = rest.get(..length).unwrap_or_default().trim_end_matches('.');
        let is_number = first != '#' || (braces > 0 && number.len() > 3);
        return (if is_number { Piece::Number } else { Piece::Plain }, number.len().max(1));
    }
    if let Some(sign) = syntax.name_signs.chars().find(|sign| *sign == first) {
        let length = word_length(rest.get(1..).unwrap_or_default(), syntax);
        if length > 0 {
            return (Piece::Name, sign.len_utf8() + length);
        }
    }
    let length = word_length(rest, syntax);
    if length == 0 {
        return (Piece::Plain, first.len_utf8());
    }
    let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    (of_word(syntax, word, after, braces), length)
}

fn of_word(syntax: &Syntax, word: &str, after: &str, braces: usize) -> Piece {
    let is_one_of = |words: &str| {
        words
            .split(' ')
            .any(|known| if syntax.folds_case { known.eq_ignore_ascii_case(word) } else { known == word })
    };
    if syntax.has_properties {
        let is_property = braces > 0 && after.trim_start_matches(' ').starts_with(':');
        return if is_property { Piece::Name } else { Piece::Plain };
    }
    if is_one_of(syntax.words) {
        Piece::Word
    } else if is_one_of(syntax.types) {
        Piece::Type
    } else {
        Piece::Plain
    }
}

/// The length of the text in quotation marks with which a code begins; it ends with the line unless its marks are
/// three, or of those that go on over lines.
fn quoted(rest: &str, quote: &str, escapes: bool) -> Option<usize> {
    let inside = rest.strip_prefix(quote)?;
    let goes_on = quote.len() > 1 || quote == "`";
    let mut at = 0;
    while let Some(tail) = inside.get(at..) {
        if tail.is_empty() {
            break;
        }
        if tail.starts_with(quote) {
            return Some(quote.len() + at + quote.len());
        }
        let c = tail.chars().next()?;
        if c == '\n' && !goes_on {
            return Some(quote.len() + at);
        }
        at += c.len_utf8();
        if c == '\\' && escapes {
            let next = inside.get(at..).and_then(|tail| tail.chars().next());
            at += next.filter(|c| *c != '\n').map_or(0, char::len_utf8);
        }
    }
    Some(rest.len())
}

/// The length of a single letter between two marks: `'x'`, `'\n'`. In Rust one mark may begin a lifetime.
fn letter(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let close = if let Some(escaped) = inside.strip_prefix('\\') {
        escaped.char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at + 1)?
    } else {
        let c = inside.chars().next()?;
        c.len_utf8()
    };
    inside.get(close..)?.starts_with('\'').then_some(close + 2).filter(|length| *length < 16)
}

fn word_length(text: &str, syntax: &Syntax) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default();
    // A hyphen joins the words of CSS and of options; elsewhere it is a sign.
    match word.find('-') {
        Some(at) if !syntax.has_properties => at,
        _ => end,
    }
}
