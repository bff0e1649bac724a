//! A piece of a text that knows where it stands, so that an error can point at it.
//!
//! Owns positions. Must not know dates.

use std::ops::Range;

use super::DateError;

#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    pub(super) text: &'t str,
    /// The byte in the whole text at which this piece begins.
    pub(super) at: usize,
}

impl<'t> Part<'t> {
    pub(super) fn range(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    pub(super) fn error(self, message: impl Into<String>) -> DateError {
        DateError::new(self.range(), message)
    }

    /// The pieces between the separators.
    pub(super) fn split(self, separator: char) -> Vec<Part<'t>> {
        let mut at = self.at;
        let mut parts = Vec::new();
        for text in self.text.split(separator) {
            parts.push(Part { text, at });
            at += text.len() + separator.len_utf8();
        }
        parts
    }

    /// The digits at the beginning, and what follows them.
    pub(super) fn split_digits(self) -> (Part<'t>, Part<'t>) {
        let count = self.text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.text.split_at(count);
        (Part { text: digits, at: self.at }, Part { text: rest, at: self.at + count })
    }

    /// What follows the mark, if the piece begins with it.
    pub(super) fn after(self, mark: char) -> Option<Part<'t>> {
        let text = self.text.strip_prefix(mark)?;
        Some(Part { text, at: self.at + mark.len_utf8() })
    }
}
