//! The pages by which readers find their way: timeline, network, quotes, search, and where there is nothing.

use serde::Serialize;

use super::hashed::Hashed;
use super::pages::{Counted, YearLink};
use super::parts::{ActorCard, BriefingCard, EventView, Meta, QuoteView, Ref, TopicCard};
use super::pictures::PicturesView;

/// The timeline: its years.
#[derive(Debug, Hash, Serialize)]
pub struct TimelineView<'s> {
    /// The page.
    pub page: Meta,
    /// Years, the latest first, each with some of its events.
    pub years: Vec<TimelineYear<'s>>,
    /// Its picture: `timeline`, or `density` where there are more events than it can show.
    pub pictures: PicturesView<'s>,
}

/// A year of the timeline.
#[derive(Debug, Hash, Serialize)]
pub struct TimelineYear<'s> {
    /// The year and its page.
    pub link: YearLink,
    /// The events that most briefings tell, of equals the latest, in order.
    pub events: Vec<&'s Hashed<EventView>>,
}

/// A page of one year of the timeline.
#[derive(Debug, Hash, Serialize)]
pub struct YearView<'s> {
    /// The page.
    pub page: Meta,
    /// The year; `None` for events whose year is not known.
    pub year: Option<i16>,
    /// Its events, earliest first.
    pub events: Vec<&'s Hashed<EventView>>,
    /// The year with events before it.
    pub previous: Option<YearLink>,
    /// The year with events after it.
    pub next: Option<YearLink>,
    /// Its pictures: `timeline`, of the events of this page, and `density`, by month, where the year has several pages.
    pub pictures: PicturesView<'s>,
}

/// Who appears with whom.
#[derive(Debug, Hash, Serialize)]
pub struct NetworkView<'s> {
    /// The page.
    pub page: Meta,
    /// Its picture: `network`, when two actors appear together.
    pub pictures: PicturesView<'s>,
    /// Actors that appear with others, from A to Z, each with the way to its own network: those that most briefings list,
    /// 240 at most.
    pub names: Vec<Ref>,
}

/// A page of the index of quotes.
#[derive(Debug, Hash, Serialize)]
pub struct QuotesView<'s> {
    /// The page.
    pub page: Meta,
    /// Its quotes, the last said first.
    pub quotes: Vec<&'s Hashed<QuoteView>>,
    /// Which of them are of which year.
    pub years: Vec<QuotesOfYear>,
    /// All years, with the page on which each begins.
    pub all_years: Vec<YearLink>,
    /// Who said most, each with the way to the list and the number of quotes; 40 at most.
    pub speakers: Vec<Counted<Ref>>,
    /// The topics in whose briefings most was said, likewise.
    pub topics: Vec<Counted<Ref>>,
}

/// The quotes of one year on one page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QuotesOfYear {
    /// The year.
    pub year: i16,
    /// The place of the first in `quotes`.
    pub from: usize,
    /// The place behind the last.
    pub to: usize,
}

/// The search page.
#[derive(Debug, Hash, Serialize)]
pub struct SearchView<'s> {
    /// The page.
    pub page: Meta,
    /// The folder of the search index, with a slash at its end.
    pub index: String,
    /// The newest briefings.
    pub recent: Vec<&'s Hashed<BriefingCard>>,
    /// The actors that the newest briefings name most.
    pub actors: Vec<&'s Hashed<ActorCard>>,
    /// Their most frequent topics.
    pub topics: Vec<&'s Hashed<TopicCard>>,
}

/// The page for addresses that do not exist.
#[derive(Debug, Hash, Serialize)]
pub struct NotFoundView<'s> {
    /// The page.
    pub page: Meta,
    /// The newest briefings.
    pub recent: Vec<&'s Hashed<BriefingCard>>,
    /// The actors that the newest briefings name most.
    pub actors: Vec<&'s Hashed<ActorCard>>,
    /// Their most frequent topics.
    pub topics: Vec<&'s Hashed<TopicCard>>,
}
