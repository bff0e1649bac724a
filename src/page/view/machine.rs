//! What programs read: feeds, calendar, sitemap. The data files are in `records`.

use std::borrow::Cow;

use serde::Serialize;

use super::feed_text::FeedText;
use super::hashed::Hashed;
use super::parts::EventView;
use crate::page::Mark;

/// A feed, as Atom or as JSON Feed. All addresses are full.
#[derive(Debug, Hash, Serialize)]
pub struct FeedView<'s> {
    /// What it follows.
    pub title: String,
    /// One sentence about it.
    pub description: Option<Cow<'s, str>>,
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

/// A briefing or a correction in a feed.
#[derive(Debug, Hash, Serialize)]
pub struct FeedEntry<'s> {
    /// Its address.
    pub url: String,
    /// Its headline.
    pub title: Cow<'s, str>,
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
    /// The whole text, where the feed has it.
    #[serde(skip)]
    pub text: Option<&'s Hashed<FeedText>>,
}

/// The events as a calendar.
#[derive(Debug, Hash, Serialize)]
pub struct CalendarView<'s> {
    /// Name of the calendar.
    pub title: &'s str,
    /// What makes ids unlike those of other sites: the host, with the language of a further edition.
    pub host: String,
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

/// The social card of a briefing: a picture for those who share its address.
#[derive(Debug, Hash, Serialize)]
pub struct CardView<'s> {
    /// Headline.
    pub title: &'s str,
    /// When it was published, in words.
    pub date: String,
    /// The first actors that it lists.
    pub actors: Vec<&'s str>,
    /// How many there are.
    pub total: usize,
    /// Title of the site.
    pub site: &'s str,
    /// The colour of the card, if the settings have one.
    pub accent: Option<String>,
    /// What stands beside the title of the site, or in its place, if the settings have that.
    #[serde(skip)]
    pub mark: Option<&'s Mark>,
}

impl CardView<'_> {
    /// Width and height of a card in pixels.
    pub const SIZE: (u32, u32) = (1200, 630);
}
