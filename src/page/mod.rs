//! Which pages there are, and the [`View`] that each one shows.
//!
//! Owns URLs, pagination, and the words of built-in pages. It must not know how a view becomes
//! bytes. A view is made when it is asked for: a hundred thousand of them need not be held at once.
//!
//! [`PlannedEdition`] is the plan of one edition, [`Pages`] the pages once editions know each other. What only one kind of
//! file needs is made by a type of its own that borrows them: `DataRecords`, `SearchRecords`, `News`.

mod assets;
mod body_links;
mod briefing;
mod cards;
mod citation;
mod corrections;
mod data_files;
mod density;
mod edition;
mod entity;
mod feed;
mod feed_text;
mod home;
mod host;
mod identity;
mod index;
mod lists;
mod memo;
mod mentions;
mod meta;
mod monogram;
mod network;
mod news;
mod others;
mod own;
mod pager;
mod paths;
mod plan;
mod plan_inputs;
mod plan_redirects;
mod quotes;
mod records;
mod search;
mod social;
mod story;
mod structured;
mod taken;
mod timeline;
mod urls;
pub mod view;

use std::sync::Arc;

pub use assets::{Asset, Assets};
pub use edition::{EarlierPlan, PlannedEdition, Surroundings};
pub use identity::{Identity, Mark};

use crate::config::{MenuItem, Settings};
use crate::date::Clock;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::image::Rendition;
use crate::language::Language;
use crate::name::{SourcePath, UrlPath};
use crate::site::{ActorId, BriefingId, PageId, Site, TopicId};
use crate::snapshot::Fingerprint;
use cards::Cards;
use corrections::number_of_corrections;
use others::Others;
use plan::Plan;
use timeline::Years;
use urls::Urls;
use view::{MenuLink, SectionLink, SiteView, View};

/// The folder of the output in which the search index stands: what Pagefind calls it by itself.
pub const INDEX: &str = "pagefind";

/// What one output file is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PageKey {
    /// The home page.
    Home,
    /// A page of the index of briefings, from 1.
    Briefings(usize),
    /// A briefing.
    Briefing(BriefingId),
    /// A page of the index of actors.
    Actors(usize),
    /// An actor.
    Actor(ActorId),
    /// A page of the index of topics.
    Topics(usize),
    /// A topic.
    Topic(TopicId),
    /// A page of a list that did not fit on the page of its owner.
    List(Owner, Facet, usize),
    /// The timeline.
    Timeline,
    /// A page of one year of the timeline, by the year's place in it.
    Year(usize, usize),
    /// Who appears with whom.
    Network,
    /// A page of the index of quotes.
    Quotes(usize),
    /// A page of the list of corrections.
    Corrections(usize),
    /// The search page.
    Search,
    /// An ordinary page.
    Page(PageId),
    /// The page for addresses that do not exist.
    NotFound,
    /// An old URL that leads to a document, by its place among them.
    Redirect(usize),
    /// An Atom feed.
    Atom(FeedOf),
    /// A JSON feed.
    JsonFeed(FeedOf),
    /// The calendar.
    Calendar,
    /// A file of the sitemap: 0 is `/sitemap.xml`.
    Sitemap(usize),
    /// `/robots.txt`.
    Robots,
    /// The page that documents the data files.
    DataFiles,
    /// A data file.
    Data(Records),
    /// A table of records.
    Table(Records),
    /// The JSON Schema of a kind of data file, by its place among them.
    Schema(usize),
    /// The social card of a briefing.
    Card(BriefingId),
    /// `CNAME`.
    Cname,
    /// `.nojekyll`.
    NoJekyll,
    /// `_redirects`.
    HostRedirects,
    /// `_headers`.
    HostHeaders,
}

impl PageKey {
    /// What it is, in a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Briefing(_) => "briefing",
            Self::Actor(_) => "actor",
            Self::Topic(_) => "topic",
            Self::Briefings(_) | Self::Actors(_) | Self::Topics(_) | Self::Quotes(_) => "index",
            Self::Corrections(_) => "corrections",
            Self::List(..) => "list",
            Self::Timeline | Self::Year(..) => "timeline",
            Self::Network => "network",
            Self::Search => "search",
            Self::Page(_) => "page",
            Self::NotFound => "404",
            Self::Redirect(_) => "redirect",
            Self::Atom(_) | Self::JsonFeed(_) => "feed",
            Self::Calendar => "calendar",
            Self::DataFiles | Self::Data(_) | Self::Table(_) | Self::Schema(_) => "data",
            Self::Card(_) => "card",
            Self::Sitemap(_)
            | Self::Robots
            | Self::Cname
            | Self::NoJekyll
            | Self::HostRedirects
            | Self::HostHeaders => "host",
        }
    }

    /// Whether it takes long and cannot fail: what shows the whole archive, records, drawings.
    pub fn is_costly(&self) -> bool {
        matches!(self, Self::Data(_) | Self::Table(_) | Self::Calendar | Self::Sitemap(_) | Self::Card(_))
    }

    /// Whether a reader may land on it, so that the sitemap lists it.
    fn is_landing(&self) -> bool {
        match self {
            Self::Home
            | Self::Briefings(_)
            | Self::Briefing(_)
            | Self::Actors(_)
            | Self::Actor(_)
            | Self::Topics(_)
            | Self::Topic(_)
            | Self::List(..)
            | Self::Timeline
            | Self::Year(..)
            | Self::Network
            | Self::Quotes(_)
            | Self::Corrections(_)
            | Self::Page(_)
            | Self::DataFiles => true,
            Self::NotFound
            | Self::Search
            | Self::Redirect(_)
            | Self::Atom(_)
            | Self::JsonFeed(_)
            | Self::Calendar
            | Self::Sitemap(_)
            | Self::Robots
            | Self::Data(_)
            | Self::Table(_)
            | Self::Schema(_)
            | Self::Card(_)
            | Self::Cname
            | Self::NoJekyll
            | Self::HostRedirects
            | Self::HostHeaders => false,
        }
    }
}

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each holds what its name says")]
pub enum Owner {
    Actor(ActorId),
    Topic(TopicId),
    Briefing(BriefingId),
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each holds what its name says")]
pub enum Facet {
    Briefings,
    Events,
    Quotes,
    Sources,
    Actors,
    Topics,
    Backlinks,
    Mentions,
}

/// What a feed follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each holds what its name says")]
pub enum FeedOf {
    Site,
    Corrections,
    Actor(ActorId),
    Topic(TopicId),
}

/// What a data file holds: all records of a kind, or all on one actor or topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each holds what its name says")]
pub enum Records {
    Briefings,
    Actors,
    Topics,
    Events,
    Quotes,
    Corrections,
    Actor(ActorId),
    Topic(TopicId),
}

/// A page and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its path.
    pub path: UrlPath,
    /// What it is.
    pub key: PageKey,
}

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where it goes.
    pub path: UrlPath,
    /// Where it comes from.
    pub file: SourcePath,
}

/// A rendition of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRendition {
    /// Where it goes.
    pub path: UrlPath,
    /// The picture.
    pub file: SourcePath,
    /// Its size.
    pub rendition: Rendition,
    /// What stands for its bytes: those of the picture, and how they are scaled.
    pub key: Fingerprint,
}

/// The pages of an edition that knows the other editions: they can be shown. [`PlannedEdition::introduce`] makes them.
#[derive(Debug)]
pub struct Pages {
    site: Arc<Site>,
    settings: Arc<Settings>,
    clock: Clock,
    language: Arc<Language>,
    urls: Urls,
    cards: Cards,
    years: Arc<Years>,
    plan: Arc<Plan>,
    /// Of all that the plan is made of.
    plan_inputs: Fingerprint,
    others: Arc<Others>,
    folder: String,
    identity: Arc<Identity>,
}

impl Pages {
    /// The path of a planned page inside its edition.
    fn plan_path(&self, path: &UrlPath) -> UrlPath {
        let inside = path.as_str().strip_prefix(&*self.folder).unwrap_or(path.as_str());
        UrlPath::from_site(inside)
    }

    /// Keeps the plan and lets go of the site.
    pub fn into_plan(self) -> EarlierPlan {
        let Self { site, cards, plan, plan_inputs, .. } = self;
        // To free the cards of a whole archive takes as long as a small change: nobody waits for it.
        rayon::spawn(move || drop((site, cards)));
        EarlierPlan { inputs: plan_inputs, plan }
    }

    /// The language that they are in.
    pub fn language(&self) -> &Arc<Language> {
        &self.language
    }

    /// Every page, in a fixed order.
    pub fn planned(&self) -> &[Planned] {
        &self.plan.planned
    }

    /// The page that an output file is.
    pub fn page_at(&self, file: &str) -> Option<&Planned> {
        self.plan.page_at(file)
    }

    /// Every file of `content/` that is copied.
    pub fn copied(&self) -> &[Copied] {
        &self.plan.copied
    }

    /// The renditions of pictures; those of one picture stand side by side.
    pub fn renditions(&self) -> &[PlannedRendition] {
        &self.plan.renditions
    }

    /// What is wrong with URLs: two pages with one, links to none.
    pub fn problems(&self) -> impl Iterator<Item = Diagnostic> {
        let missing = self.settings.base_url.is_none() && !self.settings.base_url_given;
        let problem = || {
            let span = Span::whole_file(&crate::config::FILE.into());
            let message = "Without a `base_url` there are no feeds, no sitemap and no canonical links.";
            let hint = "write `base_url: https://user.github.io/repo/` in briefgen.yaml";
            Diagnostic::new(Lint::BaseUrlMissing, span, message).hint(hint)
        };
        self.plan.problems.iter().cloned().chain(self.broken_paths()).chain(missing.then(problem))
    }

    /// The files that have a page, or the words of one, each with it as it is planned.
    pub fn shown_files(&self) -> impl Iterator<Item = (&SourcePath, &Planned)> {
        let home = || self.site.pages.iter().find(|page| page.parts.is_empty()).map(|page| &page.document);
        self.plan.planned.iter().filter_map(move |planned| {
            let document = match planned.key {
                PageKey::Home => home(),
                PageKey::Briefing(id) => Some(&self.site[id].document),
                PageKey::Actor(id) => self.site[id].document.as_ref(),
                PageKey::Topic(id) => self.site[id].document.as_ref(),
                PageKey::Page(id) => Some(&self.site[id].document),
                _ => None,
            };
            document.map(|document| (&document.path, planned))
        })
    }

    /// What one page shows.
    pub fn view(&self, key: &PageKey) -> View<'_> {
        match key {
            PageKey::Home => View::Home(Box::new(self.home())),
            PageKey::Briefings(number) => View::Briefings(Box::new(self.briefings(*number))),
            PageKey::Briefing(id) => View::Briefing(Box::new(self.briefing(*id))),
            PageKey::Actors(number) => View::Actors(Box::new(self.actors(*number))),
            PageKey::Actor(id) => View::Actor(Box::new(self.actor(*id))),
            PageKey::Topics(number) => View::Topics(Box::new(self.topics(*number))),
            PageKey::Topic(id) => View::Topic(Box::new(self.topic(*id))),
            PageKey::List(owner, facet, number) => View::List(Box::new(self.list(*owner, *facet, *number))),
            PageKey::Timeline => View::Timeline(Box::new(self.timeline())),
            PageKey::Year(index, number) => View::Year(Box::new(self.year(*index, *number))),
            PageKey::Network => View::Network(Box::new(self.network())),
            PageKey::Quotes(number) => View::Quotes(Box::new(self.quotes(*number))),
            PageKey::Corrections(number) => View::Corrections(Box::new(self.corrections(*number))),
            PageKey::Search => View::Search(Box::new(self.search())),
            PageKey::Page(id) => View::Page(Box::new(self.ordinary(*id))),
            PageKey::NotFound => View::NotFound(Box::new(self.not_found())),
            PageKey::Redirect(index) => View::Redirect(Box::new(self.redirect(*index))),
            PageKey::Atom(of) => View::Atom(self.feed(*of, "feed.xml")),
            PageKey::JsonFeed(of) => View::JsonFeed(self.feed(*of, "feed.json")),
            PageKey::Calendar => View::Calendar(self.calendar()),
            PageKey::Sitemap(part) => View::Sitemap(self.sitemap(*part)),
            PageKey::Robots => View::Robots(self.robots()),
            PageKey::DataFiles => View::DataFiles(Box::new(self.data_files())),
            PageKey::Data(records) => View::Data(self.records(*records)),
            PageKey::Table(records) => View::Table(self.records(*records)),
            PageKey::Schema(kind) => View::Schema(self.schema(*kind)),
            PageKey::Card(id) => View::Card(self.card(*id)),
            PageKey::Cname => View::Text(
                self.settings.domain.as_ref().map(|domain| format!("{domain}\n")).unwrap_or_default(),
            ),
            PageKey::NoJekyll => View::Text(String::new()),
            PageKey::HostRedirects => View::Redirects(self.all_redirects()),
            PageKey::HostHeaders => View::Headers(self.headers()),
        }
    }

    /// What every page can see of the site.
    pub fn site_view(&self) -> SiteView {
        let settings = &*self.settings;
        let section = |key: &'static str| SectionLink {
            key,
            name: self.language.text(key),
            url: self.urls.href(&UrlPath::page(&[key])),
        };
        SiteView {
            title: settings.title.clone(),
            description: settings.description.clone(),
            url: self.urls.full(&UrlPath::page(&[])),
            base: settings.base_path().to_owned(),
            home: self.urls.href(&UrlPath::page(&[])),
            language: settings.language.clone(),
            direction: self.language.direction().word(),
            author: settings.author.clone(),
            copyright: settings.copyright.clone(),
            identity: self.identity_view(),
            menu: settings
                .menu
                .iter()
                .filter(|item| !self.is_broken(&item.url.value))
                .map(|item| MenuLink { title: item.title.clone(), url: self.menu_url(item) })
                .collect(),
            sections: ["briefings", "actors", "topics", "timeline", "network", "quotes"].map(section).into(),
            feeds: self.feeds_of(FeedOf::Site),
            corrections: (number_of_corrections(&self.site) > 0)
                .then(|| self.urls.href(&UrlPath::page(&["corrections"]))),
            data: self.urls.href(&UrlPath::page(&["data"])),
            calendar: (!self.site.events.is_empty())
                .then(|| self.urls.href(&UrlPath::file(&["calendar.ics"]))),
            search: settings.has_search().then(|| self.urls.href(&UrlPath::page(&["search"]))),
            extra: settings.extra.clone(),
            languages: self.others.languages.clone(),
            generator: format!("briefgen {}", env!("CARGO_PKG_VERSION")),
        }
    }

    fn menu_url(&self, item: &MenuItem) -> String {
        let url = &item.url.value;
        if item.is_inside() { self.urls.path(url) } else { url.clone() }
    }
}
