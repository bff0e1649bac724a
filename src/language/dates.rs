//! How a language writes days, months and years: the patterns of CLDR, through ICU4X.
//!
//! Years are written without an era but for the year 0000, which has none of its own.

use icu_calendar::Gregorian;
use icu_datetime::fieldsets::enums::{CalendarPeriodFieldSet, DateFieldSet};
use icu_datetime::fieldsets::{E, M, MD, Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::{FixedCalendarDateTimeFormatter, parts};
use icu_locale_core::{Locale, locale};
use jiff::civil::Date;
use writeable::{Part, PartsWrite, Writeable};

use super::Short;

type DayFormatter = Option<FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>>;
type PeriodFormatter = Option<FixedCalendarDateTimeFormatter<Gregorian, CalendarPeriodFieldSet>>;

/// The patterns of a language.
pub(super) struct Dates {
    day: DayFormatter,
    day_of_month: DayFormatter,
    weekday: DayFormatter,
    month: PeriodFormatter,
    month_alone: PeriodFormatter,
    year: PeriodFormatter,
    short_day: DayFormatter,
    short_day_of_year: DayFormatter,
    short_month: PeriodFormatter,
    short_month_of_year: PeriodFormatter,
    is_english: bool,
}

impl Dates {
    pub(super) fn of(locale: &Locale) -> Self {
        let is_english = *locale == locale!("en");
        let locale = &with_days_first(locale);
        let day = |fields: DateFieldSet| FixedCalendarDateTimeFormatter::try_new(locale.into(), fields).ok();
        let period = |fields: CalendarPeriodFieldSet, locale: &Locale| {
            FixedCalendarDateTimeFormatter::try_new(locale.into(), fields).ok()
        };
        Self {
            is_english,
            day: day(DateFieldSet::YMD(YMD::long().with_year_style(YearStyle::NoEra))),
            day_of_month: day(DateFieldSet::MD(MD::long())),
            weekday: day(DateFieldSet::E(E::long())),
            month: period(
                CalendarPeriodFieldSet::YM(YM::long().with_year_style(YearStyle::NoEra)),
                &with_months_of_years(locale),
            ),
            month_alone: period(CalendarPeriodFieldSet::M(M::long()), locale),
            year: period(CalendarPeriodFieldSet::Y(Y::long().with_year_style(YearStyle::NoEra)), locale),
            short_day: day(DateFieldSet::MD(MD::medium())),
            short_day_of_year: day(DateFieldSet::YMD(YMD::medium().with_year_style(YearStyle::NoEra))),
            short_month: period(CalendarPeriodFieldSet::M(M::medium()), locale),
            short_month_of_year: period(
                CalendarPeriodFieldSet::YM(YM::medium().with_year_style(YearStyle::NoEra)),
                locale,
            ),
        }
    }

    /// "19 June 2024"
    pub(super) fn day(&self, date: Date) -> String {
        text(self.day.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
    }

    /// "19 June"
    pub(super) fn day_of_month(&self, date: Date) -> String {
        text(self.day_of_month.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
    }

    pub(super) fn weekday(&self, date: Date) -> String {
        text(self.weekday.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
    }

    /// "June 2024"
    pub(super) fn month(&self, date: Date) -> String {
        text(self.month.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
    }

    /// "June"
    pub(super) fn month_name(&self, date: Date) -> String {
        text(self.month_alone.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
    }

    /// "2024", "2024년"
    pub(super) fn year(&self, date: Date) -> String {
        text(self.year.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
    }

    /// The digits of a year alone, for texts that say more of it: "2024" of "2024년". Four at least, for "the 40s" is
    /// said of another century.
    pub(super) fn year_number(&self, date: Date) -> String {
        const FOUR_DIGITS: i16 = 1000;
        let year = self.year.as_ref().filter(|_| date.year() >= FOUR_DIGITS);
        let digits = year.map(|year| Split::at(&year.format(&gregorian(date)), parts::YEAR).part);
        digits.filter(|digits| !digits.is_empty()).unwrap_or_else(|| format!("{:04}", date.year()))
    }

    pub(super) fn short(&self, date: Date, shape: Short) -> String {
        let period = |formatter: &PeriodFormatter| {
            text(formatter.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
        };
        let day = |formatter: &DayFormatter| {
            text(formatter.as_ref().map(|formatter| formatter.format(&gregorian(date))), date)
        };
        let words = match shape {
            Short::Day => day(&self.short_day),
            Short::DayOfYear => day(&self.short_day_of_year),
            Short::Month => period(&self.short_month),
            Short::MonthOfYear => period(&self.short_month_of_year),
        };
        // Some languages shorten to `4/2019`, which on an axis may be anything.
        match shape {
            // All other months have three letters.
            _ if self.is_english => words.replace("Sept", "Sep"),
            _ if words.chars().any(char::is_alphabetic) => words,
            Short::Day => self.day_of_month(date),
            Short::DayOfYear => self.day(date),
            Short::Month => self.month_name(date),
            Short::MonthOfYear => self.month(date),
        }
    }

    /// Where the number of the day stands in a day: `18` in "18 June 2024".
    pub(super) fn day_part(&self, date: Date) -> Split {
        self.day
            .as_ref()
            .map_or_else(Split::default, |day| Split::at(&day.format(&gregorian(date)), parts::DAY))
    }

    /// Where the month stands in a month of a year: `June` in "June 2024".
    pub(super) fn month_part(&self, date: Date) -> Split {
        let month = self.month.as_ref();
        month.map_or_else(Split::default, |month| Split::at(&month.format(&gregorian(date)), parts::MONTH))
    }

    /// Whether the year comes before the day, as in "2024年6月18日".
    pub(super) fn year_is_first(&self, date: Date) -> bool {
        self.day.as_ref().is_some_and(|day| {
            let written = day.format(&gregorian(date));
            Split::at(&written, parts::YEAR).before.len() < Split::at(&written, parts::DAY).before.len()
        })
    }
}

/// English without a country is written as in most of the world: the day first.
pub(super) fn with_days_first(locale: &Locale) -> Locale {
    if *locale == locale!("en") { locale!("en-001") } else { locale.clone() }
}

/// The month of a year in Portuguese outside Portugal has a pattern that `icu_datetime` 2.4 has no digits for
/// (in a debug build it panics); that of Portugal reads the same.
fn with_months_of_years(locale: &Locale) -> Locale {
    if locale.id.language.as_str() == "pt" { locale!("pt-PT") } else { locale.clone() }
}

fn gregorian(date: Date) -> icu_calendar::Date<Gregorian> {
    let part = |number: i8| number.unsigned_abs();
    icu_calendar::Date::try_new_gregorian(date.year().into(), part(date.month()), part(date.day()))
        .unwrap_or_else(|_| {
            icu_calendar::Date::from_rata_die(icu_calendar::types::RataDie::new(1), Gregorian)
        })
}

/// What a formatter wrote; digits where there is no formatter.
fn text(written: Option<impl Writeable>, date: Date) -> String {
    written.map_or_else(|| date.to_string(), |written| written.write_to_string().into_owned())
}

/// A text around one part of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) before: String,
    pub(super) part: String,
    pub(super) after: String,
}

impl Split {
    fn at(written: &impl Writeable, wanted: Part) -> Self {
        let mut sink = Sink { split: Self::default(), wanted, state: State::Before };
        // Writing to memory does not fail.
        let _ = written.write_to_parts(&mut sink);
        sink.split
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    Inside,
    After,
}

/// Takes a text in parts and keeps what one of them holds.
struct Sink {
    split: Split,
    wanted: Part,
    state: State,
}

impl std::fmt::Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        match self.state {
            State::Before => self.split.before.push_str(text),
            State::Inside => self.split.part.push_str(text),
            State::After => self.split.after.push_str(text),
        }
        Ok(())
    }
}

impl PartsWrite for Sink {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self::SubPartsWrite) -> std::fmt::Result,
    ) -> std::fmt::Result {
        let is_wanted = part == self.wanted && self.state == State::Before;
        if is_wanted {
            self.state = State::Inside;
        }
        let result = write(self);
        if is_wanted {
            self.state = State::After;
        }
        result
    }
}
