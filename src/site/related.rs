//! Which briefings are near to each other, and who appears with whom.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::frame::{Frame, LinkedActor};
use super::{ActorId, BriefingId, TopicId};
use crate::name::steps;
use crate::parse::{BriefingOutline, Source, SourceRef};
use crate::snapshot::{Fingerprint, Sealed};

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

/// Who or what stands together with something in briefings, and in how many of them, most often first. Of equals comes
/// first what fewer other briefings have: it stands closer.
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
    /// The company that `items` are; `times` says how many briefings have one of them.
    fn of(items: impl Iterator<Item = T>, times: impl Fn(T) -> usize) -> Self {
        let mut items: Vec<T> = items.collect();
        items.sort_unstable();
        let counts = items.chunk_by(|one, other| one == other).map(|chunk| (chunk[0], chunk.len()));
        let mut first: Vec<(T, usize)> = counts.collect();
        let total = first.len();
        let rank = |&(item, count): &(T, usize)| (Reverse(count), times(item), item);
        if total > MOST_COMPANY {
            first.select_nth_unstable_by_key(MOST_COMPANY, rank);
            first.truncate(MOST_COMPANY);
        }
        first.sort_unstable_by_key(rank);
        first.shrink_to_fit();
        Self { first, total }
    }
}

/// A telling of an event or a quote: a briefing and the entry of its list.
type Telling = (BriefingId, usize);

/// All that [`Related`] is made of: whoever makes it gets nothing else. Ids stand for the same documents where these
/// agree.
#[derive(Hash)]
pub(super) struct Inputs<'f> {
    briefings: Vec<Listing<'f>>,
    actors: Vec<Postings<'f>>,
    /// The briefings of each topic.
    topics: Vec<&'f [BriefingId]>,
    /// The tellings of each event and quote.
    events: Vec<&'f [Telling]>,
    quotes: Vec<&'f [Telling]>,
}

/// What a briefing lists.
#[derive(Hash)]
struct Listing<'f> {
    outline: &'f Sealed<BriefingOutline>,
    actors: Vec<ActorId>,
    topics: &'f [TopicId],
}

/// What an actor has.
#[derive(Hash)]
struct Postings<'f> {
    briefings: &'f [BriefingId],
    events: &'f [super::EventId],
    quotes: &'f [super::QuoteId],
}

/// What is found by comparing briefings: related ones, who appears with whom.
#[derive(Debug, Default)]
pub(super) struct Related {
    /// Of all that it was made of.
    inputs: Fingerprint,
    /// For each briefing those near to it, nearest first.
    pub(super) briefings: Vec<Vec<BriefingId>>,
    pub(super) actors: Vec<OfActor>,
    /// For each topic who is named in its briefings.
    pub(super) topics: Vec<Company<ActorId>>,
}

/// What of an actor follows from its briefings.
#[derive(Debug)]
pub(super) struct OfActor {
    pub(super) with_actors: Company<ActorId>,
    pub(super) with_topics: Company<TopicId>,
    /// Sources of its events and quotes with the newest briefing that names each, newest first.
    pub(super) sources: Vec<(BriefingId, Arc<Source>)>,
}

impl Related {
    /// Takes what was found earlier, if it was made of the same.
    pub(super) fn of(inputs: &Inputs, earlier: Option<&Arc<Self>>) -> Arc<Self> {
        let fingerprint = Fingerprint::of_value(inputs);
        match earlier.filter(|earlier| earlier.inputs == fingerprint) {
            Some(earlier) => Arc::clone(earlier),
            None => Arc::new(Self { inputs: fingerprint, ..inputs.related() }),
        }
    }
}

impl<'f> Inputs<'f> {
    pub(super) fn of(frame: &'f Frame) -> Self {
        let briefings = frame.briefings.iter().map(|briefing| Listing {
            outline: &briefing.declared.outline,
            actors: briefing.actors.iter().map(|appearance| appearance.actor).collect(),
            topics: &briefing.topics,
        });
        let postings = |actor: &'f LinkedActor| Postings {
            briefings: &actor.briefings,
            events: &actor.events,
            quotes: &actor.quotes,
        };
        Self {
            briefings: briefings.collect(),
            actors: frame.actors.iter().map(postings).collect(),
            topics: frame.topics.iter().map(|topic| &*topic.briefings).collect(),
            events: frame.events.iter().map(|event| &*event.tellings).collect(),
            quotes: frame.quotes.iter().map(|quote| &*quote.tellings).collect(),
        }
    }

    fn related(&self) -> Related {
        let briefings =
            (0..self.briefings.len()).into_par_iter().map(|index| self.related_to(BriefingId(index)));
        let actors = (0..self.actors.len()).into_par_iter().map(|index| self.of_actor(ActorId(index)));
        let topics = self.topics.par_iter().map(|briefings| self.actors_of(briefings, None));
        Related {
            inputs: Fingerprint::default(),
            briefings: briefings.collect(),
            actors: actors.collect(),
            topics: topics.collect(),
        }
    }

    /// Those that share most; of equals the nearer in time comes first.
    fn related_to(&self, id: BriefingId) -> Vec<BriefingId> {
        let briefing = self.briefing(id);
        let actors = briefing.actors.iter().map(|actor| self.actors[actor.0].briefings);
        let postings = actors.chain(briefing.topics.iter().map(|topic| self.topics[topic.0]));
        let mut scores = sharing((id, self.briefings.len()), postings, |postings| {
            let here = postings.partition_point(|&other| other < id);
            here.saturating_sub(REACH)..(here + REACH + 1).min(postings.len())
        });
        scores.sort_by(|a, b| {
            b.1.total_cmp(&a.1)
                .then_with(|| a.0.0.abs_diff(id.0).cmp(&b.0.0.abs_diff(id.0)))
                .then(a.0.cmp(&b.0))
        });
        scores.truncate(MOST_RELATED);
        scores.into_iter().map(|(other, _)| other).collect()
    }

    fn of_actor(&self, id: ActorId) -> OfActor {
        let actor = &self.actors[id.0];
        let quoted = actor.quotes.iter().flat_map(|quote| newest(self.quotes[quote.0]));
        let quoted = quoted.filter_map(|&telling| {
            self.source(telling, |outline, entry| outline.quotes[entry].source.as_ref())
        });
        let told = actor.events.iter().flat_map(|event| newest(self.events[event.0]));
        let told = told.filter_map(|&telling| {
            self.source(telling, |outline, entry| outline.dates[entry].source.as_ref())
        });
        let mut sources: Vec<(BriefingId, &Arc<Source>)> = quoted.chain(told).collect();
        sources.sort();
        let mut seen = HashSet::new();
        sources.retain(|(_, source)| seen.insert(same_source(source)));
        let sources = sources.into_iter().map(|(briefing, source)| (briefing, Arc::clone(source))).collect();
        let topics =
            actor.briefings.iter().flat_map(|&briefing| self.briefing(briefing).topics.iter().copied());
        OfActor {
            with_actors: self.actors_of(actor.briefings, Some(id)),
            with_topics: Company::of(topics, |topic| self.topics[topic.0].len()),
            sources,
        }
    }

    /// All actors but `but` in `briefings`.
    fn actors_of(&self, briefings: &[BriefingId], but: Option<ActorId>) -> Company<ActorId> {
        let actors = briefings.iter().flat_map(|&briefing| self.briefing(briefing).actors.iter().copied());
        Company::of(actors.filter(|&actor| Some(actor) != but), |actor| self.actors[actor.0].briefings.len())
    }

    /// The source that a telling names.
    fn source(
        &self,
        (briefing, entry): Telling,
        named: impl Fn(&BriefingOutline, usize) -> Option<&SourceRef>,
    ) -> Option<(BriefingId, &Arc<Source>)> {
        let outline: &BriefingOutline = self.briefing(briefing).outline;
        Some((briefing, outline.source(named(outline, entry))?))
    }

    fn briefing(&self, id: BriefingId) -> &Listing<'f> {
        steps::take();
        &self.briefings[id.0]
    }
}

impl Frame {
    /// The briefings that share actors and topics with one, in their order, each with a score: what is shared
    /// weighs the more the rarer it is (inverse document frequency). `near` chooses what is looked at of the
    /// briefings of each actor and topic.
    pub fn sharing(
        &self,
        id: BriefingId,
        near: impl Fn(&[BriefingId]) -> Range<usize>,
    ) -> Vec<(BriefingId, f64)> {
        let briefing = &self[id];
        let actors = briefing.actors.iter().map(|appearance| &*self[appearance.actor].briefings);
        let topics = briefing.topics.iter().map(|&topic| &*self[topic].briefings);
        sharing((id, self.briefings.len()), actors.chain(topics), near)
    }
}

/// The briefings of some postings but one, of so many that there are, each with a score.
fn sharing<'p>(
    (id, total): (BriefingId, usize),
    postings: impl Iterator<Item = &'p [BriefingId]>,
    near: impl Fn(&[BriefingId]) -> Range<usize>,
) -> Vec<(BriefingId, f64)> {
    let mut scores: Vec<(BriefingId, f64)> = Vec::new();
    for postings in postings {
        steps::take();
        let weight = (total as f64 / postings.len() as f64).ln() + 0.1;
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

/// The tellings of which sources are taken; they stand newest first.
fn newest(tellings: &[Telling]) -> &[Telling] {
    &tellings[..tellings.len().min(MOST_TELLINGS)]
}

/// One document is one source, however its id and date are given.
fn same_source(source: &Source) -> (Option<&str>, Option<&str>, Option<&str>) {
    match source.url.as_deref() {
        Some(url) => (Some(url), None, None),
        None => (None, source.title.as_deref(), source.publisher.as_deref()),
    }
}
