//! Dates as a page says them, in its language.

use jiff::tz::TimeZone;
use serde::Serialize;

use crate::date::{Edtf, Publication};
use crate::language::Language;

/// A date of front matter, as exact as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// The date itself.
    #[serde(skip)]
    pub value: Edtf,
    /// As EDTF has it: `2019-04~`.
    pub edtf: String,
    /// In words: "about April 2019".
    pub display: String,
    /// A value for `<time datetime>`, where the date is one day, month or year.
    pub datetime: Option<String>,
    /// The year that it is grouped under.
    pub year: Option<i16>,
}

impl DateView {
    pub(crate) fn new(date: &Edtf, language: &Language) -> Self {
        Self {
            value: date.clone(),
            edtf: date.as_str().to_owned(),
            display: language.date(date),
            datetime: date.datetime(),
            year: date.year(),
        }
    }
}

/// A day or moment of publication.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PublicationView {
    /// RFC 3339, always with a time, of a day its first moment: `2024-06-19T00:00:00Z`.
    pub iso: String,
    /// In words: "19 June 2024", or "19 June 2024, 10:30 UTC+9".
    pub display: String,
    /// A value for `<time datetime>`: the day, or the moment.
    pub datetime: String,
    /// The day: `2024-06-19`.
    pub date: String,
    /// Its year.
    pub year: i16,
    /// Its month, from 1.
    pub month: i8,
    /// Its day, from 1.
    pub day: i8,
    /// The name of the month.
    pub month_name: String,
    /// The day of the week.
    pub weekday: String,
}

impl PublicationView {
    pub(crate) fn new(date: &Publication, (zone, language): (&TimeZone, &Language)) -> Self {
        let day = date.date();
        Self {
            iso: date.rfc3339(zone),
            display: language.publication(date),
            datetime: date.datetime(),
            date: day.to_string(),
            year: day.year(),
            month: day.month(),
            day: day.day(),
            month_name: language.month_name(day),
            weekday: language.weekday(day),
        }
    }
}
