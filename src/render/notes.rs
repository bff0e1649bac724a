//! The footnotes of a body: numbered in the order of their references, listed at its end.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use pulldown_cmark::{Event, TagEnd, html};

use super::dress::Dress;
use crate::language::Language;
use crate::prose::markdown::note_key;

#[derive(Default)]
pub(super) struct Notes<'v> {
    /// Numbers by label, in the order of the first reference.
    numbers: HashMap<String, usize>,
    pub(super) references: HashMap<usize, usize>,
    pub(super) bodies: BTreeMap<usize, Vec<Event<'v>>>,
    /// The text around a note that is being read.
    pub(super) outer: Option<(usize, Vec<Event<'v>>)>,
}

impl<'v> Notes<'v> {
    pub(super) fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(note_key(label)).or_insert(next)
    }

    /// The notes as a list at the end; one that nothing refers to is left out.
    pub(super) fn write(mut self, out: &mut String, dress: Dress, language: &Language) {
        self.bodies.retain(|number, _| self.references.contains_key(number));
        if self.bodies.is_empty() {
            return;
        }
        let (start, end) = dress.notes(language);
        out.push_str(&start);
        for (number, mut note) in self.bodies {
            let (start, back) = dress.note(number, language);
            let _ = writeln!(out, "{start}");
            if let Some(back) = back.map(|back| Event::InlineHtml(back.into())) {
                match note.last() {
                    Some(Event::End(TagEnd::Paragraph)) => note.insert(note.len() - 1, back),
                    _ => note.push(back),
                }
            }
            html::push_html(out, note.into_iter());
            out.push_str("</li>\n");
        }
        out.push_str(end);
    }
}
