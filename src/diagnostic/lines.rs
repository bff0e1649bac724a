//! Lines and columns of a text, and the part of it that is shown with a problem. A text is read once, however many
//! problems point into it, and of a very long line a window is shown.

use std::collections::HashMap;
use std::ops::Range;

use super::{SourceTexts, Span};

/// Bytes between two places at which the characters before are known.
const STEP: usize = 1024;

/// A line of more bytes is shown by a window.
const LONG_LINE: usize = 2000;

/// Bytes that such a window has on either side of the place: more than fit beside it.
const WINDOW: usize = 600;

/// Where the lines of a text begin.
#[derive(Debug, Default)]
pub(super) struct Lines {
    starts: Vec<usize>,
    /// Characters before each [`STEP`]th byte.
    characters: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        let mut count = 0;
        let characters = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = count;
            count += characters_in(chunk);
            before
        });
        Self { characters: characters.collect(), starts }
    }

    /// The number of the line, from 0, that a byte stands in.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or_default()
    }

    /// The byte after the line, its line break included.
    fn end(&self, line: usize, text: &str) -> usize {
        self.starts.get(line + 1).copied().unwrap_or(text.len())
    }

    /// Characters before a byte.
    fn characters(&self, text: &str, byte: usize) -> usize {
        let step = (byte / STEP).min(self.characters.len().saturating_sub(1));
        let rest = text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        self.characters.get(step).copied().unwrap_or_default() + characters_in(rest)
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = text.floor_char_boundary(byte);
        let line = self.line(byte);
        let before = self.characters(text, byte) - self.characters(text, self.start(line));
        (line + 1, before + 1)
    }
}

/// Characters that begin in some bytes of a text.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// The part of a text that is shown with a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) text: &'t str,
    /// The number of its first line.
    pub(super) first_line: usize,
    /// The place in it.
    pub(super) place: Range<usize>,
    /// Line and column of the place, if its line is shown by a window.
    pub(super) window_at: Option<(usize, usize)>,
}

/// Files with their lines, each read when a problem first points into it.
pub(super) struct FileLines<'t> {
    texts: &'t dyn SourceTexts,
    known: HashMap<String, Option<(&'t str, Lines)>>,
}

impl<'t> FileLines<'t> {
    /// Of these texts.
    pub(super) fn new(texts: &'t dyn SourceTexts) -> Self {
        Self { texts, known: HashMap::new() }
    }

    fn file(&mut self, file: &str) -> Option<&(&'t str, Lines)> {
        if !self.known.contains_key(file) {
            let text = self.texts.text(file);
            self.known.insert(file.to_owned(), text.map(|text| (text, Lines::of(text))));
        }
        self.known.get(file)?.as_ref()
    }

    /// Line and column of a byte, both from 1, the column in characters. Of a file without a text the first.
    pub(super) fn line_and_column(&mut self, file: &str, byte: usize) -> (usize, usize) {
        self.file(file).map_or((1, 1), |(text, lines)| lines.place(text, byte))
    }

    /// The lines of a place; `None` when the file has no text.
    pub(super) fn part(&mut self, span: &Span) -> Option<Part<'t>> {
        let (text, lines) = self.file(&span.file)?;
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end).max(start);
        // Behind the last line break nothing is shown but the line before.
        let first = lines.line(if start == text.len() { start.saturating_sub(1) } else { start });
        let from = lines.start(first);
        let end_of_first = lines.end(first, text);
        let to = lines.end(lines.line(end), text);
        if to - from <= LONG_LINE {
            let text = text.get(from..to).unwrap_or_default();
            return Some(Part {
                text,
                first_line: first + 1,
                place: start - from..end - from,
                window_at: None,
            });
        }
        let left = text.floor_char_boundary(start.saturating_sub(WINDOW)).max(from);
        let end = end.min(end_of_first).min(text.floor_char_boundary(start + WINDOW)).max(start);
        let right = text.floor_char_boundary(end + WINDOW).min(end_of_first).max(end);
        let window = text.get(left..right).unwrap_or_default();
        let at = Some(lines.place(text, start));
        Some(Part { text: window, first_line: first + 1, place: start - left..end - left, window_at: at })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    struct One(String);

    impl SourceTexts for One {
        fn text(&self, file: &str) -> Option<&str> {
            (file == "a").then_some(&self.0)
        }
    }

    #[test]
    fn lines_and_columns() {
        let long = "é".repeat(3 * STEP);
        let text = format!("one\n두 번째\n\n{long}x\nlast");
        let lines = Lines::of(&text);
        for byte in 0..=text.len() + 3 {
            let at = text.floor_char_boundary(byte);
            let before = text.split_at(at).0;
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            assert_eq!(lines.place(&text, byte), (line, column), "{byte}");
        }
    }

    #[test]
    fn parts_of_a_text() {
        let file: Arc<str> = "a".into();
        let long = format!("first\n{}word{}\nlast\n", "가 ".repeat(5000), " 나".repeat(5000));
        let at = long.find("word").unwrap_or_default();
        let row = |text: &str, range: Range<usize>| {
            let texts = One(text.to_owned());
            let part = FileLines::new(&texts).part(&Span::new(&file, range));
            part.map(|part| (part.text.to_owned(), part.first_line, part.place, part.window_at))
        };
        let whole = |text: &str, line, place| Some((text.to_owned(), line, place, None));
        assert_eq!(row("ab\ncd\nef\n", 3..5), whole("cd\n", 2, 0..2));
        assert_eq!(row("ab\ncd\nef\n", 1..4), whole("ab\ncd\n", 1, 1..4));
        assert_eq!(row("ab\ncd\n", 6..6), whole("cd\n", 2, 3..3));
        assert_eq!(row("ab\ncd", 5..9), whole("cd", 2, 2..2));
        assert_eq!(row("", 0..0), whole("", 1, 0..0));
        let (shown, line, place, window) = row(&long, at..at + 4).unwrap_or_default();
        assert_eq!((shown.get(place), line, window), (Some("word"), 2, Some((2, 10_001))));
        assert!(shown.len() < 3 * WINDOW && !shown.contains('\n'), "{shown}");
        // A place that is as long as the text is shown by its beginning.
        let (shown, line, place, window) = row(&long, 0..long.len()).unwrap_or_default();
        assert_eq!((&*shown, line, place, window), ("first\n", 1, 0..6, Some((1, 1))));
        let texts = One(String::new());
        assert_eq!(FileLines::new(&texts).part(&Span::whole_file(&"b".into())), None);
        assert_eq!(FileLines::new(&texts).line_and_column("b", 7), (1, 1));
    }
}
