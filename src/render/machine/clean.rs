//! Which characters of a text may stand in a file that programs read, and what becomes of the others.
//!
//! Must not know any format's escapes: those are its writer's.

use std::borrow::Cow;

/// Text without what XML 1.0 forbids (production 2, `Char`): no reference can stand for it either.
pub(super) fn xml(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&character| is_xml(character)).collect())
    }
}

fn is_xml(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => character >= ' ',
    }
}

/// Text on one line: a line break becomes a space, control characters go.
pub(super) fn line(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter(|&character| is_break(character) || !is_control(character));
    kept.map(|character| if is_break(character) { ' ' } else { character }).collect()
}

/// Text of a cell of a table: line breaks stay, other control characters go.
pub(super) fn cell(text: &str) -> String {
    text.chars()
        .filter(|&character| matches!(character, '\n' | '\r' | '\t') || !character.is_control())
        .collect()
}

/// What can be no part of an address goes: white space and control characters.
pub(super) fn address(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && !character.is_control()).collect()
}

/// All that Unicode calls a line break: some readers of line-based formats split there too.
fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_control(character: char) -> bool {
    character.is_control() && character != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_go_and_breaks_are_one() {
        let check = |text: &str, for_xml: &str, on_one_line: &str, as_address: &str| {
            assert_eq!(xml(text), for_xml, "xml of {text:?}");
            assert_eq!(line(text), on_one_line, "line of {text:?}");
            assert_eq!(address(text), as_address, "address of {text:?}");
        };
        check("", "", "", "");
        check("a b\tc", "a b\tc", "a b\tc", "abc");
        check("a\r\nb\rc\nd\n\re", "a\r\nb\rc\nd\n\re", "a b c d  e", "abcde");
        check("a\u{b}b\u{c}c", "abc", "a b c", "abc");
        check("a\u{2028}b\u{2029}c\u{85}d", "a\u{2028}b\u{2029}c\u{85}d", "a b c d", "abcd");
        check("a\0\u{1b}b\u{1f}c", "abc", "abc", "abc");
        check("a\u{7f}b\u{9f}c", "a\u{7f}b\u{9f}c", "abc", "abc");
        check(
            "a\u{fffe}b\u{ffff}c\u{fffd}",
            "abc\u{fffd}",
            "a\u{fffe}b\u{ffff}c\u{fffd}",
            "a\u{fffe}b\u{ffff}c\u{fffd}",
        );
        check("🌍é\u{a0}老", "🌍é\u{a0}老", "🌍é\u{a0}老", "🌍é老");
    }
}
