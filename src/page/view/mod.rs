//! The views: plain structs that hold everything a template can see, and nothing else.
//!
//! The same struct is what the template gets (`Serialize`) and what the page's fingerprint is taken
//! from (`Hash`). A `url` is ready to be linked: it holds the base path of the site.
//!
//! `parts` are what pages are made of, `pictures` what is drawn on them, `pages` the pages for people,
//! `machine` what programs read.

mod machine;
mod pages;
mod parts;
mod pictures;

pub use machine::*;
pub use pages::*;
pub use parts::*;
pub use pictures::*;

/// What one output file shows.
#[derive(Debug, Hash)]
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
    Page(Box<PageView<'s>>),
    NotFound(Box<NotFoundView<'s>>),
    Redirect(Box<RedirectView>),
    Atom(FeedView<'s>),
    JsonFeed(FeedView<'s>),
    Calendar(CalendarView<'s>),
    Sitemap(SitemapView),
    Robots(RobotsView),
    Data(DataView<'s>),
    /// Words as they are: `CNAME`, `.nojekyll`.
    Text(String),
}
