//! The words of a body where they stand in its Markdown, with all else masked: code, addresses, tags, signs that mean
//! something. What is found in them is shown to readers as it stands.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Tag, TagEnd};

#[cfg(test)]
use crate::prose::markdown::events;

/// Stands for a byte that is not shown as it is written.
pub(super) const MASKED: char = '\0';

/// A text, and its bytes that are shown.
pub(super) struct Mask<'m> {
    /// As it is written.
    pub(super) written: &'m str,
    /// As long as it, with [`MASKED`] for what is no shown letter. Line ends stand.
    pub(super) shown: Cow<'m, str>,
}

/// Reads the events of a body for its mask.
pub(super) struct Reader<'m> {
    written: &'m str,
    shown: Vec<u8>,
    in_code: bool,
}

impl<'m> Reader<'m> {
    /// Before the first event: nothing is shown.
    pub(super) fn new(written: &'m str) -> Self {
        let shown = written.bytes().map(|byte| if byte == b'\n' { byte } else { MASKED as u8 }).collect();
        Self { written, shown, in_code: false }
    }

    /// Reads the next event.
    pub(super) fn event(&mut self, event: &Event, place: &Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Text(_) if !self.in_code => {
                let bytes = self.written.get(place.clone()).map(str::as_bytes);
                if let (Some(bytes), Some(place)) = (bytes, self.shown.get_mut(place.clone())) {
                    place.copy_from_slice(bytes);
                }
            }
            _ => {}
        }
    }

    /// What was read.
    pub(super) fn mask(self) -> Mask<'m> {
        Mask { written: self.written, shown: String::from_utf8(self.shown).unwrap_or_default().into() }
    }
}

impl<'m> Mask<'m> {
    /// Reads a body.
    #[cfg(test)]
    pub(super) fn of(written: &'m str) -> Self {
        let mut reader = Reader::new(written);
        events(written).for_each(|(event, place)| reader.event(&event, &place));
        reader.mask()
    }

    /// All of a text is shown.
    pub(super) fn plain(written: &'m str) -> Self {
        Self { written, shown: written.into() }
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
        self.all_places(sign).filter(|&at| !self.is_escaped(at))
    }

    /// Each place where a sign is shown.
    pub(super) fn all_places<'s>(&'s self, sign: &'s str) -> impl Iterator<Item = usize> + 's {
        memmem::find_iter(self.shown.as_bytes(), sign)
    }

    /// Each line with its bytes, without what Markdown reads at its start.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut at = 0;
        self.shown.split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            let idle = [MASKED, ' ', '\t', '\n', '\r'];
            let rest = line.trim_start_matches(idle);
            let kept = rest.trim_end_matches(idle);
            let offset = if kept.is_empty() { 0 } else { line.len() - rest.len() };
            (start + offset..start + offset + kept.len(), kept)
        })
    }
}
