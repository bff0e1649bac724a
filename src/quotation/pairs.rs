//! Pairs of quotation marks, of any language.
//!
//! A mark is read by its kind and by what stands beside it; apostrophes and inches are none. A mark
//! without a partner in its paragraph counts for nothing, unless the next paragraph opens with the
//! same one: so are quotes set that go on over paragraphs.

use std::ops::Range;

use super::block::{Block, blocks, trim};
use super::dialogue::{Line, lines};
use super::fold::is_unspaced;
use super::speech::verbs;
use crate::name::steps;
use crate::prose::Prose;
use crate::text;

/// A quotation that stands in no other one.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    /// The block that it stands in.
    pub(super) block: usize,
    /// The opening mark.
    pub(super) mark: char,
    /// Its bytes with the marks.
    pub(super) outer: Range<usize>,
    /// What stands between the marks, without white space at the ends.
    pub(super) inner: Range<usize>,
    /// Whether it goes on in the next block.
    pub(super) goes_on: bool,
}

impl Quotation {
    /// Whether the marks are single ones.
    pub(super) fn is_single(&self) -> bool {
        Family::of(self.mark) == Some(Family::Single)
    }
}

/// The blocks of a text and the quotations in them.
#[derive(Debug)]
pub(super) struct Quotations {
    /// The blocks, in order.
    pub(super) blocks: Vec<Block>,
    /// The quotations, in order.
    pub(super) all: Vec<Quotation>,
    /// Paragraphs of speech after a dash, in order; they hold no quotation.
    pub(super) lines: Vec<Line>,
}

impl Quotations {
    /// Reads a text.
    pub(super) fn read(prose: &Prose) -> Self {
        let blocks = blocks(prose);
        let mut all: Vec<Quotation> = Vec::new();
        for (number, block) in blocks.iter().enumerate() {
            let (closed, left_open) = in_block(prose, &block.range, number);
            let next = blocks.get(number + 1).filter(|next| next.around == block.around);
            let never_closed = left_open.as_ref().and_then(|open| never_closed(prose, block, open));
            let left_open = left_open.filter(|open| {
                let text = next.map_or("", |next| text::within(&prose.text, next.range.clone()).trim_start());
                text.starts_with(open.mark) || (open.mark == '«' && text.starts_with('»'))
            });
            let last = left_open.or(never_closed);
            all.extend(outermost(closed.into_iter().chain(last).collect()));
        }
        let lines = lines(prose, &blocks);
        Self { blocks, all, lines }
    }
}

/// A quotation that a verb of speech leads to and that nothing closes: it ends with its paragraph.
fn never_closed(prose: &Prose, block: &Block, open: &Quotation) -> Option<Quotation> {
    let lead = text::within(&prose.text, block.range.start..open.outer.start);
    let inner = text::within(&prose.text, open.inner.clone());
    let words = inner.trim_end_matches(|c| Family::of(c).is_some());
    let is_led = lead.trim_end().ends_with([':', ',']) && !verbs(lead, &(0..lead.len())).is_empty();
    let is_whole = words.ends_with(['.', '!', '?', '…'])
        && !words.contains(|c| matches!(Family::of(c), Some(Family::Double | Family::Angle)));
    (is_led && is_whole).then(|| {
        let inner = open.inner.start..open.inner.start + words.len();
        Quotation { inner, goes_on: false, ..open.clone() }
    })
}

/// The closed quotations of one block, without those in others.
pub(super) fn in_paragraph(prose: &Prose, paragraph: &Range<usize>) -> Vec<Quotation> {
    outermost(in_block(prose, paragraph, 0).0)
}

/// Leaves out the quotations that stand in others.
fn outermost(mut quotations: Vec<Quotation>) -> Vec<Quotation> {
    quotations.sort_by_key(|quotation| quotation.outer.start);
    let mut end = 0;
    quotations.retain(|quotation| {
        let is_outermost = quotation.outer.start >= end;
        if is_outermost {
            end = quotation.outer.end;
        }
        is_outermost && !quotation.inner.is_empty()
    });
    quotations
}

/// The closed quotations of a block in any order, and the last one that is left open.
fn in_block(prose: &Prose, range: &Range<usize>, number: usize) -> (Vec<Quotation>, Option<Quotation>) {
    let Some(block) = prose.text.get(range.clone()) else { return (Vec::new(), None) };
    steps::take_many(block.len() / 8);
    let mut scanner = Scanner { block, open: Vec::new(), closed: Vec::new() };
    for run in prose.runs_in(range).iter().filter(|run| run.around.is_read()) {
        let start = run.at.saturating_sub(range.start);
        let Some(text) = block.get(start..(start + run.length).min(block.len())) else { continue };
        let mut at = 0;
        while let Some(skipped) = text::from(text, at).bytes().position(may_be_mark) {
            at += skipped;
            let Some(c) = text::from(text, at).chars().next() else { break };
            at += match scanner.read_pair(start + at, c) {
                Some(length) => length,
                None => {
                    scanner.read(MarkAt { at: start + at, mark: c, length: c.len_utf8() });
                    c.len_utf8()
                }
            };
        }
    }
    let quotation = |mark: char, outer: Range<usize>, inner: Range<usize>, goes_on: bool| {
        let inner = trim(block, &inner);
        Quotation {
            block: number,
            mark,
            outer: range.start + outer.start..range.start + outer.end,
            inner: range.start + inner.start..range.start + inner.end,
            goes_on,
        }
    };
    let left_open = scanner.open.iter().rev().find(|open| Family::of(open.mark) != Some(Family::Single));
    let left_open = left_open.map(|open| {
        let inner = open.at + open.length..block.len();
        quotation(open.mark, open.at..block.len(), inner, true)
    });
    let closed = scanner.closed.into_iter().map(|(open, close)| {
        let inner = open.at + open.length..close.at;
        quotation(open.mark, open.at..close.at + close.length, inner, false)
    });
    (closed.collect(), left_open)
}

/// Whether a character that begins with this byte may be a mark.
fn may_be_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2 | 0xe3 | 0xef)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
    Corner,
    WhiteCorner,
    Title,
}

impl Family {
    fn of(mark: char) -> Option<Self> {
        Some(match mark {
            '"' | '\u{201C}'..='\u{201F}' | '\u{301D}'..='\u{301F}' | '\u{FF02}' => Self::Double,
            '\'' | '\u{2018}'..='\u{201B}' => Self::Single,
            '«' | '»' => Self::Angle,
            '‹' | '›' => Self::SingleAngle,
            '「' | '」' | '｢' | '｣' => Self::Corner,
            '『' | '』' => Self::WhiteCorner,
            '《' | '》' => Self::Title,
            _ => return None,
        })
    }
}

/// Whether a mark can close what another one opened.
fn closes(open: char, close: char) -> bool {
    match open {
        '“' | '‟' => matches!(close, '”' | '"'),
        '„' => matches!(close, '“' | '”' | '"'),
        '”' => close == '”',
        '"' | '＂' => close == open || close == '”',
        '〝' => matches!(close, '〞' | '〟'),
        '‘' | '‛' | '\'' => matches!(close, '’' | '\''),
        '‚' => matches!(close, '‘' | '’' | '\''),
        '«' => close == '»',
        '»' => matches!(close, '«' | '»'),
        '‹' => close == '›',
        '›' => matches!(close, '‹' | '›'),
        '「' => close == '」',
        '｢' => close == '｣',
        '『' => close == '』',
        '《' => close == '》',
        _ => false,
    }
}

/// The one mark that closes what this one opens, of marks that have one use alone.
fn closing_of(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '«' => Some('»'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct MarkAt {
    at: usize,
    mark: char,
    /// Its bytes: two single marks side by side are one.
    length: usize,
}

/// How many quotations are followed inside one another.
const DEEPEST: usize = 8;

struct Scanner<'t> {
    block: &'t str,
    open: Vec<MarkAt>,
    closed: Vec<(MarkAt, MarkAt)>,
}

impl Scanner<'_> {
    /// `''like this''`: two single marks for a double one. Its bytes, if it is one.
    fn read_pair(&mut self, at: usize, mark: char) -> Option<usize> {
        const NEAR: usize = 2000;
        let rest = text::from(self.block, at);
        let length = pair_length(rest)?;
        let before = text::before(self.block, at).chars().next_back();
        let after = text::from(rest, length);
        let is_open = self
            .open
            .iter()
            .any(|open| open.mark == '“' && open.length > 1 && open.length != mark.len_utf8());
        if is_open {
            self.read(MarkAt { at, mark: '”', length });
            return Some(length);
        }
        let opens = before.is_none_or(|c| c.is_whitespace() || c == '(')
            && after.starts_with(|c: char| c.is_alphanumeric());
        let is_closed = || {
            let near = text::before(after, text::forth(after, 0, NEAR));
            near.char_indices().any(|(at, _)| pair_length(text::from(near, at)).is_some())
        };
        (opens && is_closed()).then(|| {
            self.open.push(MarkAt { at, mark: '“', length });
            length
        })
    }

    fn read(&mut self, place: MarkAt) {
        let MarkAt { at, mark, length } = place;
        let Some(family) = Family::of(mark) else { return };
        let before = text::before(self.block, at).chars().next_back();
        let after = text::from(self.block, at + length).chars().next();
        if is_measure(family, text::before(self.block, at)) {
            return;
        }
        if self.can_close(place, family, before, after)
            && let Some(index) = self.open.iter().rposition(|open| closes(open.mark, mark))
        {
            self.closed.push((self.open[index], place));
            self.open.truncate(index);
        } else if can_open(mark, before, after) {
            // Two openings without a closing: the first one lacks its partner, or the second stands in it.
            let open = self.open.last().filter(|open| Family::of(open.mark) == Some(family));
            if open.is_some_and(|open| open.mark != mark || !self.both_close(place)) {
                self.open.pop();
            }
            if self.open.len() == DEEPEST {
                self.open.remove(0);
            }
            self.open.push(place);
        }
    }

    /// `“Our aims are “law” and peace”`: whether both a mark and the same one that is open before it are closed.
    fn both_close(&self, place: MarkAt) -> bool {
        const NEAR: usize = 600;
        let Some(closing) = closing_of(place.mark) else { return false };
        let mut open = 2;
        for c in text::from(self.block, place.at + place.mark.len_utf8()).chars().take(NEAR) {
            if c == place.mark {
                open += 1;
            } else if c == closing {
                open -= 1;
            }
            if open == 0 {
                return true;
            }
        }
        false
    }

    fn can_close(&self, place: MarkAt, family: Family, before: Option<char>, after: Option<char>) -> bool {
        let is_after_space = before.is_none_or(char::is_whitespace);
        match (family, place.mark) {
            (Family::Single, _) => {
                !is_after_space && !after.is_some_and(is_latin_like) && !self.is_possessive(place, before)
            }
            (_, '"' | '“' | '＂' | '«' | '‹') => !is_after_space,
            // French sets a space before its closing mark; other closings have one kind of use.
            _ => true,
        }
    }

    /// `‘The players’ strike’`: an apostrophe after s, when a mark that closes is still to come.
    fn is_possessive(&self, place: MarkAt, before: Option<char>) -> bool {
        const NEAR: usize = 300;
        let rest = text::from(self.block, place.at + place.mark.len_utf8());
        let goes_on = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if !goes_on || !matches!(before, Some('s' | 'S' | 'z' | 'x')) {
            return false;
        }
        let mut last = ' ';
        let mut chars = rest.chars().take(NEAR).peekable();
        while let Some(c) = chars.next() {
            match c {
                '‘' => return false,
                '’' if !last.is_whitespace() && !chars.peek().is_some_and(|&after| is_latin_like(after)) => {
                    return true;
                }
                _ => last = c,
            }
        }
        false
    }
}

/// The bytes of two single marks with which a text begins.
fn pair_length(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    let is_single = |c: char| Family::of(c) == Some(Family::Single);
    (is_single(first) && is_single(second)).then(|| first.len_utf8() + second.len_utf8())
}

/// A letter or digit of a script that parts words; Hangul sets its particles right after a mark.
fn is_latin_like(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c) && !matches!(c, '\u{AC00}'..='\u{D7A3}')
}

fn can_open(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let is_before_text = after.is_some_and(|c| !c.is_whitespace());
    let is_after_word = before.is_some_and(is_latin_like);
    match mark {
        '「' | '『' | '｢' | '《' | '〝' | '„' | '‚' => after.is_some(),
        '«' | '‹' => after.is_some() && !is_after_word,
        '“' | '"' | '‟' | '＂' => is_before_text && !is_after_word,
        '‘' | '‛' | '\'' => is_before_text && !is_after_word && !after.is_some_and(char::is_numeric),
        // Swedish and Finnish open with them, German and Danish with », too.
        '”' | '»' | '›' => {
            let is_at_start = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '—' | '–'));
            is_at_start && after.is_some_and(char::is_alphanumeric)
        }
        _ => false,
    }
}

/// The second mark of a measure of feet and inches: `6'2"`.
fn is_measure(family: Family, before: &str) -> bool {
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.len() - feet.len();
    family == Family::Double
        && (1..=2).contains(&digits)
        && feet
            .strip_suffix(['\'', '’', '‘', '′'])
            .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}
