//! Feeds, calendar, sitemap and robots.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::plan::MOST_IN_SITEMAP;
use super::view::{
    CalendarEvent, CalendarView, FeedEntry, FeedView, Ref, RobotsView, Shared, SitemapEntry, SitemapView,
};
use super::{FeedOf, PageKey, Pages};
use crate::config::{BaseUrl, Feeds};
use crate::date::Publication;
use crate::name::UrlPath;
use crate::site::{BriefingId, EventId};

/// Most topics, and most actors, that an entry of a feed names.
const MOST_TAGS: usize = 12;

impl Pages {
    pub(super) fn feed(&self, of: FeedOf, file: &str) -> FeedView<'_> {
        let (path, title) = self.followed(of);
        let entries = self.feed_entries(of);
        let description = match of {
            FeedOf::Corrections => Some(self.of_site("about_corrections").into()),
            _ => self.settings.description.as_deref().map(Cow::Borrowed),
        };
        let updated =
            entries.iter().map(|(changed, _)| changed).max_by_key(|date| date.timestamp(self.zone()));
        FeedView {
            title,
            description,
            url: self.urls.best(&path.beside(file)),
            home: self.urls.best(&path),
            language: &self.settings.language,
            author: self.settings.author.as_deref().unwrap_or(&self.settings.title),
            updated: updated
                .map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |date| date.rfc3339(self.zone())),
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    /// The entries of a feed, each with the time of its last change.
    fn feed_entries(&self, of: FeedOf) -> Vec<(Publication, FeedEntry<'_>)> {
        let most = self.settings.feed_items;
        let briefing = |id: BriefingId| (self.changed(id), self.feed_entry(of, id));
        match of {
            FeedOf::Site => self.site.briefing_ids().take(most).map(briefing).collect(),
            FeedOf::Actor(id) => self.site[id].briefings.iter().take(most).copied().map(briefing).collect(),
            FeedOf::Topic(id) => self.site[id].briefings.iter().take(most).copied().map(briefing).collect(),
            FeedOf::Corrections => {
                let newest = self.all_corrections().iter().take(most);
                newest.map(|one| (self.corrected(one), self.correction_entry(one))).collect()
            }
        }
    }

    /// When a briefing was last changed, as far as its front matter says.
    fn changed(&self, id: BriefingId) -> Publication {
        let briefing = &self.site[id];
        let date = briefing.outline().date.clone();
        let changed = briefing.matter().changed();
        changed.filter(|changed| changed.timestamp(self.zone()) > date.timestamp(self.zone())).unwrap_or(date)
    }

    /// Where the site is at home: there a publication day begins.
    pub(super) fn zone(&self) -> &TimeZone {
        &self.settings.time_zone
    }

    pub(super) fn feed_entry(&self, of: FeedOf, id: BriefingId) -> FeedEntry<'_> {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let topics = briefing.topics.iter().take(MOST_TAGS).map(|&topic| &*self.site[topic].name);
        let actors =
            briefing.actors.iter().take(MOST_TAGS).map(|appearance| &*self.site[appearance.actor].name);
        let has_text = self.settings.feeds == Feeds::Full
            && match of {
                FeedOf::Site => true,
                FeedOf::Actor(_) | FeedOf::Topic(_) => self.is_repeated(id),
                FeedOf::Corrections => false,
            };
        FeedEntry {
            url: self.urls.best(self.urls.briefing(id)),
            title: Cow::Borrowed(&matter.title.value),
            summary: &self.briefing_card(id).summary,
            published: briefing.outline().date.rfc3339(self.zone()),
            updated: self.changed(id).rfc3339(self.zone()),
            authors: &matter.authors,
            tags: topics.chain(actors).collect(),
            language: matter.language.as_deref().unwrap_or(&self.settings.language),
            text: has_text.then(|| self.feed_text(id)),
        }
    }

    pub(super) fn calendar(&self) -> CalendarView<'_> {
        let host = self.settings.base_url.as_ref().map_or("briefgen.invalid", BaseUrl::host);
        // The same words may stand in two languages.
        let host = match self.folder.strip_prefix('/') {
            Some(language) => format!("{language}.{host}"),
            None => host.to_owned(),
        };
        CalendarView {
            title: &self.settings.title,
            host,
            events: (0..self.site.events.len())
                .filter_map(|index| self.calendar_event(EventId(index)))
                .collect(),
        }
    }

    /// An event as days of a calendar; `None` when its first day is not known. One with an open end stands at
    /// its first day.
    fn calendar_event(&self, id: EventId) -> Option<CalendarEvent<'_>> {
        let event = &self.site[id];
        let date = &self.site.event_matter(event).date.value;
        let (first, last) = match (date.earliest(), date.latest()) {
            (Some(first), Some(last)) => (first, last),
            (Some(day), None) => (day, day),
            // Of an open start no day is known on which it happened.
            (None, _) => return None,
        };
        let stamp =
            event.tellings.iter().map(|telling| self.changed(telling.0).timestamp(self.zone())).max()?;
        let plain = |day: Date| day.strftime("%Y%m%d").to_string();
        Some(CalendarEvent {
            event: self.event_card(id),
            url: self.settings.base_url.as_ref().map(|_| self.first_place(&event.tellings, &event.id)),
            stamp: stamp.strftime("%Y%m%dT%H%M%SZ").to_string(),
            first: plain(first),
            after: plain(last.checked_add(1.day()).unwrap_or(last)),
            description: self.description_of_event(id),
        })
    }

    /// The date in words where its days say more than is known, and the briefings that tell the event.
    fn description_of_event(&self, id: EventId) -> Vec<String> {
        let event = self.event_card(id);
        let date = (!is_exact(&event.date.edtf))
            .then(|| self.language.say("date_as_known", &[("date", &event.date.display)]));
        let briefing = |one: &Shared<Ref>| self.language.say("calendar_briefing", &[("title", &one.name)]);
        let more = (event.more_briefings > 0).then(|| self.language.count("n_more", event.more_briefings));
        date.into_iter().chain(event.briefings.iter().map(briefing)).chain(more).collect()
    }

    pub(super) fn sitemap(&self, part: usize) -> SitemapView {
        let total = self.plan.in_sitemap().count();
        if part == 0 && total > MOST_IN_SITEMAP {
            let entries = (1..=total.div_ceil(MOST_IN_SITEMAP))
                .map(|part| SitemapEntry {
                    url: self.urls.best(&UrlPath::file(&[&format!("sitemap-{part}.xml")])),
                    changed: None,
                    translations: Vec::new(),
                })
                .collect();
            return SitemapView { entries, is_index: true };
        }
        let entries = self
            .plan
            .in_sitemap()
            .skip(part.saturating_sub(1) * MOST_IN_SITEMAP)
            .take(MOST_IN_SITEMAP)
            .map(|page| SitemapEntry {
                url: self.best_of_site(&page.path),
                changed: self.last_change(&page.key),
                translations: self.translations_of(&page.path),
            })
            .collect();
        SitemapView { entries, is_index: false }
    }

    /// The full address of a planned page where there is one, else the link.
    fn best_of_site(&self, path: &UrlPath) -> String {
        let href = self.urls.href_of_site(path);
        self.urls.full_of_href(&href).unwrap_or(href)
    }

    /// The addresses of a planned page in all its languages.
    fn translations_of(&self, path: &UrlPath) -> Vec<(String, String)> {
        let inside = self.plan_path(path);
        let versions = self.others.translations.get(&inside).into_iter().flatten();
        let mut all: Vec<(String, String)> =
            versions.clone().filter_map(|one| Some((one.language.clone(), one.canonical.clone()?))).collect();
        let default = versions.filter(|one| one.is_default).filter_map(|one| one.canonical.clone());
        all.extend(default.map(|url| ("x-default".to_owned(), url)));
        all
    }

    /// When what a page shows last changed: of a list, when its newest briefing did.
    fn last_change(&self, key: &PageKey) -> Option<String> {
        let newest = |ids: &[BriefingId]| ids.first().map(|&id| self.changed(id).datetime());
        match key {
            PageKey::Briefing(id) => Some(self.changed(*id).datetime()),
            PageKey::Corrections(1) => {
                self.all_corrections().first().map(|one| self.corrected(one).datetime())
            }
            PageKey::Actor(id) => newest(&self.site[*id].briefings),
            PageKey::Topic(id) => newest(&self.site[*id].briefings),
            PageKey::Home | PageKey::Briefings(1) => {
                newest(&self.site.briefing_ids().take(1).collect::<Vec<_>>())
            }
            PageKey::Page(id) => {
                let page = &self.site[*id];
                let updated = page.matter().updated.as_ref().map(|date| &date.value);
                updated.or(page.outline().date.as_ref()).map(Publication::datetime)
            }
            _ => None,
        }
    }

    pub(super) fn robots(&self) -> RobotsView {
        let own = self.urls.full(&UrlPath::file(&["sitemap.xml"]));
        RobotsView { sitemaps: own.into_iter().chain(self.others.sitemaps.iter().cloned()).collect() }
    }
}

/// Whether the date is a day, or an interval from day to day, without a doubt.
fn is_exact(edtf: &str) -> bool {
    let is_day =
        |part: &str| part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    edtf.split('/').all(is_day)
}
