//! What programs read: feeds, calendar, sitemap, data files.

use serde::Serialize;

use super::parts::{EventView, Ref};
use crate::source::Hashed;

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
    /// The date in words where its days say more than is known, and the briefings that tell it, a line each.
    pub description: Vec<String>,
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
    /// The page in all its languages: tag and full address, the site's own as `x-default` too.
    pub translations: Vec<(String, String)>,
}

/// What crawlers are told.
#[derive(Debug, Hash, Serialize)]
pub struct RobotsView {
    /// Full addresses of the sitemaps, one for each language.
    pub sitemaps: Vec<String>,
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
