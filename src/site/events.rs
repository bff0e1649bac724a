//! Events: entries of `dates`, one event for all briefings that tell it in the same words.

use std::collections::HashMap;

use super::link::{Linker, arrange, without_twins};
use super::{ActorId, BriefingId, Event, EventId, Site};
use crate::date::Edtf;
use crate::name::fold;
use crate::parse::{BriefingMatter, Document};
use crate::source::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    events: Vec<Event>,
    /// The words of each event, as it was first told.
    words: Vec<Words>,
    /// Events by the spelling of their date.
    by_date: HashMap<String, Vec<usize>>,
    told: HashMap<BriefingId, Told>,
}

/// Of many events on one date, only the last ones are compared for near words.
const MOST_COMPARED: usize = 64;

/// The words of an event, for comparing two tellings.
#[derive(Debug, Default)]
struct Words {
    folded: String,
    /// Those that carry the meaning, in order of the alphabet.
    telling: Vec<String>,
}

impl Words {
    fn new(text: &str) -> Self {
        const FUNCTION_WORDS: [&str; 18] = [
            "a", "an", "the", "of", "in", "on", "at", "to", "and", "with", "for", "by", "from", "is", "its",
            "his", "her", "as",
        ];
        let folded = fold(text);
        let words = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !FUNCTION_WORDS.contains(word));
        let mut telling: Vec<String> = words.map(str::to_owned).collect();
        telling.sort_unstable();
        telling.dedup();
        Self { folded, telling }
    }

    /// Whether most words are shared (Jaccard index of 0.6), and none of them is a number that the
    /// other does not have: a first and a second summit are two.
    fn are_near(&self, other: &Self) -> bool {
        let shared = self.telling.iter().filter(|word| other.telling.contains(word)).count();
        let all = self.telling.len() + other.telling.len() - shared;
        let has_digit = |word: &&String| word.chars().any(|c| c.is_ascii_digit());
        let numbers = |words: &Self| words.telling.iter().filter(has_digit).cloned().collect::<Vec<_>>();
        shared >= 2 && shared * 10 >= all * 6 && numbers(self) == numbers(other)
    }
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
            let index = self
                .find(id, &event.date.value, &event.event.value, &actors)
                .unwrap_or_else(|| self.add(&event.date.value, &event.event.value));
            let told = self.told.entry(id).or_default();
            told.events.push(index);
            told.actors.extend(&actors);
            let known = &mut self.events[index];
            known.actors.extend(actors);
            known.topics.extend(topics);
            known.tellings.push((id, entry));
        }
    }

    /// The event that another entry told already: of the same date, and in the same words, or in
    /// near ones when they share an actor.
    fn find(&self, briefing: BriefingId, date: &Edtf, words: &str, actors: &[ActorId]) -> Option<usize> {
        let of_date = self.by_date.get(date.as_str())?;
        let folded = fold(words);
        let exact = of_date.iter().copied().find(|&index| self.words[index].folded == folded);
        exact.or_else(|| {
            let words = Words::new(words);
            of_date.iter().rev().take(MOST_COMPARED).copied().find(|&index| {
                let known = &self.events[index];
                known.tellings.iter().all(|telling| telling.0 != briefing)
                    && known.actors.iter().any(|actor| actors.contains(actor))
                    && words.are_near(&self.words[index])
            })
        })
    }

    fn add(&mut self, date: &Edtf, words: &str) -> usize {
        let words = Words::new(words);
        let id = format!(
            "event-{}",
            Fingerprint::of(format!("{}\n{}", date.as_str(), words.folded).as_bytes()).short(12)
        );
        self.events.push(Event { id, actors: Vec::new(), topics: Vec::new(), tellings: Vec::new() });
        self.words.push(words);
        let index = self.events.len() - 1;
        self.by_date.entry(date.as_str().to_owned()).or_default().push(index);
        index
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

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn near_words() {
        for (a, b, near) in [
            ("First Kim-Putin summit", "First Putin-Kim summit", true),
            ("Kim meets Putin in Vladivostok", "Kim and Putin meet in Vladivostok", true),
            ("Kim leaves Russia", "Kim leaves Russia by train", true),
            ("Kim enters Russia", "Kim leaves Russia", false),
            ("Launch 1 fails", "Launch 2 fails", false),
            ("Summit", "Summit", false),
            ("Panel mandate ends", "Mandate of the panel ends", true),
        ] {
            assert_eq!(Words::new(a).are_near(&Words::new(b)), near, "{a} / {b}");
        }
    }
}
