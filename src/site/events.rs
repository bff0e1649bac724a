//! Events: entries of `dates`, one event for all briefings that give it one `id`, or tell it in the same words and do
//! not contradict one another.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::agree::{self, Groups, Statement};
use super::finding::{Finding, Spot};
use super::frame::{Declared, Frame};
use super::link::{Linker, arrange, without_twins};
use super::names::Use;
use super::places;
use super::{ActorId, BriefingId, Event, EventId, TopicId, near_events};
use crate::name::{fold, same_words};
use crate::parse::{At, EventMatter};
use crate::snapshot::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    entries: Vec<Entry>,
    by_briefing: FxHashMap<BriefingId, EventsOfBriefing>,
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
struct EventsOfBriefing {
    events: Vec<usize>,
    /// Whom it names in its events; another telling may name further actors.
    actors: Vec<ActorId>,
}

impl Gathered {
    pub(super) fn gather(&mut self, id: BriefingId, context: &[usize], linker: &mut Linker) {
        let Declared { file, outline, .. } = &linker.frame[id].declared;
        let (file, outline) = (*file, outline.clone());
        let since = Some(outline.date.date());
        for (entry, event) in outline.dates.iter().enumerate() {
            let actors = event.actors.iter().enumerate().map(|(number, name)| {
                let spot = Spot::new(file, At::EventActor(entry, number));
                linker.actor(Use { name: &name.value, spot, since }, context)
            });
            let actors: Vec<ActorId> = actors.collect();
            let topics = event.topics.iter().enumerate().map(|(number, name)| {
                let spot = Spot::new(file, At::EventTopic(entry, number));
                linker.topic(Use { name: &name.value, spot, since })
            });
            let topics = topics.collect();
            self.by_briefing.entry(id).or_default().actors.extend(&actors);
            self.entries.push(Entry { briefing: id, place: entry, actors, topics });
        }
    }

    /// The actors of the events that a briefing tells.
    pub(super) fn actors_of(&self, id: BriefingId) -> impl Iterator<Item = ActorId> {
        self.by_briefing.get(&id).into_iter().flat_map(|told| told.actors.iter().copied())
    }

    /// Puts the events in order of date and hands each briefing its own.
    ///
    /// The oldest briefing comes first: its words make the id of an event, which no later telling changes.
    pub(super) fn finish(mut self, frame: &mut Frame) -> Vec<Finding> {
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_by_key(|entry| (Reverse(entry.briefing), entry.place));
        let (mut events, numbers) = Joined::of(&entries, frame).number();
        for (entry, number) in entries.into_iter().zip(numbers) {
            let Entry { briefing, place, actors, topics } = entry;
            self.by_briefing.entry(briefing).or_default().events.push(number);
            let known = &mut events[number];
            known.actors.extend(actors);
            known.topics.extend(topics);
            known.tellings.push((briefing, place));
        }
        for event in &mut events {
            event.actors = without_twins(std::mem::take(&mut event.actors));
            event.topics = without_twins(std::mem::take(&mut event.topics));
            event.tellings.sort_unstable();
        }
        let mut order: Vec<usize> = (0..events.len()).collect();
        let date = |index: usize| &frame.event_matter(&events[index]).date.value;
        order.par_sort_by(|&a, &b| {
            date(a)
                .cmp(date(b))
                .then_with(|| events[a].tellings.cmp(&events[b].tellings))
                .then_with(|| events[a].id.cmp(&events[b].id))
        });
        let (events, place) = arrange(events, &order);
        frame.events = events;
        for (briefing, told) in self.by_briefing {
            let events = told.events.into_iter().map(|index| EventId(place[index])).collect();
            frame.briefings[briefing.0].events = without_twins(events);
        }
        near_events::found(frame)
    }
}

/// What a telling states beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Stated {
    /// In the form in which the same words are the same; several if tellings say it more or less exactly.
    places: BTreeSet<String>,
    /// Kinds and slugs.
    actors: BTreeSet<(u8, String)>,
}

impl Stated {
    fn of(entry: &Entry, frame: &Frame) -> Self {
        let place = matter(entry, frame).place.as_deref().map(same_words);
        let actors = entry.actors.iter().map(|actor| (frame[*actor].kind as u8, frame[*actor].slug.clone()));
        Self {
            places: place.into_iter().filter(|place| !place.is_empty()).collect(),
            actors: actors.collect(),
        }
    }

    /// How much it leaves open.
    fn gaps(&self) -> usize {
        usize::from(self.places.is_empty()) + usize::from(self.actors.is_empty())
    }
}

impl Statement for Stated {
    fn agreement(&self, other: &Self) -> Option<usize> {
        let is_place =
            self.places.iter().any(|one| other.places.iter().any(|other| !places::contradict(one, other)));
        let actors = self.actors.intersection(&other.actors).count();
        // A minister may stand for his country, but for no other minister.
        let of_one_kind =
            || self.actors.iter().any(|(kind, _)| other.actors.iter().any(|(other, _)| kind == other));
        let is_other = (!is_place && !self.places.is_empty() && !other.places.is_empty())
            || (actors == 0 && of_one_kind());
        (!is_other).then_some(actors + usize::from(is_place))
    }

    fn join(&mut self, other: &Self) {
        /// Most places that are kept of one event.
        const MOST_PLACES: usize = 16;
        let room = MOST_PLACES.saturating_sub(self.places.len());
        self.places.extend(other.places.iter().take(room).cloned());
        self.actors.extend(other.actors.iter().cloned());
    }
}

fn matter<'s>(entry: &Entry, frame: &'s Frame) -> &'s EventMatter {
    &frame[entry.briefing].outline().dates[entry.place]
}

/// The `id` that a writer gave an event, folded.
fn given(event: &EventMatter) -> Option<String> {
    event.id.as_ref().map(|id| fold(&id.value)).filter(|id| !id.is_empty())
}

/// An id of an event that is not taken: of its date and words; of what writers tell it `apart` by, where the same was
/// told before; and of its place.
fn new_id(apart: &str, event: &EventMatter, taken: &FxHashSet<String>) -> String {
    if !taken.contains(&event.words.id) {
        return event.words.id.clone();
    }
    let mut told = format!("{}\n{apart}", event.words.id);
    let id = |told: &str| format!("event-{}", Fingerprint::of(told.as_bytes()).short(12));
    if taken.contains(&id(&told)) {
        told = format!("{told}\n{}", event.place.as_deref().map(same_words).unwrap_or_default());
    }
    if taken.contains(&id(&told)) {
        let actors: Vec<String> = event.actors.iter().map(|actor| fold(&actor.value)).collect();
        told = format!("{told}\n{}", actors.join("\n"));
    }
    while taken.contains(&id(&told)) {
        told.push_str("\nagain");
    }
    id(&told)
}

/// A date and the words of an event.
type Key<'e> = (&'e str, &'e str);

/// Which entries tell one event.
struct Joined<'e> {
    entries: &'e [Entry],
    frame: &'e Frame,
    /// For each entry one that tells the same event.
    numbers: Vec<usize>,
    /// The `id` that writers gave an event.
    given: FxHashMap<usize, String>,
    by_words: FxHashMap<Key<'e>, Groups<Stated>>,
    /// What each briefing states of an event.
    told: FxHashMap<(usize, BriefingId), Stated>,
}

impl<'e> Joined<'e> {
    /// Entries with an `id` come first: what is told in their words has it too, if nothing speaks against that.
    fn of(entries: &'e [Entry], frame: &'e Frame) -> Self {
        let numbers = (0..entries.len()).collect();
        let (given, by_words, told) = Default::default();
        let mut joined = Self { entries, frame, numbers, given, by_words, told };
        let rest = joined.by_id();
        joined.by_words(rest);
        joined
    }

    /// The events, from the one that was told first on, each with an id of its own; of each entry the number is then
    /// the place of its event.
    fn number(mut self) -> (Vec<Event>, Vec<usize>) {
        let mut events: Vec<Event> = Vec::new();
        let mut places: FxHashMap<usize, usize> = FxHashMap::default();
        let mut taken: FxHashSet<String> = FxHashSet::default();
        for (index, entry) in self.entries.iter().enumerate() {
            let number = self.numbers[index];
            self.numbers[index] = *places.entry(number).or_insert_with(|| {
                let apart = self.given.get(&number).map_or(&*matter(entry, self.frame).words.same, |id| id);
                let id = new_id(apart, matter(entry, self.frame), &taken);
                taken.insert(id.clone());
                events.push(Event { id, actors: Vec::new(), topics: Vec::new(), tellings: Vec::new() });
                events.len() - 1
            });
        }
        (events, self.numbers)
    }

    fn words(&self, entry: usize) -> Key<'e> {
        let event = matter(&self.entries[entry], self.frame);
        (event.date.value.as_str(), &event.words.same)
    }

    /// Joins entries of one `id` and date, whatever they say; returns those that are left.
    fn by_id(&mut self) -> Vec<usize> {
        let mut events: FxHashMap<(&str, String), usize> = FxHashMap::default();
        let mut given_in: FxHashMap<(BriefingId, String), (&str, Stated)> = FxHashMap::default();
        let mut rest = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let Some(id) = given(matter(entry, self.frame)) else {
                rest.push(index);
                continue;
            };
            let (date, words) = self.words(index);
            let stated = Stated::of(entry, self.frame);
            // Of two entries of one briefing with one id the second is another event.
            let told = (words, stated.clone());
            if *given_in.entry((entry.briefing, id.clone())).or_insert_with(|| told.clone()) != told {
                rest.push(index);
                continue;
            }
            let number = *events.entry((date, id.clone())).or_insert(index);
            self.given.insert(number, id);
            self.by_words.entry((date, words)).or_default().put(number, &stated);
            self.told.insert((number, entry.briefing), stated);
            self.numbers[index] = number;
        }
        rest
    }

    /// Joins entries of the same words that do not contradict one another. One briefing tells an event once: what it
    /// tells in the same words with another place or other actors is another event.
    fn by_words(&mut self, mut rest: Vec<usize>) {
        let mut times: FxHashMap<Key<'e>, usize> = FxHashMap::default();
        for &index in &rest {
            *times.entry(self.words(index)).or_default() += 1;
        }
        // Most are told once, by themselves.
        rest.retain(|&index| {
            let words = self.words(index);
            times.get(&words).is_some_and(|times| *times > 1) || self.by_words.contains_key(&words)
        });
        let ages = agree::ages(self.frame);
        rest.sort_by_cached_key(|&index| {
            let entry = &self.entries[index];
            let stated = Stated::of(entry, self.frame);
            (ages[entry.briefing.0], stated.gaps(), stated, index)
        });
        for index in rest {
            let entry = &self.entries[index];
            let stated = Stated::of(entry, self.frame);
            let words = self.words(index);
            let told = &self.told;
            let may = |number| told.get(&(number, entry.briefing)).is_none_or(|known| *known == stated);
            let number = self.by_words.entry(words).or_default().place(&stated, may, index);
            self.told.entry((number, entry.briefing)).or_insert(stated);
            self.numbers[index] = number;
        }
    }
}
