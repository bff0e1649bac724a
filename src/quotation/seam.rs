//! Where a quote is split in a body: by its attribution, or by the end of a paragraph.
//!
//! `"We will," he said, "go on"` is read once more without the attribution. The punctuation at such
//! a seam is the body's, not the speaker's, so the text is read with each kind that may have been meant.

use std::ops::Range;

use super::block::words;
use super::dialogue::Line;
use super::fold::{Folded, is_unspaced};
use super::pairs::{Quotation, Quotations};
use crate::text;

/// Longest attribution inside a quote, in words: that it is one is told by its form.
const LONGEST_ATTRIBUTION: usize = 60;

/// What stands between two parts of one quote, with the marks.
#[derive(Clone, Debug)]
pub(super) struct Seam {
    /// From the end of the first part's words to the beginning of the second's.
    pub(super) cut: Range<usize>,
    kind: SeamKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SeamKind {
    /// An attribution that ends a sentence, or one that does not.
    Attribution { ends_sentence: bool },
    /// The end of a paragraph.
    Paragraph,
}

/// How the punctuation at a seam is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reading {
    /// As it stands.
    AsItStands,
    /// A comma goes, or becomes a full stop when the attribution ends with one.
    Likely,
    /// What is left: a comma where none stands, else none.
    Other,
}

impl Seam {
    /// The seam between two quotations, if they may be one quote.
    pub(super) fn between(text: &str, first: &Quotation, second: &Quotation) -> Option<Self> {
        let cut = first.inner.end..second.inner.start;
        if first.goes_on {
            let is_next = text.get(first.outer.end..second.outer.start)?.trim().is_empty();
            return is_next.then_some(Self { cut, kind: SeamKind::Paragraph });
        }
        if first.block != second.block || first.mark != second.mark {
            return None;
        }
        let between = text.get(first.outer.end..second.outer.start)?;
        let count = words(between).take(LONGEST_ATTRIBUTION + 1).count();
        let ends_sentence = between.trim_end().ends_with(['.', '!', '?', '。']);
        (1..=LONGEST_ATTRIBUTION)
            .contains(&count)
            .then_some(Self { cut, kind: SeamKind::Attribution { ends_sentence } })
    }

    /// What joins the two parts, after the first without its last `dropped` bytes.
    fn joint(&self, before: &str, reading: Reading) -> Joint {
        let SeamKind::Attribution { ends_sentence } = self.kind else {
            return Joint { dropped: 0, mark: None };
        };
        let last = before.chars().next_back().filter(|c| matches!(c, ',' | '，' | '،'));
        let is_wide = before.trim_end_matches(',').ends_with(is_unspaced) || last == Some('，');
        let (comma, stop) = if is_wide { ('，', '。') } else { (last.unwrap_or(','), '.') };
        let is_open = last.is_some() || before.ends_with(|c: char| c.is_alphanumeric());
        let mark = match reading {
            _ if !is_open => return Joint { dropped: 0, mark: None },
            Reading::AsItStands => last,
            Reading::Likely => ends_sentence.then_some(stop),
            Reading::Other if last.is_some() => (!ends_sentence).then_some(stop),
            Reading::Other => Some(comma),
        };
        Joint { dropped: last.map_or(0, char::len_utf8), mark }
    }
}

struct Joint {
    dropped: usize,
    mark: Option<char>,
}

/// The seams of a text, in order.
pub(super) fn seams(text: &str, quotations: &Quotations) -> Vec<Seam> {
    let pairs = quotations.all.windows(2);
    let mut seams: Vec<Seam> = pairs.filter_map(|pair| Seam::between(text, &pair[0], &pair[1])).collect();
    seams.extend(quotations.lines.iter().flat_map(|line| of_line(text, line)));
    seams.sort_by_key(|seam| seam.cut.start);
    seams
}

/// The seams of a paragraph of speech after a dash.
pub(super) fn of_line(text: &str, line: &Line) -> Vec<Seam> {
    let between = text::within(text, line.attribution.clone());
    let ends_sentence = between.ends_with(['.', '!', '?']);
    let pairs = line.parts.windows(2);
    let seam = |pair: &[Range<usize>]| {
        let cut = pair.first()?.end..pair.get(1)?.start;
        Some(Seam { cut, kind: SeamKind::Attribution { ends_sentence } })
    };
    pairs.filter_map(seam).collect()
}

/// A part of a text without what stands at the seams in it.
pub(super) fn pieces(whole: &Range<usize>, seams: &[Seam]) -> Vec<Range<usize>> {
    let mut pieces = Vec::with_capacity(seams.len() + 1);
    let mut at = whole.start;
    for seam in seams {
        pieces.push(at..seam.cut.start);
        at = seam.cut.end;
    }
    pieces.push(at..whole.end.max(at));
    pieces
}

/// Folds the pieces of a text and joins them.
pub(super) fn fold_joined(text: &str, whole: &Range<usize>, seams: &[Seam], reading: Reading) -> Folded {
    let mut folded = Folded::default();
    join(text, whole, seams, reading, &mut |part| match part {
        Part::Text(range) => folded.add(text::within(text, range.clone()), range.start),
        Part::Unseen(mark, at) => folded.add_unseen(mark, at),
    });
    folded
}

/// The words of a quote in one text, with the punctuation that was likely meant at the seams.
pub(super) fn joined_words(text: &str, whole: &Range<usize>, seams: &[Seam]) -> String {
    let mut words = String::new();
    join(text, whole, seams, Reading::Likely, &mut |part| match part {
        Part::Text(range) => words.push_str(text::within(text, range)),
        Part::Unseen(mark, _) => words.push(mark),
    });
    words
}

enum Part {
    /// Bytes of the text.
    Text(Range<usize>),
    /// A mark that stands nowhere, and where it would.
    Unseen(char, usize),
}

fn join(text: &str, whole: &Range<usize>, seams: &[Seam], reading: Reading, take: &mut dyn FnMut(Part)) {
    let mut at = whole.start;
    for seam in seams {
        let before = text::within(text, at..seam.cut.start);
        let joint = seam.joint(before, reading);
        let end = seam.cut.start - joint.dropped;
        take(Part::Text(at..end));
        if let Some(mark) = joint.mark {
            take(Part::Unseen(mark, end));
        }
        let is_unparted = before.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(is_unspaced)
            && text::from(text, seam.cut.end).starts_with(is_unspaced);
        if !is_unparted {
            take(Part::Unseen(' ', end));
        }
        at = seam.cut.end;
    }
    take(Part::Text(at..whole.end.max(at)));
}
