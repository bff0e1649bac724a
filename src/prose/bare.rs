//! Addresses that stand in a text as they are: where they begin, and where the sentence goes on. It must not know
//! whether they become links.

use std::ops::Range;

use crate::name::{steps, unescaped_html};
use crate::text;

/// Longest address, in bytes.
const LONGEST: usize = 2_000;

/// How an address begins.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// The first address that begins in a range of a text: its bytes.
pub(super) fn find(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let mut from = within.start;
    loop {
        let rest = text::within(text, from..within.end);
        let at = from + STARTS.iter().filter_map(|start| find_word(rest, start)).min()?;
        steps::take();
        if let Some(length) = length(text, at) {
            return Some(at..at + length);
        }
        from = at + 1;
    }
}

/// Where a start stands in any case.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let places = text.match_indices([first, first.to_ascii_uppercase()]);
    places
        .map(|(at, _)| at)
        .find(|&at| text.get(at..at + word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// The length of the address that begins at a byte, if one does.
fn length(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || "/.@-_:=".contains(c)) {
        return None;
    }
    let rest = text::within(text, at..text.floor_char_boundary(at + LONGEST));
    let start = STARTS
        .iter()
        .find(|start| rest.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))?;
    let scheme = if start.starts_with('w') { 0 } else { start.len() };
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let address = without_end(rest.get(..end)?);
    is_host(address.get(scheme..)?).then_some(address.len())
}

/// Whether a character may be part of an address. Words of scripts that part them with spaces are; in the others the
/// sentence goes on right behind the address.
fn is_part(c: char) -> bool {
    match c {
        '<' | '>' | '"' | '`' | '|' | '*' | '^' | '{' | '}' => false,
        c if c.is_ascii() => c.is_ascii_graphic(),
        c => c.is_alphanumeric() && !goes_on(c),
    }
}

/// Whether a letter is of a script that needs no space between words, or of Korean, whose particles follow any word.
fn goes_on(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3000}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

/// An address without the signs behind it that belong to the sentence.
fn without_end(address: &str) -> &str {
    let mut address = address;
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        let is_of_text = match last {
            '.' | ',' | ':' | ';' | '!' | '?' | '_' | '~' | '\'' | '\\' | '&' | '[' | '(' => true,
            ')' => is_unopened(address, '(', ')'),
            ']' => is_unopened(address, '[', ']'),
            _ => false,
        };
        if !is_of_text {
            return address;
        }
        address = address.strip_suffix(last).unwrap_or_default();
        // `&quot;` and the like stand for a sign.
        if last == ';'
            && let Some((before, name)) = address.rsplit_once('&')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
            && unescaped_html(&format!("&{name};")).chars().all(|sign| !is_part(sign))
        {
            address = before;
        }
    }
}

fn is_unopened(address: &str, open: char, close: char) -> bool {
    address.matches(close).count() > address.matches(open).count()
}

/// Whether an address goes on with a host that has a dot.
fn is_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let mut labels = name.split('.');
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
            && !label.starts_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.') && labels.all(is_label) && (last.chars().count() > 1 && !last.contains('_'))
}

/// An address that stands in Markdown as it is meant: without backslashes and entities.
pub(super) fn meant(written: &str) -> String {
    let mut meant = String::with_capacity(written.len());
    let mut signs = written.chars().peekable();
    while let Some(sign) = signs.next() {
        match signs.peek() {
            Some(next) if sign == '\\' && next.is_ascii_punctuation() => {}
            _ => meant.push(sign),
        }
    }
    unescaped_html(&meant).into_owned()
}

/// Where an address leads.
pub(super) fn destination(meant: &str) -> String {
    let has_scheme = meant.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    if has_scheme { meant.to_owned() } else { format!("https://{meant}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_addresses_begin_and_end() {
        for (text, expected) in [
            ("See https://example.org/a.", "https://example.org/a"),
            ("(https://example.org/a_(b))", "https://example.org/a_(b)"),
            ("(see https://example.org/a)", "https://example.org/a"),
            ("https://example.org/a?b=1&c=2, and", "https://example.org/a?b=1&c=2"),
            ("“https://example.org/”", "https://example.org/"),
            ("\"https://example.org/\"", "https://example.org/"),
            ("on www.example.org!", "www.example.org"),
            ("WWW.Example.org", "WWW.Example.org"),
            ("https://example.org에서 봤다", "https://example.org"),
            ("见https://example.org/path。然后", "https://example.org/path"),
            ("（https://example.org/x）", "https://example.org/x"),
            ("https://ru.example.org/wiki/Россия.", "https://ru.example.org/wiki/Россия"),
            ("https://президент.рф/a", "https://президент.рф/a"),
            ("*https://example.org/a*", "https://example.org/a"),
            ("https://example.org:8080/~x/#y", "https://example.org:8080/~x/#y"),
            ("https://example.org/&quot;", "https://example.org/"),
            ("[https://example.org/a]", "https://example.org/a"),
            ("https://example.org/a--b_c", "https://example.org/a--b_c"),
            ("ahttps://example.org", ""),
            ("a.www.example.org", ""),
            ("https:// and http://x and www.", ""),
            ("https://localhost/", ""),
            ("mail@www.example.org", ""),
        ] {
            let found = find(text, 0..text.len()).map(|range| &text[range]).unwrap_or_default();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(meant("https://x.org/a\\_b?c=1&amp;d"), "https://x.org/a_b?c=1&d");
        assert_eq!(destination("www.x.org"), "https://www.x.org");
    }
}
