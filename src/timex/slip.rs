//! The days of a month that a text names, a weekday that does not fit its date, and days that no month has.
//!
//! A date without a year is taken as the one nearest to the day of the text, unless the text says another.

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::lexicon::{Lexicon, List};
use super::pattern::{Caught, Match};
use super::token::{Token, tokens};
use super::{Reader, Setting, blocks, lexicon_of};
use crate::date::{self, DayOrder};
use crate::prose::Prose;
use crate::text;

/// A date in the text that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A weekday of a day that has another.
    Weekday {
        /// The English name of what is said.
        said: &'static str,
        /// The day.
        date: Date,
    },
    /// A day that the month does not have.
    NoSuchDay {
        /// Its number.
        day: i8,
        /// The month, from 1.
        month: i8,
        /// The year, if one is said.
        year: Option<i16>,
    },
}

/// Says that a date is one of the Julian calendar, whose weekdays are others.
const OLD_STYLE: [&str; 4] = ["old style", "old calendar", "o.s.", "julian"];

/// The dates that a text names: a day and a month, and perhaps a year.
pub struct Dates<'p> {
    prose: &'p Prose,
    /// The blocks of the text that name any.
    blocks: Vec<Block<'p>>,
    /// The years that the text names.
    years: Vec<i16>,
}

struct Block<'p> {
    range: Range<usize>,
    tokens: Vec<Token<'p>>,
    lexicon: &'static Lexicon,
    found: Vec<Match>,
}

impl<'p> Dates<'p> {
    /// Reads the text of a language; English dates are read in all of them.
    pub fn read(prose: &'p Prose, setting: &Setting) -> Self {
        let mut dates = Self { prose, blocks: Vec::new(), years: years(&prose.text) };
        // A day is a number.
        let has_number = |text: &str| text.chars().any(char::is_numeric);
        if !has_number(&prose.text) {
            return dates;
        }
        let lexicon = lexicon_of(setting.language);
        for (start, block) in blocks(&prose.text).filter(|(_, block)| has_number(block)) {
            let is_found = dates.block((start, block), lexicon, setting.order);
            if !is_found && !std::ptr::eq(lexicon, Lexicon::english()) {
                dates.block((start, block), Lexicon::english(), setting.order);
            }
        }
        dates
    }

    fn block(
        &mut self,
        (start, block): (usize, &'p str),
        lexicon: &'static Lexicon,
        order: Option<DayOrder>,
    ) -> bool {
        let mut is_found = false;
        for near in windows(block, lexicon) {
            let tokens = tokens(text::within(block, near.clone()), start + near.start, lexicon);
            let found = Reader { order, ..Reader::of_days(&tokens, lexicon) }.matches();
            if !found.is_empty() {
                is_found = true;
                self.blocks.push(Block { range: start..start + block.len(), tokens, lexicon, found });
            }
        }
        is_found
    }

    /// The days, in order, each with its place in [`Prose::text`]; those that could not be linked (in links, headings
    /// and code) are left out.
    pub fn days(&self, published: Date) -> Vec<(Range<usize>, Date)> {
        let mut days = Vec::new();
        let can_be_linked = |range: &Range<usize>| match self.prose.runs_in(range) {
            [run] => run.is_text && !run.around.link && !run.around.heading && run.around.is_read(),
            _ => false,
        };
        for block in &self.blocks {
            for found in &block.found {
                days.extend(
                    block.days(found, published).into_iter().filter(|(range, _)| can_be_linked(range)),
                );
            }
        }
        days
    }

    /// The slips, each with its place in [`Prose::text`].
    pub fn slips(&self, published: Date) -> Vec<(Range<usize>, Slip)> {
        let mut slips = Vec::new();
        for block in &self.blocks {
            for found in &block.found {
                let Some(range) = block.range((found.marked, found.end)) else { continue };
                if self.prose.runs_in(&range).iter().any(|run| !run.around.is_read()) {
                    continue;
                }
                let ends = ends(&found.caught, published);
                let slip = self.no_such_day(&ends, (block, &range), published);
                let slip = slip.or_else(|| self.weekday(&ends, (block, found), published));
                slips.extend(slip.map(|slip| (range, slip)));
            }
        }
        slips
    }

    fn no_such_day(
        &self,
        ends: &[End],
        (block, range): (&Block, &Range<usize>),
        published: Date,
    ) -> Option<Slip> {
        let is_none = |end: &&End| end.date(published).is_none();
        let &End { day, month, year, .. } = ends.iter().find(is_none)?;
        // The one that there was, in Sweden.
        let is_known = (day, month, year) == (30, 2, Some(1712));
        let is_meant = !is_known && is_meant_as_day(&self.prose.text, block.range.clone(), range);
        is_meant.then_some(Slip::NoSuchDay { day, month, year })
    }

    /// Whether words before a date may say that it is one of another year: `a year ago, on Monday, June 19`.
    fn tells_of_year(&self, range: &Range<usize>) -> bool {
        /// Characters before it that are looked at.
        const NEAR: usize = 50;
        const YEARS: [&str; 9] =
            ["year", "l’an ", "l'an ", "année", " год", "작년", "지난해", "去年", "العام"];
        let text = &self.prose.text;
        let before = text::within(text, text::back(text, range.start, NEAR)..range.start).to_lowercase();
        YEARS.iter().any(|word| before.contains(word))
    }

    fn weekday(&self, ends: &[End], (block, found): (&Block, &Match), published: Date) -> Option<Slip> {
        let range = block.range((found.first, found.seen))?;
        if is_old_style(&self.prose.text, range.end) || block.is_of_other_year(found.seen) {
            return None;
        }
        ends.iter().find_map(|end| {
            let (date, weekday) = (end.date(published)?, end.weekday?);
            let fits = |year: i16| {
                Date::new(year, end.month, end.day)
                    .is_ok_and(|day| day.weekday().to_monday_one_offset() == weekday)
            };
            // A date without a year may be of one that the text names.
            let is_told = || self.years.iter().any(|&year| fits(year));
            let away = (date - published).get_days().abs();
            // Some months away, the year before or after may be meant.
            let is_known = end.year.is_some()
                || !self.tells_of_year(&range)
                    && (away <= 45 || !(published.year() - 1..=published.year() + 1).any(fits))
                    && !is_told();
            let is_near = end.year.is_some() || away <= 183;
            let is = date.weekday().to_monday_one_offset();
            let said = date.checked_add(i64::from(weekday - is).days()).ok()?;
            (is_near && is_known && is != weekday)
                .then_some(Slip::Weekday { said: date::weekday(said), date })
        })
    }
}

impl Block<'_> {
    /// The bytes of some tokens, without an article before them.
    fn range(&self, (first, end): (usize, usize)) -> Option<Range<usize>> {
        let first = first + usize::from(self.tokens.get(first)?.lower == "the");
        Some(self.tokens.get(first)?.range.start..self.tokens.get(end.checked_sub(1)?)?.range.end)
    }

    /// The days that a match names in full, each with its bytes.
    fn days(&self, found: &Match, published: Date) -> Vec<(Range<usize>, Date)> {
        let ends = ends(&found.caught, published);
        if let [end] = ends.as_slice() {
            return self.range(found.core).zip(end.date(published)).into_iter().collect();
        }
        // Of a range the ends that have a month: "27 October" of "25–27 October 2016".
        let (first, end) = found.core;
        let tokens = self.tokens.get(first..end).unwrap_or_default();
        let reader = Reader::of_days(tokens, self.lexicon);
        let mut days = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some(one) = reader.single_day(at) else {
                at += 1;
                continue;
            };
            let is_it =
                |end: &&End| [Some(end.day), Some(end.month)] == [one.caught.days[0], one.caught.months[0]];
            let date = ends.iter().find(is_it).and_then(|end| end.date(published));
            days.extend(self.range((first + one.core.0, first + one.core.1)).zip(date));
            at = one.seen;
        }
        days
    }

    /// Whether words after a date say that it is one of another year: `19 December, the year before`.
    fn is_of_other_year(&self, seen: usize) -> bool {
        const NEAR: usize = 5;
        let after = self.tokens.get(seen..(seen + NEAR).min(self.tokens.len())).unwrap_or_default();
        let clause = after.iter().take_while(|token| !token.is_sign(".;:!?"));
        let words: Vec<&str> = clause.map(|token| &*token.lower).collect();
        words.iter().any(|word| self.lexicon.is_in(List::OtherYear, word))
    }
}

/// The parts of a block around months and dates of digits: most of a text is far from any.
fn windows(block: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    /// Characters before a month within which a date begins, and after it within which it ends.
    const NEAR: usize = 60;
    let joints = block.match_indices(['-', '.', '/', '‑']).filter(|(at, joint)| {
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        is_digit(text::before(block, *at).chars().next_back())
            && is_digit(text::from(block, at + joint.len()).chars().next())
    });
    let months = lexicon.months(block).filter(|month| {
        let before = text::before(block, month.start).chars().next_back();
        // Particles and words of scripts that part none may stand before it.
        before.is_none_or(|c| !c.is_alphabetic() || !c.is_ascii())
    });
    let mut places: Vec<usize> = joints.map(|(at, _)| at).chain(months.map(|month| month.start)).collect();
    places.sort_unstable();
    let mut windows: Vec<Range<usize>> = Vec::new();
    for at in places {
        let (from, to) = (text::back(block, at, NEAR), text::forth(block, at, NEAR));
        if !text::within(block, from..to).contains(char::is_numeric) {
            continue;
        }
        let is_part = |c: char| !c.is_whitespace();
        let from = text::before(block, from).trim_end_matches(is_part).len();
        let to = text::from(block, to).find(char::is_whitespace).map_or(block.len(), |end| to + end);
        match windows.last_mut() {
            Some(last) if from <= last.end => last.end = last.end.max(to),
            _ => windows.push(from..to),
        }
    }
    windows
}

/// The years that a text names.
fn years(text: &str) -> Vec<i16> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// One end of a date, or the whole of one that is no range.
#[derive(Clone, Copy, Debug)]
struct End {
    day: i8,
    month: i8,
    year: Option<i16>,
    weekday: Option<i8>,
}

impl End {
    /// The day that is meant, if there is one: without a year the nearest to that of the text.
    fn date(self, published: Date) -> Option<Date> {
        let date = |year: i16| Date::new(year, self.month, self.day).ok();
        match self.year {
            Some(year) => date(year),
            None => {
                let years = published.year() - 4..=published.year() + 4;
                // 29 February may be of any leap year near; the nearest day counts.
                years.filter_map(date).min_by_key(|date| (*date - published).get_days().abs())
            }
        }
    }
}

/// The one or two days that were caught.
fn ends(caught: &Caught, published: Date) -> Vec<End> {
    let (Some(day), Some(month)) = (caught.days[0], caught.months[0]) else { return Vec::new() };
    let stepped = caught.step.map(|step| published.year() + i16::from(step));
    let named = stepped.or(caught.years[0]);
    let first = End { day, month, year: named, weekday: caught.weekdays[0] };
    let Some(last_day) = caught.days[1] else { return vec![first] };
    let last_month = caught.months[1].unwrap_or(month);
    let last_year = caught.years[1].or(named);
    let last = End { day: last_day, month: last_month, year: last_year, weekday: caught.weekdays[1] };
    // One year is that of the end: "30 December – 2 January 2024".
    let goes_over = caught.years[1].is_none() && (month, day) > (last_month, last_day);
    let first_year = if goes_over { last_year.map(|year| year - 1) } else { named };
    vec![End { year: first_year, ..first }, last]
}

/// Whether a day that its month does not have is a slip of the writer's: `the MiG-31 June crash` and `Article 31,
/// June 2024` name no day, and who quotes it or writes `(sic)` knows.
fn is_meant_as_day(text: &str, block: Range<usize>, range: &Range<usize>) -> bool {
    let (before, after) =
        (text::within(text, block.start..range.start), text::within(text, range.end..block.end));
    let inside = text::within(text, range.clone());
    let is_number_of_another = inside.split_once(',').is_some_and(|(day, _)| day.parse::<u8>().is_ok());
    let is_joined = before.ends_with(['-', '\u{2011}', '–', '/', '№', '#']);
    let is_quoted = [("“„", "”“"), ("«", "»"), ("「", "」")].iter().any(|(open, close)| {
        let opened = before.rfind(|c| open.contains(c));
        opened.is_some_and(|at| before.rfind(|c| close.contains(c)).is_none_or(|closed| closed <= at))
            && after.contains(|c| close.contains(c))
    });
    let is_quoted = is_quoted || before.matches('"').count() % 2 == 1;
    // "In April 31 ships sank", "31 April Lane".
    let next = after.strip_prefix(' ').and_then(|rest| rest.chars().next());
    let has_year = inside.ends_with(|c: char| c.is_ascii_digit()) && inside.split(' ').count() > 2;
    let previous = before.split_whitespace().last().unwrap_or_default().to_lowercase();
    let counts = inside.starts_with(char::is_alphabetic)
        && next.is_some_and(char::is_lowercase)
        && !matches!(&*previous, "on" | "from" | "until" | "till" | "and" | "to" | "the");
    let is_street = inside.starts_with(|c: char| c.is_ascii_digit()) && next.is_some_and(char::is_uppercase);
    let is_number = matches!(&*previous, "no." | "nos." | "number" | "nr." | "isbn" | "issn" | "ref.");
    if !has_year && (counts || is_street) || is_number {
        return false;
    }
    let is_known = after.trim_start_matches(['"', '”', '»', ' ']).starts_with(['(', '['])
        && text::before(after, text::forth(after, 0, 8)).contains("sic");
    !(is_number_of_another || is_joined || is_quoted || is_known)
}

/// Whether the words after a date say that it is one of the old calendar: `23 February 1917 (O.S.)`.
fn is_old_style(text: &str, end: usize) -> bool {
    /// Most characters from the date to the end of such words.
    const NEAR: usize = 30;
    let after = text::within(text, end..text::forth(text, end, NEAR)).to_lowercase();
    let clause = after.split(['\n', ';']).next().unwrap_or_default();
    OLD_STYLE.iter().any(|words| clause.contains(words))
}
