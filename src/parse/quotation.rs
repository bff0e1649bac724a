//! Finds a quote's words in a body.
//!
//! Both are compared in a folded form: one kind of quotation mark, apostrophe, dash and ellipsis,
//! one space for any white space. What editors add, "[and]" and "[...]", must match as it stands.

use super::markdown::{Mark, events, shown_text};
use crate::name::{is_apostrophe, is_hyphen};

/// A body, folded, with the way back from each folded character to its event.
pub(super) struct Quotable {
    folded: String,
    /// For each folded character: its first byte in `folded`, and where it came from.
    origins: Vec<Origin>,
}

struct Origin {
    at: usize,
    event: usize,
    start: usize,
    end: usize,
}

impl Quotable {
    /// Folds a body.
    pub(super) fn read(markdown: &str) -> Self {
        let mut folder = Folder::default();
        for (number, (event, _)) in events(markdown).enumerate() {
            match shown_text(&event) {
                Some(text) => folder.text(text, number),
                // The end of a block parts words as a space does.
                None if matches!(event, pulldown_cmark::Event::End(ref end) if is_block(*end)) => {
                    folder.gap(number);
                }
                None => {}
            }
        }
        Self { folded: folder.folded, origins: folder.origins }
    }

    /// Where the quote's words stand, as pieces of events; empty when they do not. The first place
    /// counts, and it must begin and end between words.
    pub(super) fn find(&self, quote: &str) -> Vec<Mark> {
        let wanted = fold_quote(quote);
        if wanted.is_empty() {
            return Vec::new();
        }
        let found =
            self.folded.match_indices(&wanted).map(|(start, _)| start..start + wanted.len()).find(|range| {
                let before = self.folded[..range.start].chars().next_back();
                let after = self.folded[range.end..].chars().next();
                !joins(before, wanted.chars().next()) && !joins(wanted.chars().next_back(), after)
            });
        found.map(|range| self.marks(range.start, range.end)).unwrap_or_default()
    }

    fn marks(&self, start: usize, end: usize) -> Vec<Mark> {
        let first = self.origins.partition_point(|origin| origin.at < start);
        let mut marks: Vec<Mark> = Vec::new();
        for origin in self.origins[first..]
            .iter()
            .take_while(|origin| origin.at < end)
            .filter(|origin| origin.start < origin.end)
        {
            match marks.last_mut() {
                Some(mark) if mark.event == origin.event => mark.end = mark.end.max(origin.end),
                _ => marks.push(Mark { event: origin.event, start: origin.start, end: origin.end }),
            }
        }
        marks
    }
}

/// Two letters or digits side by side belong to one word, except in scripts that do not part words.
fn joins(left: Option<char>, right: Option<char>) -> bool {
    let wordy = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    left.is_some_and(wordy) && right.is_some_and(wordy)
}

/// Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese: written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_block(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as E;
    !matches!(
        end,
        E::Emphasis | E::Strong | E::Strikethrough | E::Superscript | E::Subscript | E::Link | E::Image
    )
}

/// The folded form of a quote, without the quotation marks around the whole of it.
pub(crate) fn fold_quote(quote: &str) -> String {
    let mut folder = Folder::default();
    folder.text(quote, 0);
    let mut folded = folder.folded.trim();
    while let Some(inner) = folded.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        if inner.contains('"') {
            break;
        }
        folded = inner.trim();
    }
    folded.to_owned()
}

#[derive(Default)]
struct Folder {
    folded: String,
    origins: Vec<Origin>,
}

impl Folder {
    fn text(&mut self, text: &str, event: usize) {
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            match c {
                '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
                '\u{2026}' => (0..3).for_each(|_| self.push('.', event, start, end)),
                c if c.is_whitespace() => {
                    // A space beside a dash says nothing: `word—word` is `word - word`.
                    if !self.folded.is_empty() && !self.folded.ends_with([' ', '-']) {
                        self.push(' ', event, start, end);
                    }
                }
                c if is_hyphen(c) => {
                    if self.folded.ends_with(' ') {
                        self.pop();
                    }
                    if !self.folded.ends_with('-') {
                        self.push('-', event, start, end);
                    }
                }
                c if is_double_mark(c) => self.push('"', event, start, end),
                c if is_apostrophe(c) || matches!(c, '\u{2039}' | '\u{203A}' | '\u{201A}') => {
                    self.push('\'', event, start, end);
                }
                c => self.push(c, event, start, end),
            }
        }
    }

    /// The end of a block: a space that stands nowhere in the text.
    fn gap(&mut self, event: usize) {
        if !self.folded.is_empty() && !self.folded.ends_with([' ', '-']) {
            self.push(' ', event, 0, 0);
        }
    }

    fn push(&mut self, c: char, event: usize, start: usize, end: usize) {
        self.origins.push(Origin { at: self.folded.len(), event, start, end });
        self.folded.push(c);
    }

    fn pop(&mut self) {
        self.folded.pop();
        self.origins.pop();
    }
}

/// Double quotation marks of any language.
fn is_double_mark(c: char) -> bool {
    matches!(c, '"' | '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{300A}'..='\u{300F}' | '\u{301D}'..='\u{301F}' | '\u{FF02}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked text of each event, joined by `|`; empty when the quote is not found.
    fn marked(body: &str, quote: &str) -> String {
        let marks = Quotable::read(body).find(quote);
        let texts: Vec<String> = events(body)
            .enumerate()
            .flat_map(|(number, (event, _))| {
                let text = shown_text(&event).unwrap_or_default().to_owned();
                marks
                    .iter()
                    .filter(move |mark| mark.event == number)
                    .map(move |mark| text[mark.start..mark.end].to_owned())
                    .collect::<Vec<_>>()
            })
            .collect();
        texts.join("|")
    }

    #[test]
    fn quotes_in_bodies() {
        for (body, quote, found) in [
            ("He said \"we agree\" today.", "we agree", "we agree"),
            ("He said “we agree” today.", "\"we agree\"", "we agree"),
            ("It is *very* clear.", "is very clear", "is |very| clear"),
            ("Two\nlines here.", "Two lines", "Two| |lines"),
            ("justice [and] mutual respect", "justice [and] mutual", "justice |[|and|]| mutual"),
            ("justice and mutual", "justice [and] mutual", ""),
            ("security... against", "security… against", "security|…| against"),
            ("It's the end", "It’s the end", "It|’|s the end"),
            ("a word---another", "word — another", "word|—|another"),
            ("comrades-in-arms.", "comrades‑in‑arms", "comrades-in-arms"),
            ("unbreakable", "break", ""),
            ("«Мы согласны», сказал он", "Мы согласны", "Мы согласны"),
            ("他說我們同意了", "我們同意", "我們同意"),
            ("He said \"the 'old' way\"", "the ‘old’ way", "the |‘|old|’| way"),
            ("nothing", "", ""),
            ("`code` words", "code words", "code| words"),
            ("one\n\ntwo", "one two", "one|two"),
        ] {
            assert_eq!(
                marked(body, quote).replace("||", "|").trim_matches('|'),
                found.replace("||", "|"),
                "{quote} in {body}"
            );
        }
    }
}
