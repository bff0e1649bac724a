//! Events that may be one, and ids of events that contradict themselves: what writers are told of both.
//!
//! Must not join anything: only writers know whether near words tell one event or two.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ActorId, BriefingId, Event, EventId, Site, places};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{SlugStyle, fold, same_words, slugify};
use crate::parse::EventMatter;

/// Of many events on one date, each is compared with so many before it.
const MOST_COMPARED: usize = 64;

/// Reports events that may be one, and ids that say two things.
pub(super) fn report(site: &mut Site) {
    let mut problems = near(site);
    problems.extend(ids_of_other_dates(site));
    problems.extend(ids_of_other_places(site));
    problems.extend(ids_told_twice(site));
    site.problems.extend(problems);
}

/// Events of one date that two briefings tell in near words, with an actor in common.
fn near(site: &Site) -> Vec<Diagnostic> {
    let mut by_date: FxHashMap<&str, Vec<EventId>> = FxHashMap::default();
    for id in site.event_ids() {
        by_date.entry(site.event_matter(&site[id]).date.value.as_str()).or_default().push(id);
    }
    let mut found = Vec::new();
    for ids in by_date.values_mut() {
        // Oldest first, so that the later telling is the one that is asked about.
        ids.sort_by_key(|id| std::cmp::Reverse(oldest(&site[*id])));
        for (index, &id) in ids.iter().enumerate() {
            let event = &site[id];
            let actors: FxHashSet<ActorId> = event.actors.iter().copied().collect();
            let before = ids.iter().take(index).rev().take(MOST_COMPARED).copied();
            let mut met =
                before.filter(|&other| site[other].actors.iter().any(|actor| actors.contains(actor)));
            let other = met.find(|&other| are_near(site, [event, &site[other]]));
            found.extend(other.map(|other| (id, other)));
        }
    }
    found.sort_unstable_by_key(|(id, _)| *id);
    found.into_iter().map(|(id, other)| may_be_one(site, &site[id], &site[other])).collect()
}

/// The first telling of an event.
fn oldest(event: &Event) -> (BriefingId, usize) {
    // Ids of briefings grow from the newest to the oldest, places within one the other way.
    let briefing = event.tellings.iter().map(|telling| telling.0).max();
    let tellings = event.tellings.iter().copied().filter(|telling| Some(telling.0) == briefing);
    tellings.min().unwrap_or((BriefingId(0), 0))
}

fn first_telling<'s>(site: &'s Site, event: &Event) -> &'s EventMatter {
    let (briefing, place) = oldest(event);
    &site[briefing].matter().dates[place]
}

fn are_near(site: &Site, [event, other]: [&Event; 2]) -> bool {
    let [one, two] = [event, other].map(|event| first_telling(site, event));
    let is_settled = has_id(site, event) && has_id(site, other);
    let is_told_there = |briefing| other.tellings.binary_search_by_key(&briefing, |there| there.0).is_ok();
    !is_settled
        && !are_elsewhere(site, [event, other])
        && !event.tellings.iter().any(|telling| is_told_there(telling.0))
        && (one.words.same == two.words.same || one.words.are_near(&two.words))
}

/// Whether two events are in places that cannot be one: then they are two, and nothing is to be asked.
fn are_elsewhere(site: &Site, events: [&Event; 2]) -> bool {
    let [one, other] = events.map(|event| places_of(site, event));
    !one.is_empty()
        && !other.is_empty()
        && one.iter().all(|(_, one)| other.iter().all(|(_, other)| places::contradict(one, other)))
}

/// The tellings of an event that state a place, the newest of them, with the place as it is compared.
fn places_of(site: &Site, event: &Event) -> Vec<((BriefingId, usize), String)> {
    /// Most of one event that are compared.
    const MOST_PLACES: usize = 8;
    let stated = event.tellings.iter().filter_map(|&(briefing, entry)| {
        let place = same_words(site[briefing].matter().dates[entry].place.as_deref()?);
        (!place.is_empty()).then_some(((briefing, entry), place))
    });
    stated.take(MOST_PLACES).collect()
}

fn has_id(site: &Site, event: &Event) -> bool {
    event.tellings.iter().any(|(briefing, place)| site[*briefing].matter().dates[*place].id.is_some())
}

fn may_be_one(site: &Site, event: &Event, other: &Event) -> Diagnostic {
    let (here, there) = (first_telling(site, event), first_telling(site, other));
    let message = "This may be an event that another briefing tells in nearly the same words.";
    let given = [other, event].into_iter().flat_map(|event| {
        event.tellings.iter().filter_map(|(briefing, place)| {
            let id = site[*briefing].matter().dates[*place].id.as_ref();
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
    Diagnostic::new(Lint::EventNear, span(site, event, &here.event.range), message)
        .label(span(site, other, &there.event.range), "told here")
        .hint(hint)
}

/// A place in the file of an event's first telling.
fn span(site: &Site, event: &Event, range: &std::ops::Range<usize>) -> Span {
    site[oldest(event).0].document.span(range.clone())
}

/// Every `id` of an event, with the briefings and places that give it.
fn given_ids(site: &Site) -> BTreeMap<String, Vec<(BriefingId, usize)>> {
    let mut ids: BTreeMap<String, Vec<(BriefingId, usize)>> = BTreeMap::new();
    for briefing in site.briefing_ids().rev() {
        for (place, event) in site[briefing].matter().dates.iter().enumerate() {
            if let Some(id) = &event.id {
                ids.entry(fold(&id.value)).or_default().push((briefing, place));
            }
        }
    }
    ids
}

/// One `id` for events of different dates, which are not joined.
fn ids_of_other_dates(site: &Site) -> Vec<Diagnostic> {
    let matter = |(briefing, place): (BriefingId, usize)| &site[briefing].matter().dates[place];
    let mut problems = Vec::new();
    for tellings in given_ids(site).values() {
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
            let there = site[first.0].document.span(matter(first).date.range.clone());
            problems.push(
                Diagnostic::new(Lint::EventId, site[telling.0].document.span(date.range.clone()), message)
                    .label(there, "told with this date")
                    .hint(hint),
            );
        }
    }
    problems
}

/// One `id` for tellings in places that cannot be one. They are joined: each briefing shows its own place, and lists the
/// newest.
fn ids_of_other_places(site: &Site) -> Vec<Diagnostic> {
    let matter = |(briefing, place): (BriefingId, usize)| &site[briefing].matter().dates[place];
    let mut problems = Vec::new();
    for event in &site.events {
        let places = places_of(site, event);
        let Some((first, stated)) = places.last() else { continue };
        let other = places.iter().rev().find(|(_, place)| places::contradict(place, stated));
        let Some((telling, _)) = other else { continue };
        let Some(id) = &matter(*telling).id else { continue };
        let message = format!("The event `{}` is in another place in another briefing.", id.value);
        let there = matter(*first).id.as_ref().map_or(&matter(*first).event.range, |id| &id.range);
        let hint = "write one place in both, or another `id`";
        problems.push(
            Diagnostic::new(Lint::EventId, site[telling.0].document.span(id.range.clone()), message)
                .label(site[first.0].document.span(there.clone()), "told here too")
                .hint(hint),
        );
    }
    problems
}

/// One `id` for two entries of one briefing.
fn ids_told_twice(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for briefing in site.briefing_ids() {
        let document = &site[briefing].document;
        let mut seen: BTreeMap<String, std::ops::Range<usize>> = BTreeMap::new();
        let given = site[briefing].matter().dates.iter().filter_map(|event| event.id.as_ref());
        for id in given {
            if let Some(first) = seen.get(&fold(&id.value)) {
                let message = format!("Two events of this briefing have the id `{}`.", id.value);
                problems.push(
                    Diagnostic::new(Lint::EventId, document.span(id.range.clone()), message)
                        .label(document.span(first.clone()), "given here first")
                        .hint("give each its own `id`, or make one entry of them"),
                );
            } else {
                seen.insert(fold(&id.value), id.range.clone());
            }
        }
    }
    problems
}
