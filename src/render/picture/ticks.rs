//! What an axis of time says below: years, months or days, as many as there is room for.

use jiff::civil::Date;

use super::letters::width;
use super::scale::{Scale, Stretch, number};
use crate::language::{Language, Short};

/// Pixels that stay free between two words.
const BETWEEN: f64 = 6.0;

/// A word below the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Where its line stands, in pixels of the narrowest column.
    pub(super) place: f64,
    /// The word.
    pub(super) label: String,
    /// Whether it is true of that place, where a year, month or day begins, or of its whole stretch.
    pub(super) is_exact: bool,
}

/// From one tick to the next.
#[derive(Clone, Copy, Debug)]
enum Step {
    Days(i64),
    Months(i32),
}

const STEPS: [Step; 14] = [
    Step::Days(1),
    Step::Days(7),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1200),
    Step::Months(12_000),
];

/// The ticks of all stretches, from left to right.
pub(super) fn ticks(scale: &Scale, language: &Language) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for stretch in &scale.stretches {
        let found =
            STEPS.iter().map(|&step| of_stretch((scale, language), stretch, step)).find(|ticks| fits(ticks));
        let free_from = ticks.last().map_or(f64::MIN, |last| right(last) + BETWEEN);
        match found.filter(|found| !found.is_empty()) {
            Some(found) => ticks.extend(found.into_iter().filter(|tick| left(tick) >= free_from)),
            None => ticks.extend(Some(when(stretch, language)).filter(|tick| left(tick) >= free_from)),
        }
    }
    ticks
}

/// The month or year in whose middle a stretch lies, for one in which none begins.
fn when(stretch: &Stretch, language: &Language) -> Tick {
    let label = civil(i64::midpoint(stretch.first, stretch.end)).map_or_else(String::new, |date| {
        let is_short = stretch.end - stretch.first < 45;
        if is_short { language.short(date, Short::MonthOfYear) } else { format!("{:04}", date.year()) }
    });
    Tick { place: f64::midpoint(stretch.left, stretch.right), label, is_exact: false }
}

fn left(tick: &Tick) -> f64 {
    tick.place - width(&tick.label) / 2.0
}

fn right(tick: &Tick) -> f64 {
    tick.place + width(&tick.label) / 2.0
}

fn fits(ticks: &[Tick]) -> bool {
    ticks.len() < 40 && ticks.windows(2).all(|pair| right(&pair[0]) + BETWEEN <= left(&pair[1]))
}

fn civil(day: i64) -> Option<Date> {
    let days = i32::try_from(day).ok()?;
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The ticks of one stretch with one step; too many when there is no room for them.
fn of_stretch((scale, language): (&Scale, &Language), stretch: &Stretch, step: Step) -> Vec<Tick> {
    let (Some(first), Some(end)) = (civil(stretch.first), civil(stretch.end)) else { return Vec::new() };
    let mut year = None;
    let mut ticks = Vec::new();
    for date in dates(first, end, step) {
        let is_new_year = year.replace(date.year()) != Some(date.year());
        let label = label(date, (step, is_new_year), language);
        ticks.push(Tick { place: scale.place(number(date)), label, is_exact: true });
        if ticks.len() > 60 {
            break;
        }
    }
    ticks
}

fn dates(first: Date, end: Date, step: Step) -> impl Iterator<Item = Date> {
    let start = match step {
        Step::Days(_) => number(first),
        Step::Months(months) => {
            let month = month_number(first);
            // The first whole step that is not before the stretch.
            let month = if first.day() > 1 { month + 1 } else { month };
            i64::from((month + months - 1).div_euclid(months) * months)
        }
    };
    let by = match step {
        Step::Days(days) => days,
        Step::Months(months) => i64::from(months),
    };
    let date = move |value: i64| match step {
        Step::Days(_) => civil(value),
        Step::Months(_) => {
            let year = i16::try_from(value.div_euclid(12)).ok()?;
            Date::new(year, i8::try_from(value.rem_euclid(12) + 1).ok()?, 1).ok()
        }
    };
    (0..).map_while(move |index| date(start + index * by)).take_while(move |&date| date < end)
}

fn month_number(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// The year stands where it begins, else at the first tick: "2024 Feb Mar".
fn label(date: Date, (step, is_new_year): (Step, bool), language: &Language) -> String {
    let shape = match step {
        Step::Months(months) if months >= 12 || (is_new_year && date.month() == 1) => {
            return format!("{:04}", date.year());
        }
        Step::Days(_) if is_new_year => Short::DayOfYear,
        Step::Days(_) => Short::Day,
        Step::Months(_) if is_new_year => Short::MonthOfYear,
        Step::Months(_) => Short::Month,
    };
    language.short(date, shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: &str, last: &str) -> Vec<String> {
        let day = |text: &str| number(text.parse().expect("the day is sound"));
        let (first, last) = (day(first), day(last));
        let days = (0..=20).map(|part| first + (last - first) * part / 20).collect();
        ticks(&Scale::new(days), &Language::english()).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_as_fine_as_there_is_room_for() {
        for (first, last, expected) in [
            ("2024-06-01", "2024-08-30", "Jun 2024|Jul|Aug"),
            ("2023-11-01", "2024-03-30", "Nov 2023|Dec|2024|Feb|Mar"),
            ("2019-04-25", "2024-10-30", "2020|2021|2022|2023|2024"),
            ("1953-07-27", "2024-10-30", "1960|1970|1980|1990|2000|2010|2020"),
        ] {
            assert_eq!(labels(first, last).join("|"), expected, "{first} to {last}");
        }
    }

    #[test]
    fn a_lone_day_has_a_label() {
        assert_eq!(labels("2024-06-19", "2024-06-19").first().map(String::as_str), Some("8 Jun 2024"));
    }
}
