//! Which tellings in the same words are one: those of which none states what another contradicts.
//!
//! Must not know whether events or quotes are told.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::BriefingId;
use super::frame::Frame;
use crate::name::steps;

/// With so many groups of the same words a telling is compared; with more it joins only one that states the same.
const MOST_COMPARED: usize = 64;

/// What a telling states beside its words.
pub(super) trait Statement: Clone + Eq + Hash {
    /// How much both state alike; `None` if they contradict one another.
    fn agreement(&self, other: &Self) -> Option<usize>;

    /// Takes in what another telling of the same thing states.
    fn join(&mut self, other: &Self);
}

/// Tellings in the same words, in groups of which each is one thing.
#[derive(Debug)]
pub(super) struct Groups<S> {
    known: Vec<Group<S>>,
    by_number: FxHashMap<usize, usize>,
    /// Groups by what made them.
    exact: FxHashMap<S, usize>,
    /// Those of tellings that may be one with several groups: they stay by themselves.
    vague: FxHashMap<S, usize>,
}

#[derive(Debug)]
struct Group<S> {
    number: usize,
    stated: S,
}

impl<S> Default for Groups<S> {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            by_number: FxHashMap::default(),
            exact: FxHashMap::default(),
            vague: FxHashMap::default(),
        }
    }
}

impl<S: Statement> Groups<S> {
    /// Adds a telling to the group of this number, whatever both state.
    pub(super) fn put(&mut self, number: usize, stated: &S) {
        let at = *self.by_number.entry(number).or_insert(self.known.len());
        match self.known.get_mut(at) {
            Some(group) => group.stated.join(stated),
            None => {
                self.exact.entry(stated.clone()).or_insert(at);
                self.known.push(Group { number, stated: stated.clone() });
            }
        }
    }

    /// The number of the group that a telling belongs to, of those that `may` take it: the one that states most of
    /// the same and nothing else. If there is none, or if it can be told of several as well, it begins a group, `new`.
    ///
    /// Who states more is to come first, and the older before the newer, so that what is said later moves nothing.
    pub(super) fn place(&mut self, stated: &S, may: impl Fn(usize) -> bool, new: usize) -> usize {
        let exact = self.exact.get(stated).copied();
        let places =
            exact.into_iter().chain((0..self.known.len().min(MOST_COMPARED)).filter(|at| Some(*at) != exact));
        let mut best: Option<(usize, usize)> = None;
        let mut is_one = true;
        for at in places {
            steps::take();
            let group = &self.known[at];
            let Some(agreement) = group.stated.agreement(stated).filter(|_| may(group.number)) else {
                continue;
            };
            match best {
                Some((_, most)) if agreement < most => {}
                Some((_, most)) if agreement == most => is_one = false,
                _ => (best, is_one) = (Some((at, agreement)), true),
            }
        }
        match best {
            Some((at, _)) if is_one => {
                let group = &mut self.known[at];
                group.stated.join(stated);
                group.number
            }
            Some(_) => *self.vague.entry(stated.clone()).or_insert(new),
            None => {
                self.put(new, stated);
                new
            }
        }
    }
}

/// For each briefing a number that grows from the oldest to the newest and is the same for all of one moment.
pub(super) fn ages(frame: &Frame) -> Vec<usize> {
    let mut ages = vec![0; frame.briefings.len()];
    let date = |id: BriefingId| &frame[id].outline().date;
    let mut age = 0;
    let mut before: Option<BriefingId> = None;
    for id in frame.briefing_ids().rev() {
        age += usize::from(before.is_some_and(|earlier| date(earlier) != date(id)));
        ages[id.0] = age;
        before = Some(id);
    }
    ages
}
