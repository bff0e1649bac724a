//! What an expression means: days, weeks, months, and parts and runs of them, as EDTF.
//!
//! It must not know words.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use crate::date::Edtf;

/// A unit of time, with its number in the tables of `languages/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Fortnight,
    Half,
}

impl Unit {
    pub(super) fn of_number(number: i8) -> Option<Self> {
        Some(match number {
            1 => Self::Day,
            2 => Self::Week,
            3 => Self::Weekend,
            4 => Self::Month,
            5 => Self::Quarter,
            7 => Self::Year,
            8 => Self::Decade,
            9 => Self::Century,
            10 => Self::Fortnight,
            11 => Self::Half,
            _ => return None,
        })
    }
}

/// A time that an expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Day(Date),
    /// From one day to another.
    Days(Date, Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    /// By its number in EDTF.
    Season(i16, i8),
    Year(i16),
    Decade(i16),
    Century(i16),
}

/// A time, or the run from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) start: Time,
    pub(super) end: Option<Time>,
    /// Early, mid or late in it: 1 to 3.
    pub(super) share: Option<i8>,
    /// Whether it is an estimate.
    pub(super) about: bool,
}

impl From<Time> for Value {
    fn from(start: Time) -> Self {
        Self { start, end: None, share: None, about: false }
    }
}

impl Time {
    /// The unit that holds a day.
    pub(super) fn holding(day: Date, unit: Unit) -> Option<Self> {
        let (year, month) = (day.year(), day.month());
        Some(match unit {
            Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => {
                let monday = week_start(day)?;
                Self::Days(monday, monday.checked_add(6.days()).ok()?)
            }
            Unit::Weekend => {
                let monday = week_start(day)?;
                Self::Days(monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?)
            }
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Self::Half(year, (month - 1) / 6 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year - year % 10),
            Unit::Century => Self::Century(year - year % 100),
        })
    }

    /// The spelling in EDTF; a run of days is an interval.
    fn edtf(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Days(first, last) => format!("{first}/{last}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, number) => format!("{year:04}-{}", 32 + number),
            Self::Half(year, number) => format!("{year:04}-{}", 39 + number),
            Self::Season(year, code) => format!("{year:04}-{code}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::Century(year) => format!("{:02}XX", year / 100),
        }
    }

    /// The interval that is early, in the middle of, or late in it: thirds, as front matter has them.
    fn share(self, share: i8) -> Option<String> {
        match self {
            Self::Year(year) => Some(format!("{year:04}-{:02}/{year:04}-{:02}", share * 4 - 3, share * 4)),
            Self::Month(year, month) => {
                let last = Date::new(year, month, 1).ok()?.days_in_month();
                let end = if share == 3 { last } else { share * 10 };
                let start = share * 10 - 9;
                Some(format!("{year:04}-{month:02}-{start:02}/{year:04}-{month:02}-{end:02}"))
            }
            Self::Decade(year) => {
                let (from, to) = match share {
                    1 => (0, 3),
                    2 => (4, 6),
                    _ => (7, 9),
                };
                Some(format!("{:04}/{:04}", year + from, year + to))
            }
            Self::Days(first, last) => {
                let (from, to) = match share {
                    1 => (first, first.checked_add(2.days()).ok()?),
                    2 => (first.checked_add(2.days()).ok()?, first.checked_add(3.days()).ok()?),
                    _ => (first.checked_add(4.days()).ok()?, last),
                };
                Some(format!("{from}/{to}"))
            }
            _ => None,
        }
    }
}

impl Value {
    /// As EDTF; nothing if no calendar has it.
    pub(super) fn edtf(self) -> Option<Edtf> {
        let sign = if self.about { "~" } else { "" };
        let start = match self.share {
            Some(share) => self.start.share(share).unwrap_or_else(|| self.start.edtf()),
            None => self.start.edtf(),
        };
        let text = match self.end {
            Some(end) => {
                let (first, last) = (start.split('/').next()?.to_owned(), end.edtf());
                format!("{first}{sign}/{}{sign}", last.rsplit('/').next()?)
            }
            None => format!("{start}{sign}"),
        };
        Edtf::parse(&text).ok()
    }
}

/// The Monday of a day's week.
pub(super) fn week_start(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// A day some units before or after.
pub(super) fn moved(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let count = i64::from(count);
    let span: Span = match unit {
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => count.weeks(),
        Unit::Fortnight => (count * 2).weeks(),
        Unit::Month => count.months(),
        Unit::Quarter => (count * 3).months(),
        Unit::Half => (count * 6).months(),
        Unit::Year => count.years(),
        Unit::Decade => (count * 10).years(),
        Unit::Century => (count * 100).years(),
    };
    day.checked_add(span).ok()
}
