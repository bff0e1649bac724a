//! The parts of a date: a run of days, the doubt about it, and the bounds of an interval.
//!
//! Owns what each part means in days. Must not know how it is spelled (`grammar`) or said (`display`).

use jiff::ToSpan;
use jiff::civil::Date;

/// How finely a date is known. The order is from fine to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2019-04-25`
    Day,
    /// `2019-04`
    Month,
    /// `2019-21`
    Season,
    /// `2019-33`
    Quarter,
    /// `2019-40`
    Half,
    /// `2019`
    Year,
    /// `201X`
    Decade,
    /// `20XX`
    Century,
}

/// A run of days that the calendar has a name for: 25 April 2019, spring 2019, the 2010s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Period {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) precision: Precision,
}

impl Period {
    /// The period that starts with `first`, which is the first day of a month, a year and so on.
    pub(super) fn starting(first: Date, precision: Precision) -> Period {
        let last = match precision {
            Precision::Day => first,
            Precision::Month => first.last_of_month(),
            // Saturates for the winter of 9999, whose end no calendar date can name.
            Precision::Season | Precision::Quarter => first.saturating_add(2.months()).last_of_month(),
            Precision::Half => first.saturating_add(5.months()).last_of_month(),
            Precision::Year => first.last_of_year(),
            Precision::Decade => first.saturating_add(9.years()).last_of_year(),
            Precision::Century => first.saturating_add(99.years()).last_of_year(),
        };
        Period { first, last, precision }
    }
}

/// What the writer doubts, from the sign at the end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Doubt {
    /// `?`: the source may be wrong.
    Uncertain,
    /// `~`: the date is an estimate.
    Approximate,
    /// `%`: both.
    Both,
}

impl Doubt {
    pub(super) fn from_sign(sign: char) -> Option<Doubt> {
        match sign {
            '?' => Some(Doubt::Uncertain),
            '~' => Some(Doubt::Approximate),
            '%' => Some(Doubt::Both),
            _ => None,
        }
    }

    pub(super) fn is_uncertain(self) -> bool {
        self != Doubt::Approximate
    }

    pub(super) fn is_approximate(self) -> bool {
        self != Doubt::Uncertain
    }
}

/// A period with the doubt about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Point {
    pub(super) period: Period,
    pub(super) doubt: Option<Doubt>,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bound {
    At(Point),
    /// `..`: there is none.
    Open,
    /// Nothing written: there is one, but nobody knows it.
    Unknown,
}

impl Bound {
    pub(super) fn point(&self) -> Option<&Point> {
        match self {
            Bound::At(point) => Some(point),
            Bound::Open | Bound::Unknown => None,
        }
    }
}

/// A whole EDTF date. An interval has a point at one end at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    Single(Point),
    Interval { start: Bound, end: Bound },
}

impl Shape {
    pub(super) fn start(&self) -> Option<&Point> {
        match self {
            Shape::Single(point) => Some(point),
            Shape::Interval { start, .. } => start.point(),
        }
    }

    pub(super) fn end(&self) -> Option<&Point> {
        match self {
            Shape::Single(point) => Some(point),
            Shape::Interval { end, .. } => end.point(),
        }
    }

    /// The day, if this is one calendar day without doubt.
    pub(super) fn whole_day(&self) -> Option<Date> {
        match self {
            Shape::Single(Point { period, doubt: None }) if period.precision == Precision::Day => {
                Some(period.first)
            }
            _ => None,
        }
    }
}
