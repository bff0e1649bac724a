//! Quotes: one for all briefings that give the same words of the same speaker.

use std::collections::HashMap;

use super::link::{Linker, arrange};
use super::{ActorId, BriefingId, Quote, QuoteId, Site};
use crate::diagnostic::{Diagnostic, Lint};
use crate::parse::{BriefingMatter, Document, fold_quote};
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
            if quote.marks.is_empty() && quote.source.is_none() {
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
        for (briefing, given) in self.given {
            site.briefings[briefing.0].quotes =
                given.into_iter().map(|index| QuoteId(place[index])).collect();
        }
    }
}
