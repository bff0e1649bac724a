//! The data of pictures: what `render` draws and what a table beside the picture says.
//!
//! Each is bounded, whatever the archive holds, and says how much it leaves out.

use jiff::civil::Date;
use serde::Serialize;

use super::dates::DateView;
use super::parts::Ref;

/// The pictures of a page; `pictures` in templates. What a page does not have is nothing.
#[derive(Debug, Default, Hash, Serialize)]
pub struct PicturesView<'s> {
    /// Briefings by month or year.
    pub mentions: Option<MentionsView>,
    /// Events on an axis of time.
    pub timeline: Option<TimelinePicture<'s>>,
    /// Events by year or month, where there are too many for an axis.
    pub density: Option<DensityView>,
    /// Who appears with whom.
    pub network: Option<NetworkPicture>,
}

/// How many briefings there are in each month or year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MentionsView {
    /// What is counted, in words: "Briefings by month".
    pub title: String,
    /// `month` or `year`.
    pub unit: &'static str,
    /// Months or years without a gap, earliest first.
    pub spans: Vec<MentionCount>,
    /// How many briefings list the actor or topic.
    pub listed: usize,
    /// How many others name it in their text alone.
    pub named: usize,
    /// How many of both are older than the first span.
    pub earlier: usize,
}

/// The briefings of one month or year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MentionCount {
    /// "June 2024", or "2024".
    pub label: String,
    /// Whether it is the first month of a year.
    #[serde(skip)]
    pub begins_year: bool,
    /// Those that list the actor or topic.
    pub listed: usize,
    /// Those that name it in their text alone.
    pub named: usize,
    /// Where the list of the first of these begins, when there are any.
    pub url: Option<String>,
}

/// Events on an axis of time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TimelinePicture<'s> {
    /// The events that are shown, by date.
    pub events: Vec<DatedRef<'s>>,
    /// How many there are.
    pub total: usize,
    /// The named periods that they fall into.
    pub eras: Vec<EraView>,
    /// On which side the latest stands: `left` or `right`.
    pub latest: &'static str,
}

/// How many events there are in each year or month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DensityView {
    /// `month` or `year`.
    pub unit: &'static str,
    /// Months or years without a gap, earliest first.
    pub spans: Vec<DensitySpan>,
    /// How many events they hold.
    pub total: usize,
    /// How many others are older than the first span.
    pub earlier: usize,
    /// How many others are of no month or year that is known.
    pub unplaced: usize,
    /// The named periods that they fall into.
    pub eras: Vec<EraView>,
    /// On which side the latest stands: `left` or `right`.
    pub latest: &'static str,
}

/// The events of one month or year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DensitySpan {
    /// "June 2024", or "2024".
    pub label: String,
    /// Its first day.
    #[serde(skip)]
    pub first_day: Date,
    /// How many begin in it.
    pub count: usize,
    /// Where they stand, when there are any.
    pub url: Option<String>,
}

/// A period with a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EraView {
    /// What it is called.
    pub name: String,
    /// From when until when.
    pub date: DateView,
}

/// An event in a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DatedRef<'s> {
    /// When.
    pub date: &'s DateView,
    /// What happened.
    pub name: &'s str,
    /// Its place on the timeline.
    pub url: &'s str,
}

/// Who appears with whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NetworkPicture {
    /// Actors; on an actor's page its own comes first.
    pub nodes: Vec<NodeView>,
    /// Pairs of them, the strongest first.
    pub pairs: Vec<PairView>,
    /// How many actors could be shown.
    pub total: usize,
    /// How many pairs there are among those that are shown.
    pub among: usize,
    /// Whether it is the neighbourhood of the first actor.
    pub around_first: bool,
}

/// An actor in a network.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NodeView {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// How many briefings list it.
    pub briefings: usize,
}

/// Two actors that appear together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PairView {
    /// The id of its row in the table, made of both slugs.
    pub id: String,
    /// The place of one in `nodes`.
    pub from: usize,
    /// The place of the other.
    pub to: usize,
    /// How many briefings list both.
    pub shared: usize,
    /// The newest of these.
    pub briefings: Vec<Ref>,
}
