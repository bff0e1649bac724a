//! What is new: who and what is in the news and what changed, updates and corrections, dates to come.
//!
//! A period is a number of briefings and not of days, so that a desk that writes twice a day and one that
//! writes twice a year both have news.

use std::cmp::Reverse;

use super::Pages;
use super::view::{ActorCard, Change, EventView, Hashed, Period, TopicCard, Trend};
use crate::date::Edtf;
use crate::site::{ActorId, Briefing, BriefingId, EventId, TopicId};

/// Most briefings of a period.
const MOST_OF_PERIOD: usize = 30;
/// Most actors and most topics in the news.
const MOST_IN_THE_NEWS: usize = 10;
/// The newest briefings of which updates and corrections are shown.
const WATCHED: usize = 300;
/// Most updates and corrections.
const MOST_CHANGES: usize = 5;
/// Most events to come, and most that have come.
const MOST_DATES: usize = 6;

/// What is new on the pages of a site.
#[derive(Clone, Copy)]
pub(super) struct News<'p> {
    pages: &'p Pages,
}

impl Pages {
    pub(super) fn news(&self) -> News<'_> {
        News { pages: self }
    }
}

impl<'p> News<'p> {
    /// How many briefings make a period: half of a small archive, so that there is something before it.
    fn period_length(self) -> usize {
        self.pages.site.briefings.len().div_ceil(2).min(MOST_OF_PERIOD)
    }

    pub(super) fn period(self) -> Option<Period> {
        let briefings = &self.pages.site.briefings[..self.period_length()];
        let day = |briefing: &Briefing| self.pages.published(&briefing.outline().date);
        Some(Period { briefings: briefings.len(), from: day(briefings.last()?), to: day(briefings.first()?) })
    }

    pub(super) fn actors(self) -> Vec<Trend<&'p Hashed<ActorCard>>> {
        let of = |briefing: &Briefing| briefing.actors.iter().map(|one| one.actor).collect::<Vec<_>>();
        let show = |id: ActorId| (self.pages.actor_card(id), &self.pages.site[id].briefings[..]);
        self.in_the_news(of, show)
    }

    pub(super) fn topics(self) -> Vec<Trend<&'p Hashed<TopicCard>>> {
        let of = |briefing: &Briefing| briefing.topics.clone();
        let show = |id: TopicId| (self.pages.topic_card(id), &self.pages.site[id].briefings[..]);
        self.in_the_news(of, show)
    }

    /// What the briefings of the period have most often, of equals what the newest has first. `show` gives
    /// the card of an item and all its briefings.
    fn in_the_news<T: PartialEq + Copy, C>(
        self,
        items: impl Fn(&'p Briefing) -> Vec<T>,
        show: impl Fn(T) -> (C, &'p [BriefingId]),
    ) -> Vec<Trend<C>> {
        let length = self.period_length();
        let (newest, earlier) = self.pages.site.briefings.split_at(length);
        let mut counts: Vec<(T, usize)> = Vec::new();
        for item in newest.iter().flat_map(&items) {
            match counts.iter_mut().find(|(known, _)| *known == item) {
                Some((_, count)) => *count += 1,
                None => counts.push((item, 1)),
            }
        }
        counts.sort_by_key(|&(_, count)| Reverse(count));
        counts.truncate(MOST_IN_THE_NEWS);
        let before: Vec<T> = earlier.iter().take(length).flat_map(&items).collect();
        let trend = |(item, count)| {
            let (card, briefings) = show(item);
            let before = before.iter().filter(|other| **other == item).count();
            Trend {
                item: card,
                count,
                before,
                is_new: briefings.last().is_some_and(|first| first.0 < length),
            }
        };
        counts.into_iter().map(trend).collect()
    }

    /// Updates and corrections of the newest briefings, the latest first.
    pub(super) fn changes(self) -> Vec<Change<'p>> {
        let mut changes = Vec::new();
        for id in self.pages.site.briefing_ids().take(WATCHED) {
            let matter = self.pages.site[id].matter();
            let update = matter.updated.as_ref().map(|day| (Edtf::from_date(day.value.date()), None));
            let corrections = matter.corrections.iter().map(|one| (one.date.clone(), Some(&*one.text)));
            changes.extend(update.into_iter().chain(corrections).map(|(date, text)| (date, id, text)));
        }
        changes.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        changes.truncate(MOST_CHANGES);
        let change = |(date, id, correction)| Change {
            briefing: self.pages.briefing_card(id),
            date: self.pages.dated(&date),
            correction,
        };
        changes.into_iter().map(change).collect()
    }

    /// Events from today on, the nearest first.
    pub(super) fn next_dates(self) -> Vec<&'p Hashed<EventView>> {
        let first = self.first_of_today();
        let events = first..self.pages.site.events.len().min(first + MOST_DATES);
        events.map(|index| self.pages.event_card(EventId(index))).collect()
    }

    /// Events before today, the latest first.
    pub(super) fn last_dates(self) -> Vec<&'p Hashed<EventView>> {
        let first = self.first_of_today();
        let events = first.saturating_sub(MOST_DATES)..first;
        events.rev().map(|index| self.pages.event_card(EventId(index))).collect()
    }

    /// The place of the first event of today or later; events are in the order of their first day.
    fn first_of_today(self) -> usize {
        let today = self.pages.clock.date();
        self.pages.site.events.partition_point(|event| {
            let date = &self.pages.site.event_matter(event).date.value;
            date.earliest().or(date.latest()).is_none_or(|day| day < today)
        })
    }
}
