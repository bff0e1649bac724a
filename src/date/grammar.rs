//! The EDTF grammar, strictly: Levels 0 and 1 for dates and intervals with years 0000 to 9999, and of Level 2 the
//! quarters and halves of a year.
//!
//! Owns what is valid and which bytes are not. Must not know what a writer might have meant (`guess`).
//!
//! Source: <https://www.loc.gov/standards/datetime/> (4 February 2019), "Level 0" and "Level 1", less
//! clock times, and less years that are negative or longer than four digits.

use jiff::civil::Date;

use super::DateError;
use super::display::month_name;
use super::part::Part;
use super::period::{Bound, Doubt, Period, Point, Precision, Shape};
use crate::text;

const EXAMPLES: &str = "write a date such as `2024-06-19`, `2024-06` or `2024`";

/// Reads a date, and gives back its canonical spelling too, which differs only in the case of `X`.
pub(super) fn read(text: &str) -> Result<(String, Shape), DateError> {
    let whole = Part { text, at: 0 };
    if text.trim().is_empty() {
        return Err(whole.error("The date is empty.").with_hint(EXAMPLES));
    }
    let shape = match whole.split('/').as_slice() {
        [start, end] => interval(whole, *start, *end)?,
        [_, _, rest, ..] => {
            let range = rest.at - 1..text.len();
            return Err(DateError::new(range, "An interval has one `/`, between its two ends."));
        }
        _ => Shape::Single(point(whole)?),
    };
    Ok((text.to_ascii_uppercase(), shape))
}

fn interval(whole: Part, start: Part, end: Part) -> Result<Shape, DateError> {
    let (start, end) = (bound(start)?, bound(end)?);
    match (start.point(), end.point()) {
        (None, None) => Err(whole.error("An interval needs a date at one end at least.")),
        (Some(from), Some(to)) if to.period.last < from.period.first => {
            Err(whole.error("The interval ends before it starts."))
        }
        _ => Ok(Shape::Interval { start, end }),
    }
}

fn bound(part: Part) -> Result<Bound, DateError> {
    match part.text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        _ => point(part).map(Bound::At),
    }
}

fn point(part: Part) -> Result<Point, DateError> {
    let doubt = part.text.chars().next_back().and_then(Doubt::from_sign);
    let length = part.text.len() - usize::from(doubt.is_some());
    let part = Part { text: text::before(part.text, length), ..part };
    only_known_characters(part)?;
    Ok(Point { period: period(part)?, doubt })
}

fn only_known_characters(part: Part) -> Result<(), DateError> {
    let is_known = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'X' | 'x');
    let Some(start) = part.text.find(|c| !is_known(c)) else { return Ok(()) };
    let rest = text::from(part.text, start);
    let length = match rest.find(|c: char| !c.is_alphabetic()) {
        Some(0) => rest.chars().next().map_or(0, char::len_utf8),
        Some(length) => length,
        None => rest.len(),
    };
    let stranger = Part { text: text::before(rest, length), at: part.at + start };
    let message = match stranger.text {
        "?" | "~" | "%" => format!("The sign `{}` stands at the end of a date, once.", stranger.text),
        text if text.chars().all(char::is_whitespace) => "A date has no space in it.".to_owned(),
        text => format!("`{text}` does not belong in a date."),
    };
    Err(stranger.error(message).with_hint(EXAMPLES))
}

fn period(part: Part) -> Result<Period, DateError> {
    match part.split('-').as_slice() {
        [first, second, ..] if first.text.is_empty() && !second.text.is_empty() => {
            Err(part.error("The year cannot be negative."))
        }
        [_, _, _, rest, ..] => Err(DateError::new(
            rest.at - 1..part.range().end,
            "A date has three parts at most: year, month and day.",
        )),
        [year] => self::year(*year),
        [year, month] => self::month(year_without_x(*year)?, *month),
        [year, month, day] => self::day(self::month(year_without_x(*year)?, *month)?, [*month, *day]),
        [] => Err(part.error("The date is empty.")),
    }
}

fn year(part: Part) -> Result<Period, DateError> {
    let digits = part.text.trim_end_matches(['X', 'x']);
    match part.text.len() {
        4 => {}
        0 => return Err(part.error("The year is missing.")),
        _ => return Err(part.error("The year must have four digits.")),
    }
    let wrong_x = || part.error("Only the last one or two digits of a year can be `X`.");
    let precision = match digits.len() {
        4 => Precision::Year,
        3 => Precision::Decade,
        2 => Precision::Century,
        _ => return Err(wrong_x()),
    };
    let number = format!("{digits:0<4}").parse().map_err(|_| wrong_x())?;
    let first = Date::new(number, 1, 1).map_err(|_| part.error("There is no such year."))?;
    Ok(Period::starting(first, precision))
}

fn year_without_x(part: Part) -> Result<Period, DateError> {
    let year = year(part)?;
    if year.precision == Precision::Year {
        Ok(year)
    } else {
        Err(part.error("A year with an `X` cannot have a month."))
    }
}

/// The month, the season, the quarter or half, or for `XX` still the year: what is not known is not narrowed.
fn month(year: Period, part: Part) -> Result<Period, DateError> {
    let Some(number) = two_digits(part, "month")? else { return Ok(year) };
    let (month, precision) = match number {
        1..=12 => (number, Precision::Month),
        // Meteorological seasons of the northern hemisphere; winter begins in December of its year.
        21..=24 => ((number - 20) * 3, Precision::Season),
        33..=36 => ((number - 33) * 3 + 1, Precision::Quarter),
        40 | 41 => ((number - 40) * 6 + 1, Precision::Half),
        25..=32 => {
            return Err(part.error("A season is 21, 22, 23 or 24: spring, summer, autumn, winter."));
        }
        37..=39 => {
            let error = part.error("A third of a year is written as an interval of months.");
            let (from, to) = ((number - 37) * 4 + 1, (number - 36) * 4);
            let year = year.first.year();
            return Err(error.with_hint(format!("write `{year:04}-{from:02}/{year:04}-{to:02}`")));
        }
        _ => {
            let error = part.error("The month must be 01 to 12.");
            return Err(error.with_hint("write a month as 01 to 12, or a season as 21 to 24, a quarter as 33 to 36, a half year as 40 or 41"));
        }
    };
    let first =
        Date::new(year.first.year(), month, 1).map_err(|_| part.error("The month must be 01 to 12."))?;
    Ok(Period::starting(first, precision))
}

fn day(before: Period, [month, day]: [Part; 2]) -> Result<Period, DateError> {
    let number = two_digits(day, "day")?;
    let number = match (before.precision, number) {
        (Precision::Season, _) => return Err(day.error("A season has no day.")),
        (Precision::Quarter, _) => return Err(day.error("A quarter has no day.")),
        (Precision::Half, _) => return Err(day.error("A half year has no day.")),
        (_, None) => return Ok(before),
        (Precision::Year, Some(_)) => return Err(month.error("A day needs its month.")),
        (_, Some(number @ 1..=31)) => number,
        _ => return Err(day.error("The day must be 01 to 31.")),
    };
    let (year, month_number) = (before.first.year(), before.first.month());
    match Date::new(year, month_number, number) {
        Ok(date) => Ok(Period::starting(date, Precision::Day)),
        Err(_) => Err(DateError::new(month.at..day.range().end, no_such_day(year, month_number, number))),
    }
}

/// Says that a month lacks a day, such as "There is no 30 February.".
pub(super) fn no_such_day(year: i16, month: i8, day: i8) -> String {
    let month_name = month_name(month);
    if (month, day) == (2, 29) {
        format!("There is no {day} {month_name} in {year:04}.")
    } else {
        format!("There is no {day} {month_name}.")
    }
}

/// A number of two digits, or nothing for `XX`.
fn two_digits(part: Part, name: &str) -> Result<Option<i8>, DateError> {
    let wrong = || part.error(format!("The {name} must have two digits."));
    if part.text.is_empty() {
        Err(part.error(format!("The {name} is missing.")))
    } else if part.text.len() != 2 {
        Err(wrong())
    } else if part.text.eq_ignore_ascii_case("XX") {
        Ok(None)
    } else if part.text.contains(['X', 'x']) {
        Err(part.error(format!("A {name} that is not known is `XX`, both digits.")))
    } else {
        part.text.parse().map(Some).map_err(|_| wrong())
    }
}
