//! Quotes: one for all briefings that give the same words of the same speaker, unless they state that these were said
//! twice.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::agree::{self, Groups, Statement};
use super::finding::{Finding, Spot};
use super::frame::{Declared, Frame};
use super::link::{Linker, arrange};
use super::names::Use;
use super::{ActorId, BriefingId, Quote, QuoteId};
use crate::date::Edtf;
use crate::diagnostic::Lint;
use crate::name::{same_words, steps};
use crate::parse::{At, QuoteMatter};
use crate::quotation::differs;
use crate::snapshot::Fingerprint;

#[derive(Default)]
pub(super) struct Gathered {
    entries: Vec<Entry>,
    given: FxHashMap<BriefingId, Vec<ActorId>>,
}

/// An entry of `quotes`, with who says it.
struct Entry {
    briefing: BriefingId,
    /// Its place in the list.
    place: usize,
    speaker: ActorId,
    words: Arc<str>,
}

/// When and on which occasion a quote was said, as far as a telling states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Said {
    date: Option<String>,
    /// In the form in which the same words are the same.
    occasion: Option<String>,
}

impl Said {
    fn of(quote: &QuoteMatter) -> Self {
        let occasion = quote.occasion.as_deref().map(same_words).filter(|words| !words.is_empty());
        Self { date: quote.date.as_ref().map(|date| date.as_str().to_owned()), occasion }
    }

    /// How much it leaves open.
    fn gaps(&self) -> usize {
        usize::from(self.date.is_none()) + usize::from(self.occasion.is_none())
    }
}

impl Statement for Said {
    fn agreement(&self, other: &Self) -> Option<usize> {
        let alike = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => (one == other).then_some(1),
            _ => Some(0),
        };
        Some(alike(&self.date, &other.date)? + alike(&self.occasion, &other.occasion)?)
    }

    fn join(&mut self, other: &Self) {
        self.date = self.date.take().or_else(|| other.date.clone());
        self.occasion = self.occasion.take().or_else(|| other.occasion.clone());
    }
}

impl Gathered {
    pub(super) fn gather(&mut self, id: BriefingId, context: &[usize], linker: &mut Linker) {
        let Declared { file, outline, .. } = &linker.frame[id].declared;
        let (file, outline) = (*file, outline.clone());
        let since = Some(outline.date.date());
        for (entry, quote) in outline.quotes.iter().enumerate() {
            let spot = Spot::new(file, At::Speaker(entry));
            let speaker = linker.actor(Use { name: &quote.speaker.value, spot, since }, context);
            let words = Arc::clone(&quote.folded);
            self.entries.push(Entry { briefing: id, place: entry, speaker, words });
            self.given.entry(id).or_default().push(speaker);
        }
    }

    /// Who speaks in a briefing.
    pub(super) fn speakers_of(&self, id: BriefingId) -> impl Iterator<Item = ActorId> {
        self.given.get(&id).into_iter().flatten().copied()
    }

    /// Puts the quotes in order, the last said first, and hands each briefing its own.
    pub(super) fn finish(self, frame: &mut Frame) -> Vec<Finding> {
        let quotes = joined(self.entries, frame);
        let mut order: Vec<usize> = (0..quotes.len()).collect();
        let days: Vec<Date> = quotes.iter().map(|quote| frame.day_of(quote)).collect();
        order.sort_by(|&a, &b| {
            days[b].cmp(&days[a]).then_with(|| quotes[a].tellings.cmp(&quotes[b].tellings))
        });
        let (quotes, _) = arrange(quotes, &order);
        frame.quotes = quotes;
        let mut given: FxHashMap<BriefingId, Vec<(usize, QuoteId)>> = FxHashMap::default();
        for (index, quote) in frame.quotes.iter().enumerate() {
            for &(briefing, place) in &quote.tellings {
                given.entry(briefing).or_default().push((place, QuoteId(index)));
            }
        }
        for (briefing, mut given) in given {
            given.sort_unstable();
            frame.briefings[briefing.0].quotes = given.into_iter().map(|(_, quote)| quote).collect();
        }
        differences(frame)
    }
}

impl Frame {
    /// The day from which a quote is: when it was said, as far as a briefing states that, else the day of the oldest
    /// briefing that gives it.
    pub fn day_of(&self, quote: &Quote) -> Date {
        let stated = |&telling: &(BriefingId, usize)| self.quote_matter(telling).date.as_ref()?.earliest();
        let published = |&(briefing, _): &(BriefingId, usize)| self[briefing].outline().date.date();
        let said = quote.tellings.iter().find_map(stated);
        said.or_else(|| quote.tellings.last().map(published)).unwrap_or_default()
    }
}

/// The quotes that entries give, each with an id of its own: the oldest in some words has the one that is made of
/// them and of the speaker alone.
fn joined(mut entries: Vec<Entry>, frame: &Frame) -> Vec<Quote> {
    let ages = agree::ages(frame);
    let said = |entry: &Entry| Said::of(&frame[entry.briefing].outline().quotes[entry.place]);
    // Of one moment, who states more comes first; names of files do not decide.
    entries.sort_by_cached_key(|entry| {
        let said = said(entry);
        (ages[entry.briefing.0], said.gaps(), said, Reverse(entry.briefing), entry.place)
    });
    let mut groups: FxHashMap<(ActorId, Arc<str>), Groups<Said>> = FxHashMap::default();
    let mut ids: FxHashSet<String> = FxHashSet::default();
    let mut quotes: Vec<Quote> = Vec::new();
    for entry in &entries {
        let stated = said(entry);
        let same = groups.entry((entry.speaker, Arc::clone(&entry.words))).or_default();
        let number = same.place(&stated, |_| true, quotes.len());
        if number == quotes.len() {
            let id = new_id((&frame[entry.speaker].slug, &entry.words), &stated, &ids);
            ids.insert(id.clone());
            quotes.push(Quote { id, speaker: entry.speaker, tellings: Vec::new() });
        }
        quotes[number].tellings.push((entry.briefing, entry.place));
    }
    for quote in &mut quotes {
        quote.tellings.sort_unstable();
    }
    quotes
}

/// An id that is not taken: made of speaker and words, and, where these were said before, of when and where too.
fn new_id((speaker, words): (&str, &str), said: &Said, taken: &FxHashSet<String>) -> String {
    let id = |of: &str| format!("quote-{}", Fingerprint::of(of.as_bytes()).short(12));
    let mut text = format!("{speaker}\n{words}");
    let apart = [said.date.as_deref(), said.occasion.as_deref()];
    for more in apart.into_iter().flatten() {
        if !taken.contains(&id(&text)) {
            break;
        }
        text = format!("{text}\n{more}");
    }
    // Quotes that leave open which of several they are.
    while taken.contains(&id(&text)) {
        text.push_str("\nagain");
    }
    id(&text)
}

/// Quotes of one speaker that are kept for a run of words, the last ones: a run that many share says little.
const MOST_OF_RUN: usize = 32;

/// Quotes that one is compared with: those that share most runs.
const MOST_COMPARED: usize = 8;

/// The last quotes of each speaker that hold a run of words.
struct Runs {
    /// By speaker and run the last entry of the list.
    last: FxHashMap<(ActorId, u64), u32>,
    /// Quotes that hold a run, each with the entry before it of the same speaker and run: most runs stand in one quote,
    /// for which a list of its own would be large.
    entries: Vec<(usize, Option<u32>)>,
}

impl Runs {
    /// Room for so many runs.
    fn with_capacity(runs: usize) -> Self {
        Self {
            last: FxHashMap::with_capacity_and_hasher(runs, FxBuildHasher),
            entries: Vec::with_capacity(runs),
        }
    }

    /// The last quotes of a speaker that hold a run.
    fn holding(&self, speaker: ActorId, run: u64) -> impl Iterator<Item = usize> {
        let entry = |number: u32| self.entries.get(number as usize);
        let mut next = self.last.get(&(speaker, run)).copied();
        std::iter::from_fn(move || {
            let (quote, before) = entry(next?)?;
            next = *before;
            Some(*quote)
        })
        .take(MOST_OF_RUN)
    }

    /// The quotes that share most runs with a new one, in order.
    fn near(&self, speaker: ActorId, runs: &[u64]) -> Vec<usize> {
        let sharing = runs.iter().flat_map(|&run| self.holding(speaker, run));
        let mut shared: Vec<usize> = sharing.inspect(|_| steps::take()).collect();
        shared.sort_unstable();
        let counts = shared.chunk_by(|a, b| a == b).map(|same| (Reverse(same.len()), same[0]));
        let mut counts: Vec<(Reverse<usize>, usize)> = counts.collect();
        counts.sort_unstable();
        counts.truncate(MOST_COMPARED);
        let mut near: Vec<usize> = counts.into_iter().map(|(_, index)| index).collect();
        near.sort_unstable();
        near
    }

    fn add(&mut self, speaker: ActorId, runs: &[u64], quote: usize) {
        for &run in runs {
            let number = u32::try_from(self.entries.len()).expect("a frame has far fewer than 2^32 words");
            let before = self.last.insert((speaker, run), number);
            self.entries.push((quote, before));
        }
    }
}

/// Whether two quotes were said on different days: then each has its own words.
fn said_apart(one: &QuoteMatter, other: &QuoteMatter) -> bool {
    let ends_before = |one: &QuoteMatter, other: &QuoteMatter| {
        let end = one.date.as_ref().and_then(Edtf::latest);
        let begin = other.date.as_ref().and_then(Edtf::earliest);
        end.zip(begin).is_some_and(|(end, begin)| end < begin)
    };
    ends_before(one, other) || ends_before(other, one)
}

/// Of one speaker, quotes that two briefings give in different words. Only those that share a run of
/// words are compared, and of them a few.
fn differences(frame: &Frame) -> Vec<Finding> {
    let mut findings = Vec::new();
    let given = |index: usize| {
        let (briefing, entry) = frame.quotes[index].tellings[0];
        (Spot::new(frame[briefing].declared.file, At::Quote(entry)), &frame[briefing].outline().quotes[entry])
    };
    let mut by_words =
        Runs::with_capacity((0..frame.quotes.len()).map(|index| given(index).1.runs.len()).sum());
    // The newest briefing first, whenever the words were said.
    let mut order: Vec<usize> = (0..frame.quotes.len()).collect();
    order.sort_by_key(|&index| &frame.quotes[index].tellings);
    for index in order {
        let quote = &frame.quotes[index];
        let (spot, matter) = given(index);
        let near = by_words.near(quote.speaker, &matter.runs);
        let other = near.into_iter().map(given).find(|(there, known)| {
            there.file != spot.file
                && !said_apart(matter, known)
                && differs(&matter.text.value, &known.text.value)
        });
        if let Some((there, known)) = other {
            let message = format!("{} is quoted in other words elsewhere.", frame[quote.speaker].name);
            findings.push(
                Finding::new(Lint::QuoteDiffers, spot, message)
                    .label(there, "here too")
                    .hint(format!("the other says: {}", known.text.value)),
            );
        }
        by_words.add(quote.speaker, &matter.runs, index);
    }
    findings
}
