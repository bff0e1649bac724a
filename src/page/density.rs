//! How many events there are in each year or month: what a picture of thousands of them shows, with the way to the pages
//! that tell them. And the named periods that they fall into.

use jiff::civil::Date;

use super::Pages;
use super::mentions::Unit;
use super::view::{DensitySpan, DensityView, EraView};
use crate::date::{Edtf, End, Extent};
use crate::site::EventId;

/// Most years in a picture, the latest; its page names all.
const MOST_YEARS: i32 = 100;
/// So many years at least that are drawn where the first ones have hardly any event: one in so many.
const LEAST_YEARS: i32 = 30;
const HARDLY: usize = 33;
/// A run of years so short that months tell more.
const FEW_YEARS: i32 = 5;

impl Pages {
    /// All events: by year, in a short run of years by month.
    pub(super) fn density(&self) -> Option<DensityView> {
        let years: Vec<i16> = (0..self.years.len()).filter_map(|index| self.years.year(index)).collect();
        let (first, last) = (i32::from(*years.first()?), i32::from(*years.last()?));
        if last - first < FEW_YEARS {
            let (from, to) = (Unit::Year.first_day(first), Date::new(*years.last()?, 12, 1).ok()?);
            return Some(self.by_month(&self.site.event_ids().collect::<Vec<_>>(), (from, to)));
        }
        let start = self.first_year_drawn(first, last);
        let mut spans = self.spans(Unit::Year, (start, last));
        let (mut earlier, mut unplaced) = (0, 0);
        for index in 0..self.years.len() {
            let count = self.years.count(index);
            match self.years.year(index).map(|year| usize::try_from(i32::from(year) - start)) {
                Some(Ok(place)) => {
                    spans[place].count = count;
                    spans[place].url = Some(self.urls.href(&self.years.path(index)));
                }
                Some(Err(_)) => earlier += count,
                None => unplaced += count,
            }
        }
        Some(DensityView { earlier, unplaced, ..self.density_of("year", spans) })
    }

    /// Where the picture begins: one event of 1953 among thousands of this century would press all others aside.
    fn first_year_drawn(&self, first: i32, last: i32) -> i32 {
        let before = |start: i32| -> usize {
            let is_before =
                |index: &usize| self.years.year(*index).is_some_and(|year| i32::from(year) < start);
            (0..self.years.len()).filter(is_before).map(|index| self.years.count(index)).sum()
        };
        let all = self.site.events.len();
        let starts = (first..=last - LEAST_YEARS + 1).rev().take_while(|&start| last - start < MOST_YEARS);
        let mut latest = starts.skip_while(|&start| before(start) * HARDLY > all);
        latest.next().unwrap_or(first.max(last - MOST_YEARS + 1))
    }

    /// The events of a year by month.
    pub(super) fn density_of_year(&self, index: usize) -> Option<DensityView> {
        let year = self.years.year(index)?;
        let months = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 1).ok()?);
        Some(self.by_month(self.years.all(index), months))
    }

    fn by_month(&self, events: &[EventId], (from, to): (Date, Date)) -> DensityView {
        let start = Unit::Month.of(from);
        let mut spans = self.spans(Unit::Month, (start, Unit::Month.of(to)));
        let mut unplaced = 0;
        for &event in events {
            let month = month_of(&self.site.event_matter(&self.site[event]).date.value);
            let place = month.and_then(|day| usize::try_from(Unit::Month.of(day) - start).ok());
            match place.and_then(|place| spans.get_mut(place)) {
                Some(span) => {
                    span.count += 1;
                    // The earliest comes first: there the month begins.
                    span.url.get_or_insert_with(|| self.event_card(event).url.clone());
                }
                None => unplaced += 1,
            }
        }
        DensityView { unplaced, ..self.density_of("month", spans) }
    }

    fn spans(&self, unit: Unit, (first, last): (i32, i32)) -> Vec<DensitySpan> {
        let span = |number: i32| {
            let first_day = unit.first_day(number);
            let label = match unit {
                Unit::Month => self.language.month(first_day),
                Unit::Year => format!("{number:04}"),
            };
            DensitySpan { label, first_day, count: 0, url: None }
        };
        (first..=last).map(span).collect()
    }

    fn density_of(&self, unit: &'static str, spans: Vec<DensitySpan>) -> DensityView {
        let days = spans.first().zip(spans.last()).map(|(first, last)| {
            let year = last.first_day.year();
            (
                first.first_day,
                if unit == "year" { Date::new(year, 12, 31).unwrap_or_default() } else { last.first_day },
            )
        });
        DensityView {
            unit,
            total: spans.iter().map(|span| span.count).sum(),
            eras: days.map(|(first, last)| self.eras(first, last)).unwrap_or_default(),
            spans,
            earlier: 0,
            unplaced: 0,
            latest: self.settings.timeline_latest.word(),
        }
    }

    /// The named periods that some days fall into.
    pub(super) fn eras(&self, first: Date, last: Date) -> Vec<EraView> {
        let over = |date: &Edtf| {
            let is_before = |end: Option<Date>| end.is_some_and(|end| end < first);
            let is_after = |start: Option<Date>| start.is_some_and(|start| start > last);
            !is_before(date.latest()) && !is_after(date.earliest())
        };
        let eras = self.settings.eras.iter().filter(|era| over(&era.date));
        eras.map(|era| EraView { name: era.name.clone(), date: self.dated(&era.date) }).collect()
    }
}

/// A day of the month in which an event is or begins, when that is known.
fn month_of(date: &Edtf) -> Option<Date> {
    let Extent { start, end } = date.extent();
    let days = [start, end].into_iter().find_map(End::days)?;
    let is_one = (days.first.year(), days.first.month()) == (days.last.year(), days.last.month());
    is_one.then_some(days.first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_events() {
        for (date, month) in [
            ("2024-06-19", Some("2024-06")),
            ("2024-06", Some("2024-06")),
            ("2024-06-28/2024-07-02", Some("2024-06")),
            ("2024-06/..", Some("2024-06")),
            ("../2024-06-19", Some("2024-06")),
            ("2024", None),
            ("2024-22", None),
            ("202X", None),
        ] {
            let date = Edtf::parse(date).unwrap_or_else(|error| panic!("{date}: {error:?}"));
            let found = month_of(&date).map(|day| day.to_string()[..7].to_owned());
            assert_eq!(found.as_deref(), month, "{}", date.as_str());
        }
    }
}
