//! A whole day or an instant, as RFC 3339 writes them.
//!
//! Owns the grammar of clock times and offsets. Must not know what the moment is for.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::guess::{Guess, clock_time_at, guess, outer_space};
use super::part::Part;
use super::{DateError, grammar};
use crate::text;

const WHOLE_DAY: &str = "write year, month and day, such as `2024-06-19`";

/// A day, or the date and time shown by a clock that is `offset` from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Moment {
    pub(super) date: Date,
    pub(super) clock: Option<(Time, Offset)>,
}

impl Moment {
    /// The instant, unless this is a whole day.
    ///
    /// The very end of the calendar, which no timestamp reaches, counts as the last one.
    pub(super) fn instant(&self) -> Option<Timestamp> {
        let (time, offset) = self.clock?;
        Some(offset.to_timestamp(self.date.to_datetime(time)).unwrap_or(Timestamp::MAX))
    }
}

/// Reads `2024-06-19` or `2024-06-19T10:30:00+09:00`.
///
/// Seconds may be missing, `T` may be a space, `T` and `Z` may be lower-case. A fraction of a second is
/// read over: no briefing needs one, and HTML and feeds spell them differently.
pub(super) fn read(text: &str) -> Result<Moment, DateError> {
    strict(text).map_err(|error| {
        let trimmed = text.trim();
        match (outer_space(text), clock_time_at(trimmed)) {
            (Some(space), _) if strict(trimmed).is_ok() => space.with_hint(format!("write `{trimmed}`")),
            (_, Some(at)) => match meant(text::before(trimmed, at), text::from(trimmed, at + 1)) {
                Some(spelling) => error.with_hint(format!("write `{spelling}`")),
                None => error,
            },
            _ => error,
        }
    })
}

fn strict(text: &str) -> Result<Moment, DateError> {
    let Some(at) = clock_time_at(text) else {
        return Ok(Moment { date: whole_day(text)?, clock: None });
    };
    let date = whole_day(text::before(text, at))?;
    let clock = clock(Part { text: text::from(text, at + 1), at: at + 1 })?;
    Ok(Moment { date, clock: Some(clock) })
}

fn whole_day(text: &str) -> Result<Date, DateError> {
    let partial = DateError::new(0..text.len(), "The date must be a whole day.").with_hint(WHOLE_DAY);
    match grammar::read(text) {
        Ok((_, shape)) => match shape.whole_day() {
            Some(date) if date.year() < 1 => {
                Err(DateError::new(0..4, "The year must be 0001 to 9999.").with_hint(WHOLE_DAY))
            }
            Some(date) => Ok(date),
            None => Err(partial),
        },
        Err(error) => Err(match (guess_days(text), guess(text)) {
            (Some(guess), _) => guess.explain(error),
            (None, Some(_)) => partial,
            (None, None) => error.with_hint(WHOLE_DAY),
        }),
    }
}

fn guess_days(text: &str) -> Option<Guess> {
    let is_day = |text: &String| grammar::read(text).is_ok_and(|(_, shape)| shape.whole_day().is_some());
    let mut guess = guess(text)?;
    guess.spellings.retain(is_day);
    (!guess.spellings.is_empty()).then_some(guess)
}

/// A number of two digits up to `most`, and what follows it.
fn two_digits<'t>(part: Part<'t>, name: &str, most: i8) -> Result<(i8, Part<'t>), DateError> {
    let (digits, rest) = part.split_digits();
    match (digits.text.len(), digits.text.parse()) {
        (2, Ok(number)) if number <= most => Ok((number, rest)),
        (2, _) => Err(digits.error(format!("The {name} must be 00 to {most}."))),
        (0, _) => Err(part.error(format!("The {name} is missing."))),
        _ => Err(digits.error(format!("The {name} must have two digits."))),
    }
}

fn clock(part: Part) -> Result<(Time, Offset), DateError> {
    let (hour, rest) = two_digits(part, "hour", 23)?;
    let Some(rest) = rest.after(':') else { return Err(part.error("A clock time is like `10:30`.")) };
    let (minute, mut rest) = two_digits(rest, "minute", 59)?;
    let mut second = 0;
    if let Some(after) = rest.after(':') {
        (second, rest) = two_digits(after, "second", 59)?;
        if let Some(fraction) = rest.after('.') {
            let (digits, after) = fraction.split_digits();
            if digits.text.is_empty() {
                return Err(fraction.error("The fraction of the second is missing."));
            }
            rest = after;
        }
    }
    let time = Time::new(hour, minute, second, 0).map_err(|_| part.error("There is no such time."))?;
    Ok((time, offset(part, rest)?))
}

fn offset(time: Part, part: Part) -> Result<Offset, DateError> {
    let form = || part.error("An offset from UTC is `Z`, or like `+09:00`.");
    let (sign, rest) = match (part.text, part.after('+'), part.after('-')) {
        ("Z" | "z", ..) => return Ok(Offset::UTC),
        (_, Some(rest), _) => (1, rest),
        (_, _, Some(rest)) => (-1, rest),
        ("", ..) => {
            return Err(time
                .error("The time does not say its offset from UTC.")
                .with_hint("add `Z` for UTC, or an offset such as `+09:00`"));
        }
        _ => return Err(form()),
    };
    if rest.split_digits().0.text.len() == 4 {
        return Err(form());
    }
    let (hours, rest) = two_digits(rest, "hour of the offset", 23)?;
    let (minutes, rest) = two_digits(rest.after(':').ok_or_else(form)?, "minute of the offset", 59)?;
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    match Offset::from_seconds(seconds) {
        Ok(offset) if rest.text.is_empty() => Ok(offset),
        _ => Err(form()),
    }
}

/// The instant that a writer most likely meant: `2024-06-19 9:30 +0900`, `19 June 2024 09:30 UTC`.
fn meant(date: &str, clock: &str) -> Option<String> {
    let date = match whole_day(date.trim()) {
        Ok(date) => date.to_string(),
        Err(_) => match guess_days(date.trim())?.spellings.as_slice() {
            [only] => only.clone(),
            _ => return None,
        },
    };
    let is_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let clock = clock.trim();
    let (time, offset) = clock.split_at(clock.find(|c| !is_time(c)).unwrap_or(clock.len()));
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
    let offset = meant_offset(offset.trim())?;
    let spelling = format!("{date}T{hour:0>2}:{minute}:{second}{offset}");
    strict(&spelling).is_ok().then_some(spelling)
}

/// `+0900`, `+9`, `UTC`, `+09:00[Asia/Seoul]`.
fn meant_offset(text: &str) -> Option<String> {
    let text = text.split('[').next()?;
    let sign = match text.chars().next()? {
        sign @ ('+' | '-') => sign,
        _ if matches!(text, "Z" | "z" | "UTC" | "GMT" | "utc" | "gmt") => return Some("Z".to_owned()),
        _ => return None,
    };
    let digits = text::from(text, 1).replace(':', "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        3 | 4 => digits.split_at_checked(digits.len() - 2)?,
        _ => return None,
    };
    Some(format!("{sign}{hours:0>2}:{minutes}"))
}
