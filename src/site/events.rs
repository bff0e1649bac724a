//! Events: entries of `dates`, one event for all briefings that tell it in the same words or give it one `id`.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::link::{Linker, arrange, without_twins};
use super::{ActorId, BriefingId, Event, EventId, Site, TopicId, near_events};
use crate::name::fold;
use crate::parse::{BriefingMatter, Document, EventMatter, EventWords};
use crate::source::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    entries: Vec<Entry>,
    events: Vec<Event>,
    /// Events by what makes their tellings one.
    by_key: FxHashMap<Key, usize>,
    /// Ids of events on pages that are taken.
    ids: FxHashSet<String>,
    told: FxHashMap<BriefingId, Told>,
}

/// What makes two entries one event, of one date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The `id` that writers gave, folded.
    Given(String, String),
    /// The same words.
    Words(String, String),
}

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
    fn tell(&mut self, entry: Entry, key: Key, site: &Site) {
        let Entry { briefing, place, actors, topics } = entry;
        let index = match self.by_key.get(&key) {
            Some(&index) => index,
            None => self.add(key, &site[briefing].matter().dates[place].words),
        };
        self.told.entry(briefing).or_default().events.push(index);
        let known = &mut self.events[index];
        known.actors.extend(actors);
        known.topics.extend(topics);
        known.tellings.push((briefing, place));
    }

    fn add(&mut self, key: Key, words: &EventWords) -> usize {
        let mut id = words.id.clone();
        // Two events in the same words, which writers tell apart.
        if self.ids.contains(&id) {
            let (Key::Given(_, apart) | Key::Words(_, apart)) = &key;
            let told = format!("{id}\n{apart}");
            id = format!("event-{}", Fingerprint::of(told.as_bytes()).short(12));
        }
        self.ids.insert(id.clone());
        self.events.push(Event { id, actors: Vec::new(), topics: Vec::new(), tellings: Vec::new() });
        let index = self.events.len() - 1;
        self.by_key.insert(key, index);
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
        let keys = keys(&entries, site);
        for (entry, key) in entries.into_iter().zip(keys) {
            self.tell(entry, key, site);
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
        near_events::report(site);
    }
}

/// What makes each entry one with others: the `id` that it has, or that entries in the same words have, if that is
/// one; else its words.
fn keys(entries: &[Entry], site: &Site) -> Vec<Key> {
    let matter = |entry: &Entry| &site[entry.briefing].matter().dates[entry.place];
    let words = |event: &EventMatter| (event.date.value.as_str().to_owned(), event.words.same.clone());
    let given = |event: &EventMatter| event.id.as_ref().map(|id| fold(&id.value)).filter(|id| !id.is_empty());
    let mut ids: FxHashMap<(String, String), BTreeSet<String>> = FxHashMap::default();
    for event in entries.iter().map(matter) {
        if let Some(id) = given(event) {
            ids.entry(words(event)).or_default().insert(id);
        }
    }
    let mut given_in: FxHashMap<(BriefingId, String), String> = FxHashMap::default();
    let mut key = |entry: &Entry| {
        let event = matter(entry);
        let (date, words) = words(event);
        // Of two entries of one briefing with one id the second is another event.
        if let Some(id) = given(event) {
            let first = given_in.entry((entry.briefing, id)).or_insert_with(|| words.clone());
            if *first != words {
                return Key::Words(date, words);
            }
        }
        let of_words = || {
            let ids = ids.get(&(date.clone(), words.clone())).filter(|ids| ids.len() == 1);
            ids.and_then(|ids| ids.first()).cloned()
        };
        match given(event).or_else(of_words) {
            Some(id) => Key::Given(date, id),
            None => Key::Words(date, words),
        }
    };
    entries.iter().map(&mut key).collect()
}
