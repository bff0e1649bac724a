//! The build's "now".
//!
//! Owns what now is, as an input. Must not ask the machine: the one who starts a build says what time it is.

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::DateError;
use super::moment;

/// The time that a build takes for now: an instant and its calendar day, or a whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    date: Date,
    timestamp: Timestamp,
    is_whole_day: bool,
}

impl Clock {
    /// Reads a whole day or an RFC 3339 instant, as [`Publication::parse`](super::Publication::parse).
    ///
    /// A day means its end, its last second in UTC: what is dated that day is published. The day of an
    /// instant is the one in the offset that it was written in.
    ///
    /// # Errors
    ///
    /// For any other text.
    pub fn parse(text: &str) -> Result<Clock, DateError> {
        let moment = moment::read(text)?;
        Ok(Clock {
            date: moment.date,
            timestamp: moment.timestamp(Time::constant(23, 59, 59, 0)),
            is_whole_day: moment.clock.is_none(),
        })
    }

    /// The clock at an instant that falls on `today` where the site is at home.
    pub fn from_timestamp(timestamp: Timestamp, today: Date) -> Clock {
        Clock { date: today, timestamp, is_whole_day: false }
    }

    /// Today.
    pub fn date(&self) -> Date {
        self.date
    }

    /// Now; of a whole day its last second in UTC.
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// Whether the time of day is left open.
    pub fn is_whole_day(&self) -> bool {
        self.is_whole_day
    }
}
