//! The briefings of an actor or topic by month, or by year where months would be too many.

use jiff::civil::Date;

use super::Pages;
use super::entity::pages_of_briefings;
use super::view::{MentionCount, MentionsView};
use crate::name::UrlPath;
use crate::site::{BriefingId, DocumentId, NamedIn};

/// Fewest and most months that are drawn; a longer life is drawn in years.
const FEWEST_MONTHS: i32 = 12;
const MOST_MONTHS: i32 = 120;
/// Fewest and most years that are drawn; what is older is told as a number.
const FEWEST_YEARS: i32 = 6;
const MOST_YEARS: i32 = 60;

/// Whose briefings are counted.
#[derive(Clone, Copy)]
pub(super) struct Mentioned<'m> {
    /// The page of the actor or topic.
    pub(super) path: &'m UrlPath,
    /// The id of its list of briefings on that page.
    pub(super) list: &'m str,
    /// Briefings that list it, newest first.
    pub(super) briefings: &'m [BriefingId],
    /// Pages that name it in their text alone.
    pub(super) named_in: &'m [NamedIn],
}

/// Months or years, each as a number without gaps.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Month,
    Year,
}

impl Unit {
    pub(super) fn of(self, date: Date) -> i32 {
        match self {
            Self::Month => i32::from(date.year()) * 12 + i32::from(date.month()) - 1,
            Self::Year => i32::from(date.year()),
        }
    }

    /// The first day of a month or year.
    pub(super) fn first_day(self, number: i32) -> Date {
        let (year, month) = match self {
            Self::Month => (number.div_euclid(12), number.rem_euclid(12) + 1),
            Self::Year => (number, 1),
        };
        // The months are those of dates that are there.
        let part = |number: i32| i8::try_from(number).unwrap_or(1);
        Date::new(i16::try_from(year).unwrap_or(1), part(month), 1).unwrap_or_default()
    }
}

impl Pages {
    /// `None` when no briefing mentions it.
    pub(super) fn mentions(&self, mentioned: Mentioned) -> Option<MentionsView> {
        let listed: Vec<Date> = mentioned.briefings.iter().map(|&id| self.day_of(id)).collect();
        let named: Vec<Date> = mentioned.named_in.iter().filter_map(|named| self.named_on(named)).collect();
        let all = || listed.iter().chain(&named).copied();
        let (first, last) = (all().min()?, all().max()?);
        let is_long = Unit::Month.of(last) - Unit::Month.of(first) >= MOST_MONTHS;
        let (unit, fewest, most) = if is_long {
            (Unit::Year, FEWEST_YEARS, MOST_YEARS)
        } else {
            (Unit::Month, FEWEST_MONTHS, MOST_MONTHS)
        };
        let end = unit.of(last);
        let start = (end - most + 1).max(unit.of(first).min(end - fewest + 1));
        let mut spans: Vec<MentionCount> = (start..=end)
            .map(|number| {
                let day = unit.first_day(number);
                let label = match unit {
                    Unit::Month => self.language.month(day),
                    Unit::Year => format!("{number:04}"),
                };
                let begins_year = unit == Unit::Month && day.month() == 1;
                MentionCount { label, begins_year, listed: 0, named: 0, url: None }
            })
            .collect();
        let place = |date: Date| usize::try_from(unit.of(date) - start).ok();
        for (index, &date) in listed.iter().enumerate() {
            let Some(span) = place(date).and_then(|place| spans.get_mut(place)) else { continue };
            span.listed += 1;
            // The newest comes first, and there the month begins in the list.
            span.url.get_or_insert_with(|| self.list_url(mentioned, index));
        }
        for span in named.iter().filter_map(|&date| place(date)) {
            spans[span].named += 1;
        }
        let earlier = all().filter(|&date| place(date).is_none()).count();
        let (title, unit) = match unit {
            Unit::Month => ("briefings_by_month", "month"),
            Unit::Year => ("briefings_by_year", "year"),
        };
        let title = self.language.text(title);
        Some(MentionsView { title, unit, spans, listed: listed.len(), named: named.len(), earlier })
    }

    fn day_of(&self, id: BriefingId) -> Date {
        self.site[id].outline().date.date()
    }

    fn named_on(&self, named: &NamedIn) -> Option<Date> {
        match named.document {
            DocumentId::Briefing(id) => Some(self.day_of(id)),
            _ => None,
        }
    }

    /// Where entry `index` of the list stands: on a page of the list, or on that of its owner.
    fn list_url(&self, mentioned: Mentioned, index: usize) -> String {
        match pages_of_briefings(mentioned.path, mentioned.briefings.len()) {
            Some(first) => self.urls.href(&first.numbered(index / self.settings.paginate + 1)),
            None => format!("{}#{}", self.urls.href(mentioned.path), mentioned.list),
        }
    }
}
