//! Which of several places of the same words is whose.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::block::words;
use super::find::{Occurrence, is_between_words};
use super::speaker::Speakers;
use super::split::has_no_case;
use super::spoken::Spoken;
use super::voice::Voices;
use crate::name::steps;
use crate::prose::Prose;

/// A quote that wants its place.
#[derive(Debug)]
pub(crate) struct Wanted<'q> {
    /// Who says it, as front matter names him or her.
    pub(crate) speaker: &'q str,
    /// A hash of the words that is the same for any spelling of them.
    pub(crate) words: u64,
    /// Where the words stand, the best first.
    pub(crate) places: Vec<Occurrence>,
}

/// How well a place fits a quote, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The attribution makes the speaker say the words.
    Said,
    /// The attribution names the speaker.
    Named,
    Open,
    /// Another who is listed says them there.
    OfAnother,
}

const FITS: [Fit; 4] = [Fit::Said, Fit::Named, Fit::Open, Fit::OfAnother];

/// The place of each quote; empty where its words do not stand. Of several the one that is attributed to its speaker,
/// and no place for two speakers while another is free.
pub(crate) fn placed(prose: &Prose, spoken: &[Spoken], wanted: &[Wanted]) -> Vec<Occurrence> {
    let mut placed: Vec<Occurrence> =
        wanted.iter().map(|quote| quote.places.first().cloned().unwrap_or_default()).collect();
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (number, quote) in wanted.iter().enumerate().filter(|(_, quote)| quote.places.len() > 1) {
        groups.entry(quote.words).or_default().push(number);
    }
    if groups.is_empty() {
        return placed;
    }
    let bearers = Bearers::read(wanted);
    let people = bearers.places(&prose.text);
    let mut fitting =
        Fitting { spoken, people: &people, speakers: Speakers::new(prose, &people, Voices::default()) };
    for group in groups.into_values() {
        for (number, place) in fitting.choose(&group, wanted, &bearers) {
            if let (Some(placed), Some(quote)) = (placed.get_mut(number), wanted.get(number)) {
                *placed = quote.places.get(place).cloned().unwrap_or_default();
            }
        }
    }
    placed
}

struct Fitting<'p> {
    spoken: &'p [Spoken],
    people: &'p [(Range<usize>, usize)],
    speakers: Speakers<'p>,
}

/// A quote, by its number, and how well each of its places fits.
struct Candidate {
    number: usize,
    bearer: Option<usize>,
    fits: Vec<Fit>,
}

impl Fitting<'_> {
    /// The place of each of some quotes with the same words, as a number in its list.
    fn choose(&mut self, group: &[usize], wanted: &[Wanted], bearers: &Bearers) -> Vec<(usize, usize)> {
        let fits: Vec<Candidate> = group
            .iter()
            .filter_map(|&number| {
                let quote = wanted.get(number)?;
                let bearer = bearers.of(quote.speaker);
                let fits = quote.places.iter().map(|place| self.fit(place, bearer)).collect();
                Some(Candidate { number, bearer, fits })
            })
            .collect();
        // Who has which place, by its first byte.
        let mut taken: HashMap<usize, Option<usize>> = HashMap::new();
        let mut chosen: HashMap<Option<usize>, usize> = HashMap::new();
        let start = |number: usize, place: usize| Some(wanted.get(number)?.places.get(place)?.first()?.start);
        for fit in FITS {
            for Candidate { number, bearer, fits } in &fits {
                steps::take_many(fits.len());
                if chosen.contains_key(bearer) {
                    continue;
                }
                let is_free =
                    |place: &usize| start(*number, *place).is_some_and(|start| !taken.contains_key(&start));
                let mut places = (0..fits.len()).filter(|&place| fits.get(place) == Some(&fit));
                if let Some(place) = places.find(is_free) {
                    taken.extend(start(*number, place).map(|start| (start, *bearer)));
                    chosen.insert(*bearer, place);
                }
            }
        }
        // All places are taken: the best of them.
        let best = |fits: &[Fit]| (0..fits.len()).min_by_key(|&place| fits.get(place).copied());
        let place = |Candidate { number, bearer, fits }: &Candidate| {
            Some((*number, chosen.get(bearer).copied().or_else(|| best(fits))?))
        };
        fits.iter().filter_map(place).collect()
    }

    fn fit(&mut self, place: &Occurrence, bearer: Option<usize>) -> Fit {
        let Some(spoken) = at(self.spoken, place) else { return Fit::Open };
        match self.speakers.plain(spoken).or_else(|| self.speakers.likely(spoken)) {
            Some(speaker) if Some(speaker) == bearer => Fit::Said,
            Some(_) => Fit::OfAnother,
            None => {
                let clause = spoken.attribution.clone().unwrap_or(0..0);
                let first = self.people.partition_point(|(place, _)| place.start < clause.start);
                let named = self.people.iter().skip(first).take_while(|(place, _)| place.end <= clause.end);
                let is_named = named.map(|(_, who)| *who).any(|who| Some(who) == bearer);
                if is_named { Fit::Named } else { Fit::Open }
            }
        }
    }
}

/// The direct speech at a place.
fn at<'s>(spoken: &'s [Spoken], place: &Occurrence) -> Option<&'s Spoken> {
    let first = place.first()?;
    let next =
        spoken.partition_point(|spoken| spoken.ranges.first().is_some_and(|range| range.start < first.end));
    let found = spoken.get(next.checked_sub(1)?)?;
    found.ranges.iter().any(|range| range.start < first.end && first.start < range.end).then_some(found)
}

/// Speakers of quotes by number.
struct Bearers<'q> {
    numbers: HashMap<&'q str, usize>,
    /// Names and parts of names, with the one who bears each.
    names: Vec<(&'q str, usize)>,
}

impl<'q> Bearers<'q> {
    fn read(wanted: &[Wanted<'q>]) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut names: HashMap<&str, Option<usize>> = HashMap::new();
        for quote in wanted {
            let next = numbers.len();
            let number = *numbers.entry(quote.speaker).or_insert(next);
            let parts = words(quote.speaker).filter(|part| !part.starts_with(char::is_lowercase));
            for name in parts.chain([quote.speaker]).filter(|name| name.chars().nth(1).is_some()) {
                steps::take();
                names.entry(name).or_insert(Some(number)).take_if(|known| *known != number);
            }
        }
        let mut names: Vec<(&str, usize)> =
            names.into_iter().filter_map(|(name, number)| Some((name, number?))).collect();
        names.sort_unstable();
        Self { numbers, names }
    }

    fn of(&self, speaker: &str) -> Option<usize> {
        self.numbers.get(speaker).copied()
    }

    /// Where a text names them.
    fn places(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let names = self.names.iter().map(|(name, _)| name);
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::ContiguousNFA));
        let Ok(automaton) = builder.build(names) else { return Vec::new() };
        let found = automaton.find_iter(text).filter_map(|found| {
            steps::take();
            let (name, bearer) = self.names.get(found.pattern().as_usize())?;
            // Korean and others write endings right after a name.
            let is_whole = name.ends_with(has_no_case) || is_between_words(text, &found.range());
            is_whole.then_some((found.range(), *bearer))
        });
        found.collect()
    }
}
