//! A date as exact as it is known: the value that the rest of the program holds.
//!
//! Owns what a date answers (days, precision, order, what templates see). Must not know the grammar's
//! rules, English words or clock times.

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::period::{Bound, Doubt, Period, Point, Precision, Shape};
use super::{DateError, display, grammar, guess};

/// An EDTF date (ISO 8601-2), Level 0 or 1: `2019-04-25`, `2019-21`, `2024-06/..`, `2023-09~`, `201X`; and of Level 2
/// quarters and halves of a year, `2024-33` to `2024-36`, `2024-40` and `2024-41`.
///
/// Years are 0000 to 9999. A season is a meteorological one of the northern hemisphere: spring is March
/// to May, and the winter of 2019 is December 2019 to February 2020. A doubt (`?`, `~`, `%`) does not
/// move the days: `2019~` is looked for, sorted and grouped where `2019` is.
///
/// # Order
///
/// By the first day that is known: the earliest, or for an open start the latest. On one day an open
/// start comes first, then what lasts longer (an open end before all), then the spelling. So `2019`,
/// `2019-01`, `2019-01-01` come in that order, and sorted dates are grouped by [`Edtf::year`] too.
///
/// # Serialization
///
/// For templates: a map of `edtf`, `display`, `datetime` (or null) and `year`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    text: String,
    shape: Shape,
}

impl Edtf {
    /// Reads a date. A lower-case `x` is taken for `X`; nothing else is put right.
    ///
    /// # Errors
    ///
    /// When the text is no such date; the hint then says what to write, if that can be understood.
    pub fn parse(text: &str) -> Result<Edtf, DateError> {
        match grammar::read(text) {
            Ok((text, shape)) => Ok(Edtf { text, shape }),
            Err(error) => Err(guess::explain(text, error)),
        }
    }

    /// Reads a date without looking for what may be meant by another text.
    pub(super) fn parse_strictly(text: &str) -> Result<Edtf, DateError> {
        grammar::read(text).map(|(text, shape)| Edtf { text, shape })
    }

    /// The years that a season, quarter or half in numbers may be meant as: `2019/2021` of `2019-21`, which is spring 2019.
    pub fn years_for_season(&self) -> Option<String> {
        let pieces: Vec<&str> = self.text.split('/').collect();
        let is_interval = pieces.len() > 1;
        let spans: Vec<Option<(String, String)>> = pieces.iter().map(|piece| span_of_years(piece)).collect();
        if spans.iter().all(Option::is_none) {
            return None;
        }
        let spelled: Vec<String> = (pieces.iter().zip(&spans).enumerate())
            .map(|(index, (piece, span))| match span {
                None => (*piece).to_owned(),
                Some((from, to)) if !is_interval => format!("{from}/{to}"),
                Some((from, _)) if index == 0 => from.clone(),
                Some((_, to)) => to.clone(),
            })
            .collect();
        let spelled = spelled.join("/");
        Edtf::parse_strictly(&spelled).ok().map(|years| years.text)
    }

    /// The date of one calendar day; a year outside 0000 to 9999 is taken as the nearest of these.
    pub fn from_date(date: Date) -> Edtf {
        let date = date.max(Date::constant(0, 1, 1));
        let period = Period::starting(date, Precision::Day);
        Edtf { text: date.to_string(), shape: Shape::Single(Point { period, doubt: None }) }
    }

    /// The canonical EDTF spelling.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day that the date can be; none if the start is open or unknown.
    pub fn earliest(&self) -> Option<Date> {
        self.shape.start().map(|point| point.period.first)
    }

    /// The last day that the date can be; none if the end is open or unknown.
    pub fn latest(&self) -> Option<Date> {
        self.shape.end().map(|point| point.period.last)
    }

    /// How finely the date is known: of an interval its start, or its end where the start is not dated.
    /// `2023-XX` is known to the year.
    pub fn precision(&self) -> Precision {
        let point = self.shape.start().or(self.shape.end());
        // An interval has a date at one end at least.
        point.map_or(Precision::Century, |point| point.period.precision)
    }

    /// Whether this is an interval, `a/b`, even one of a single day.
    pub fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Interval { .. })
    }

    /// Whether the date or an end of it is an estimate: `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.has_doubt(Doubt::is_approximate)
    }

    /// Whether the date or an end of it may be wrong: `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.has_doubt(Doubt::is_uncertain)
    }

    /// Whether an end is open: `a/..` or `../b`. An unknown end, `a/`, is not open.
    pub fn is_open(&self) -> bool {
        matches!(
            self.shape,
            Shape::Interval { start: Bound::Open, .. } | Shape::Interval { end: Bound::Open, .. }
        )
    }

    /// A valid value for `<time datetime>` of HTML: the day, month or year that holds all of the date.
    ///
    /// So `2024-06-18/2024-06-19` gives `2024-06`, and spring 2019 `2019`. None if no year holds it all,
    /// if an end is not known, and for the year 0000, which HTML does not have.
    pub fn datetime(&self) -> Option<String> {
        let (first, last) = (self.earliest()?, self.latest()?);
        if first.year() != last.year() || first.year() < 1 {
            None
        } else if first.month() != last.month() {
            Some(format!("{:04}", first.year()))
        } else if first != last {
            Some(format!("{:04}-{:02}", first.year(), first.month()))
        } else {
            Some(first.to_string())
        }
    }

    /// The date in English: "25 April 2019", "18–19 June 2024", "since June 2024", "about 2019".
    pub fn display(&self) -> String {
        display::english(&self.shape)
    }

    /// The year under which the date is grouped: of its earliest day, else of its latest.
    pub fn year(&self) -> Option<i16> {
        self.anchor().map(Date::year)
    }

    pub(super) fn shape(&self) -> &Shape {
        &self.shape
    }

    fn anchor(&self) -> Option<Date> {
        self.earliest().or_else(|| self.latest())
    }

    fn has_doubt(&self, is_such: fn(Doubt) -> bool) -> bool {
        let points = [self.shape.start(), self.shape.end()];
        points.into_iter().flatten().filter_map(|point| point.doubt).any(is_such)
    }
}

/// The first and last year of `2019-21`, with the sign at its end, where that runs on.
fn span_of_years(piece: &str) -> Option<(String, String)> {
    let bare = piece.trim_end_matches(['?', '~', '%']);
    let sign = piece.strip_prefix(bare)?;
    let (year, code) = bare.split_once('-')?;
    let (century, short) = year.split_at_checked(2)?;
    let codes = ["21", "22", "23", "24", "33", "34", "35", "36", "40", "41"];
    (codes.contains(&code) && short < code)
        .then(|| (format!("{year}{sign}"), format!("{century}{code}{sign}")))
}

impl Ord for Edtf {
    fn cmp(&self, other: &Edtf) -> Ordering {
        let open_start_first = self.earliest().is_some().cmp(&other.earliest().is_some());
        let open_end_first = self.latest().is_some().cmp(&other.latest().is_some());
        let longer_first = other.latest().cmp(&self.latest());
        (self.anchor().cmp(&other.anchor()))
            .then(open_start_first)
            .then(open_end_first)
            .then(longer_first)
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Edtf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("Edtf", 4)?;
        map.serialize_field("edtf", self.as_str())?;
        map.serialize_field("display", &self.display())?;
        map.serialize_field("datetime", &self.datetime())?;
        map.serialize_field("year", &self.year())?;
        map.end()
    }
}
