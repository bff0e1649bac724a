//! Characters that no HTML document can have: a writer pastes one unseen, and it is nobody's error but the page's.
//!
//! Must not know what stands on a page.

/// A page without control characters and noncharacters
/// (<https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream>): a space stands for one of
/// the former, U+FFFD for one of the latter. Nearly all pages have none, and stay as they are.
pub(super) fn clean(page: Vec<u8>) -> Vec<u8> {
    let Some(first) = first_bad(&page) else { return page };
    let mut cleaned = page[..first].to_vec();
    let rest = String::from_utf8_lossy(&page[first..]);
    let mut bytes = [0; 4];
    for character in rest.chars() {
        let kept = match character {
            '\t' | '\n' | '\u{c}' | '\r' => character,
            character if character.is_control() => ' ',
            character if is_noncharacter(character) => char::REPLACEMENT_CHARACTER,
            character => character,
        };
        cleaned.extend_from_slice(kept.encode_utf8(&mut bytes).as_bytes());
    }
    cleaned
}

fn is_noncharacter(character: char) -> bool {
    let number = u32::from(character);
    (0xfdd0..=0xfdef).contains(&number) || number & 0xfffe == 0xfffe
}

/// Looks at 64 bytes at a time, which a processor does at once.
fn first_bad(page: &[u8]) -> Option<usize> {
    let is_suspicious = |chunk: &[u8]| chunk.iter().fold(false, |found, &byte| found | may_begin_bad(byte));
    let chunks = page.chunks(64).enumerate().filter(|(_, chunk)| is_suspicious(chunk));
    let mut places = chunks.flat_map(|(index, chunk)| index * 64..index * 64 + chunk.len());
    places.find(|&place| is_bad(&page[place..]))
}

/// Whether a control character or noncharacter may begin with a byte.
fn may_begin_bad(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f | 0xc2 | 0xef..)
}

/// Whether bytes of UTF-8 begin with a control character or a noncharacter.
fn is_bad(bytes: &[u8]) -> bool {
    match *bytes {
        [0..=8 | 0x0b | 0x0e..=0x1f | 0x7f, ..]
        | [0xc2, 0x80..=0x9f, ..]
        | [0xef, 0xb7, 0x90..=0xaf, ..]
        | [0xef, 0xbf, 0xbe..=0xbf, ..] => true,
        [0xf0..=0xf4, second, 0xbf, 0xbe..=0xbf, ..] => second & 0x0f == 0x0f,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_can_have_goes() {
        let far = format!("{}\u{b}b", "a".repeat(130));
        let far_clean = format!("{} b", "a".repeat(130));
        for (page, expected) in [
            ("", ""),
            ("a\tb\nc\r\nd\u{c}e", "a\tb\nc\r\nd\u{c}e"),
            ("a\0b\u{1}c\u{8}d\u{b}e\u{1f}f\u{7f}g", "a b c d e f g"),
            ("a\u{80}b\u{85}c\u{9f}d", "a b c d"),
            ("a\u{fdd0}b\u{fdef}c\u{fffe}d\u{ffff}e\u{1fffe}f\u{10ffff}g", "a�b�c�d�e�f�g"),
            // What stands next to them in Unicode.
            (
                "\u{a0}«\u{fdcf}\u{fdf0}\u{fffd}\u{feff}，\u{1fffd}😀\u{10fffd}",
                "\u{a0}«\u{fdcf}\u{fdf0}\u{fffd}\u{feff}，\u{1fffd}😀\u{10fffd}",
            ),
            (&far, &far_clean),
        ] {
            assert_eq!(String::from_utf8(clean(page.into())).as_deref(), Ok(expected), "{page:?}");
        }
    }

    #[test]
    fn every_character_is_judged_alike_by_byte_and_by_character() {
        for character in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let is_space = matches!(character, '\t' | '\n' | '\u{c}' | '\r');
            let expected = (character.is_control() && !is_space) || is_noncharacter(character);
            let bytes = character.to_string();
            assert_eq!(is_bad(bytes.as_bytes()), expected, "{character:?}");
            assert!(!expected || may_begin_bad(bytes.as_bytes()[0]), "{character:?}");
        }
    }
}
