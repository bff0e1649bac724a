//! The words of a body where they stand in its Markdown, with all else masked: code, addresses, tags, signs that mean
//! something. What is found in them is shown to readers as it stands.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::markdown::events;

/// Stands for a byte that is not shown as it is written.
pub(super) const MASKED: char = '\0';

/// A text, and its bytes that are shown.
pub(super) struct Mask<'m> {
    /// As it is written.
    pub(super) written: &'m str,
    /// As long as it, with [`MASKED`] for what is no shown letter. Line ends stand.
    pub(super) shown: String,
}

impl<'m> Mask<'m> {
    /// Reads a body.
    pub(super) fn of(written: &'m str) -> Self {
        let mut shown: Vec<u8> =
            written.bytes().map(|byte| if byte == b'\n' { byte } else { MASKED as u8 }).collect();
        let mut in_code = false;
        for (event, place) in events(written) {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Text(_) if !in_code => {
                    let bytes = written.get(place.clone()).map(str::as_bytes);
                    if let (Some(bytes), Some(place)) = (bytes, shown.get_mut(place)) {
                        place.copy_from_slice(bytes);
                    }
                }
                _ => {}
            }
        }
        Self { written, shown: String::from_utf8(shown).unwrap_or_default() }
    }

    /// All of a text is shown.
    pub(super) fn plain(written: &'m str) -> Self {
        Self { written, shown: written.to_owned() }
    }

    /// What is shown of a range; `""` where it cuts a letter.
    pub(super) fn shown(&self, range: Range<usize>) -> &str {
        self.shown.get(range).unwrap_or_default()
    }

    pub(super) fn written(&self, range: Range<usize>) -> &'m str {
        self.written.get(range).unwrap_or_default()
    }

    /// Whether a backslash stands before a byte, so that its sign is meant as it stands.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        self.written.get(..at).is_some_and(|before| before.ends_with('\\'))
    }

    /// The letter before a byte, and the one at it.
    pub(super) fn around(&self, at: usize) -> (Option<char>, Option<char>) {
        let before = self.shown.get(..at).and_then(|text| text.chars().next_back());
        (before, self.shown.get(at..).and_then(|text| text.chars().next()))
    }

    /// Each place where a sign is shown that no backslash takes back.
    pub(super) fn places<'s>(&'s self, sign: &'s str) -> impl Iterator<Item = usize> + 's {
        self.shown.match_indices(sign).map(|(at, _)| at).filter(|&at| !self.is_escaped(at))
    }

    /// Each line with its bytes, without what Markdown reads at its start.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut at = 0;
        self.shown.split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            let kept = line.trim_matches([MASKED, ' ', '\t', '\n', '\r']);
            let offset = line.find(kept).unwrap_or_default();
            (start + offset..start + offset + kept.len(), kept)
        })
    }
}
