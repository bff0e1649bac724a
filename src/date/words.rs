//! Dates as people write them: `19 June 2024`, `06/19/2024`, `2024-6-9`, `18–19 June 2024`, `Q2 2024`.
//!
//! Owns the patterns of numbers and English words that mean a date. Must not know where in the text
//! they stand, and proposes spellings without promising that each is valid.

use jiff::civil::Date;

use super::display::month_name;
use super::grammar::no_such_day;

const HYPHENS: &str = "Year, month and day are joined by hyphens.";
const YEAR_FIRST: &str = "A date is written with the year first.";
const NUMBERS: &str = "A date is written in numbers, with the year first.";
const SEASON: &str = "A season is written as 21, 22, 23 or 24: spring, summer, autumn, winter.";
const QUARTER: &str = "A quarter is written as 33, 34, 35 or 36.";
const DECADE: &str = "A digit that is not known is written `X`.";
const SLASH: &str = "The two ends of an interval are joined by a slash.";
const WHOLE_ENDS: &str = "Each end of an interval is a whole date.";

/// What a text may mean; without a message the grammar's own error is good enough.
pub(super) struct Suggestion {
    pub(super) spellings: Vec<String>,
    pub(super) message: Option<String>,
}

impl Suggestion {
    pub(super) fn new(spellings: Vec<String>, message: Option<&str>) -> Suggestion {
        Suggestion { spellings, message: message.map(str::to_owned) }
    }

    fn or_say(self, message: &str) -> Suggestion {
        Suggestion { message: self.message.or_else(|| Some(message.to_owned())), ..self }
    }
}

#[derive(Clone, Copy)]
enum Token<'t> {
    /// Four digits.
    Year(i16),
    /// One or two digits.
    Small(i8),
    /// Six or eight digits.
    Compact(&'t str),
    Month(i8),
    Season(i8),
    /// The word `s` after a year.
    Plural,
    /// The word `q` before a number.
    Quarter,
    /// A word that says nothing: a weekday, "of".
    Silent,
}

/// Understands a text in lower case.
pub(super) fn read(text: &str) -> Option<Suggestion> {
    use Token::{Compact, Month, Plural, Quarter, Season, Small, Year};
    let joined_by_hyphens = text.chars().all(|c| c == '-' || c.is_ascii_digit());
    let found = match *tokens(text)?.as_slice() {
        [Year(y)] => Suggestion::new(vec![format!("{y:04}")], None),
        [Year(y), Small(m), Small(d)] => year_first(text, y, [m, d])?,
        [Small(a), Small(b), Year(y)] => year_last(text, y, [a, b])?,
        [Small(d), Month(m), Year(y)] | [Month(m), Small(d), Year(y)] | [Year(y), Month(m), Small(d)] => {
            day(y, m, d)?.or_say(NUMBERS)
        }
        [Month(m), Year(y)] | [Year(y), Month(m)] => month(y, m, Some(NUMBERS)),
        [Small(a), Small(b), Small(c)] => short_year(text, [a, b, c])?,
        [Small(m), Year(y)] => month(y, m, Some(YEAR_FIRST)),
        [Year(y), Small(m @ 1..=12)] => month(y, m, (!joined_by_hyphens).then_some(HYPHENS)),
        // A year of sport or school: 2019/20.
        [Year(y), Small(next)] if y % 100 < i16::from(next) && next > 12 => {
            let last = y - y % 100 + i16::from(next);
            // With a slash or a hyphen the grammar points at the short year.
            let message = (!text.contains(['/', '-'])).then_some(SLASH);
            Suggestion::new(vec![format!("{y:04}/{last:04}")], message)
        }
        [Year(y), Small(next)] if (y + 1) % 100 == i16::from(next) => {
            // With a slash or a hyphen the grammar points at the short year.
            let message = (!text.contains(['/', '-'])).then_some(SLASH);
            Suggestion::new(vec![format!("{y:04}/{:04}", y + 1)], message)
        }
        [Season(code), Year(y)] | [Year(y), Season(code)] => month(y, code, Some(SEASON)),
        // The winter of two years begins in the first of them.
        [Season(24), Year(y), Small(next)] if (y + 1) % 100 == i16::from(next) => month(y, 24, Some(SEASON)),
        [Season(24), Year(y), Year(next)] if y + 1 == next => month(y, 24, Some(SEASON)),
        [Month(from), Month(to), Year(y)] if from < to => {
            Suggestion::new(vec![format!("{y:04}-{from:02}/{y:04}-{to:02}")], Some(SLASH))
        }
        [Quarter, Small(q @ 1..=4), Year(y)] | [Year(y), Quarter, Small(q @ 1..=4)] => {
            month(y, q + 32, Some(QUARTER))
        }
        [Year(y), Plural] => decade(y)?,
        [Compact(digits)] => compact(digits)?,
        [Year(from), Year(to)] => Suggestion::new(vec![format!("{from:04}/{to:04}")], Some(SLASH)),
        [Small(from), Small(to), Month(m), Year(y)] | [Month(m), Small(from), Small(to), Year(y)] => {
            days(y, m, [from, to])?.or_say(NUMBERS)
        }
        [Year(y), Small(m), Small(from), Small(to)] => days(y, m, [from, to])?.or_say(WHOLE_ENDS),
        _ => return None,
    };
    Some(found)
}

/// Whether a month stands in the text by its name.
pub(super) fn names_month(text: &str) -> bool {
    tokens(text).is_some_and(|tokens| tokens.iter().any(|token| matches!(token, Token::Month(_))))
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let is_negative = text.starts_with('-');
    let is_open = ["..", "…", "–", "—"].iter().any(|dots| text.starts_with(dots) || text.ends_with(dots));
    if is_negative || is_open {
        return None;
    }
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same_kind: fn(char) -> bool = match first {
            '0'..='9' => |c| c.is_ascii_digit(),
            'a'..='z' => |c| c.is_ascii_lowercase(),
            _ if is_separator(first) => is_separator,
            _ => return None,
        };
        let length = rest.find(|c| !is_same_kind(c)).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(length);
        rest = tail;
        match first {
            '0'..='9' => tokens.push(number(run)?),
            'a'..='z' => tokens.push(word(run, tokens.last())?),
            _ => {}
        }
    }
    tokens.retain(|token| !matches!(token, Token::Silent));
    Some(tokens)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | '/' | '-' | '_' | '\'' | '’' | '\u{2010}'..='\u{2015}' | '−')
}

fn number(digits: &str) -> Option<Token<'_>> {
    match digits.len() {
        1 | 2 => digits.parse().ok().map(Token::Small),
        4 => digits.parse().ok().map(Token::Year),
        6 | 8 => Some(Token::Compact(digits)),
        _ => None,
    }
}

fn word<'t>(word: &str, before: Option<&Token>) -> Option<Token<'t>> {
    const SILENT: [&str; 7] = ["of", "the", "on", "in", "during", "season", "decade"];
    const WEEKDAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];
    /// With their numbers in EDTF.
    const SEASONS: [(&str, i8); 5] =
        [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];
    let season = SEASONS.iter().find(|(name, _)| *name == word).map(|&(_, number)| Token::Season(number));
    let is_short_for = |name: &str| word.len() >= 3 && name.starts_with(word);
    let month = (1..=12).find(|&month| is_short_for(&month_name(month).to_lowercase()));
    match word {
        _ if ORDINALS.contains(&word) && matches!(before, Some(Token::Small(_))) => Some(Token::Silent),
        "s" if matches!(before, Some(Token::Year(_))) => Some(Token::Plural),
        "q" => Some(Token::Quarter),
        _ if season.is_some() => season,
        _ if month.is_some() => month.map(Token::Month),
        _ if SILENT.contains(&word) || WEEKDAYS.iter().any(|name| is_short_for(name)) => Some(Token::Silent),
        _ => None,
    }
}

fn month(year: i16, month: i8, message: Option<&str>) -> Suggestion {
    Suggestion::new(vec![format!("{year:04}-{month:02}")], message)
}

/// The day, or the last of its month and a message if the month is shorter.
fn day(year: i16, month: i8, day: i8) -> Option<Suggestion> {
    let first = Date::new(year, month, 1).ok()?;
    let last = first.days_in_month();
    let spelling = |day| format!("{year:04}-{month:02}-{day:02}");
    match day {
        1..=31 if day > last => {
            Some(Suggestion::new(vec![spelling(last)], Some(&no_such_day(year, month, day))))
        }
        1..=31 => Some(Suggestion::new(vec![spelling(day)], None)),
        _ => None,
    }
}

fn days(year: i16, month: i8, [from, to]: [i8; 2]) -> Option<Suggestion> {
    let (from, to) = (day(year, month, from)?, day(year, month, to)?);
    let spelling = format!("{}/{}", from.spellings.first()?, to.spellings.first()?);
    Some(Suggestion { spellings: vec![spelling], message: from.message.or(to.message) })
}

fn year_first(text: &str, year: i16, [month, day]: [i8; 2]) -> Option<Suggestion> {
    let is_mixed = text.contains('-') && text.contains(['/', '–', '—']);
    if is_mixed && month < day && day <= 12 {
        let as_day = format!("{year:04}-{month:02}-{day:02}");
        let as_months = format!("{year:04}-{month:02}/{year:04}-{day:02}");
        return Some(Suggestion::new(vec![as_day, as_months], Some(WHOLE_ENDS)));
    }
    let found = self::day(year, month, day).or_else(|| self::day(year, day, month))?;
    // With hyphens the grammar has said already which part is wrong, and where.
    let is_iso = text.chars().all(|c| c == '-' || c.is_ascii_digit());
    Some(if is_iso { Suggestion { message: None, ..found } } else { found.or_say(HYPHENS) })
}

/// `19.06.2024` and `06/19/2024`. With dots the day is first; with others it may be either.
fn year_last(text: &str, year: i16, [one, two]: [i8; 2]) -> Option<Suggestion> {
    let (day_first, month_first) = (day(year, two, one), day(year, one, two));
    match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if one != two && !text.contains('.') => {
            let names = (month_name(two), month_name(one));
            let message = format!("This can be {one} {} or {two} {}.", names.0, names.1);
            let spellings = [day_first.spellings, month_first.spellings].concat();
            Some(Suggestion::new(spellings, Some(&message)))
        }
        (Some(found), _) | (None, Some(found)) => Some(found.or_say(YEAR_FIRST)),
        (None, None) => None,
    }
}

/// `19.06.24`, and with hyphens `24-06-19` too. A short year is taken as 1970 to 2069.
fn short_year(text: &str, [one, two, three]: [i8; 3]) -> Option<Suggestion> {
    let long = |short: i8| i16::from(short) + if short < 70 { 2000 } else { 1900 };
    let year_first = day(long(one), two, three).filter(|_| text.contains('-'));
    let year_last = year_last(text, long(three), [one, two]);
    let spellings: Vec<String> =
        year_first.into_iter().chain(year_last).flat_map(|found| found.spellings).collect();
    (!spellings.is_empty()).then(|| Suggestion::new(spellings, Some("The year must have four digits.")))
}

/// "The 2010s"; "the 2000s" may be ten years or a hundred.
fn decade(year: i16) -> Option<Suggestion> {
    let mut spellings = vec![format!("{:03}X", year / 10)];
    if year % 100 == 0 {
        spellings.push(format!("{:02}XX", year / 100));
    }
    (year % 10 == 0).then(|| Suggestion::new(spellings, Some(DECADE)))
}

fn compact(digits: &str) -> Option<Suggestion> {
    let year = digits.get(..4)?.parse().ok()?;
    let number = digits.get(4..6)?.parse().ok()?;
    match digits.get(6..8) {
        Some(last) => Some(day(year, number, last.parse().ok()?)?.or_say(HYPHENS)),
        None => Some(month(year, number, Some(HYPHENS))),
    }
}
