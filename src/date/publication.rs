//! When a briefing was published.
//!
//! Owns the instant that a publication stands for, and what counts as the future.
//! Must not know drafts or expiry, and asks no clock but the one that it is given.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use super::clock::start_of_day;
use super::moment::{self, Moment};
use super::{Clock, DateError, display};

/// The day or the instant that a briefing was published. A day begins where the site is at home.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    moment: Moment,
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
        Ok(Publication { moment: moment::read(text)? })
    }

    /// A whole day.
    pub fn on(date: Date) -> Publication {
        Publication { moment: Moment { date, clock: None } }
    }

    /// The day as written, in the offset that it was written in.
    pub fn date(&self) -> Date {
        self.moment.date
    }

    /// The instant; of a plain day its first moment in the site's zone.
    pub fn timestamp(&self, zone: &TimeZone) -> Timestamp {
        self.moment.instant().unwrap_or_else(|| start_of_day(self.moment.date, zone))
    }

    /// Whether a clock time was given.
    pub fn is_instant(&self) -> bool {
        self.moment.clock.is_some()
    }

    /// The instant in RFC 3339, in the offset that it was written in, with `Z` for none; of a plain day its first
    /// moment in the site's zone.
    pub fn rfc3339(&self, zone: &TimeZone) -> String {
        let (date, time, offset) = match self.moment.clock {
            Some((time, offset)) => (self.moment.date, time, offset),
            None => self.first_moment(zone),
        };
        let offset = if offset.is_zero() { "Z".to_owned() } else { offset_text(offset) };
        format!("{date}T{time}{offset}")
    }

    fn first_moment(&self, zone: &TimeZone) -> (Date, Time, Offset) {
        let start = start_of_day(self.moment.date, zone);
        let offset = zone.to_offset(start);
        // Seconds of an offset, of the days before zones, have no spelling in RFC 3339.
        if offset.seconds() % 60 != 0 || start == Timestamp::MIN || start == Timestamp::MAX {
            return (self.moment.date, Time::midnight(), Offset::UTC);
        }
        let first = offset.to_datetime(start);
        (first.date(), first.time(), offset)
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
        match self.moment.clock {
            Some(_) => self.rfc3339(&TimeZone::UTC),
            None => self.moment.date.to_string(),
        }
    }

    /// Whether this is in the future: an instant later than the clock's, or a day that has not begun where the
    /// site is at home.
    pub fn is_after(&self, clock: &Clock) -> bool {
        match self.moment.instant() {
            Some(instant) => instant > clock.timestamp(),
            None => self.moment.date > clock.date(),
        }
    }

    /// Whether this lies before another wherever the site is at home.
    ///
    /// Days and instants of one kind are compared as such. A day may begin up to 14 hours before it does in UTC,
    /// and end up to 12 hours after.
    pub fn is_surely_before(&self, other: &Publication) -> bool {
        let eastern = TimeZone::fixed(Offset::constant(14));
        let western = TimeZone::fixed(Offset::constant(-12));
        match (self.moment.instant(), other.moment.instant()) {
            (Some(one), Some(other)) => one < other,
            (None, None) => self.moment.date < other.moment.date,
            (Some(one), None) => one < start_of_day(other.moment.date, &eastern),
            (None, Some(other)) => {
                self.moment.date.tomorrow().is_ok_and(|next| start_of_day(next, &western) <= other)
            }
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
