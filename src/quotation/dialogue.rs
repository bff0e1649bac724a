//! Speech after a dash, without marks: `— We stay, — said Kim. — All winter.`, `—No vamos —dijo Ruiz—. Nunca.`
//!
//! Only a paragraph in which a verb of speech stands between dashes is speech: a dash has other uses.

use std::ops::Range;

use super::block::{Block, trim, words};
use super::speech::verbs;
use crate::prose::Prose;
use crate::text;

const DASHES: [char; 3] = ['—', '–', '―'];

/// A paragraph of speech.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What is said, in one or more parts.
    pub(super) parts: Vec<Range<usize>>,
    /// Who says it, between the first two.
    pub(super) attribution: Range<usize>,
    pub(super) paragraph: Range<usize>,
}

/// The paragraphs of speech among blocks.
pub(super) fn lines(prose: &Prose, blocks: &[Block]) -> Vec<Line> {
    let plain = |block: &&Block| !block.around.heading && !block.around.block_quote && block.around.is_read();
    blocks.iter().filter(plain).filter_map(|block| line(prose, block)).collect()
}

fn line(prose: &Prose, block: &Block) -> Option<Line> {
    const LONGEST: usize = 30;
    let told = text::within(&prose.text, block.range.clone());
    let first = told.trim_start().strip_prefix(DASHES)?;
    if told.contains(['“', '”', '«', '»', '„', '"'])
        || prose.runs_in(&block.range).iter().any(|run| run.around.struck)
    {
        return None;
    }
    let mut from = block.range.end - first.len();
    let mut parts = Vec::new();
    for (at, c) in told.char_indices().filter(|(_, c)| DASHES.contains(c)) {
        let at = block.range.start + at;
        if at >= from {
            parts.push(from..at);
            from = at + c.len_utf8();
        }
    }
    parts.push(from..block.range.end);
    let attribution = trim(&prose.text, parts.get(1)?);
    let says = text::within(&prose.text, attribution.clone());
    let is_told = says.starts_with(char::is_lowercase)
        && verbs(says, &(0..says.len())).first().is_some_and(|verb| verb.start == 0)
        && words(says).take(LONGEST + 1).count() <= LONGEST;
    let said = |part: &Range<usize>| {
        let part = trim(&prose.text, part);
        let words = text::within(&prose.text, part.clone());
        let start = part.end - words.trim_start_matches(['.', ',', ' ']).len();
        start..start.max(part.start + words.trim_end_matches([',', ' ']).len())
    };
    let parts: Vec<Range<usize>> =
        parts.iter().step_by(2).map(said).filter(|part| !part.is_empty()).collect();
    (is_told && parts.len() <= 2 && !parts.is_empty()).then(|| Line {
        parts,
        attribution,
        paragraph: block.range.clone(),
    })
}
