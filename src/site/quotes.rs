//! Quotes: one for all briefings that give the same words of the same speaker.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::link::{Linker, arrange};
use super::{ActorId, BriefingId, Quote, QuoteId, Site};
use crate::date::Edtf;
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::steps;
use crate::parse::{BriefingMatter, Document, QuoteMatter, differs};
use crate::source::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    quotes: Vec<Quote>,
    by_key: FxHashMap<(ActorId, Arc<str>), usize>,
    given: FxHashMap<BriefingId, Vec<usize>>,
}

impl Gathered {
    pub(super) fn gather(
        &mut self,
        id: BriefingId,
        document: &Document,
        matter: &BriefingMatter,
        context: &[usize],
        linker: &mut Linker,
    ) {
        for (entry, quote) in matter.quotes.iter().enumerate() {
            let speaker = linker.actor(document, &quote.speaker, context);
            if quote.marks.is_empty() && !quote.names_source {
                let span = document.span(quote.text.range.clone());
                let message = "This quote does not stand in the body and names no source.";
                let as_there = matter.spoken.iter().find(|spoken| spoken.listed.contains(&entry));
                let hint = match as_there {
                    Some(spoken) => format!("give the words as they stand in the body: `{}`", spoken.text),
                    None => "give the words as they stand in the body, or add a `source`".to_owned(),
                };
                linker.site.problems.push(Diagnostic::new(Lint::QuoteNotInBody, span, message).hint(hint));
            }
            let index = *self.by_key.entry((speaker, Arc::clone(&quote.folded))).or_insert_with(|| {
                self.quotes.push(Quote { id: String::new(), speaker, tellings: Vec::new() });
                self.quotes.len() - 1
            });
            self.quotes[index].tellings.push((id, entry));
            self.given.entry(id).or_default().push(index);
        }
    }

    /// Who speaks in a briefing.
    pub(super) fn speakers_of(&self, id: BriefingId) -> impl Iterator<Item = ActorId> {
        let given = self.given.get(&id).map(Vec::as_slice).unwrap_or_default();
        given.iter().map(|&index| self.quotes[index].speaker)
    }

    /// Puts the quotes in order, those of the newest briefing first, and hands each briefing its own.
    pub(super) fn finish(mut self, site: &mut Site) {
        for ((speaker, words), index) in &self.by_key {
            let words = format!("{}\n{words}", site[*speaker].slug);
            self.quotes[*index].id = format!("quote-{}", Fingerprint::of(words.as_bytes()).short(12));
        }
        for quote in &mut self.quotes {
            quote.tellings.sort_unstable();
        }
        let mut order: Vec<usize> = (0..self.quotes.len()).collect();
        order.sort_by(|&a, &b| self.quotes[a].tellings.cmp(&self.quotes[b].tellings));
        let (quotes, place) = arrange(self.quotes, &order);
        site.quotes = quotes;
        report_differences(site);
        for (briefing, given) in self.given {
            site.briefings[briefing.0].quotes =
                given.into_iter().map(|index| QuoteId(place[index])).collect();
        }
    }
}

/// Quotes of one speaker that are kept for a run of words, the last ones: a run that many share says little.
const MOST_OF_RUN: usize = 32;

/// Quotes that one is compared with: those that share most runs.
const MOST_COMPARED: usize = 8;

/// The last quotes of each speaker that hold a run of words.
#[derive(Default)]
struct Runs(FxHashMap<(ActorId, u64), VecDeque<usize>>);

impl Runs {
    /// The quotes that share most runs with a new one, in order.
    fn near(&self, speaker: ActorId, runs: &[u64]) -> Vec<usize> {
        let sharing = runs.iter().filter_map(|&run| self.0.get(&(speaker, run))).flatten();
        let mut shared: Vec<usize> = sharing.inspect(|_| steps::take()).copied().collect();
        shared.sort_unstable();
        let counts = shared.chunk_by(|a, b| a == b).map(|same| (Reverse(same.len()), same[0]));
        let mut counts: Vec<(Reverse<usize>, usize)> = counts.collect();
        counts.sort_unstable();
        counts.truncate(MOST_COMPARED);
        let mut near: Vec<usize> = counts.into_iter().map(|(_, index)| index).collect();
        near.sort_unstable();
        near
    }

    fn add(&mut self, speaker: ActorId, runs: &[u64], quote: usize) {
        for &run in runs {
            let kept = self.0.entry((speaker, run)).or_default();
            if kept.len() == MOST_OF_RUN {
                kept.pop_front();
            }
            kept.push_back(quote);
        }
    }
}

/// Whether two quotes were said on different days: then each has its own words.
fn said_apart(one: &QuoteMatter, other: &QuoteMatter) -> bool {
    let ends_before = |one: &QuoteMatter, other: &QuoteMatter| {
        let end = one.date.as_ref().and_then(Edtf::latest);
        let begin = other.date.as_ref().and_then(Edtf::earliest);
        end.zip(begin).is_some_and(|(end, begin)| end < begin)
    };
    ends_before(one, other) || ends_before(other, one)
}

/// Of one speaker, quotes that two briefings give in different words. Only those that share a run of
/// words are compared, and of them a few.
fn report_differences(site: &mut Site) {
    let mut by_words = Runs::default();
    let mut problems = Vec::new();
    let given = |index: usize| {
        let (briefing, entry) = site.quotes[index].tellings[0];
        (&site[briefing].document, &site[briefing].matter().quotes[entry])
    };
    for (index, quote) in site.quotes.iter().enumerate() {
        let (document, matter) = given(index);
        let near = by_words.near(quote.speaker, &matter.runs);
        let other = near.into_iter().map(given).find(|(there, known)| {
            there.path != document.path
                && !said_apart(matter, known)
                && differs(&matter.text.value, &known.text.value)
        });
        if let Some((there, known)) = other {
            let message = format!("{} is quoted in other words elsewhere.", site[quote.speaker].name);
            let here = document.span(matter.text.range.clone());
            problems.push(
                Diagnostic::new(Lint::QuoteDiffers, here, message)
                    .label(there.span(known.text.range.clone()), "here too")
                    .hint(format!("the other says: {}", known.text.value)),
            );
        }
        by_words.add(quote.speaker, &matter.runs, index);
    }
    site.problems.extend(problems);
}
