//! Which briefings are near to each other, and who links to whom.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::{ActorId, BriefingId, Site, Target, TopicId};
use crate::parse::Source;
use crate::snapshot::Fingerprint;

/// Most related briefings shown.
const MOST_RELATED: usize = 5;
/// Of each actor and topic, only this many briefings on either side of the date are looked at: the
/// cost per briefing is bounded however often an actor is named.
const REACH: usize = 32;
/// Most others with whom an actor or topic is kept: a list of a thousand names would else be kept, and shown, a
/// thousand times.
const MOST_COMPANY: usize = 100;
/// Most tellings of an event of which an actor's sources are taken, the newest.
const MOST_TELLINGS: usize = 20;

/// Who or what stands together with something in briefings, and in how many of them, most often first.
#[derive(Clone, Debug)]
pub struct Company<T> {
    /// The first `MOST_COMPANY`.
    pub first: Vec<(T, usize)>,
    /// How many there are.
    pub total: usize,
}

impl<T> Default for Company<T> {
    fn default() -> Self {
        Self { first: Vec::new(), total: 0 }
    }
}

impl<T: Ord + Copy> Company<T> {
    fn of(items: impl Iterator<Item = T>) -> Self {
        let mut items: Vec<T> = items.collect();
        items.sort_unstable();
        let counts = items.chunk_by(|one, other| one == other).map(|chunk| (chunk[0], chunk.len()));
        let mut first: Vec<(T, usize)> = counts.collect();
        let total = first.len();
        let rank = |&(item, count): &(T, usize)| (Reverse(count), item);
        if total > MOST_COMPANY {
            first.select_nth_unstable_by_key(MOST_COMPANY, rank);
            first.truncate(MOST_COMPANY);
        }
        first.sort_unstable_by_key(rank);
        first.shrink_to_fit();
        Self { first, total }
    }
}

/// Fills what is found by comparing briefings: related ones, who appears with whom.
pub(super) fn link(site: &mut Site) {
    let (related, actors, topics) = {
        let site = &*site;
        let related: Vec<_> = (0..site.briefings.len())
            .into_par_iter()
            .map(|index| related_to(site, BriefingId(index)))
            .collect();
        let actors: Vec<_> = (0..site.actors.len())
            .into_par_iter()
            .map(|index| company_of_actor(site, ActorId(index)))
            .collect();
        let topics: Vec<_> =
            site.topics.par_iter().map(|topic| actors_of(site, &topic.briefings, None)).collect();
        (related, actors, topics)
    };
    for (briefing, related) in site.briefings.iter_mut().zip(related) {
        briefing.related = related;
    }
    for (actor, (actors, topics, sources)) in site.actors.iter_mut().zip(actors) {
        (actor.with_actors, actor.with_topics, actor.sources) = (actors, topics, sources);
    }
    for (topic, actors) in site.topics.iter_mut().zip(topics) {
        topic.with_actors = actors;
    }
}

/// The fingerprint of all that [`link`] reads: ids stand for the same documents where these agree.
pub(super) fn inputs(site: &Site) -> Fingerprint {
    Fingerprint::of_value(&Inputs(site))
}

struct Inputs<'s>(&'s Site);

impl Hash for Inputs<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let site = self.0;
        [site.briefings.len(), site.actors.len(), site.topics.len()].hash(state);
        for briefing in &site.briefings {
            briefing.document.path.hash(state);
            briefing.document.linked.hash(state);
            briefing.actors.len().hash(state);
            for appearance in &briefing.actors {
                appearance.actor.hash(state);
            }
            briefing.topics.hash(state);
        }
        for topic in &site.topics {
            topic.parent.hash(state);
        }
        for event in &site.events {
            event.actors.hash(state);
            event.tellings.hash(state);
        }
        for quote in &site.quotes {
            quote.speaker.hash(state);
            quote.tellings.hash(state);
        }
    }
}

/// Takes over what [`link`] found for an earlier site with the same inputs.
pub(super) fn take_over(site: &mut Site, earlier: &mut Site) {
    for (briefing, earlier) in site.briefings.iter_mut().zip(&mut earlier.briefings) {
        briefing.related = std::mem::take(&mut earlier.related);
    }
    for (actor, earlier) in site.actors.iter_mut().zip(&mut earlier.actors) {
        actor.with_actors = std::mem::take(&mut earlier.with_actors);
        actor.with_topics = std::mem::take(&mut earlier.with_topics);
        actor.sources = std::mem::take(&mut earlier.sources);
    }
    for (topic, earlier) in site.topics.iter_mut().zip(&mut earlier.topics) {
        topic.with_actors = std::mem::take(&mut earlier.with_actors);
    }
}

/// Who links to whom: for each briefing those that link to it, newest first.
pub(super) fn link_back(site: &mut Site) {
    for briefing in &mut site.briefings {
        briefing.backlinks.clear();
    }
    for index in 0..site.briefings.len() {
        let links = Arc::clone(&site.briefings[index].links);
        for target in &*links {
            let Target::Briefing(to, _) = target else { continue };
            let known = &mut site.briefings[to.0].backlinks;
            if to.0 != index && known.last() != Some(&BriefingId(index)) {
                known.push(BriefingId(index));
            }
        }
    }
}

impl Site {
    /// The briefings that share actors and topics with one, in their order, each with a score: what is shared
    /// weighs the more the rarer it is (inverse document frequency). `near` chooses what is looked at of the
    /// briefings of each actor and topic.
    pub fn sharing(
        &self,
        id: BriefingId,
        near: impl Fn(&[BriefingId]) -> Range<usize>,
    ) -> Vec<(BriefingId, f64)> {
        let briefing = &self[id];
        let actors = briefing.actors.iter().map(|appearance| &self[appearance.actor].briefings);
        let topics = briefing.topics.iter().map(|&topic| &self[topic].briefings);
        let mut scores: Vec<(BriefingId, f64)> = Vec::new();
        for postings in actors.chain(topics) {
            let weight = (self.briefings.len() as f64 / postings.len() as f64).ln() + 0.1;
            let others = postings[near(postings)].iter().filter(|&&other| other != id);
            scores.extend(others.map(|&other| (other, weight)));
        }
        scores.sort_by_key(|&(other, _)| other);
        scores.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        scores
    }
}

/// Those that share most; of equals the nearer in time comes first.
fn related_to(site: &Site, id: BriefingId) -> Vec<BriefingId> {
    let mut scores = site.sharing(id, |postings| {
        let here = postings.partition_point(|&other| other < id);
        here.saturating_sub(REACH)..(here + REACH + 1).min(postings.len())
    });
    scores.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then_with(|| a.0.0.abs_diff(id.0).cmp(&b.0.0.abs_diff(id.0))).then(a.0.cmp(&b.0))
    });
    scores.truncate(MOST_RELATED);
    scores.into_iter().map(|(other, _)| other).collect()
}

/// What of an actor follows from its briefings: whom it appears with, topics, sources.
type OfActor = (Company<ActorId>, Company<TopicId>, Vec<(BriefingId, Arc<Source>)>);

fn company_of_actor(site: &Site, id: ActorId) -> OfActor {
    let actor = &site[id];
    let quotes = actor.quotes.iter().flat_map(|&quote| newest(&site[quote].tellings));
    let quoted = quotes.filter_map(|&telling| {
        Some((telling.0, site.source(telling.0, site.quote_matter(telling).source.as_ref())?))
    });
    let events = actor.events.iter().flat_map(|&event| newest(&site[event].tellings));
    let told = events.filter_map(|&(briefing, entry)| {
        let event = &site[briefing].matter().dates[entry];
        Some((briefing, site.source(briefing, event.source.as_ref())?))
    });
    let mut sources: Vec<(BriefingId, &Arc<Source>)> = quoted.chain(told).collect();
    sources.sort();
    let mut seen = HashSet::new();
    sources.retain(|(_, source)| seen.insert(same_source(source)));
    let sources = sources.into_iter().map(|(briefing, source)| (briefing, Arc::clone(source))).collect();
    let topics = actor.briefings.iter().flat_map(|&briefing| site[briefing].topics.iter().copied());
    (actors_of(site, &actor.briefings, Some(id)), Company::of(topics), sources)
}

/// The tellings of which sources are taken; they stand newest first.
fn newest(tellings: &[(BriefingId, usize)]) -> &[(BriefingId, usize)] {
    &tellings[..tellings.len().min(MOST_TELLINGS)]
}

/// All actors but `but` in `briefings`.
fn actors_of(site: &Site, briefings: &[BriefingId], but: Option<ActorId>) -> Company<ActorId> {
    let actors = briefings
        .iter()
        .flat_map(|&briefing| site[briefing].actors.iter().map(|appearance| appearance.actor));
    Company::of(actors.filter(|&actor| Some(actor) != but))
}

/// One document is one source, however its id and date are given.
fn same_source(source: &Source) -> (Option<&str>, Option<&str>, Option<&str>) {
    match source.url.as_deref() {
        Some(url) => (Some(url), None, None),
        None => (None, source.title.as_deref(), source.publisher.as_deref()),
    }
}
