//! The views: plain structs that hold everything a template can see, and nothing else.
//!
//! The same struct is what the template gets (`Serialize`) and what the page's fingerprint is taken
//! from (`Hash`). A `url` is ready to be linked: it holds the base path of the site.

use serde::Serialize;

use crate::date::{Edtf, Publication};
use crate::parse::{Correction, Document, Heading};
use crate::source::{Fingerprint, Hashed};

/// What every page can see of the site; `site` in templates.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SiteView {
    /// `title` of the settings.
    pub title: String,
    /// `description` of the settings.
    pub description: Option<String>,
    /// The full address of the site, when the settings give one.
    pub url: Option<String>,
    /// The base path: empty, or `/repo`.
    pub base: String,
    /// The home page.
    pub home: String,
    /// `language` of the settings.
    pub language: String,
    /// `author` of the settings.
    pub author: Option<String>,
    /// `copyright` of the settings.
    pub copyright: Option<String>,
    /// `menu` of the settings.
    pub menu: Vec<MenuLink>,
    /// The built-in parts of the menu.
    pub sections: Vec<SectionLink>,
    /// The feeds of the whole site.
    pub feeds: Vec<FeedLink>,
    /// The calendar, when there are events.
    pub calendar: Option<String>,
    /// `extra` of the settings.
    pub extra: serde_json::Value,
    /// Name and version of briefgen.
    pub generator: String,
}

/// An entry of `menu`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MenuLink {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
}

/// A built-in part of the menu.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SectionLink {
    /// What `page.section` says on its pages.
    pub key: &'static str,
    /// The words.
    pub name: &'static str,
    /// Where they lead.
    pub url: String,
}

/// What every page says of itself; `page` in templates.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct Meta {
    /// Where the page is, with the base path.
    pub url: String,
    /// Its full address, when the settings give a `base_url`.
    pub canonical: Option<String>,
    /// Its title, without the site's.
    pub title: String,
    /// One or two sentences about it.
    pub description: Option<String>,
    /// BCP 47 tag of its language.
    pub language: String,
    /// What kind of page: `home`, `briefing`, `actor`, `list` ...
    pub kind: &'static str,
    /// The part of the menu that it belongs to: `briefings`, `actors`, `topics`, `timeline`, `quotes`, or empty.
    pub section: &'static str,
    /// The way to it from the home page, itself left out.
    pub breadcrumbs: Vec<Ref>,
    /// Feeds that follow it.
    pub feeds: Vec<FeedLink>,
    /// Full address or path of the picture that stands for it.
    pub image: Option<String>,
    /// When it was published (RFC 3339); briefings only.
    pub published: Option<String>,
    /// When it was last changed (RFC 3339); briefings only.
    pub modified: Option<String>,
    /// schema.org description as JSON, safe inside `<script>`.
    pub json_ld: Option<String>,
    /// The other pages of a list that is longer than one.
    pub pager: Option<Pager>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
}

/// A name and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Ref {
    /// The words to show.
    pub name: String,
    /// Where they lead.
    pub url: String,
}

/// A feed of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FeedLink {
    /// What it follows.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// The pages of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pager {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How many entries all pages hold together.
    pub total: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages to show: the first, the last and those around this one.
    pub links: Vec<PagerLink>,
}

/// One page in a pager.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PagerLink {
    /// Its number.
    pub number: usize,
    /// Where it is.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether pages are left out between the one before in the list and this one.
    pub gap: bool,
}

/// The start of a list that may be longer.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Section<T> {
    /// The entries that are shown.
    pub items: Vec<T>,
    /// How many there are.
    pub total: usize,
    /// The page that shows all of them, when these are not all.
    pub more: Option<String>,
}

/// A briefing in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BriefingCard {
    /// Where it is.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub date: Publication,
    /// When it was updated.
    pub updated: Option<Publication>,
    /// Its summary as plain text.
    pub summary: String,
    /// Its language, when it is not the site's.
    pub language: Option<String>,
    /// The first actors that it names.
    pub actors: Vec<Ref>,
    /// Its topics.
    pub topics: Vec<Ref>,
}

/// An actor in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ActorCard {
    /// Where it is.
    pub url: String,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// The word for its kind: `Person` ...
    pub kind_label: &'static str,
    /// How many briefings name it.
    pub briefings: usize,
    /// How many quotes it has.
    pub quotes: usize,
}

/// A topic in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TopicCard {
    /// Where it is.
    pub url: String,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many briefings it has, with those of the topics below it.
    pub briefings: usize,
}

/// An office that an actor held.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Office {
    /// The office.
    pub title: String,
    /// Of which country or body, when that is not linked.
    pub of: Option<String>,
    /// The country's or body's own page.
    pub of_ref: Option<Ref>,
    /// Since when.
    pub from: Option<Edtf>,
    /// Until when.
    pub to: Option<Edtf>,
    /// Whether it is held at the time of the build.
    pub current: bool,
}

/// A source as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceView {
    /// Title of the document.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<Edtf>,
    /// Its number in the list of its briefing, from 1, when it stands there; its id on that page is
    /// `source-NUMBER`.
    pub number: Option<usize>,
}

/// An event.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EventView {
    /// Its id, also on the page of its year.
    pub id: String,
    /// Its place on the timeline.
    pub url: String,
    /// When.
    pub date: Edtf,
    /// What happened.
    pub event: String,
    /// Where.
    pub place: Option<String>,
    /// Who took part.
    pub actors: Vec<Ref>,
    /// What it is about.
    pub topics: Vec<Ref>,
    /// Who says so.
    pub source: Option<SourceView>,
    /// The briefings that tell it, newest first.
    pub briefings: Vec<Ref>,
}

/// A quote.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuoteView {
    /// Its id, also on the pages where it stands.
    pub id: String,
    /// Its place: in the body of its newest briefing that has it there, else on that briefing's page.
    pub url: String,
    /// The words.
    pub text: String,
    /// Who said it.
    pub speaker: Ref,
    /// Which office the speaker held when it was said.
    pub office: Option<Office>,
    /// When it was said.
    pub date: Option<Edtf>,
    /// On which occasion.
    pub occasion: Option<String>,
    /// The words in the language they were said in.
    pub original: Option<String>,
    /// That language.
    pub original_language: Option<String>,
    /// Who reports it.
    pub source: Option<SourceView>,
    /// The briefings that give it, newest first.
    pub briefings: Vec<Ref>,
    /// Whether the words stand in the body of one of them.
    pub in_body: bool,
    /// The paragraph in which they stand there.
    pub context: Option<String>,
    /// The same place as `url`, as a text fragment, which a browser without the id finds too.
    pub fragment: Option<String>,
}

/// A picture that stands for a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ImageView {
    /// Where it is.
    pub url: String,
    /// What it shows.
    pub alt: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A body to be rendered: its Markdown by hash, and where its references lead.
#[derive(Clone, Debug)]
pub struct BodyView<'s> {
    /// The file.
    pub document: &'s Document,
    /// Where each reference leads, ready to be linked; `None` keeps the text alone.
    pub links: Vec<Option<LinkView>>,
    /// The names that are linked where the body says them.
    pub names: Vec<NameMark>,
    /// The quotes of the briefing that stand in the body.
    pub quotes: Vec<QuoteMark<'s>>,
}

/// Where a reference of a body leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkView {
    /// The address.
    pub url: String,
    /// What it leads to, as a class: `actor`, `topic`, `briefing`, or empty.
    pub class: &'static str,
}

/// A name in a body that is linked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameMark {
    /// Whose page it leads to.
    pub link: LinkView,
    /// Who that is, in a few words.
    pub title: String,
    /// The pieces of the body's text.
    pub marks: Vec<crate::parse::Mark>,
}

/// A quote in a body.
#[derive(Clone, Debug, Hash)]
pub struct QuoteMark<'s> {
    /// The quote.
    pub quote: &'s Hashed<QuoteView>,
    /// The pieces of the body's text.
    pub marks: &'s [crate::parse::Mark],
}

impl std::hash::Hash for BodyView<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.document.hash.hash(state);
        self.links.hash(state);
        self.names.hash(state);
        self.quotes.hash(state);
    }
}

/// The home page.
#[derive(Debug, Hash, Serialize)]
pub struct HomeView<'s> {
    /// The page.
    pub page: Meta,
    /// Words on top, from `content/index.md`.
    #[serde(skip)]
    pub body: Option<BodyView<'s>>,
    /// The newest briefing.
    pub latest: Option<&'s Hashed<BriefingCard>>,
    /// Those before it.
    pub recent: Vec<&'s Hashed<BriefingCard>>,
    /// The actors that the newest briefings name most, with how many of them.
    pub actors: Vec<Counted<&'s Hashed<ActorCard>>>,
    /// Their most frequent topics.
    pub topics: Vec<Counted<&'s Hashed<TopicCard>>>,
    /// What the site holds.
    pub counts: Counts,
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

/// Something with a number of briefings.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Counted<T> {
    /// The actor or topic.
    pub item: T,
    /// How many briefings.
    pub count: usize,
}

/// A page of the index of briefings.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingsView<'s> {
    /// The page.
    pub page: Meta,
    /// Its briefings by year, newest first.
    pub years: Vec<YearGroup<'s>>,
    /// All years, with the page on which each begins.
    pub all_years: Vec<YearLink>,
}

/// The briefings of one year on one page.
#[derive(Debug, Hash, Serialize)]
pub struct YearGroup<'s> {
    /// The year.
    pub year: i16,
    /// Its briefings.
    pub briefings: Vec<&'s Hashed<BriefingCard>>,
}

/// A year and where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct YearLink {
    /// The year; `None` for events whose year is not known.
    pub year: Option<i16>,
    /// Where it begins.
    pub url: String,
    /// How many entries it has.
    pub count: usize,
}

/// A briefing.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingView<'s> {
    /// The page.
    pub page: Meta,
    /// Its slug.
    pub slug: &'s str,
    /// Its headline.
    pub title: &'s str,
    /// `summary` of the front matter; `None` when the first paragraph stands for it.
    pub summary: Option<&'s str>,
    /// When it was published.
    pub date: &'s Publication,
    /// When it was updated.
    pub updated: Option<&'s Publication>,
    /// Who wrote it.
    pub authors: &'s [String],
    /// Its picture.
    pub image: Option<ImageView>,
    /// Whom it names.
    pub actors: Vec<AppearanceView<'s>>,
    /// Its topics.
    pub topics: Vec<&'s Hashed<TopicCard>>,
    /// Its events.
    pub events: Vec<BriefingEvent<'s>>,
    /// Its quotes.
    pub quotes: Vec<BriefingQuote<'s>>,
    /// Its sources; the id of each on the page is `source-NUMBER`.
    pub sources: Vec<SourceView>,
    /// What was corrected.
    pub corrections: &'s [Correction],
    /// The body.
    #[serde(skip)]
    pub body: BodyView<'s>,
    /// The headings of the body.
    pub headings: &'s [Heading],
    /// Words of the body.
    pub words: usize,
    /// The briefing published before it.
    pub older: Option<&'s Hashed<BriefingCard>>,
    /// The briefing published after it.
    pub newer: Option<&'s Hashed<BriefingCard>>,
    /// Briefings near to it.
    pub related: Vec<&'s Hashed<BriefingCard>>,
    /// Briefings that link to it.
    pub backlinks: Section<&'s Hashed<BriefingCard>>,
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Extra<'s>,
}

/// `extra` of a file's front matter; hashed with the file.
#[derive(Debug, Serialize)]
pub struct Extra<'s> {
    /// Whatever the writer put there.
    pub extra: &'s serde_json::Value,
    /// The file's hash stands for it.
    #[serde(skip)]
    pub hash: Fingerprint,
}

impl std::hash::Hash for Extra<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

/// An actor in a briefing.
#[derive(Debug, Hash, Serialize)]
pub struct AppearanceView<'s> {
    /// Who.
    pub actor: &'s Hashed<ActorCard>,
    /// The part that the actor plays in this briefing.
    pub part: Option<&'s str>,
    /// The office held on the day of the briefing.
    pub office: Option<Office>,
}

/// An event as a briefing tells it.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingEvent<'s> {
    /// The event.
    pub event: &'s Hashed<EventView>,
    /// The source that this briefing names.
    pub source: Option<SourceView>,
}

/// A quote as a briefing gives it.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingQuote<'s> {
    /// The quote.
    pub quote: &'s Hashed<QuoteView>,
    /// Whether it stands in this body, under its id.
    pub in_body: bool,
    /// The source that this briefing names.
    pub source: Option<SourceView>,
}

/// A page of the index of actors.
#[derive(Debug, Hash, Serialize)]
pub struct ActorsView<'s> {
    /// The page.
    pub page: Meta,
    /// Its actors by kind and letter.
    pub kinds: Vec<KindGroup<'s>>,
    /// All kinds, with the page on which each begins.
    pub all_kinds: Vec<KindLink>,
}

/// The actors of one kind on one page.
#[derive(Debug, Hash, Serialize)]
pub struct KindGroup<'s> {
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// The word for several: `People` ...
    pub label: &'static str,
    /// Its actors by letter.
    pub letters: Vec<LetterGroup<'s>>,
}

/// The actors of one kind under one letter.
#[derive(Debug, Hash, Serialize)]
pub struct LetterGroup<'s> {
    /// The letter.
    pub letter: String,
    /// The actors.
    pub actors: Vec<ActorEntry<'s>>,
}

/// An actor in an index.
#[derive(Debug, Hash, Serialize)]
pub struct ActorEntry<'s> {
    /// The actor.
    pub actor: &'s Hashed<ActorCard>,
    /// The office held at the time of the build.
    pub office: Option<Office>,
}

/// A kind and where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct KindLink {
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// The word for several.
    pub label: &'static str,
    /// Where it begins.
    pub url: String,
    /// How many there are.
    pub count: usize,
}

/// An actor.
#[derive(Debug, Hash, Serialize)]
pub struct ActorView<'s> {
    /// The page.
    pub page: Meta,
    /// Who it is.
    pub actor: &'s Hashed<ActorCard>,
    /// Whether a file declares it.
    pub declared: bool,
    /// Its other names.
    pub aliases: Vec<&'s str>,
    /// Its offices, in the order of the file.
    pub offices: Vec<Office>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Its links: label and address.
    pub links: Vec<Ref>,
    /// Its biography.
    #[serde(skip)]
    pub body: Option<BodyView<'s>>,
    /// Briefings that name it; the pager leads to the others.
    pub briefings: Vec<ActorBriefing<'s>>,
    /// What it took part in.
    pub events: Section<&'s Hashed<EventView>>,
    /// What it said.
    pub quotes: Section<&'s Hashed<QuoteView>>,
    /// The sources of its events and quotes.
    pub sources: Section<SourceEntry>,
    /// Whom it appears with, most often first.
    pub actors: Section<Counted<&'s Hashed<ActorCard>>>,
    /// What it appears with, most often first.
    pub topics: Section<Counted<&'s Hashed<TopicCard>>>,
    /// Pages that name it and do not list it in front matter.
    pub named_in: Section<NamedInView>,
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Option<Extra<'s>>,
}

/// A briefing on an actor's page.
#[derive(Debug, Hash, Serialize)]
pub struct ActorBriefing<'s> {
    /// The briefing.
    pub briefing: &'s Hashed<BriefingCard>,
    /// The part that the actor plays in it.
    pub part: Option<&'s str>,
    /// The office held on its day.
    pub office: Option<Office>,
}

/// A page that names something in its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NamedInView {
    /// The page.
    pub page: Ref,
    /// When it was published, if it is a briefing.
    pub date: Option<Publication>,
    /// The sentence around the first mention.
    pub sentence: String,
    /// How often it is named there.
    pub times: usize,
}

/// A source and the briefing that names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceEntry {
    /// The source.
    pub source: SourceView,
    /// The newest briefing that names it.
    pub briefing: Ref,
}

/// A page of the index of topics.
#[derive(Debug, Hash, Serialize)]
pub struct TopicsView<'s> {
    /// The page.
    pub page: Meta,
    /// The topics of this page in the order of the tree; `depth` tells where each hangs.
    pub topics: Vec<TopicEntry<'s>>,
}

/// A topic in the tree.
#[derive(Debug, Hash, Serialize)]
pub struct TopicEntry<'s> {
    /// The topic.
    pub topic: &'s Hashed<TopicCard>,
    /// How many topics are above it.
    pub depth: usize,
    /// Its description's first paragraph.
    pub summary: &'s str,
}

/// A topic.
#[derive(Debug, Hash, Serialize)]
pub struct TopicView<'s> {
    /// The page.
    pub page: Meta,
    /// What it is.
    pub topic: &'s Hashed<TopicCard>,
    /// Whether a file declares it.
    pub declared: bool,
    /// Its other names.
    pub aliases: Vec<&'s str>,
    /// The topics above it, the topmost first.
    pub ancestors: Vec<Ref>,
    /// The topics below it.
    pub children: Vec<&'s Hashed<TopicCard>>,
    /// Its description.
    #[serde(skip)]
    pub body: Option<BodyView<'s>>,
    /// Its briefings; the pager leads to the others.
    pub briefings: Vec<&'s Hashed<BriefingCard>>,
    /// Its events.
    pub events: Section<&'s Hashed<EventView>>,
    /// Who is named in its briefings, most often first.
    pub actors: Section<Counted<&'s Hashed<ActorCard>>>,
    /// Pages that name it and do not list it in front matter.
    pub named_in: Section<NamedInView>,
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Option<Extra<'s>>,
}

/// A page of a list that did not fit on the page of its owner.
#[derive(Debug, Hash, Serialize)]
pub struct ListView<'s> {
    /// The page.
    pub page: Meta,
    /// Whose list it is.
    pub owner: Ref,
    /// What is listed: `briefings`, `events`, `quotes`, `sources`, `actors`, `topics`, `backlinks`,
    /// `mentions`.
    pub list: &'static str,
    /// The heading of the list.
    pub heading: &'static str,
    /// The entries, when they are briefings.
    pub briefings: Vec<&'s Hashed<BriefingCard>>,
    /// The entries, when they are events.
    pub events: Vec<&'s Hashed<EventView>>,
    /// The entries, when they are quotes.
    pub quotes: Vec<&'s Hashed<QuoteView>>,
    /// The entries, when they are sources.
    pub sources: Vec<SourceEntry>,
    /// The entries, when they are actors.
    pub actors: Vec<Counted<&'s Hashed<ActorCard>>>,
    /// The entries, when they are topics.
    pub topics: Vec<Counted<&'s Hashed<TopicCard>>>,
    /// The entries, when they are pages that name the owner.
    pub mentions: Vec<NamedInView>,
}

/// The timeline: its years.
#[derive(Debug, Hash, Serialize)]
pub struct TimelineView<'s> {
    /// The page.
    pub page: Meta,
    /// Years, the latest first, with the first events of each.
    pub years: Vec<TimelineYear<'s>>,
}

/// A year of the timeline.
#[derive(Debug, Hash, Serialize)]
pub struct TimelineYear<'s> {
    /// The year and its page.
    pub link: YearLink,
    /// Its first events.
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
}

/// A page of the index of quotes.
#[derive(Debug, Hash, Serialize)]
pub struct QuotesView<'s> {
    /// The page.
    pub page: Meta,
    /// Its quotes.
    pub quotes: Vec<&'s Hashed<QuoteView>>,
}

/// An ordinary page.
#[derive(Debug, Hash, Serialize)]
pub struct PageView<'s> {
    /// The page.
    pub page: Meta,
    /// Its title.
    pub title: &'s str,
    /// When it was published.
    pub date: Option<&'s Publication>,
    /// When it was updated.
    pub updated: Option<&'s Publication>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// The body.
    #[serde(skip)]
    pub body: BodyView<'s>,
    /// The headings of the body.
    pub headings: &'s [Heading],
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Extra<'s>,
}

/// The page for addresses that do not exist.
#[derive(Debug, Hash, Serialize)]
pub struct NotFoundView<'s> {
    /// The page.
    pub page: Meta,
    /// The newest briefings.
    pub recent: Vec<&'s Hashed<BriefingCard>>,
}

/// A page at an old URL that leads to the new one.
#[derive(Debug, Hash, Serialize)]
pub struct RedirectView {
    /// The page.
    pub page: Meta,
    /// Where it leads.
    pub to: String,
}

/// A feed, as Atom or as JSON Feed. All addresses are full.
#[derive(Debug, Hash, Serialize)]
pub struct FeedView<'s> {
    /// What it follows.
    pub title: String,
    /// One sentence about it.
    pub description: Option<&'s str>,
    /// Its own address.
    pub url: String,
    /// The page that it follows.
    pub home: String,
    /// BCP 47 tag.
    pub language: &'s str,
    /// Who publishes.
    pub author: &'s str,
    /// When an entry last changed (RFC 3339).
    pub updated: String,
    /// Its entries, newest first.
    pub entries: Vec<FeedEntry<'s>>,
}

/// A briefing in a feed.
#[derive(Debug, Hash, Serialize)]
pub struct FeedEntry<'s> {
    /// Its address.
    pub url: String,
    /// Its headline.
    pub title: &'s str,
    /// Its summary as plain text.
    pub summary: &'s str,
    /// When it was published (RFC 3339).
    pub published: String,
    /// When it last changed (RFC 3339).
    pub updated: String,
    /// Who wrote it.
    pub authors: &'s [String],
    /// Names of its topics and actors.
    pub tags: Vec<&'s str>,
    /// Its language.
    pub language: &'s str,
}

/// The events as a calendar.
#[derive(Debug, Hash, Serialize)]
pub struct CalendarView<'s> {
    /// Name of the calendar.
    pub title: &'s str,
    /// What makes ids unlike those of other sites: the host.
    pub host: &'s str,
    /// Its events.
    pub events: Vec<CalendarEvent<'s>>,
}

/// An event in the calendar.
#[derive(Debug, Hash, Serialize)]
pub struct CalendarEvent<'s> {
    /// The event.
    pub event: &'s Hashed<EventView>,
    /// Its full address.
    pub url: Option<String>,
    /// When its newest briefing was published or updated, in UTC: `20240619T000000Z`.
    pub stamp: String,
    /// First day: `20240618`.
    pub first: String,
    /// The day after the last: `20240620`.
    pub after: String,
}

/// One file of the sitemap.
#[derive(Debug, Hash, Serialize)]
pub struct SitemapView {
    /// Full addresses with the day of their last change.
    pub entries: Vec<SitemapEntry>,
    /// Whether the entries are sitemaps themselves.
    pub is_index: bool,
}

/// A page in the sitemap.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SitemapEntry {
    /// Full address.
    pub url: String,
    /// `2024-06-19` or an RFC 3339 instant.
    pub changed: Option<String>,
}

/// What crawlers are told.
#[derive(Debug, Hash, Serialize)]
pub struct RobotsView {
    /// Full address of the sitemap.
    pub sitemap: Option<String>,
}

/// A data file: one kind of record.
#[derive(Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum DataView<'s> {
    /// `/data/briefings.json`.
    Briefings(Vec<BriefingRecord<'s>>),
    /// `/data/actors.json`.
    Actors(Vec<ActorRecord<'s>>),
    /// `/data/topics.json`.
    Topics(Vec<TopicRecord<'s>>),
    /// `/data/events.json`.
    Events(Vec<EventRecord<'s>>),
    /// `/data/quotes.json`.
    Quotes(Vec<QuoteRecord<'s>>),
}

/// A briefing in `/data/briefings.json`.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingRecord<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Address, full when the site has a base URL.
    pub url: String,
    /// Headline.
    pub title: &'s str,
    /// `2024-06-19` or an RFC 3339 instant.
    pub date: String,
    /// The same of the last update.
    pub updated: Option<String>,
    /// Summary as plain text.
    pub summary: &'s str,
    /// BCP 47 tag.
    pub language: &'s str,
    /// Who wrote it.
    pub authors: &'s [String],
    /// Slugs of its actors.
    pub actors: Vec<&'s str>,
    /// Slugs of its topics.
    pub topics: Vec<&'s str>,
    /// Ids of its events.
    pub events: Vec<&'s str>,
    /// Ids of its quotes.
    pub quotes: Vec<&'s str>,
    /// Its sources.
    pub sources: Vec<SourceRecord<'s>>,
    /// What was corrected.
    pub corrections: Vec<CorrectionRecord<'s>>,
}

/// A source in a data file; dates are EDTF.
#[derive(Debug, Hash, Serialize)]
pub struct SourceRecord<'s> {
    /// Its id in the briefing.
    pub id: Option<&'s str>,
    /// Title of the document.
    pub title: Option<&'s str>,
    /// Who published it.
    pub publisher: Option<&'s str>,
    /// Where it is.
    pub url: Option<&'s str>,
    /// When it was published.
    pub date: Option<&'s str>,
}

/// A correction in `/data/briefings.json`.
#[derive(Debug, Hash, Serialize)]
pub struct CorrectionRecord<'s> {
    /// When it was made (EDTF).
    pub date: &'s str,
    /// What was wrong, and what is right.
    pub text: &'s str,
}

/// An office in `/data/actors.json`; dates are EDTF.
#[derive(Debug, Hash, Serialize)]
pub struct RoleRecord<'s> {
    /// The office.
    pub title: &'s str,
    /// Of which country or body, as the file says.
    pub of: Option<&'s str>,
    /// Since when.
    pub from: Option<&'s str>,
    /// Until when.
    pub to: Option<&'s str>,
}

/// An actor in `/data/actors.json`.
#[derive(Debug, Hash, Serialize)]
pub struct ActorRecord<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Address.
    pub url: String,
    /// Name.
    pub name: &'s str,
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// Other names.
    pub aliases: Vec<&'s str>,
    /// Offices.
    pub roles: Vec<RoleRecord<'s>>,
    /// Label and address.
    pub links: Vec<Ref>,
    /// Slugs of its briefings, newest first.
    pub briefings: Vec<&'s str>,
}

/// A topic in `/data/topics.json`.
#[derive(Debug, Hash, Serialize)]
pub struct TopicRecord<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Address.
    pub url: String,
    /// Name.
    pub name: &'s str,
    /// Slug of the topic above it.
    pub parent: Option<&'s str>,
    /// Slugs of its briefings, newest first.
    pub briefings: Vec<&'s str>,
}

/// An event in `/data/events.json`.
#[derive(Debug, Hash, Serialize)]
pub struct EventRecord<'s> {
    /// Id.
    pub id: &'s str,
    /// Address of its place on the timeline.
    pub url: String,
    /// EDTF.
    pub date: &'s str,
    /// First day that it can be.
    pub earliest: Option<String>,
    /// Last day that it can be.
    pub latest: Option<String>,
    /// What happened.
    pub event: &'s str,
    /// Where.
    pub place: Option<&'s str>,
    /// Slugs of who took part.
    pub actors: Vec<&'s str>,
    /// Slugs of what it is about.
    pub topics: Vec<&'s str>,
    /// Slugs of the briefings that tell it.
    pub briefings: Vec<&'s str>,
    /// Who says so.
    pub source: Option<SourceRecord<'s>>,
}

/// A quote in `/data/quotes.json`.
#[derive(Debug, Hash, Serialize)]
pub struct QuoteRecord<'s> {
    /// Id.
    pub id: &'s str,
    /// Address of its place.
    pub url: String,
    /// Slug of who said it.
    pub speaker: &'s str,
    /// The words.
    pub text: &'s str,
    /// EDTF.
    pub date: Option<&'s str>,
    /// On which occasion.
    pub occasion: Option<&'s str>,
    /// The words in the language they were said in.
    pub original: Option<&'s str>,
    /// That language.
    pub original_language: Option<&'s str>,
    /// Slugs of the briefings that give it.
    pub briefings: Vec<&'s str>,
    /// Who reports it.
    pub source: Option<SourceRecord<'s>>,
}

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
