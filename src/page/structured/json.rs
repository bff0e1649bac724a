//! JSON that may stand inside `<script>`.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::text;

/// A value as JSON in which nothing can end the element or start a comment, and each character can stand in a page.
pub(super) fn inside_script(value: &impl Serialize) -> String {
    let mut json = Vec::with_capacity(4096);
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut json, InsideScript));
    // Texts and lists of texts have no key or number that JSON cannot say.
    debug_assert!(written.is_ok(), "a graph is JSON");
    String::from_utf8(json).unwrap_or_default()
}

struct InsideScript;

impl Formatter for InsideScript {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        // Most texts have none, and those that may begin one are few bytes.
        while let Some(at) = rest.bytes().position(may_begin_escaped) {
            writer.write_all(text::within(rest, 0..at).as_bytes())?;
            let mut characters = text::from(rest, at).chars();
            let Some(character) = characters.next() else { break };
            if is_escaped(character) {
                write!(writer, "\\u{:04x}", u32::from(character))?;
            } else {
                writer.write_all(character.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
            rest = characters.as_str();
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}

/// Whether a character that is escaped may begin with this byte of UTF-8.
fn may_begin_escaped(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | 0x7f | 0xc2 | 0xe2 | 0xef)
}

fn is_escaped(character: char) -> bool {
    matches!(
        character,
        '<' | '>'
            | '&'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fffe}'
            | '\u{ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let odd = "</script><!-- & \u{2028}\u{2029} \u{1} \" \\ 老 🌍 é \u{ff01}";
        let text = inside_script(&[odd]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\u{1}']), "{text}");
        assert!(text.contains("老 🌍 é \u{ff01}"), "{text}");
        let read: Vec<String> = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(read, [odd]);
    }

    #[test]
    fn what_is_escaped_begins_with_a_byte_that_is_looked_for() {
        for character in ('\0'..=char::MAX).filter(|&character| is_escaped(character)) {
            let first = character.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(may_begin_escaped(first), "{character:?}");
        }
    }
}
