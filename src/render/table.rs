//! The tables of a body: classes take the place of style attributes.

use pulldown_cmark::Alignment;

/// A table's columns; classes take the place of style attributes, which a strict content security
/// policy forbids.
#[derive(Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) in_head: bool,
    pub(super) column: usize,
}

impl Table {
    pub(super) fn cell_name(&self) -> &'static str {
        if self.in_head { "th" } else { "td" }
    }

    pub(super) fn next_cell(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        format!("<{}{class}>", self.cell_name())
    }
}
