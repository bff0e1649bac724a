//! Dates in plain English.
//!
//! Owns every word that a reader sees of a date. Must not know how a date is spelled in EDTF.

use jiff::civil::{Date, Weekday};

use super::period::{Bound, Doubt, Period, Point, Precision, Shape};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from 1 to 12; empty for any other number.
pub fn month_name(month: i8) -> &'static str {
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// The English name of the day of the week.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// "25 April 2019".
pub(super) fn day(date: Date) -> String {
    format!("{} {}", date.day(), month_of_year(date))
}

/// "April 2019", "18–19 June 2024", "since about June 2024".
pub(super) fn english(shape: &Shape) -> String {
    match shape {
        Shape::Single(point) => self::point(point),
        Shape::Interval { start: Bound::At(start), end: Bound::At(end) } => interval(start, end),
        Shape::Interval { start, end } => match (start, end) {
            (Bound::At(start), Bound::Unknown) => format!("from {}, end unknown", point(start)),
            (Bound::At(start), _) => format!("since {}", point(start)),
            (Bound::Unknown, Bound::At(end)) => format!("until {}, start unknown", point(end)),
            (_, Bound::At(end)) => format!("until {}", point(end)),
            // The grammar gives an interval a date at one end at least.
            _ => String::new(),
        },
    }
}

fn point(point: &Point) -> String {
    doubted(&period(point.period), point.doubt)
}

fn doubted(words: &str, doubt: Option<Doubt>) -> String {
    match doubt {
        None => words.to_owned(),
        Some(Doubt::Uncertain) => format!("{words} (uncertain)"),
        Some(Doubt::Approximate) => format!("about {words}"),
        Some(Doubt::Both) => format!("about {words} (uncertain)"),
    }
}

fn period(period: Period) -> String {
    let (first, last) = (period.first, period.last);
    match period.precision {
        Precision::Day => day(first),
        Precision::Month => month_of_year(first),
        Precision::Season | Precision::Quarter | Precision::Half => {
            format!("{} {:04}", part_of_year(period), first.year())
        }
        Precision::Year => format!("{:04}", first.year()),
        Precision::Decade => format!("the {:04}s", first.year()),
        // "The 20th century" would say 1901 to 2000, and "the 1900s" may mean ten years.
        Precision::Century => format!("the years {:04}–{:04}", first.year(), last.year()),
    }
}

fn month_of_year(date: Date) -> String {
    format!("{} {:04}", month_name(date.month()), date.year())
}

/// A season, quarter or half.
fn part_of_year(period: Period) -> &'static str {
    match (period.precision, period.first.month()) {
        (Precision::Quarter, 1) => "Q1",
        (Precision::Quarter, 4) => "Q2",
        (Precision::Quarter, 7) => "Q3",
        (Precision::Quarter, _) => "Q4",
        (Precision::Half, 1) => "H1",
        (Precision::Half, _) => "H2",
        (_, 3) => "spring",
        (_, 6) => "summer",
        (_, 9) => "autumn",
        _ => "winter",
    }
}

/// Whether it is a season, quarter or half.
fn is_part_of_year(precision: Precision) -> bool {
    matches!(precision, Precision::Season | Precision::Quarter | Precision::Half)
}

/// What both ends share is said once: "18–19 June 2024", "about 2019–2020".
fn interval(start: &Point, end: &Point) -> String {
    let precision = start.period.precision.max(end.period.precision);
    if start == end {
        point(start)
    } else if start.doubt == end.doubt && precision < Precision::Decade {
        doubted(&dashed(start.period, end.period), start.doubt)
    } else {
        format!("from {} to {}", point(start), point(end))
    }
}

fn dashed(start: Period, end: Period) -> String {
    let (from, to) = (start.first, end.first);
    let same_year = from.year() == to.year();
    let head = match (start.precision, end.precision) {
        (Precision::Year, Precision::Year) => format!("{:04}–", from.year()),
        (one, other) if one == other && same_year && is_part_of_year(one) => {
            format!("{}–", part_of_year(start))
        }
        (Precision::Month, Precision::Month) if same_year => {
            format!("{}–", month_name(from.month()))
        }
        (Precision::Day, Precision::Day) if same_year && from.month() == to.month() => {
            format!("{}–", from.day())
        }
        (Precision::Day, Precision::Day) if same_year => {
            format!("{} {} – ", from.day(), month_name(from.month()))
        }
        _ => format!("{} – ", period(start)),
    };
    format!("{head}{}", period(end))
}
