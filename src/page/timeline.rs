//! The timeline: events by year.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::Pages;
use super::pager::entries;
use super::view::{DatedRef, PicturesView, TimelinePicture, TimelineView, TimelineYear, YearLink, YearView};
use crate::name::UrlPath;
use crate::site::{EventId, Site};

/// Events of each year on the page of all years, and of all of them about.
const MOST_OF_YEAR: usize = 5;
const MOST_OF_ALL_YEARS: usize = 50;

/// Most events in the picture of the site's timeline, of an actor's or a topic's, and of a year's page. Of more on the
/// site's timeline the picture shows how many there are.
const MOST_DRAWN: usize = 36;
/// So many events that thirty of them tell little of the whole.
const TOO_MANY: usize = 108;
const MOST_DRAWN_OF_ONE: usize = 20;
const MOST_DRAWN_OF_YEAR: usize = 48;

/// The years that have events, earliest first; events whose year is not known come last.
#[derive(Debug)]
pub(super) struct Years {
    groups: Vec<(Option<i16>, Vec<EventId>)>,
    /// For each event its group and its place in it.
    places: Vec<(usize, usize)>,
    per_page: usize,
}

impl Years {
    pub(super) fn new(site: &Site, per_page: usize) -> Self {
        let mut by_year: BTreeMap<(bool, Option<i16>), Vec<EventId>> = BTreeMap::new();
        for id in site.event_ids() {
            let year = site.event_matter(&site[id]).date.value.year();
            by_year.entry((year.is_none(), year)).or_default().push(id);
        }
        let groups: Vec<_> = by_year.into_iter().map(|((_, year), events)| (year, events)).collect();
        let mut places = vec![(0, 0); site.events.len()];
        for (group, (_, events)) in groups.iter().enumerate() {
            for (place, event) in events.iter().enumerate() {
                places[event.0] = (group, place);
            }
        }
        Self { groups, places, per_page }
    }

    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn count(&self, index: usize) -> usize {
        self.groups[index].1.len()
    }

    /// The year of a group; `None` for events whose year is not known.
    pub(super) fn year(&self, index: usize) -> Option<i16> {
        self.groups[index].0
    }

    /// The events of a year, earliest first.
    pub(super) fn all(&self, index: usize) -> &[EventId] {
        &self.groups[index].1
    }

    /// The first page of a year.
    pub(super) fn path(&self, index: usize) -> UrlPath {
        let segment = self.groups[index].0.map_or_else(|| "undated".to_owned(), |year| format!("{year:04}"));
        UrlPath::page(&["timeline", &segment])
    }

    /// The page on which an event stands.
    pub(super) fn page_of(&self, event: EventId) -> UrlPath {
        let (group, place) = self.places[event.0];
        self.path(group).numbered(place / self.per_page + 1)
    }

    fn events(&self, index: usize, range: Range<usize>) -> &[EventId] {
        &self.groups[index].1[range]
    }
}

impl Pages {
    fn year_link(&self, index: usize) -> YearLink {
        YearLink {
            year: self.years.groups[index].0,
            url: self.urls.href(&self.years.path(index)),
            count: self.years.count(index),
        }
    }

    pub(super) fn timeline(&self) -> TimelineView<'_> {
        let mut page =
            self.meta(&UrlPath::page(&["timeline"]), "timeline", "timeline", self.language.text("timeline"));
        page.description = Some(self.of_site("about_timeline"));
        page.json_ld = self.structured_page(&page);
        let of_year = (MOST_OF_ALL_YEARS / self.years.len().max(1)).clamp(1, MOST_OF_YEAR);
        let years = (0..self.years.len())
            .rev()
            .map(|index| TimelineYear {
                link: self.year_link(index),
                events: self.event_cards(&self.most_told(self.years.all(index), of_year)),
            })
            .collect();
        let all: Vec<EventId> = self.site.event_ids().collect();
        let density = if all.len() > TOO_MANY { self.density() } else { None };
        let timeline = if density.is_none() { self.timeline_picture(&all, MOST_DRAWN) } else { None };
        TimelineView { page, years, pictures: PicturesView { timeline, density, ..PicturesView::default() } }
    }

    pub(super) fn year(&self, index: usize, number: usize) -> YearView<'_> {
        let total = self.years.count(index);
        let year = self.years.groups[index].0;
        let words = |dated: &str, undated: &str| {
            let of_year = |year: i16| self.language.say(dated, &[("year", &year.to_string())]);
            year.map_or_else(|| self.language.text(undated), of_year)
        };
        let title = words("timeline_of_year", "timeline_undated");
        let mut page = self.index_meta(&self.years.path(index), "timeline", &title, number, total);
        page.kind = "year";
        page.breadcrumbs = vec![self.crumb("timeline")];
        page.description = Some(words("about_year", "about_undated"));
        let shown = self.years.events(index, entries(number, total, self.settings.paginate));
        page.json_ld = self.structured_events(&page, shown.iter().copied());
        let timeline = self.timeline_picture(shown, MOST_DRAWN_OF_YEAR);
        // Of a year in several pages each says where in the year it is.
        let density = if page.pager.is_some() { self.density_of_year(index) } else { None };
        YearView {
            page,
            year,
            events: shown.iter().map(|&id| self.whole_event(id)).collect(),
            previous: index.checked_sub(1).map(|before| self.year_link(before)),
            next: (index + 1 < self.years.len()).then(|| self.year_link(index + 1)),
            pictures: PicturesView { timeline, density, ..PicturesView::default() },
        }
    }

    /// The picture of an actor's or a topic's events.
    pub(super) fn timeline_of_one(&self, events: &[EventId]) -> Option<TimelinePicture<'_>> {
        self.timeline_picture(events, MOST_DRAWN_OF_ONE)
    }

    /// Of many events those that most briefings tell, of equals the latest, in their order.
    fn most_told(&self, events: &[EventId], most: usize) -> Vec<EventId> {
        let mut shown = events.to_vec();
        if shown.len() > most {
            let rank = |id: &EventId| Reverse((self.site[*id].tellings.len(), *id));
            shown.select_nth_unstable_by_key(most, rank);
            shown.truncate(most);
            shown.sort_unstable();
        }
        shown
    }

    fn timeline_picture(&self, events: &[EventId], most: usize) -> Option<TimelinePicture<'_>> {
        let shown = self.most_told(events, most);
        let dates = || shown.iter().map(|&id| &self.site.event_matter(&self.site[id]).date.value);
        let earliest = dates().filter_map(|date| date.earliest().or(date.latest())).min();
        let latest = dates().filter_map(|date| date.latest().or(date.earliest())).max();
        let eras = earliest.zip(latest).map(|(first, last)| self.eras(first, last)).unwrap_or_default();
        let dated = |id| {
            let card = self.event_card(id);
            DatedRef { date: &card.date, name: &card.event, url: &card.url }
        };
        let shown: Vec<DatedRef> = shown.into_iter().map(dated).collect();
        let latest = self.settings.timeline_latest.word();
        (!shown.is_empty()).then_some(TimelinePicture { events: shown, total: events.len(), eras, latest })
    }
}
