//! The home page: what is new, who is in the news, what comes.

use serde::Serialize;

use super::dates::{DateView, PublicationView};
use super::hashed::Hashed;
use super::parts::{ActorCard, BodyView, BriefingCard, EventView, ImageView, Meta, QuoteView, TopicCard};

/// The home page.
#[derive(Debug, Hash, Serialize)]
pub struct HomeView<'s> {
    /// The page.
    pub page: Meta,
    /// The picture of `content/index.md`.
    pub image: Option<ImageView>,
    /// Words on top, from `content/index.md`.
    #[serde(skip)]
    pub body: Option<BodyView<'s>>,
    /// The briefing that leads: the newest, or the one that the setting `home` names.
    pub latest: Option<&'s Hashed<BriefingCard>>,
    /// Its picture, for a width of two thirds of a page.
    pub latest_image: Option<ImageView>,
    /// The newest of the others.
    pub recent: Vec<&'s Hashed<BriefingCard>>,
    /// Which briefings `actors` and `topics` count.
    pub period: Option<Period>,
    /// The actors that the newest briefings name most, with how many of them.
    pub actors: Vec<Trend<&'s Hashed<ActorCard>>>,
    /// Their most frequent topics.
    pub topics: Vec<Trend<&'s Hashed<TopicCard>>>,
    /// Newest updates and corrections of published briefings, the latest first.
    pub changes: Vec<Change<'s>>,
    /// Short quotes of the newest briefings, each of another speaker.
    pub quotes: Vec<&'s Hashed<QuoteView>>,
    /// The next events, the nearest first.
    pub next_dates: Vec<&'s Hashed<EventView>>,
    /// The last events that have come, the latest first.
    pub last_dates: Vec<&'s Hashed<EventView>>,
    /// What the site holds.
    pub counts: Counts,
    /// Whether `counts` stand on the page.
    pub shows_counts: bool,
}

/// What a site holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Counts {
    /// Briefings.
    pub briefings: usize,
    /// Actors.
    pub actors: usize,
    /// Topics.
    pub topics: usize,
    /// Events.
    pub events: usize,
    /// Quotes.
    pub quotes: usize,
}

/// The newest briefings, of which the home page counts names and topics.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// How many they are; `before` counts as many before them.
    pub briefings: usize,
    /// The day of the first.
    pub from: PublicationView,
    /// The day of the last.
    pub to: PublicationView,
}

/// Something with its number of briefings in a period and in the one before.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Trend<T> {
    /// The actor or topic.
    pub item: T,
    /// How many briefings of the period.
    pub count: usize,
    /// How many of as many briefings before.
    pub before: usize,
    /// Whether no briefing before the period has it.
    pub is_new: bool,
}

/// An update or a correction of a briefing.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Change<'s> {
    /// The briefing.
    pub briefing: &'s Hashed<BriefingCard>,
    /// When.
    pub date: DateView,
    /// What was corrected; `None` for an update.
    pub correction: Option<&'s str>,
}
