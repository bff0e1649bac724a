//! Block quotes as direct speech.

use std::ops::Range;

use super::block::{Block, sentence_starts, trim, word_places};
use super::pairs::Quotations;
use super::speech::verbs;
use super::spoken::{Spoken, fit};
use crate::prose::Prose;
use crate::text;

/// Block quotes that someone said: with a line `— Name` at the end, or after `Name said:`.
pub(super) fn block_quotes(prose: &Prose, quotations: &Quotations) -> Vec<Spoken> {
    let mut spoken = Vec::new();
    let blocks = &quotations.blocks;
    let mut at = 0;
    while at < blocks.len() {
        let count = blocks[at..].iter().take_while(|block| block.around.block_quote).count();
        if count > 0 {
            let before = at.checked_sub(1).and_then(|index| blocks.get(index));
            spoken.extend(block_quote(prose, &blocks[at..at + count], before, quotations));
        }
        at += count.max(1);
    }
    spoken
}

fn block_quote(
    prose: &Prose,
    blocks: &[Block],
    before: Option<&Block>,
    quotations: &Quotations,
) -> Option<Spoken> {
    let text = &prose.text;
    let paragraph = blocks.first()?.range.clone();
    let is_struck = |block: &Block| prose.runs_in(&block.range).iter().any(|run| run.around.struck);
    if blocks.iter().any(|block| !block.around.is_read() || block.around.heading || is_struck(block)) {
        return None;
    }
    let line = attribution_line(prose, blocks.last()?);
    let attribution = line.clone().or_else(|| introduction(text, before?))?;
    let end = line.map_or(usize::MAX, |line| line.start);
    let ranges = blocks
        .iter()
        .map(|block| trim(text, &(block.range.start..block.range.end.min(end).max(block.range.start))));
    let ranges: Vec<Range<usize>> = ranges
        .filter(|range| !range.is_empty())
        .map(|range| {
            let at = quotations.all.partition_point(|quotation| quotation.outer.start < range.start);
            let whole = quotations.all.get(at).filter(|quotation| quotation.outer == range);
            whole.map_or(range, |quotation| quotation.inner.clone())
        })
        .collect();
    let words = fit(ranges.iter().flat_map(|range| text::within(text, range.clone()).split_whitespace()));
    let spoken =
        || Spoken { attribution: Some(attribution), ..Spoken::new(ranges, words.clone(), paragraph) };
    (!words.is_empty()).then(spoken)
}

/// A last line that begins with a dash.
fn attribution_line(prose: &Prose, block: &Block) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 15;
    let text = &prose.text;
    let breaks = prose.runs_in(&block.range).iter().filter(|run| !run.is_text && !run.around.code);
    let starts = breaks.map(|run| run.at + run.length).chain([block.range.start]);
    let line = starts.max().map(|start| trim(text, &(start..block.range.end)))?;
    let words = word_places(text::within(text, line.clone())).take(MOST_WORDS + 1).count();
    (text::within(text, line.clone()).starts_with(['—', '–', '―', '-']) && (1..=MOST_WORDS).contains(&words))
        .then_some(line)
}

/// The sentence before a block quote, if it announces one.
fn introduction(text: &str, block: &Block) -> Option<Range<usize>> {
    let starts = sentence_starts(text, &block.range);
    let sentence = trim(text, &(*starts.last()?..block.range.end));
    let is_introduction = !block.around.heading
        && text::within(text, sentence.clone()).ends_with([':', '：'])
        && !verbs(text, &sentence).is_empty();
    is_introduction.then_some(sentence)
}
