//! A text with one kind of space and without invisible marks, and the way back to the text as it is.
//!
//! Names are matched byte by byte; a no-break or double space, a soft hyphen or a zero-width space
//! inside a name must not hide it. It must not know names.

use std::borrow::Cow;

use memchr::{memchr, memchr2_iter, memchr3_iter, memmem};

/// A text to be searched.
#[derive(Debug)]
pub(super) struct Plain<'t> {
    /// The text, with one space for each run of them.
    pub(super) text: Cow<'t, str>,
    /// Where a stretch that stands as it is begins: here, and in the text as it was. Empty if all of it
    /// stands as it is.
    stretches: Vec<(usize, usize)>,
}

impl<'t> Plain<'t> {
    /// Makes all spaces plain; most texts have no other, and are borrowed.
    pub(super) fn read(text: &'t str) -> Self {
        if !may_have_marks(text.as_bytes()) {
            return Self { text: Cow::Borrowed(text), stretches: Vec::new() };
        }
        let mut plain = String::with_capacity(text.len());
        let mut stretches = vec![(0, 0)];
        let mut parted = true;
        for (at, c) in text.char_indices() {
            let space = is_space(c);
            if is_mark(c) || (space && parted) {
                stretches.push((plain.len(), at + c.len_utf8()));
                continue;
            }
            plain.push(if space { ' ' } else { c });
            if space && c != ' ' {
                stretches.push((plain.len(), at + c.len_utf8()));
            }
            parted = space || c == '\n';
        }
        Self { text: Cow::Owned(plain), stretches }
    }

    /// Where in the text as it was the character at a byte begins.
    pub(super) fn start(&self, at: usize) -> usize {
        let after = self.stretches.partition_point(|(plain, _)| *plain <= at);
        let stretch = after.checked_sub(1).and_then(|index| self.stretches.get(index));
        stretch.map_or(at, |(plain, was)| was + (at - plain))
    }

    /// Where in the text as it was the character before a byte ends.
    pub(super) fn end(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.start(before) + 1)
    }
}

/// Spaces inside a line.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Marks without a width that part no word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether bytes may hold what is not plain: two spaces, a tab, or the first bytes of other spaces and marks.
fn may_have_marks(bytes: &[u8]) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let is_mark = |at: usize| match (byte(at), byte(at + 1)) {
        (0xC2, second) => matches!(second, 0xA0 | 0xAD),
        (0xD8, second) => second == 0x9C,
        (0xE2, 0x80) => matches!(byte(at + 2), 0x80..=0x8F | 0xAF),
        (0xE2, 0x81) => matches!(byte(at + 2), 0x9F | 0xA0),
        (0xE3, 0x80) => byte(at + 2) == 0x80,
        (0xEF, second) => second == 0xBB,
        _ => false,
    };
    memmem::find(bytes, b"  ").is_some()
        || memchr(b'\t', bytes).is_some()
        || memchr3_iter(0xC2, 0xD8, 0xE2, bytes).any(is_mark)
        || memchr2_iter(0xE3, 0xEF, bytes).any(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (text, plain, name, was) in [
            ("of Kim Jong Un.", "of Kim Jong Un.", "Kim Jong Un", "Kim Jong Un"),
            ("of  Kim\u{A0} Jong\u{2009}Un.", "of Kim Jong Un.", "Kim Jong Un", "Kim\u{A0} Jong\u{2009}Un"),
            ("\u{3000}김\u{3000}정은", "김 정은", "정은", "정은"),
            ("Rus\u{AD}sia and\tK\u{200B}im", "Russia and Kim", "Russia", "Rus\u{AD}sia"),
            ("Rus\u{AD}sia and\tK\u{200B}im", "Russia and Kim", "Kim", "K\u{200B}im"),
            ("a\n\n  b", "a\n\nb", "b", "b"),
            ("“x” of\u{61C} Kim\u{FEFF}", "“x” of Kim", "Kim", "Kim"),
            ("“x” of\u{202F}\u{205F}Kim", "“x” of Kim", "Kim", "Kim"),
        ] {
            let read = Plain::read(text);
            assert_eq!(read.text, plain, "{text}");
            let start = plain.find(name).unwrap_or_default();
            let range = read.start(start)..read.end(start + name.len());
            assert_eq!(text.get(range), Some(was), "{text}");
        }
    }
}
