//! From days to places across.
//!
//! One event of 1953 among a hundred of 2024 would press all others into the last pixel. So the axis may
//! be made of up to three stretches, each even in itself, where that tells events apart much better; a
//! break between two stretches says that the scale changes there. It is the histogram with unequal bins
//! that fits the events best (maximum likelihood), with few bins.

use jiff::civil::Date;

use super::NARROW;

/// Pixels that stay free on either side, for arrows.
const MARGIN: f64 = 12.0;
/// Pixels of a break.
const BREAK: f64 = 16.0;
/// Most stretches.
const MOST: usize = 3;
/// Least share of the axis for a stretch.
const LEAST_SHARE: f64 = 0.15;
/// Days that a stretch has at least.
const LEAST_DAYS: i64 = 24;
/// How much better (in nats an event) the events must be told apart for the axis to be broken.
const WORTH: f64 = 0.35;
/// The same for all of them together: few events are never even.
const WORTH_ONCE: f64 = 8.0;

/// The number of a day, counted from 1 January 1970 in the Gregorian calendar.
pub(super) fn number(date: Date) -> i64 {
    // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// A run of days, and where it begins and ends across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) first: i64,
    pub(super) end: i64,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// The axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) stretches: Vec<Stretch>,
}

impl Scale {
    /// An axis for things that happen on these days.
    pub(super) fn new(mut days: Vec<i64>) -> Self {
        days.sort_unstable();
        if days.is_empty() {
            days.push(0);
        }
        let groups = split(&days);
        let room = NARROW - 2.0 * MARGIN - BREAK * (groups.len() - 1) as f64;
        let shares: Vec<f64> =
            groups.iter().map(|group| (group.len() as f64 / days.len() as f64).max(LEAST_SHARE)).collect();
        let all: f64 = shares.iter().sum();
        let mut left = MARGIN;
        let stretches = groups.iter().zip(shares).map(|(group, share)| {
            let (first, end) = bounds(group);
            let right = left + room * share / all;
            let stretch = Stretch { first, end, left, right };
            left = right + BREAK;
            stretch
        });
        let mut stretches: Vec<Stretch> = stretches.collect();
        // Rounding outwards must not make two stretches overlap.
        for index in 1..stretches.len() {
            stretches[index].first = stretches[index].first.max(stretches[index - 1].end);
        }
        Self { stretches }
    }

    /// Where a day begins. What is before or after the axis stands at its ends.
    pub(super) fn place(&self, day: i64) -> f64 {
        let mut before: Option<&Stretch> = None;
        for stretch in &self.stretches {
            if day < stretch.first {
                return before.map_or(stretch.left, |before| {
                    between(day, (before.end, stretch.first), (before.right, stretch.left))
                });
            }
            if day <= stretch.end {
                return between(day, (stretch.first, stretch.end), (stretch.left, stretch.right));
            }
            before = Some(stretch);
        }
        before.map_or(MARGIN, |last| last.right)
    }

    /// The middle of each break.
    pub(super) fn breaks(&self) -> impl Iterator<Item = f64> {
        self.stretches.windows(2).map(|pair| f64::midpoint(pair[0].right, pair[1].left))
    }
}

fn between(day: i64, (first, end): (i64, i64), (left, right): (f64, f64)) -> f64 {
    let part = (day - first) as f64 / (end - first).max(1) as f64;
    left + (right - left) * part
}

/// The days of a group, from the first to the one after the last, with some room around.
fn bounds(group: &[i64]) -> (i64, i64) {
    let (first, last) = (group[0], group[group.len() - 1] + 1);
    let lacking = (LEAST_DAYS - (last - first)).max(0);
    (first - lacking / 2, last + lacking - lacking / 2)
}

/// Sorted days in up to [`MOST`] groups.
fn split(days: &[i64]) -> Vec<&[i64]> {
    let mut groups = vec![days];
    while groups.len() < MOST {
        let all = days.len();
        let best = groups.iter().enumerate().filter_map(|(index, group)| {
            let (at, gain) = best_split(group, all)?;
            Some((index, at, gain))
        });
        let Some((index, at, gain)) = best.max_by(|a, b| a.2.total_cmp(&b.2)) else { break };
        if gain < WORTH * all as f64 + WORTH_ONCE {
            break;
        }
        let (before, after) = groups[index].split_at(at);
        groups.splice(index..=index, [before, after]);
    }
    groups
}

/// Where to split a group, and how much more likely its days become (in nats).
fn best_split(group: &[i64], all: usize) -> Option<(usize, f64)> {
    let whole = likelihood(group, all);
    let splits = (1..group.len()).filter(|&at| group[at] > group[at - 1] + LEAST_DAYS);
    let gains = splits.map(|at| {
        let (before, after) = group.split_at(at);
        (at, likelihood(before, all) + likelihood(after, all) - whole)
    });
    gains.max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The logarithm of how likely a group of days is when each of its days is as likely as another.
fn likelihood(group: &[i64], all: usize) -> f64 {
    let (first, end) = bounds(group);
    let count = group.len() as f64;
    count * logarithm(count / all as f64 / (end - first) as f64)
}

/// The natural logarithm by its series: `f64::ln` may differ from one machine to another in its last
/// digit, and then a close call would.
fn logarithm(number: f64) -> f64 {
    const LN_2: f64 = std::f64::consts::LN_2;
    let (mut rest, mut halvings) = (number, 0.0);
    while rest > 1.5 {
        rest /= 2.0;
        halvings += 1.0;
    }
    while rest < 0.75 {
        rest *= 2.0;
        halvings -= 1.0;
    }
    let step = (rest - 1.0) / (rest + 1.0);
    let (mut power, mut sum, square) = (step, 0.0, step * step);
    for odd in [1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0] {
        sum += power / odd;
        power *= square;
    }
    2.0 * sum + halvings * LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i64 {
        number(text.parse().expect("the day is sound"))
    }

    #[test]
    fn days_are_counted() {
        for (text, expected) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-03-01", 11017),
            ("2024-02-29", 19782),
            ("0000-01-01", -719_528),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }

    #[test]
    fn logarithms() {
        for number in [1e-9, 0.01, 0.3, 1.0, 2.0, 730.0] {
            assert!((logarithm(number) - number.ln()).abs() < 1e-9, "{number}");
        }
    }

    #[test]
    fn an_axis_is_broken_where_that_tells_events_apart() {
        let year = |year: i64| (0..12).map(move |month| day(&format!("{year}-01-01")) + month * 30);
        let one = Scale::new(year(2024).collect());
        assert_eq!(one.stretches.len(), 1);
        let far = Scale::new(year(2024).chain([day("1953-07-27")]).collect());
        assert_eq!(far.stretches.len(), 2);
        assert_eq!(far.breaks().count(), 1);
        for scale in [one, far] {
            let places: Vec<f64> = (-10_000..30_000).step_by(50).map(|day| scale.place(day)).collect();
            assert!(places.is_sorted(), "later is never further left");
            assert!(places.iter().all(|&place| (0.0..=NARROW).contains(&place)));
        }
    }
}
