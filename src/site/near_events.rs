//! Events that may be one, and ids of events that contradict themselves: what writers are told of both.
//!
//! Must not join anything: only writers know whether near words tell one event or two.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::finding::{Finding, Spot};
use super::frame::Frame;
use super::{ActorId, BriefingId, Event, EventId, places};
use crate::diagnostic::Lint;
use crate::name::{SlugStyle, fold, same_words, slugify};
use crate::parse::{At, EventMatter};

/// Of many events on one date, each is compared with so many before it.
const MOST_COMPARED: usize = 64;

/// Events that may be one, and ids that say two things.
pub(super) fn found(frame: &Frame) -> Vec<Finding> {
    let mut found = near(frame);
    found.extend(ids_of_other_dates(frame));
    found.extend(ids_of_other_places(frame));
    found.extend(ids_told_twice(frame));
    found
}

/// Events of one date that two briefings tell in near words, with an actor in common.
fn near(frame: &Frame) -> Vec<Finding> {
    let mut by_date: FxHashMap<&str, Vec<EventId>> = FxHashMap::default();
    for id in frame.event_ids() {
        by_date.entry(frame.event_matter(&frame[id]).date.value.as_str()).or_default().push(id);
    }
    let mut found = Vec::new();
    for ids in by_date.values_mut() {
        // Oldest first, so that the later telling is the one that is asked about.
        ids.sort_by_key(|id| std::cmp::Reverse(oldest(&frame[*id])));
        for (index, &id) in ids.iter().enumerate() {
            let event = &frame[id];
            let actors: FxHashSet<ActorId> = event.actors.iter().copied().collect();
            let before = ids.iter().take(index).rev().take(MOST_COMPARED).copied();
            let mut met =
                before.filter(|&other| frame[other].actors.iter().any(|actor| actors.contains(actor)));
            let other = met.find(|&other| are_near(frame, [event, &frame[other]]));
            found.extend(other.map(|other| (id, other)));
        }
    }
    found.sort_unstable_by_key(|(id, _)| *id);
    found.into_iter().map(|(id, other)| may_be_one(frame, &frame[id], &frame[other])).collect()
}

/// The first telling of an event.
fn oldest(event: &Event) -> (BriefingId, usize) {
    // Ids of briefings grow from the newest to the oldest, places within one the other way.
    let briefing = event.tellings.iter().map(|telling| telling.0).max();
    let tellings = event.tellings.iter().copied().filter(|telling| Some(telling.0) == briefing);
    tellings.min().unwrap_or((BriefingId(0), 0))
}

fn first_telling<'s>(frame: &'s Frame, event: &Event) -> &'s EventMatter {
    let (briefing, place) = oldest(event);
    &frame[briefing].outline().dates[place]
}

fn are_near(frame: &Frame, [event, other]: [&Event; 2]) -> bool {
    let [one, two] = [event, other].map(|event| first_telling(frame, event));
    let is_settled = has_id(frame, event) && has_id(frame, other);
    let is_told_there = |briefing| other.tellings.binary_search_by_key(&briefing, |there| there.0).is_ok();
    !is_settled
        && !are_elsewhere(frame, [event, other])
        && !event.tellings.iter().any(|telling| is_told_there(telling.0))
        && (one.words.same == two.words.same || one.words.are_near(&two.words))
}

/// Whether two events are in places that cannot be one: then they are two, and nothing is to be asked.
fn are_elsewhere(frame: &Frame, events: [&Event; 2]) -> bool {
    let [one, other] = events.map(|event| places_of(frame, event));
    !one.is_empty()
        && !other.is_empty()
        && one.iter().all(|(_, one)| other.iter().all(|(_, other)| places::contradict(one, other)))
}

/// The tellings of an event that state a place, the newest of them, with the place as it is compared.
fn places_of(frame: &Frame, event: &Event) -> Vec<((BriefingId, usize), String)> {
    /// Most of one event that are compared.
    const MOST_PLACES: usize = 8;
    let stated = event.tellings.iter().filter_map(|&(briefing, entry)| {
        let place = same_words(frame[briefing].outline().dates[entry].place.as_deref()?);
        (!place.is_empty()).then_some(((briefing, entry), place))
    });
    stated.take(MOST_PLACES).collect()
}

fn has_id(frame: &Frame, event: &Event) -> bool {
    event.tellings.iter().any(|(briefing, place)| frame[*briefing].outline().dates[*place].id.is_some())
}

fn may_be_one(frame: &Frame, event: &Event, other: &Event) -> Finding {
    let there = first_telling(frame, other);
    let message = "This may be an event that another briefing tells in nearly the same words.";
    let given = [other, event].into_iter().flat_map(|event| {
        event.tellings.iter().filter_map(|(briefing, place)| {
            let id = frame[*briefing].outline().dates[*place].id.as_ref();
            id.map(|id| id.value.clone())
        })
    });
    let id = given.into_iter().next().unwrap_or_else(|| {
        let slug = slugify(&there.event.value, SlugStyle::Ascii);
        let words = slug.split('-').filter(|word| !word.is_empty()).take(4);
        let date = slugify(there.date.value.as_str(), SlugStyle::Ascii);
        words.chain([&*date]).collect::<Vec<_>>().join("-")
    });
    let hint =
        format!("if they are one, write `id: {id}` in both; if they are two, give each an `id` of its own");
    Finding::new(Lint::EventNear, spot(frame, oldest(event), At::Event), message)
        .label(spot(frame, oldest(other), At::Event), "told here")
        .hint(hint)
}

/// A value of a telling.
fn spot(frame: &Frame, (briefing, entry): (BriefingId, usize), at: impl Fn(usize) -> At) -> Spot {
    Spot::new(frame[briefing].declared.file, at(entry))
}

/// Every `id` of an event, with the briefings and places that give it.
fn given_ids(frame: &Frame) -> BTreeMap<String, Vec<(BriefingId, usize)>> {
    let mut ids: BTreeMap<String, Vec<(BriefingId, usize)>> = BTreeMap::new();
    for briefing in frame.briefing_ids().rev() {
        for (place, event) in frame[briefing].outline().dates.iter().enumerate() {
            if let Some(id) = &event.id {
                ids.entry(fold(&id.value)).or_default().push((briefing, place));
            }
        }
    }
    ids
}

/// One `id` for events of different dates, which are not joined.
fn ids_of_other_dates(frame: &Frame) -> Vec<Finding> {
    let matter = |(briefing, place): (BriefingId, usize)| &frame[briefing].outline().dates[place];
    let mut findings = Vec::new();
    for tellings in given_ids(frame).values() {
        let Some(&first) = tellings.first() else { continue };
        let mut told: Vec<&str> = vec![matter(first).date.value.as_str()];
        for &telling in &tellings[1..] {
            let date = &matter(telling).date;
            if told.contains(&date.value.as_str()) || told.len() > MOST_COMPARED {
                continue;
            }
            told.push(date.value.as_str());
            let id = matter(telling).id.as_ref().map_or("", |id| &id.value);
            let message = format!("The event `{id}` has another date in another place.");
            let hint = "write one date in both, or another `id`; events of two dates are not joined";
            findings.push(
                Finding::new(Lint::EventId, spot(frame, telling, At::EventDate), message)
                    .label(spot(frame, first, At::EventDate), "told with this date")
                    .hint(hint),
            );
        }
    }
    findings
}

/// One `id` for tellings in places that cannot be one. They are joined: each briefing shows its own place, and lists the
/// newest.
fn ids_of_other_places(frame: &Frame) -> Vec<Finding> {
    let matter = |(briefing, place): (BriefingId, usize)| &frame[briefing].outline().dates[place];
    let mut findings = Vec::new();
    for event in &frame.events {
        let places = places_of(frame, event);
        let Some((first, stated)) = places.last() else { continue };
        let other = places.iter().rev().find(|(_, place)| places::contradict(place, stated));
        let Some((telling, _)) = other else { continue };
        let Some(id) = &matter(*telling).id else { continue };
        let message = format!("The event `{}` is in another place in another briefing.", id.value);
        let there = if matter(*first).id.is_some() { At::EventId } else { At::Event };
        let hint = "write one place in both, or another `id`";
        findings.push(
            Finding::new(Lint::EventId, spot(frame, *telling, At::EventId), message)
                .label(spot(frame, *first, there), "told here too")
                .hint(hint),
        );
    }
    findings
}

/// One `id` for two entries of one briefing.
fn ids_told_twice(frame: &Frame) -> Vec<Finding> {
    let mut findings = Vec::new();
    for briefing in frame.briefing_ids() {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (entry, event) in frame[briefing].outline().dates.iter().enumerate() {
            let Some(id) = &event.id else { continue };
            if let Some(&first) = seen.get(&fold(&id.value)) {
                let message = format!("Two events of this briefing have the id `{}`.", id.value);
                findings.push(
                    Finding::new(Lint::EventId, spot(frame, (briefing, entry), At::EventId), message)
                        .label(spot(frame, (briefing, first), At::EventId), "given here first")
                        .hint("give each its own `id`, or make one entry of them"),
                );
            } else {
                seen.insert(fold(&id.value), entry);
            }
        }
    }
    findings
}
