//! Dates in running text: which days it names, a weekday that does not fit its date, and days that no month
//! has.
//!
//! English alone. A date without a year is taken as the one nearest to the briefing's own date.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::prose::Prose;
use crate::text::{self, WordList};

/// A date in the text that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The weekday, and what that day was.
    Weekday { said: &'static str, date: Date },
    /// A day that the month does not have.
    NoSuchDay { day: i8, month: i8, year: Option<i16> },
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// Full names, and the short forms that newspapers use.
const MONTHS: [&[&str]; 12] = [
    &["January", "Jan"],
    &["February", "Feb"],
    &["March"],
    &["April"],
    &["May"],
    &["June"],
    &["July"],
    &["August", "Aug"],
    &["September", "Sept", "Sep"],
    &["October", "Oct"],
    &["November", "Nov"],
    &["December", "Dec"],
];

/// A word or a number of the text.
#[derive(Clone, Debug)]
struct Token<'t> {
    text: &'t str,
    range: Range<usize>,
    /// Whether a full stop follows: after a word in full it ends a sentence.
    has_stop: bool,
}

/// Says that a date is one of the Julian calendar, whose weekdays are others.
const OLD_STYLE: [&str; 4] = ["old style", "old calendar", "o.s.", "julian"];

/// The dates that a text names: a day and a month, and perhaps a year.
pub(super) struct Dates<'p> {
    prose: &'p Prose,
    /// The blocks of the text that name any.
    blocks: Vec<Block<'p>>,
}

struct Block<'p> {
    range: Range<usize>,
    tokens: Vec<Token<'p>>,
    /// Each with the number of its first token.
    written: Vec<(usize, Written)>,
}

impl<'p> Dates<'p> {
    pub(super) fn read(prose: &'p Prose) -> Self {
        let mut blocks = Vec::new();
        // A day is a number.
        let has_number = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        if !has_number(&prose.text) {
            return Self { prose, blocks };
        }
        let mut start = 0;
        for block in prose.text.split("\n\n") {
            if has_number(block) {
                let tokens = tokens(block, start);
                let from = |index: usize| Written::read(tokens.get(index..)?);
                let written: Vec<(usize, Written)> =
                    (0..tokens.len()).filter_map(|index| Some((index, from(index)?))).collect();
                if !written.is_empty() {
                    blocks.push(Block { range: start..start + block.len(), tokens, written });
                }
            }
            start += block.len() + 2;
        }
        Self { prose, blocks }
    }

    /// The days, in order, each with its place in [`Prose::text`]; those that could not be linked (in links, headings
    /// and code) are left out.
    pub(super) fn days(&self, published: Date) -> Vec<(Range<usize>, Date)> {
        let mut found = Vec::new();
        for Block { tokens, written, .. } in &self.blocks {
            for (index, written) in written {
                let range = tokens[*index].range.start..tokens[index + written.tokens - 1].range.end;
                let [run] = self.prose.runs_in(&range) else { continue };
                let can_be_linked =
                    run.is_text && !run.around.link && !run.around.heading && run.around.is_read();
                if let Some(date) = written.date(published).filter(|_| can_be_linked) {
                    found.push((range, date));
                }
            }
        }
        found
    }

    /// The slips, each with its place in [`Prose::text`].
    pub(super) fn slips(&self, published: Date) -> Vec<(Range<usize>, Slip)> {
        let (prose, mut found) = (self.prose, Vec::new());
        for Block { range: block, tokens, written } in &self.blocks {
            for &(index, ref written) in written {
                let weekday =
                    index.checked_sub(1).and_then(|before| weekday_before(tokens, before, &prose.text));
                let first = weekday.as_ref().map_or(tokens[index].range.start, |(_, _, start)| *start);
                let range = first..tokens[index + written.tokens - 1].range.end;
                if prose.runs_in(&range).iter().any(|run| !run.around.is_read()) {
                    continue;
                }
                let weekday = weekday.filter(|_| !is_old_style(&prose.text, range.end));
                let slip = written.check(weekday.map(|(name, weekday, _)| (name, weekday)), published);
                let is_meant = |slip: &Slip| match slip {
                    Slip::Weekday { .. } => true,
                    Slip::NoSuchDay { .. } => is_meant_as_day(&prose.text, block.clone(), &range),
                };
                found.extend(slip.filter(is_meant).map(|slip| (range, slip)));
            }
        }
        found
    }
}

/// Words and numbers; a comma, a point or white space may stand between them, other signs not.
fn tokens(block: &str, offset: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in block.char_indices().chain([(block.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else {
            if let Some(start) = start.take() {
                let (text, range) = (text::within(block, start..at), offset + start..offset + at);
                tokens.push(Token { text, range, has_stop: c == '.' });
            }
            if !c.is_whitespace() && !matches!(c, ',' | '.') {
                // Anything else parts a date: `Friday (19 June)`.
                tokens.push(Token { text: "", range: offset + at..offset + at, has_stop: false });
            }
        }
    }
    tokens
}

/// The weekday just before a date: `Wednesday, `, `Wednesday the `.
fn weekday_before(tokens: &[Token], before: usize, text: &str) -> Option<(&'static str, Weekday, usize)> {
    let mut at = before;
    if tokens[at].text.eq_ignore_ascii_case("the") {
        at = at.checked_sub(1)?;
    }
    let token = &tokens[at];
    let (name, weekday) = WEEKDAYS.into_iter().find(|(name, _)| *name == token.text)?;
    // A full stop ends a sentence: "It was Friday. June 3 came."
    let between = text::within(text, token.range.end..tokens[before + 1].range.start);
    (!between.contains('.')).then_some((name, weekday, token.range.start))
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

/// A day and a month, and a year if one is given.
struct Written {
    day: i8,
    month: i8,
    year: Option<i16>,
    tokens: usize,
}

impl Written {
    /// `19 June 2024`, `19th of June`, `June 19th, 2024`.
    fn read(tokens: &[Token]) -> Option<Self> {
        let text = |index: usize| tokens.get(index).map_or("", |token| token.text);
        // "In February. 31 people": the sentence ends before the number. "Feb. 3" and "3. February" go on.
        let ends =
            |index: usize| tokens.get(index).is_some_and(|token| token.has_stop && is_in_full(token.text));
        let (day, month, used) = if let Some(day) = day(text(0)) {
            let of = usize::from(text(1) == "of");
            (day, month(text(1 + of))?, 2 + of)
        } else {
            (day(text(1)).filter(|_| !ends(0))?, month(text(0))?, 2)
        };
        let text = |index: usize| if ends(index.saturating_sub(1)) { "" } else { text(index) };
        let year = Some(text(used)).filter(|text| text.len() == 4).and_then(|text| text.parse::<i16>().ok());
        Some(Self { day, month, year, tokens: used + usize::from(year.is_some()) })
    }

    /// The day that is meant, if there is one: without a year the nearest to the briefing's own.
    fn date(&self, published: Date) -> Option<Date> {
        let date = |year: i16| Date::new(year, self.month, self.day).ok();
        match self.year {
            Some(year) => date(year),
            None => {
                let years = published.year() - 4..=published.year() + 4;
                // 29 February may be of any leap year near; the nearest day counts.
                years.filter_map(date).min_by_key(|date| days_between(*date, published))
            }
        }
    }

    fn check(&self, weekday: Option<(&'static str, Weekday)>, published: Date) -> Option<Slip> {
        let year_is_known = self.year.is_some();
        let Some(date) = self.date(published) else {
            // The one that there was, in Sweden.
            if (self.day, self.month, self.year) == (30, 2, Some(1712)) {
                return None;
            }
            return Some(Slip::NoSuchDay { day: self.day, month: self.month, year: self.year });
        };
        let (said, weekday) = weekday?;
        let fits =
            |year: i16| Date::new(year, self.month, self.day).is_ok_and(|day| day.weekday() == weekday);
        let away = days_between(date, published);
        // Some months away, the year before or after may be meant.
        let is_known =
            year_is_known || away <= 45 || !(published.year() - 1..=published.year() + 1).any(fits);
        let near = year_is_known || away <= 183;
        (near && is_known && date.weekday() != weekday).then_some(Slip::Weekday { said, date })
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    (a - b).get_days().abs()
}

/// `19`, `19th`, `1st`.
fn day(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = text::from(text, digits.len());
    if digits.is_empty() || digits.len() > 2 || !(ending.is_empty() || ORDINALS.has(ending)) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Whether it is a month's whole name, after which no full stop belongs.
fn is_in_full(text: &str) -> bool {
    MONTHS.iter().any(|names| names.first() == Some(&text))
}

fn month(text: &str) -> Option<i8> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&text)).map(|(number, _)| number)
}

/// Endings of ordinal numbers.
static ORDINALS: WordList = WordList::new("st nd rd th");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_and_days() {
        let published: Date = "2024-06-19".parse().unwrap_or_default();
        for (text, slip) in [
            ("On Wednesday, June 19th, Putin arrived.", ""),
            ("On Tuesday, June 19th, Putin arrived.", "Tuesday, June 19th: 2024-06-19"),
            ("on Tuesday 19 June 2024 he", "Tuesday 19 June 2024: 2024-06-19"),
            ("on Wednesday the 19th of June he", ""),
            ("Thursday the 19th of June", "Thursday the 19th of June: 2024-06-19"),
            ("It was Friday. June 19 came.", ""),
            ("on Sunday, January 21, 2001", ""),
            ("on Monday, January 21, 2001", "Monday, January 21, 2001: 2001-01-21"),
            ("Friday (19 June)", ""),
            ("on 31 June 2024", "31 June 2024: none"),
            ("on February 30", "February 30: none"),
            ("on 29 February 2023", "29 February 2023: none"),
            ("on 29 February", ""),
            ("It was 28 February. 31 April came.", "31 April: none"),
            ("It was February. 31 people came on May. 32 left.", ""),
            ("on Feb. 30, and Sept. 31", "Feb. 30: none | Sept. 31: none"),
            ("on 29 February. 2023 was a year", ""),
            ("On Thursday, 23 February 1917, by the old calendar, women marched.", ""),
            ("On Thursday, 23 February 1917 (O.S.) women marched.", ""),
            ("On Thursday, 23 February 1917 women marched.", "Thursday, 23 February 1917: 1917-02-23"),
            ("the folder `Tuesday, 19 June` and `31 June`", ""),
            ("in May 19 people", ""),
            ("Dec 25", ""),
            ("On Friday, 13 hostages were freed. On Monday 9 ships sailed.", ""),
            ("Monday, 4 pm. Monday 3rd. Monday 3rd floor.", ""),
            ("On Wednesday, 7 November 1917 (25 October, Old Style) it fell.", ""),
            ("On Tuesday, September 11, 2001. On Tuesday, 11 September 2001.", ""),
            ("between Friday 14 and Sunday 16 June", ""),
            ("From Friday 14 June to Monday 16 June.", "Monday 16 June: 2024-06-16"),
            ("Friday-Sunday 14-16 June. Friday/Saturday 14/15 June. Monday–Wednesday, 17–19 June 2024.", ""),
            ("0 June. 32 May. the 31st of September.", "31st of September: none"),
            ("Wed., June 19. Wed June 19. Tues 19 June. Wednesday 19/6. Wednesday — 19 June.", ""),
            ("Wednesday, the 19th. Wednesday, 19.06.2024. Tuesday, 2024-06-19. 19 June (Tuesday).", ""),
            ("Good Friday, 29 March. Bloody Sunday, 30 January 1972. Ash Wednesday, 14 February.", ""),
            ("“Tuesday, 19 June” is what the memo says.", "Tuesday, 19 June: 2024-06-19"),
            (
                "A court set Monday, 1 January for trial. She died Tuesday, 1 January.",
                "Tuesday, 1 January: 2024-01-01",
            ),
            // A Sunday in 2023, and a Friday in 2025.
            ("She died Sunday, 1 January. It begins on Saturday, March 1.", ""),
            ("Under Article 31, June 2024 was the deadline. By week 31, June was over.", ""),
            ("The MiG-31 June crash, “see you on the 30th of February”, \"31 June\", 31 June (sic)", ""),
            ("Sweden had a 30 February 1712, and no 30 February 1713.", "30 February 1713: none"),
            ("He said “no”. On 31 June “they” came.", "31 June: none"),
            ("He was born on Monday, 1 January 1950.", "Monday, 1 January 1950: 1950-01-01"),
            ("Next Tuesday, 19 June 2029. Tuesday June 19 2029.", ""),
            ("on Tuesday, *June* 19", "Tuesday, June 19: 2024-06-19"),
            ("Monday, December 18, 2023", ""),
        ] {
            let prose = Prose::read(text);
            let found: Vec<String> = Dates::read(&prose)
                .slips(published)
                .into_iter()
                .map(|(range, slip)| {
                    let date = match slip {
                        Slip::Weekday { date, .. } => date.to_string(),
                        Slip::NoSuchDay { .. } => "none".to_owned(),
                    };
                    format!("{}: {date}", &prose.text[range])
                })
                .collect();
            assert_eq!(found.join(" | "), slip, "{text}");
        }
    }
}
