//! Archives of briefings to measure with: the same files for the same plan, on every machine.
//!
//! An [`Archive`] holds what briefings share (words, actors, topics, and of each briefing what others may refer
//! to); each briefing is made from its number when it is written, so that 100,000 of them need little memory.
//! Every [`Flavour`] tells the same: titles, dates, names, events, quotes, sources and prose. Only keys, places
//! of files and spellings of links are those of the program that reads them. Nobody reads the texts.

mod briefing;
mod cast;
mod flavour;
mod numbers;
mod words;

use std::collections::HashSet;
use std::io;
use std::path::Path;

use jiff::ToSpan as _;
use jiff::civil::Date;
use rayon::prelude::*;

pub(crate) use self::cast::{Actor, Topic};
pub(crate) use self::flavour::Flavour;
use self::numbers::Numbers;
use self::words::Words;

/// What an archive holds, and how much of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) briefings: usize,
    pub(crate) actors: usize,
    pub(crate) topics: usize,
    /// Another seed makes another archive of the same kind.
    pub(crate) seed: u64,
    pub(crate) shape: Shape,
}

impl Plan {
    /// An ordinary archive: an actor for ten briefings, a topic for twenty.
    pub(crate) fn of(briefings: usize) -> Self {
        Self {
            briefings,
            actors: (briefings / 10).clamp(10, 5000),
            topics: (briefings / 20).clamp(4, 200),
            seed: 1,
            shape: Shape::Plain,
        }
    }

    /// An archive of an awkward shape.
    pub(crate) fn shaped(briefings: usize, shape: Shape) -> Self {
        let plain = Self { shape, ..Self::of(briefings) };
        match shape {
            Shape::ManyActors { actors } => Self { actors, ..plain },
            _ => plain,
        }
    }
}

/// What is unusual in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Plain,
    /// One actor stands in every other briefing.
    HalfOneActor,
    /// So many actors, each in some briefing.
    ManyActors {
        actors: usize,
    },
    /// The first briefing has so many quotes.
    ManyQuotes {
        quotes: usize,
    },
    /// One actor says so many quotes, all over the archive, that share most of their words.
    OneSpeaker {
        quotes: usize,
    },
    /// So many links, all over the archive, lead nowhere.
    BrokenLinks {
        links: usize,
    },
}

/// What the briefings of an archive share.
pub(crate) struct Archive {
    pub(crate) plan: Plan,
    pub(crate) actors: Vec<Actor>,
    pub(crate) topics: Vec<Topic>,
    heads: Vec<Head>,
    words: Words,
}

/// What others may refer to in a briefing.
struct Head {
    title: String,
    date: Date,
    slug: String,
    /// Places in the archive's lists.
    actors: Vec<usize>,
    topics: Vec<usize>,
}

/// The first day of an archive, and over how many days it goes.
const FIRST_DAY: Date = jiff::civil::date(2015, 1, 1);
const DAYS: usize = 3650;

impl Archive {
    pub(crate) fn new(plan: Plan) -> Self {
        let words = Words::new(plan.seed);
        let actors = cast::actors(&words, plan);
        let topics = cast::topics(&words, plan);
        let mut archive = Self { plan, actors, topics, heads: Vec::with_capacity(plan.briefings), words };
        let mut taken = HashSet::new();
        for index in 0..plan.briefings {
            let mut head = archive.head(index);
            if !taken.insert(head.slug.clone()) {
                head.slug = format!("{}-{index}", head.slug);
                taken.insert(head.slug.clone());
            }
            archive.heads.push(head);
        }
        archive
    }

    /// Writes all files of the archive as `flavour` wants them, below `folder`.
    pub(crate) fn write(&self, flavour: Flavour, folder: &Path) -> io::Result<()> {
        flavour::write_shared(self, flavour, folder)?;
        (0..self.plan.briefings).into_par_iter().try_for_each(|index| {
            let (path, text) = self.briefing(flavour, index);
            flavour::write(&folder.join(path), &text)
        })
    }

    /// The path and the text of a briefing.
    pub(crate) fn briefing(&self, flavour: Flavour, index: usize) -> (String, String) {
        let text = flavour::briefing(self, flavour, &briefing::Briefing::new(self, flavour, index));
        (flavour::path(&self.heads[index]), text)
    }

    /// The path of the file of an actor, if it has one.
    pub(crate) fn actor_path(&self, flavour: Flavour, index: usize) -> Option<String> {
        let actor = self.actors.get(index).filter(|actor| actor.declared)?;
        (flavour == Flavour::Briefgen).then(|| format!("content/actors/{}.md", actor.slug))
    }

    /// Numbers for one purpose and one thing: what is made of them depends on nothing else.
    fn numbers(&self, purpose: u64, index: usize) -> Numbers {
        Numbers::of(&[self.plan.seed, purpose, index as u64])
    }

    fn head(&self, index: usize) -> Head {
        let numbers = &mut self.numbers(1, index);
        let day = i64::try_from(index * DAYS / self.plan.briefings).unwrap_or_default();
        let date = FIRST_DAY.saturating_add(day.days());
        let mut actors = distinct(3 + numbers.below(6), self.actors.len(), numbers);
        match self.plan.shape {
            Shape::HalfOneActor if index.is_multiple_of(2) && !actors.contains(&0) => actors.push(0),
            Shape::HalfOneActor if !index.is_multiple_of(2) => actors.retain(|actor| *actor != 0),
            Shape::OneSpeaker { .. } if !actors.contains(&0) => actors.push(0),
            Shape::ManyActors { .. } => {
                actors.extend((index..self.actors.len()).step_by(self.plan.briefings));
                actors.sort_unstable();
                actors.dedup();
            }
            _ => {}
        }
        let topics = distinct(1 + numbers.below(4), self.topics.len(), numbers);
        let count = 4 + numbers.below(6);
        let mut title = words::capital(&self.words.row(count, numbers));
        match numbers.below(5) {
            0 => title = format!("{}: {title}", self.actors[actors[0]].name),
            1 => title = format!("{title} in {}", self.words.place(numbers)),
            _ => {}
        }
        Head { slug: words::slug(&title), title, date, actors, topics }
    }
}

/// Different numbers below `limit`, small ones more often, as names in the news come.
fn distinct(count: usize, limit: usize, numbers: &mut Numbers) -> Vec<usize> {
    let mut found = Vec::with_capacity(count);
    while found.len() < count.min(limit) {
        let number = numbers.skewed(limit);
        if !found.contains(&number) {
            found.push(number);
        }
    }
    found
}
