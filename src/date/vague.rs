//! Parts of a year and what lies before or after: `early 2024`, `mid-June 2024`, `H1 2024`, `before 2020`, `2024-W25`.
//!
//! Owns the nearest EDTF of loose English words. Must not know other languages (`foreign`), and proposes
//! spellings without promising that each is valid.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::words::{self, Suggestion};
use super::{Edtf, Precision};

const PART: &str = "A part of a year or month is written as an interval.";
const QUARTER: &str = "A quarter is written as 33, 34, 35 or 36.";
const HALF: &str = "A half year is written as 40 or 41.";
const BOTH_ENDS: &str = "An interval holds both of its ends.";
const WEEK: &str = "A week is written as an interval of days.";
const CENTURY: &str = "A century is written with `XX` for its years.";
const FOUR_DIGITS: &str = "The year must have four digits.";
const GREGORIAN: &str = "A date is written as the Gregorian calendar has it.";
const EITHER: &str = "A date that may be another ends with `?`.";
const FISCAL: &str = "A fiscal year is written as the months or years that it holds.";

/// A part of a longer time: which of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    number: i8,
    of: i8,
}

const SHARES: [(&str, Share); 20] = [
    ("early", Share { number: 1, of: 3 }),
    ("beginning of", Share { number: 1, of: 3 }),
    ("start of", Share { number: 1, of: 3 }),
    ("mid", Share { number: 2, of: 3 }),
    ("middle of", Share { number: 2, of: 3 }),
    ("late", Share { number: 3, of: 3 }),
    ("end of", Share { number: 3, of: 3 }),
    ("first half of", Share { number: 1, of: 2 }),
    ("1st half of", Share { number: 1, of: 2 }),
    ("h1", Share { number: 1, of: 2 }),
    ("1h", Share { number: 1, of: 2 }),
    ("second half of", Share { number: 2, of: 2 }),
    ("2nd half of", Share { number: 2, of: 2 }),
    ("h2", Share { number: 2, of: 2 }),
    ("2h", Share { number: 2, of: 2 }),
    ("first quarter of", Share { number: 1, of: 4 }),
    ("second quarter of", Share { number: 2, of: 4 }),
    ("third quarter of", Share { number: 3, of: 4 }),
    ("fourth quarter of", Share { number: 4, of: 4 }),
    ("last quarter of", Share { number: 4, of: 4 }),
];

/// Understands a text in lower case.
pub(super) fn read(text: &str) -> Option<Suggestion> {
    let text = text.strip_prefix("in ").unwrap_or(text);
    let text = text.strip_prefix("the ").unwrap_or(text).trim();
    share(text)
        .or_else(|| bound(text))
        .or_else(|| century(text))
        .or_else(|| short_year(text))
        .or_else(|| fiscal(text))
        .or_else(|| week_or_day(text))
        .or_else(|| old_style(text))
        .or_else(|| one_of(text))
}

/// The spellings of a date of words or numbers, without a share.
fn plain(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_start_matches("the ").trim();
    if let Ok(date) = Edtf::parse_strictly(text) {
        return Some(vec![date.as_str().to_owned()]);
    }
    let spellings = words::read(text).or_else(|| century(text))?.spellings;
    let is_valid = |text: &String| Edtf::parse_strictly(text).is_ok();
    Some(spellings.into_iter().filter(is_valid).collect()).filter(|found: &Vec<String>| !found.is_empty())
}

/// `early 2024`, `mid-June 2024`, `first half of 2024`, `H1 2024`, `2024-H1`.
fn share(text: &str) -> Option<Suggestion> {
    let gap = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/' | '_');
    let (share, rest) = SHARES.iter().find_map(|(words, share)| {
        let before = text.strip_prefix(words).filter(|rest| rest.starts_with(gap) || is_half(words));
        let after = || text.strip_suffix(words);
        Some((*share, before.or_else(after)?.trim_matches(gap)))
    })?;
    let mut found = plain(rest)?;
    found.truncate(1);
    let whole = found.first()?.clone();
    if let Some(part) = share.of_date(&whole) {
        found.insert(0, part);
    }
    let is_year = whole.len() == 4 && found.len() == 2;
    let message = match share.of {
        2 if is_year => HALF,
        4 if is_year => QUARTER,
        _ => PART,
    };
    Some(Suggestion::new(found, Some(message)))
}

/// Whether the words may stand next to the year without a gap: `2024H1`.
fn is_half(words: &str) -> bool {
    words.len() == 2
}

impl Share {
    /// The interval of a year, a month or ten years.
    fn of_date(self, whole: &str) -> Option<String> {
        let date = Edtf::parse_strictly(whole).ok()?;
        if date.is_interval() || whole.ends_with(['~', '?', '%']) {
            return None;
        }
        let (first, last) = (date.earliest()?, date.latest()?);
        let (year, month) = (first.year(), first.month());
        match date.precision() {
            // A half and a quarter of a year have numbers of their own.
            Precision::Year if self.of == 2 => Some(format!("{year:04}-{}", 39 + self.number)),
            Precision::Year if self.of == 4 => Some(format!("{year:04}-{}", 32 + self.number)),
            Precision::Year => {
                let (from, to) = self.pieces(12);
                Some(format!("{year:04}-{from:02}/{year:04}-{to:02}"))
            }
            Precision::Month => {
                let (from, to) = self.pieces(30);
                let to = if to == 30 { last.day() } else { to };
                Some(format!("{year:04}-{month:02}-{from:02}/{year:04}-{month:02}-{to:02}"))
            }
            Precision::Decade => {
                // The 2010s are early up to 2013, and late from 2017 on.
                let (from, to) = match (self.of, self.number) {
                    (3, 1) => (0, 3),
                    (3, 2) => (4, 6),
                    (3, _) => (7, 9),
                    (2, 1) => (0, 4),
                    (2, _) => (5, 9),
                    _ => return None,
                };
                Some(format!("{:04}/{:04}", year + from, year + to))
            }
            Precision::Century
            | Precision::Season
            | Precision::Quarter
            | Precision::Half
            | Precision::Day => None,
        }
    }

    /// The first and last of so many equal pieces.
    fn pieces(self, all: i8) -> (i8, i8) {
        let end =
            |number: i8| i8::try_from(i16::from(all) * i16::from(number) / i16::from(self.of)).unwrap_or(all);
        (end(self.number - 1) + 1, end(self.number))
    }
}

/// `before 2020`, `after June 2024`, `by 2030`, `as of 2024`, `weekly since 2022`, `2024-present`.
fn bound(text: &str) -> Option<Suggestion> {
    const ENDS: [&str; 6] = ["by", "up to", "no later than", "not later than", "until", "till"];
    const STARTS: [&str; 6] = ["as of", "as from", "starting", "no earlier than", "not before", "since"];
    const NOW: [&str; 5] = ["present", "now", "today", "ongoing", "date"];
    let after = |words: &str| text.strip_prefix(words).filter(|rest| rest.starts_with(' ')).and_then(plain);
    let within = |words: &str| text.split_once(&format!(" {words} ")).and_then(|(_, rest)| plain(rest));
    let all = |dates: Vec<String>, before: &str, after: &str| {
        let spelled = dates.iter().map(|date| format!("{before}{date}{after}")).collect();
        Some(Suggestion::new(spelled, Some(BOTH_ENDS)))
    };
    if let Some(dates) = after("before").or_else(|| after("prior to")) {
        let first = Edtf::parse_strictly(dates.first()?).ok()?;
        let spelled = [next_to(&first, -1), dates.first().cloned()].into_iter().flatten();
        return Some(Suggestion::new(spelled.map(|date| format!("../{date}")).collect(), Some(BOTH_ENDS)));
    }
    if let Some(dates) = after("after").or_else(|| after("later than")) {
        let first = Edtf::parse_strictly(dates.first()?).ok()?;
        let spelled = [next_to(&first, 1), dates.first().cloned()].into_iter().flatten();
        return Some(Suggestion::new(spelled.map(|date| format!("{date}/..")).collect(), Some(BOTH_ENDS)));
    }
    if let Some(dates) = ENDS.iter().find_map(|words| after(words)) {
        return all(dates, "../", "");
    }
    if let Some(dates) = STARTS.iter().find_map(|words| after(words).or_else(|| within(words))) {
        return all(dates, "", "/..");
    }
    let until_now = NOW.iter().find_map(|word| text.strip_suffix(word))?;
    let joint = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/');
    let start = until_now.strip_suffix(joint)?.trim_end_matches(joint).trim_end_matches(" to");
    all(plain(start)?, "", "/..")
}

/// The year, month or day before or after a date, as exact as it is.
fn next_to(date: &Edtf, steps: i32) -> Option<String> {
    let edge = if steps < 0 { date.earliest()? } else { date.latest()? };
    let day = edge.checked_add(steps.days()).ok()?;
    let spelled = match date.precision() {
        Precision::Year if !date.is_interval() => format!("{:04}", day.year()),
        Precision::Month if !date.is_interval() => format!("{:04}-{:02}", day.year(), day.month()),
        _ => day.to_string(),
    };
    Edtf::parse_strictly(&spelled).ok().map(|date| date.as_str().to_owned())
}

/// `19th century`, `20th c.`.
fn century(text: &str) -> Option<Suggestion> {
    let number = ["century", "cent.", "c."].iter().find_map(|word| text.strip_suffix(word))?.trim_end();
    let number = ["st", "nd", "rd", "th"].iter().find_map(|end| number.strip_suffix(end))?;
    let number: i16 = number.parse().ok().filter(|number| (1..=99).contains(number))?;
    Some(Suggestion::new(vec![format!("{:02}XX", number - 1)], Some(CENTURY)))
}

/// `AD 79`, `476 CE`, `476`; a year before the first has no spelling.
fn short_year(text: &str) -> Option<Suggestion> {
    const COMMON: [&str; 5] = ["ad", "a.d.", "ce", "c.e.", "anno domini"];
    let without = |word: &&str| text.strip_prefix(*word).or_else(|| text.strip_suffix(*word)).map(str::trim);
    let digits = COMMON.iter().find_map(without).or_else(|| Some(text).filter(|text| text.len() == 3))?;
    let is_year = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| Suggestion::new(vec![format!("{digits:0>4}")], Some(FOUR_DIGITS)))
}

/// `FY2024`, `FY 2023/24`.
fn fiscal(text: &str) -> Option<Suggestion> {
    let rest = ["fy", "fiscal year", "financial year"].iter().find_map(|word| text.strip_prefix(word))?;
    let mut spellings = plain(rest.trim_start_matches(['-', ' ']))?;
    if let [only] = spellings.as_slice()
        && let Some(year) = only.parse::<i16>().ok().filter(|_| only.len() == 4)
    {
        spellings.push(format!("{:04}/{year:04}", year - 1));
    }
    Some(Suggestion::new(spellings, Some(FISCAL)))
}

/// `2024-W25`, `2024-W25-3`, `2024-171`.
fn week_or_day(text: &str) -> Option<Suggestion> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i16 = year.parse().ok()?;
    let rest = rest.trim_start_matches('-');
    let Some(week) = rest.strip_prefix('w') else {
        let day: i64 = rest.parse().ok().filter(|_| rest.len() == 3)?;
        let date = Date::new(year, 1, 1).ok()?.checked_add((day - 1).days()).ok()?;
        let is_of_year = day > 0 && date.year() == year;
        return is_of_year.then(|| Suggestion::new(vec![date.to_string()], None));
    };
    let (week, weekday) = week.split_once('-').map_or((week, None), |(week, day)| (week, Some(day)));
    let week: i8 = week.parse().ok()?;
    let day = |number| {
        Some(ISOWeekDate::new(year, week, Weekday::from_monday_one_offset(number).ok()?).ok()?.date())
    };
    let spelled = match weekday {
        Some(number) => day(number.parse().ok()?)?.to_string(),
        None => format!("{}/{}", day(1)?, day(7)?),
    };
    Some(Suggestion::new(vec![spelled], Some(WEEK)))
}

/// `25 October 1917 O.S.`, and the old style in brackets beside the new one.
fn old_style(text: &str) -> Option<Suggestion> {
    const MARKS: [&str; 4] = ["o.s.", "(o.s.)", "(old style)", "old style"];
    if let Some(old) = MARKS.iter().find_map(|mark| text.strip_suffix(mark)) {
        let old: Date = plain(old)?.first()?.parse().ok()?;
        let century = i32::from(if old.month() > 2 { old.year() } else { old.year() - 1 }) / 100;
        let new = old.checked_add((century - century / 4 - 2).days()).ok()?;
        return Some(Suggestion::new(vec![new.to_string()], Some(GREGORIAN)));
    }
    let (before, rest) = text.split_once('(')?;
    let (aside, after) = rest.split_once(')')?;
    let is_old = MARKS.iter().any(|mark| aside.ends_with(mark.trim_matches(['(', ')'])));
    is_old.then(|| {
        Some(Suggestion::new(plain(&format!("{} {}", before.trim(), after.trim()))?, Some(GREGORIAN)))
    })?
}

/// `2010 or 2015`, `[1920, 1921]`, `[1920..1925]`.
fn one_of(text: &str) -> Option<Suggestion> {
    if let Some((one, other)) = text.split_once(" or ") {
        let doubted = plain(one)?.into_iter().chain(plain(other)?).map(|date| format!("{date}?"));
        return Some(Suggestion::new(doubted.collect(), Some(EITHER)));
    }
    let inside = text.strip_prefix(['[', '{'])?.strip_suffix([']', '}'])?;
    let (first, rest) = inside.split_once("..").or_else(|| inside.split_once(','))?;
    let last = rest.rsplit(',').next()?;
    let (first, last) = (plain(first)?, plain(last)?);
    Some(Suggestion::new(
        vec![format!("{}/{}", first.first()?, last.first()?)],
        Some("The two ends of an interval are joined by a slash."),
    ))
}

/// Why a text says no date at all, and what to do about it.
pub(super) fn no_date(text: &str) -> Option<(&'static str, Option<&'static str>)> {
    const UNKNOWN: [&str; 13] = [
        "unknown",
        "n.d.",
        "n.d",
        "nd",
        "tbd",
        "tba",
        "tbc",
        "?",
        "n/a",
        "none",
        "undated",
        "no date",
        "not known",
    ];
    const MOVING: [&str; 6] = ["now", "present", "today", "yesterday", "tomorrow", "ongoing"];
    const BEFORE: [&str; 4] = ["bc", "bce", "b.c.", "b.c.e."];
    const OTHER_CALENDARS: &[&str] = &[
        "ah",
        "a.h.",
        "hijri",
        "muharram",
        "safar",
        "rabi",
        "jumada",
        "rajab",
        "shaban",
        "ramadan",
        "shawwal",
        "sh",
        "be",
        "anno hegirae",
        "هـ",
        "هجري",
        "محرم",
        "صفر",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "القعدة",
        "الحجة",
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "شهریور",
        "بهمن",
        "اسفند",
    ];
    let ends = |words: &[&str]| words.iter().any(|word| text.split_whitespace().any(|one| one == *word));
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4);
    if UNKNOWN.contains(&text) {
        Some(("This says no date.", Some("write what is known of it, such as `2024?`, or leave it out")))
    } else if MOVING.contains(&text) {
        Some(("This is another day for each reader.", Some("write the day itself, such as `2024-06-19`")))
    } else if ends(&BEFORE) {
        Some(("A year before 0000 cannot be written.", None))
    } else if ends(OTHER_CALENDARS) {
        let is_modern = has_year && text.contains(" 20");
        (!is_modern).then_some((GREGORIAN, None))
    } else if words::names_month(text) && !has_year {
        Some(("The year is missing.", Some("write the year first, such as `2024-06-19`")))
    } else {
        None
    }
}

/// The one year that a text names beside words.
pub(super) fn only_year(text: &str) -> Option<String> {
    let mut runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let (Some(year), None) = (runs.next(), runs.next()) else { return None };
    let is_word =
        |word: &str| word.chars().count() > 2 || word.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let has_word = text.split(|c: char| !c.is_alphabetic()).any(is_word);
    let is_year = year.len() == 4 && ("1000".."2101").contains(&year) && has_word;
    is_year.then(|| year.to_owned())
}
