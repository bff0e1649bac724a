//! Events: entries of `dates`, one event for all briefings that tell it in the same words.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::link::{Linker, arrange, without_twins};
use super::{ActorId, BriefingId, Event, EventId, Site, TopicId};
use crate::date::Edtf;
use crate::parse::{BriefingMatter, Document, EventWords};

#[derive(Default)]
pub(super) struct Gathered {
    entries: Vec<Entry>,
    events: Vec<Event>,
    /// The words of each event, as it was first told.
    words: Vec<Arc<EventWords>>,
    /// Events by the spelling of their date.
    by_date: FxHashMap<String, Vec<usize>>,
    told: FxHashMap<BriefingId, Told>,
}

/// Of many events on one date, only the last ones are compared for near words.
const MOST_COMPARED: usize = 64;

/// An entry of `dates`, with whom and what it names.
struct Entry {
    briefing: BriefingId,
    /// Its place in the list.
    place: usize,
    actors: Vec<ActorId>,
    topics: Vec<TopicId>,
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
            let topics = event.topics.iter().map(|name| linker.topic(document, name)).collect();
            self.told.entry(id).or_default().actors.extend(&actors);
            self.entries.push(Entry { briefing: id, place: entry, actors, topics });
        }
    }

    /// Adds an entry to the event that it tells.
    fn tell(&mut self, entry: Entry, site: &Site) {
        let Entry { briefing, place, actors, topics } = entry;
        let matter = &site[briefing].matter().dates[place];
        let index = self
            .find(briefing, (&matter.date.value, &matter.words), &actors)
            .unwrap_or_else(|| self.add(&matter.date.value, &matter.words));
        self.told.entry(briefing).or_default().events.push(index);
        let known = &mut self.events[index];
        known.actors.extend(actors);
        known.topics.extend(topics);
        known.tellings.push((briefing, place));
    }

    /// The event that another entry told already: of the same date, and in the same words, or in
    /// near ones when they share an actor.
    fn find(
        &self,
        briefing: BriefingId,
        (date, words): (&Edtf, &EventWords),
        actors: &[ActorId],
    ) -> Option<usize> {
        let of_date = self.by_date.get(date.as_str())?;
        let exact = of_date.iter().copied().find(|&index| self.words[index].folded == words.folded);
        exact.or_else(|| {
            of_date.iter().rev().take(MOST_COMPARED).copied().find(|&index| {
                let known = &self.events[index];
                known.tellings.iter().all(|telling| telling.0 != briefing)
                    && known.actors.iter().any(|actor| actors.contains(actor))
                    && words.are_near(&self.words[index])
            })
        })
    }

    fn add(&mut self, date: &Edtf, words: &Arc<EventWords>) -> usize {
        let event =
            Event { id: words.id.clone(), actors: Vec::new(), topics: Vec::new(), tellings: Vec::new() };
        self.events.push(event);
        self.words.push(Arc::clone(words));
        let index = self.events.len() - 1;
        match self.by_date.get_mut(date.as_str()) {
            Some(of_date) => of_date.push(index),
            None => {
                self.by_date.insert(date.as_str().to_owned(), vec![index]);
            }
        }
        index
    }

    /// The actors of the events that a briefing tells.
    pub(super) fn actors_of(&self, id: BriefingId) -> impl Iterator<Item = ActorId> {
        self.told.get(&id).into_iter().flat_map(|told| told.actors.iter().copied())
    }

    /// Puts the events in order of date and hands each briefing its own.
    ///
    /// The oldest briefing comes first: its words make the id of an event, which no later telling changes.
    pub(super) fn finish(mut self, site: &mut Site) {
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_by_key(|entry| (Reverse(entry.briefing), entry.place));
        for entry in entries {
            self.tell(entry, site);
        }
        for event in &mut self.events {
            event.actors = without_twins(std::mem::take(&mut event.actors));
            event.topics = without_twins(std::mem::take(&mut event.topics));
            event.tellings.sort_unstable();
        }
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        let date = |index: usize| &site.event_matter(&self.events[index]).date.value;
        order.par_sort_by(|&a, &b| {
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
