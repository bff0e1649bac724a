//! Quotes: one for all briefings that give the same words of the same speaker.

use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::link::{Linker, arrange};
use super::{ActorId, BriefingId, Quote, QuoteId, Site};
use crate::diagnostic::{Diagnostic, Lint};
use crate::parse::{BriefingMatter, Document, differs, fold_quote, shingles};
use crate::source::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    quotes: Vec<Quote>,
    by_key: HashMap<(ActorId, String), usize>,
    given: HashMap<BriefingId, Vec<usize>>,
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
                let hint = "give the words as they stand in the body, or add a `source`";
                linker.site.problems.push(Diagnostic::new(Lint::QuoteNotInBody, span, message).hint(hint));
            }
            let slug = linker.site[speaker].slug.clone();
            let index = *self.by_key.entry((speaker, fold_quote(&quote.text.value))).or_insert_with_key(
                |(_, words)| {
                    let id =
                        format!("quote-{}", Fingerprint::of(format!("{slug}\n{words}").as_bytes()).short(12));
                    self.quotes.push(Quote { id, speaker, tellings: Vec::new() });
                    self.quotes.len() - 1
                },
            );
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

/// Of one speaker, quotes that two briefings give in different words. Only those that share a run of
/// words are compared.
fn report_differences(site: &mut Site) {
    let mut by_words: FxHashMap<(ActorId, u64), Vec<usize>> = FxHashMap::default();
    let mut problems = Vec::new();
    let place = |index: usize| {
        let (briefing, entry) = site.quotes[index].tellings[0];
        let briefing = &site[briefing];
        let text = &briefing.matter().quotes[entry].text;
        (briefing.document.span(text.range.clone()), text)
    };
    let all_runs: Vec<Vec<u64>> = (0..site.quotes.len())
        .into_par_iter()
        .map(|index| shingles(&place(index).1.value).collect())
        .collect();
    for ((index, quote), runs) in site.quotes.iter().enumerate().zip(all_runs) {
        let (here, text) = place(index);
        let mut near: Vec<usize> =
            runs.iter().filter_map(|&run| by_words.get(&(quote.speaker, run))).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let other = near.into_iter().find(|&other| {
            let (there, known) = place(other);
            there.file != here.file && differs(&text.value, &known.value)
        });
        if let Some(other) = other {
            let (there, known) = place(other);
            let message = format!("{} is quoted in other words elsewhere.", site[quote.speaker].name);
            problems.push(
                Diagnostic::new(Lint::QuoteDiffers, here, message)
                    .label(there, "here too")
                    .hint(format!("the other says: {}", known.value)),
            );
        }
        for run in runs {
            by_words.entry((quote.speaker, run)).or_default().push(index);
        }
    }
    site.problems.extend(problems);
}
