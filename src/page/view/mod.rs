//! The views: plain structs that hold everything a template can see, and nothing else.
//!
//! The same struct is what the template gets (`Serialize`) and what the page's fingerprint is taken
//! from (`Hash`). A `url` is ready to be linked: it holds the base path of the site.
//!
//! `parts` are what pages are made of, `pictures` what is drawn on them, `pages` the pages for people, `finding` those by
//! which they find them, `machine` what programs read, `feed_text` the texts of feeds, `records` what stands in the data
//! files, `search` what readers find, `host` what
//! the web server does.

mod corrections;
mod dates;
mod feed_text;
mod finding;
mod hashed;
mod home;
mod host;
mod identity;
mod machine;
mod pages;
mod parts;
mod pictures;
mod records;
mod search;

pub use corrections::*;
pub use dates::*;
pub use feed_text::*;
pub use finding::*;
pub use hashed::*;
pub use home::*;
pub use host::*;
pub use identity::*;
pub use machine::*;
pub use pages::*;
pub use parts::*;
pub use pictures::*;
pub use records::*;
pub use search::*;

use serde::Serialize;

/// What one output file shows.
#[derive(Debug, Hash, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each holds the view of that name")]
pub enum View<'s> {
    Home(Box<HomeView<'s>>),
    Briefings(Box<BriefingsView<'s>>),
    Briefing(Box<BriefingView<'s>>),
    Actors(Box<ActorsView<'s>>),
    Actor(Box<ActorView<'s>>),
    Topics(Box<TopicsView<'s>>),
    Topic(Box<TopicView<'s>>),
    List(Box<ListView<'s>>),
    Timeline(Box<TimelineView<'s>>),
    Year(Box<YearView<'s>>),
    Network(Box<NetworkView<'s>>),
    Quotes(Box<QuotesView<'s>>),
    Corrections(Box<CorrectionsView<'s>>),
    Search(Box<SearchView<'s>>),
    Page(Box<PageView<'s>>),
    NotFound(Box<NotFoundView<'s>>),
    Redirect(Box<RedirectView>),
    Atom(FeedView<'s>),
    JsonFeed(FeedView<'s>),
    Calendar(CalendarView<'s>),
    Sitemap(SitemapView),
    Robots(RobotsView),
    DataFiles(Box<DataFilesView>),
    Data(DataView<'s>),
    Redirects(RedirectsView),
    Headers(HeadersView<'s>),
    /// The same records as a table.
    Table(DataView<'s>),
    Schema(SchemaView),
    Card(CardView<'s>),
    /// Words as they are: `CNAME`, `.nojekyll`.
    Text(String),
}

impl View<'_> {
    /// What is made for its template beside the view: of the Markdown body, and of the pictures, if it may have some.
    pub fn made(&self) -> (Option<&BodyView<'_>>, Option<&PicturesView<'_>>) {
        match self {
            Self::Home(view) => (view.body.as_ref(), None),
            Self::Briefing(view) => (Some(&view.body), None),
            Self::Page(view) => (Some(&view.body), None),
            Self::Actor(view) => (view.body.as_ref(), Some(&view.pictures)),
            Self::Topic(view) => (view.body.as_ref(), Some(&view.pictures)),
            Self::List(view) => (None, Some(&view.pictures)),
            Self::Timeline(view) => (None, Some(&view.pictures)),
            Self::Year(view) => (None, Some(&view.pictures)),
            Self::Network(view) => (None, Some(&view.pictures)),
            Self::Briefings(_)
            | Self::Actors(_)
            | Self::Topics(_)
            | Self::Quotes(_)
            | Self::Corrections(_)
            | Self::Search(_)
            | Self::NotFound(_)
            | Self::Redirect(_)
            | Self::DataFiles(_)
            | Self::Atom(_)
            | Self::JsonFeed(_)
            | Self::Calendar(_)
            | Self::Sitemap(_)
            | Self::Robots(_)
            | Self::Data(_)
            | Self::Redirects(_)
            | Self::Headers(_)
            | Self::Table(_)
            | Self::Schema(_)
            | Self::Card(_)
            | Self::Text(_) => (None, None),
        }
    }
}
