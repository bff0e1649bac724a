//! Events: entries of `dates`, one event for all briefings that tell it in the same words.

use std::collections::HashMap;

use super::link::{Linker, arrange, without_twins};
use super::{ActorId, BriefingId, Event, EventId, Site};
use crate::name::fold;
use crate::parse::{BriefingMatter, Document};
use crate::source::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    events: Vec<Event>,
    by_key: HashMap<(String, String), usize>,
    told: HashMap<BriefingId, Told>,
}

/// What one briefing tells, in the order of the file.
#[derive(Default)]
struct Told {
    events: Vec<usize>,
    /// Whom it names in its events; another telling may name further actors.
    actors: Vec<ActorId>,
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
        for (entry, event) in matter.dates.iter().enumerate() {
            let actors: Vec<ActorId> =
                event.actors.iter().map(|name| linker.actor(document, name, context)).collect();
            let topics: Vec<_> = event.topics.iter().map(|name| linker.topic(document, name)).collect();
            let key = (event.date.value.as_str().to_owned(), fold(&event.event.value));
            let index = *self.by_key.entry(key).or_insert_with_key(|(date, words)| {
                let id =
                    format!("event-{}", Fingerprint::of(format!("{date}\n{words}").as_bytes()).short(12));
                self.events.push(Event { id, actors: Vec::new(), topics: Vec::new(), tellings: Vec::new() });
                self.events.len() - 1
            });
            let told = self.told.entry(id).or_default();
            told.events.push(index);
            told.actors.extend(&actors);
            let known = &mut self.events[index];
            known.actors.extend(actors);
            known.topics.extend(topics);
            known.tellings.push((id, entry));
        }
    }

    /// The actors of the events that a briefing tells.
    pub(super) fn actors_of(&self, id: BriefingId) -> impl Iterator<Item = ActorId> {
        self.told.get(&id).into_iter().flat_map(|told| told.actors.iter().copied())
    }

    /// Puts the events in order of date and hands each briefing its own.
    pub(super) fn finish(mut self, site: &mut Site) {
        for event in &mut self.events {
            event.actors = without_twins(std::mem::take(&mut event.actors));
            event.topics = without_twins(std::mem::take(&mut event.topics));
            event.tellings.sort_unstable();
        }
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        let date = |index: usize| &site.event_matter(&self.events[index]).date.value;
        order.sort_by(|&a, &b| {
            date(a)
                .cmp(date(b))
                .then_with(|| self.events[a].tellings.cmp(&self.events[b].tellings))
                .then_with(|| self.events[a].id.cmp(&self.events[b].id))
        });
        let (events, place) = arrange(self.events, &order);
        site.events = events;
        for (briefing, told) in self.told {
            let events = told.events.into_iter().map(|index| EventId(place[index])).collect();
            site.briefings[briefing.0].events = without_twins(events);
        }
    }
}
