//! Dates: when an event happened, when a briefing was published, and what time the build takes it to be.
//!
//! Owns the spelling, days, order and English wording of dates. Must not know files, YAML or
//! diagnostics: text goes in, a value or a [`DateError`] with a place inside that text comes out.
//! Reads no clock and no time zone of the machine: the build's "now" is an input, [`Clock`], and a day begins in the
//! zone that it is given (`clock`).
//!
//! - [`Edtf`]: a date as exact as it is known (EDTF, ISO 8601-2). `grammar` reads it and takes the
//!   format and nothing else; what it refuses, `guess` tries to understand with `words`, to say what to
//!   write instead, with `vague` and `foreign`. `period` holds the parts, `display` says them in English.
//! - [`Publication`] and [`Clock`]: a whole day or an instant, read by `moment`.

mod clock;
mod display;
mod edtf;
mod extent;
mod foreign;
mod grammar;
mod guess;
mod moment;
mod part;
mod period;
mod publication;
#[cfg(test)]
mod tests;
mod vague;
mod words;

use std::fmt;
use std::ops::Range;

pub use clock::{Clock, GivenClock};
pub use display::{month_name, weekday};
pub use edtf::Edtf;
pub use extent::{Days, End, Extent};
pub use period::Precision;
pub use publication::Publication;

/// What comes first in a date of digits with the year last: `06/07/2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// 6 July.
    DayFirst,
    /// June 7.
    MonthFirst,
}

/// Why a text is not the date that it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The offending part: bytes of the text that was given, on character boundaries. Empty where
    /// something is missing.
    pub range: Range<usize>,
    /// One short sentence.
    pub message: String,
    /// What to write instead, such as "write `2024-06-19`".
    pub hint: Option<String>,
}

impl DateError {
    fn new(range: Range<usize>, message: impl Into<String>) -> DateError {
        DateError { range, message: message.into(), hint: None }
    }

    fn with_hint(self, hint: impl Into<String>) -> DateError {
        DateError { hint: Some(hint.into()), ..self }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}
