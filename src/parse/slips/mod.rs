//! What a body shows that its writer did not mean to show: signs of other programs, marks without what they refer to,
//! raw HTML that never ends, damaged letters. Each is told with its place and what to write.

mod damaged;
mod embeds;
mod foreign;
mod html;
mod mask;
mod references;

use std::ops::Range;

use self::mask::Mask;
use super::unended::Unended;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;

/// Most slips of one file that are told.
const MOST: usize = 100;

/// Something to tell of a body, with its bytes in the body's Markdown.
pub(super) struct Slip {
    lint: Lint,
    range: Range<usize>,
    message: String,
    hint: String,
}

/// Reports the slips of a body, of which `start` is the first byte of the file.
pub(super) fn report(
    (path, start): (&SourcePath, usize),
    markdown: &str,
    unended: &[Unended],
    problems: &mut Vec<Diagnostic>,
) {
    let mask = Mask::of(markdown);
    let mut slips = foreign::slips(&mask);
    slips.extend(references::slips(&mask));
    slips.extend(html::slips(markdown, unended));
    slips.extend(embeds::slips(markdown));
    slips.extend(damaged::slips(&mask));
    slips.extend(damaged::controls(&mask));
    slips.sort_by_key(|slip| slip.range.start);
    for slip in slips.into_iter().take(MOST) {
        let range = start + slip.range.start..start + slip.range.end;
        problems
            .push(Diagnostic::new(slip.lint, Span::new(path.shared(), range), slip.message).hint(slip.hint));
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
