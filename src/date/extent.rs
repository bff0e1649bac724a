//! What pictures and words must know of a date: the days at either end, how sure they are, and what is open.
//!
//! Owns no rule of its own: it tells what [`Edtf`] holds. Must not know how a date is drawn or said.

use jiff::civil::Date;

use super::edtf::Edtf;
use super::period::{Bound, Doubt, Point, Precision, Shape};

/// The two ends of a date. Of a date that is no interval both ends are the same run of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// When it begins.
    pub start: End,
    /// When it ends.
    pub end: End,
}

/// One end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Some day of this run.
    On(Days),
    /// There is none: `..`.
    Open,
    /// Nobody knows it: nothing is written.
    Unknown,
}

/// A run of days, and what is doubted about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Which part of the calendar the run is: a day, a month, a season ...
    pub precision: Precision,
    /// Whether it is an estimate: `~` or `%`.
    pub approximate: bool,
    /// Whether it may be wrong: `?` or `%`.
    pub uncertain: bool,
}

impl End {
    /// The days of an end that is dated.
    pub fn days(self) -> Option<Days> {
        match self {
            Self::On(days) => Some(days),
            Self::Open | Self::Unknown => None,
        }
    }

    fn of(bound: &Bound) -> Self {
        match bound {
            Bound::At(point) => Self::On(Days::of(point)),
            Bound::Open => Self::Open,
            Bound::Unknown => Self::Unknown,
        }
    }
}

impl Days {
    fn of(point: &Point) -> Self {
        let (first, last) = (point.period.first, point.period.last);
        Self {
            first,
            last,
            precision: point.period.precision,
            approximate: point.doubt.is_some_and(Doubt::is_approximate),
            uncertain: point.doubt.is_some_and(Doubt::is_uncertain),
        }
    }
}

impl Edtf {
    /// The days at either end of the date.
    pub fn extent(&self) -> Extent {
        match self.shape() {
            Shape::Single(point) => Extent { start: End::On(Days::of(point)), end: End::On(Days::of(point)) },
            Shape::Interval { start, end } => Extent { start: End::of(start), end: End::of(end) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(end: End) -> String {
        match end {
            End::On(days) => {
                let signs = [(days.approximate, '~'), (days.uncertain, '?')];
                let signs: String = signs.iter().filter(|sign| sign.0).map(|sign| sign.1).collect();
                format!("{}..{}{signs}", days.first, days.last)
            }
            End::Open => "open".to_owned(),
            End::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn ends() {
        for (date, start, end) in [
            ("2019-04-25", "2019-04-25..2019-04-25", "2019-04-25..2019-04-25"),
            ("2019-04~", "2019-04-01..2019-04-30~", "2019-04-01..2019-04-30~"),
            ("201X%", "2010-01-01..2019-12-31~?", "2010-01-01..2019-12-31~?"),
            ("2023/2024-06-01?", "2023-01-01..2023-12-31", "2024-06-01..2024-06-01?"),
            ("2024-06/..", "2024-06-01..2024-06-30", "open"),
            ("/2024-06-01", "unknown", "2024-06-01..2024-06-01"),
        ] {
            let extent = Edtf::parse(date).expect("the date is sound").extent();
            assert_eq!((shown(extent.start), shown(extent.end)), (start.into(), end.into()), "{date}");
        }
    }
}
