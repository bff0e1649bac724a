//! When a briefing was published.
//!
//! Owns the order of briefings, what counts as the future, and what templates see of a publication day.
//! Must not know drafts or expiry, and asks no clock but the one that it is given.

use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::moment::{self, Moment};
use super::{Clock, DateError, display, month_name, weekday};

/// The day or the instant that a briefing was published.
///
/// Ordered by the instant, where a plain day counts as its first second in UTC, then by the spelling.
///
/// # Serialization
///
/// For templates, a map of
/// - `iso`: RFC 3339, always with a time: `2024-06-19T00:00:00Z`
/// - `display`: "19 June 2024", or "19 June 2024, 10:30 UTC+9"
/// - `datetime`: for `<time datetime>`: `2024-06-19`, or the instant
/// - `date`: the day as written: `2024-06-19`
/// - `year`, `month`, `day`: its numbers
/// - `month_name`, `weekday`: "June", "Wednesday"
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    moment: Moment,
    timestamp: Timestamp,
}

impl Publication {
    /// Reads a whole day, `2024-06-19`, or an RFC 3339 instant, `2024-06-19T10:30:00+09:00`.
    ///
    /// Of an instant the seconds may be missing, and `T` may be a space. A fraction of a second is dropped.
    ///
    /// # Errors
    ///
    /// For any other text, such as a month, and for an instant without its offset from UTC.
    pub fn parse(text: &str) -> Result<Publication, DateError> {
        let moment = moment::read(text)?;
        let timestamp = moment.timestamp(Time::midnight());
        Ok(Publication { moment, timestamp })
    }

    /// The day as written, in the offset that it was written in.
    pub fn date(&self) -> Date {
        self.moment.date
    }

    /// The instant; of a plain day its first second in UTC.
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// Whether a clock time was given.
    pub fn is_instant(&self) -> bool {
        self.moment.clock.is_some()
    }

    /// The instant in RFC 3339, in the offset that it was written in, with `Z` for none.
    pub fn rfc3339(&self) -> String {
        let (time, offset) = self.moment.clock.unwrap_or((Time::midnight(), Offset::UTC));
        let zone = if offset.is_zero() { "Z".to_owned() } else { offset_text(offset) };
        format!("{}T{time}{zone}", self.moment.date)
    }

    /// "19 June 2024", or of an instant "19 June 2024, 10:30 UTC+9".
    pub fn display(&self) -> String {
        let day = display::day(self.moment.date);
        self.time_of_day().map_or_else(|| day.clone(), |time| format!("{day}, {time}"))
    }

    /// The time of an instant, as it was written: "10:30 UTC+9".
    pub fn time_of_day(&self) -> Option<String> {
        let (time, offset) = self.moment.clock?;
        Some(format!("{:02}:{:02} UTC{}", time.hour(), time.minute(), short_offset(offset)))
    }

    /// A valid value for `<time datetime>` of HTML.
    pub fn datetime(&self) -> String {
        if self.is_instant() { self.rfc3339() } else { self.moment.date.to_string() }
    }

    /// Whether this is in the future: later than the clock's instant, or for a day than the clock's day.
    ///
    /// Where the clock is a day, days alone are compared: all that is dated that day is published.
    pub fn is_after(&self, clock: &Clock) -> bool {
        if self.is_instant() && !clock.is_whole_day() {
            self.timestamp > clock.timestamp()
        } else {
            self.moment.date > clock.date()
        }
    }
}

fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds().abs() / 60;
    let sign = if offset.is_negative() { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `+9`, `−5:30`, and nothing for UTC itself.
fn short_offset(offset: Offset) -> String {
    let minutes = offset.seconds().abs() / 60;
    let sign = match offset.signum() {
        0 => return String::new(),
        1 => '+',
        _ => '−',
    };
    match minutes % 60 {
        0 => format!("{sign}{}", minutes / 60),
        rest => format!("{sign}{}:{rest:02}", minutes / 60),
    }
}

impl Ord for Publication {
    fn cmp(&self, other: &Publication) -> Ordering {
        let by_instant = self.timestamp.cmp(&other.timestamp);
        by_instant.then_with(|| self.datetime().cmp(&other.datetime()))
    }
}

impl PartialOrd for Publication {
    fn partial_cmp(&self, other: &Publication) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Publication {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let date = self.moment.date;
        let mut map = serializer.serialize_struct("Publication", 9)?;
        map.serialize_field("iso", &self.rfc3339())?;
        map.serialize_field("display", &self.display())?;
        map.serialize_field("datetime", &self.datetime())?;
        map.serialize_field("date", &date.to_string())?;
        map.serialize_field("year", &date.year())?;
        map.serialize_field("month", &date.month())?;
        map.serialize_field("day", &date.day())?;
        map.serialize_field("month_name", month_name(date.month()))?;
        map.serialize_field("weekday", weekday(date))?;
        map.end()
    }
}
