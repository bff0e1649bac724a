//! What a body shows that its writer did not mean to show: signs of other programs, marks without what they refer to,
//! raw HTML that never ends, damaged letters. Each is told with its place and what to write.

mod damaged;
mod embeds;
mod foreign;
mod html;
mod mask;
mod references;

use std::ops::Range;

use pulldown_cmark::Event;

use self::mask::Mask;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;
use crate::prose::balance::HtmlSlip;
use crate::prose::formula::{Shape, mathml};
use crate::prose::unended::Unended;

/// Most slips of one file that are told.
const MOST: usize = 100;

/// Something to tell of a body, with its bytes in the body's Markdown.
pub(super) struct Slip {
    lint: Lint,
    range: Range<usize>,
    message: String,
    hint: String,
}

/// Reads the events of a body for its slips.
pub(super) struct Reader<'m> {
    markdown: &'m str,
    mask: mask::Reader<'m>,
    embeds: Vec<Slip>,
    formulas: Vec<Slip>,
    /// What is wrong with the raw HTML, once all events are read.
    pub(super) html: Vec<HtmlSlip>,
}

impl<'m> Reader<'m> {
    /// Before the first event of a body.
    pub(super) fn new(markdown: &'m str) -> Self {
        Self {
            markdown,
            mask: mask::Reader::new(markdown),
            embeds: Vec::new(),
            formulas: Vec::new(),
            html: Vec::new(),
        }
    }

    /// Reads the next event.
    pub(super) fn event(&mut self, event: &Event, place: &Range<usize>) {
        self.mask.event(event, place);
        let formula = match event {
            Event::InlineMath(tex) => Some((tex, Shape::Inline)),
            Event::DisplayMath(tex) => Some((tex, Shape::Block)),
            _ => None,
        };
        if let Some((tex, shape)) = formula
            && let Err(fault) = mathml(tex, shape)
        {
            self.formulas.push(Slip {
                lint: Lint::FormulaUnread,
                range: place.clone(),
                message: format!("This formula is shown as it stands: {fault}."),
                hint: "write it in commands of LaTeX, or `\\$` where money is meant".to_owned(),
            });
        }
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            embeds::read(html, (self.markdown, place), &mut self.embeds);
        }
    }

    /// What was read; `unended` is what was blanked in the body.
    pub(super) fn slips(self, unended: &[Unended]) -> Slips {
        let mask = self.mask.mask();
        let mut slips = foreign::slips(&mask);
        slips.extend(references::slips(&mask));
        slips.extend(html::slips(self.markdown, &self.html, unended));
        slips.extend(self.embeds);
        slips.extend(self.formulas);
        slips.extend(damaged::slips(&mask));
        slips.extend(damaged::controls(&mask));
        slips.sort_by_key(|slip| slip.range.start);
        slips.truncate(MOST);
        Slips(slips)
    }
}

/// The slips of a body, in order.
pub(super) struct Slips(Vec<Slip>);

impl Slips {
    /// Reports them; `start` is the first byte of the body in the file.
    pub(super) fn report(self, path: &SourcePath, start: usize, problems: &mut Vec<Diagnostic>) {
        problems.extend(self.0.into_iter().map(|slip| {
            let range = start + slip.range.start..start + slip.range.end;
            Diagnostic::new(slip.lint, Span::new(path.shared(), range), slip.message).hint(slip.hint)
        }));
    }
}

/// Reports damaged letters of the text before a body.
pub(super) fn report_front(path: &SourcePath, front: &str, problems: &mut Vec<Diagnostic>) {
    for slip in damaged::slips(&Mask::plain(front)) {
        problems.push(
            Diagnostic::new(slip.lint, Span::new(path.shared(), slip.range), slip.message).hint(slip.hint),
        );
    }
}

/// Some words for a message, cut where they are long.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default().trim_end();
    let mut letters = line.chars();
    let start: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}
