//! The build's "now", and the one rule of days in a time zone.
//!
//! Owns when a day begins and which day an instant falls on, and what now is, as an input. Must not ask the machine:
//! the one who starts a build says what time it is, and the settings say where the site is at home.

use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::DateError;
use super::moment;

/// What a user gives for now: a whole day, wherever the site is at home, or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GivenClock {
    /// A day, which means its end: what is due on that day is published.
    Day(Date),
    /// An instant. The offset that it was written in says nothing about the site's day.
    Instant(Timestamp),
}

impl GivenClock {
    /// Reads a whole day or an RFC 3339 instant, as [`Publication::parse`](super::Publication::parse).
    ///
    /// # Errors
    ///
    /// For any other text.
    pub fn parse(text: &str) -> Result<GivenClock, DateError> {
        let moment = moment::read(text)?;
        Ok(match moment.instant() {
            Some(instant) => Self::Instant(instant),
            None => Self::Day(moment.date),
        })
    }

    /// The clock that this is for a site at home in a zone.
    pub fn in_zone(self, zone: &TimeZone) -> Clock {
        match self {
            Self::Day(day) => Clock { day, timestamp: end_of_day(day, zone) },
            Self::Instant(timestamp) => Clock::at(timestamp, zone),
        }
    }
}

/// The time that a build takes for now: an instant, and the day that it is then where the site is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    day: Date,
    timestamp: Timestamp,
}

impl Clock {
    /// The clock at an instant for a site at home in a zone.
    pub fn at(timestamp: Timestamp, zone: &TimeZone) -> Clock {
        Clock { day: day_at(timestamp, zone), timestamp }
    }

    /// Today, where the site is at home.
    pub fn date(&self) -> Date {
        self.day
    }

    /// Now; of a whole day its last second.
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }
}

/// The first moment of a day in a zone.
///
/// Of a midnight that comes twice, the first. Where clocks are put forward over midnight, the moment at which they
/// are; so a day that a zone leaves out at the date line begins with the day after it. The very ends of the
/// calendar, which no timestamp reaches, count as the first and last ones, so that `9999-12-31` can stand for "never".
pub(super) fn start_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    let midnight = day.to_datetime(Time::midnight());
    let edge = if day.year() < 1 { Timestamp::MIN } else { Timestamp::MAX };
    let ambiguous = zone.to_ambiguous_zoned_datetime(midnight);
    let is_gap = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
    let Ok(start) = ambiguous.compatible().map(|start| start.timestamp()) else { return edge };
    let change = || zone.preceding(start.checked_add(SignedDuration::from_nanos(1)).ok()?).next();
    if is_gap { change().map_or(start, |change| change.timestamp()) } else { start }
}

/// The last second of a day in a zone.
fn end_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    let Ok(next) = day.tomorrow() else { return Timestamp::MAX };
    let start = start_of_day(next, zone);
    start.checked_sub(SignedDuration::from_secs(1)).unwrap_or(start)
}

/// The day that it is at an instant in a zone: the last one that has begun.
///
/// So a day that has begun goes on when clocks are put back over midnight, and nothing published is withheld again.
fn day_at(timestamp: Timestamp, zone: &TimeZone) -> Date {
    let day = zone.to_datetime(timestamp).date();
    match day.tomorrow() {
        Ok(next) if start_of_day(next, zone) <= timestamp => next,
        _ => day,
    }
}
