//! What a writer most likely meant by a text that is no EDTF date.
//!
//! Owns the hints, and messages for whole texts that are dates of another kind. Must not know how a
//! date is stored: it proposes spellings, and shows only those that the grammar accepts.

use super::words::Suggestion;
use super::{DateError, foreign, grammar, vague, words};
use crate::text;

/// No date that a writer would type is longer; what is, is not looked at.
const LONGEST: usize = 64;

/// Spellings to propose, and a better complaint than the grammar's own, if there is one.
pub(super) struct Guess {
    pub(super) spellings: Vec<String>,
    pub(super) complaint: Option<DateError>,
}

/// Adds to the grammar's error what to write instead.
pub(super) fn explain(text: &str, error: DateError) -> DateError {
    if let Some(guess) = guess(text) {
        return guess.explain(error);
    }
    if text.len() > LONGEST {
        return error;
    }
    let lower = text.trim().to_lowercase();
    let english = foreign::in_english(&lower).unwrap_or(lower);
    if let Some((message, hint)) = vague::no_date(&english) {
        let error = DateError::new(0..text.len(), message);
        return match hint {
            Some(hint) => error.with_hint(hint),
            None => error,
        };
    }
    match vague::only_year(&english) {
        Some(year) => error.with_hint(format!("write `{year}`, or as much of the date as is known")),
        None => error,
    }
}

impl Guess {
    pub(super) fn explain(self, error: DateError) -> DateError {
        let hint = format!("write `{}`", self.spellings.join("` or `"));
        self.complaint.unwrap_or(error).with_hint(hint)
    }
}

/// Understands a text, with one spelling at least, all of them valid.
pub(super) fn guess(text: &str) -> Option<Guess> {
    if text.len() > LONGEST {
        return None;
    }
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return inner(text);
    }
    let lead = text.len() - text.trim_start().len();
    if let Some(spelling) = canonical(trimmed) {
        return Some(Guess { spellings: vec![spelling], complaint: outer_space(text) });
    }
    let mut guess = inner(trimmed)?;
    if let Some(complaint) = &mut guess.complaint {
        complaint.range = complaint.range.start + lead..complaint.range.end + lead;
    }
    Some(guess)
}

/// The complaint about white space before a date, or else after it.
pub(super) fn outer_space(text: &str) -> Option<DateError> {
    let lead = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let range = if lead > 0 { 0..lead } else { end..text.len() };
    (!range.is_empty()).then(|| DateError::new(range, "There is white space around the date."))
}

/// Where a clock time begins that ends the text, with the `T` or space before it.
pub(super) fn clock_time_at(text: &str) -> Option<usize> {
    let is_clock = |tail: &str| {
        let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        matches!(digits, 1 | 2)
            && text::from(tail, digits).starts_with(':')
            && tail.is_ascii()
            && (!tail.contains('/') || tail.contains('['))
            && !tail.contains(" - ")
    };
    let mut places = text.match_indices(['T', 't', ' ']).map(|(at, _)| at);
    places.find(|at| text.len() <= LONGEST && is_clock(text::from(text, at + 1).trim_start()))
}

fn inner(text: &str) -> Option<Guess> {
    let lower = text.to_lowercase();
    let whole = |found: Suggestion| Guess {
        spellings: found.spellings,
        complaint: found.message.map(|message| DateError::new(0..text.len(), message)),
    };
    let foreign =
        || foreign::in_english(&lower).and_then(|english| in_digits(&english).or_else(|| in_words(&english)));
    clock_time(text).or_else(|| in_words(&lower).or_else(foreign).map(whole))
}

/// A date that was written in other digits.
fn in_digits(text: &str) -> Option<Suggestion> {
    Suggestion::new(vec![canonical(text)?], Some("A date is written in the digits 0 to 9.")).checked()
}

/// Understands English words and numbers, in lower case.
fn in_words(lower: &str) -> Option<Suggestion> {
    unknown_digits(lower)
        .or_else(|| words::read(lower).and_then(Suggestion::checked))
        .or_else(|| interval(lower))
        .or_else(|| doubt(lower))
        .or_else(|| vague::read(lower).and_then(Suggestion::checked))
}

impl Suggestion {
    /// Keeps the valid spellings, in canonical form; nothing if none is.
    fn checked(self) -> Option<Suggestion> {
        let spellings: Vec<String> = self.spellings.iter().filter_map(|text| canonical(text)).collect();
        (!spellings.is_empty()).then_some(Suggestion { spellings, ..self })
    }
}

fn canonical(text: &str) -> Option<String> {
    grammar::read(text).ok().map(|(text, _)| text)
}

fn clock_time(text: &str) -> Option<Guess> {
    let at = clock_time_at(text)?;
    let found = Suggestion::new(end(&text::before(text, at).to_lowercase(), "")?, None).checked()?;
    let complaint = DateError::new(at..text.len(), "A date here has no clock time.");
    Some(Guess { spellings: found.spellings, complaint: Some(complaint) })
}

/// `201?`, `199u`, `2019-??`.
fn unknown_digits(text: &str) -> Option<Suggestion> {
    let spelling = text.replace(['?', 'u', '*', '_'], "x");
    Suggestion::new(vec![spelling], Some("A digit that is not known is written `X`.")).checked()
}

/// `c. 2019`, `~2019`, `2004?-06`, `about June 2024`. A doubt about a whole interval is one about each end.
fn doubt(text: &str) -> Option<Suggestion> {
    const APPROXIMATE: [&str; 9] =
        ["circa", "approximately", "approx", "about", "around", "ca.", "ca ", "c.", "c"];
    const UNCERTAIN: [&str; 4] = ["possibly", "probably", "perhaps", "maybe"];
    let bare = text.replace("(uncertain)", "?");
    let approximate_word = APPROXIMATE.iter().find_map(|word| bare.strip_prefix(word));
    let uncertain_word = UNCERTAIN.iter().find_map(|word| bare.strip_prefix(word));
    let approximate = approximate_word.is_some() || bare.contains(['~', '≈', '%']);
    let uncertain = uncertain_word.is_some() || bare.contains(['?', '%']);
    let (sign, message) = match (approximate, uncertain) {
        (false, false) => return None,
        (true, false) => ("~", "An approximate date ends with `~`."),
        (false, true) => ("?", "An uncertain date ends with `?`."),
        (true, true) => ("%", "A date that is uncertain and approximate ends with `%`."),
    };
    let rest = approximate_word.or(uncertain_word).unwrap_or(&bare);
    let rest = rest.replace(['~', '≈', '%', '?', '(', ')'], "");
    let spellings = match canonical(rest.trim()) {
        Some(spelling) => vec![spelling],
        None => words::read(rest.trim())?.spellings,
    };
    let signed = spellings.iter().map(|spelling| spelling.replace('/', &format!("{sign}/")) + sign);
    Suggestion::new(signed.collect(), Some(message)).checked()
}

/// `2019–2020`, `30 April – 2 May 2024`, `since June 2024`, `2024-06/now`; and ends that are swapped.
fn interval(text: &str) -> Option<Suggestion> {
    const SEPARATORS: [&str; 11] =
        ["/", " to ", " until ", " till ", "–", "—", " - ", "--", "...", "…", ".."];
    const SLASH: &str = "The two ends of an interval are joined by a slash.";
    if let Some(start) = text.strip_prefix("since ") {
        return Suggestion::new(ends(start, "..", "/")?, Some(SLASH)).checked();
    }
    if let Some(end) = text.strip_prefix("until ").or_else(|| text.strip_prefix("till ")) {
        return Suggestion::new(ends("..", end, "/")?, Some(SLASH)).checked();
    }
    if let Some((start, end)) = text.strip_prefix("between ").and_then(|rest| rest.split_once(" and ")) {
        return Suggestion::new(ends(start, end, "/")?, Some(SLASH)).checked();
    }
    let from = text.strip_prefix("from ");
    let text = from.unwrap_or(text);
    let joined = SEPARATORS.iter().find_map(|&separator| {
        let (start, end) = text.split_once(separator)?;
        let message = (separator != "/").then_some(SLASH);
        Suggestion::new(ends(start, end, separator)?, message).checked()
    });
    joined.or_else(|| Suggestion::new(ends(from?, "..", "/")?, Some(SLASH)).checked())
}

/// The interval from the one to the other, or the other way round if that is how the days run.
fn ends(start: &str, end: &str, separator: &str) -> Option<Vec<String>> {
    let ends = self::end(end, separator)?;
    // "30 April – 2 May 2024": the start shares the year of the end, or has the one before it.
    let with_year = || {
        let year: i32 = ends.first()?.get(..4)?.parse().ok()?;
        let in_year = |year: i32| self::end(&format!("{start} {year:04}"), separator);
        let is_in_order = |starts: &Vec<String>| starts.first() <= ends.first();
        let shared = words::names_month(start).then(|| in_year(year))??;
        if is_in_order(&shared) { Some(shared) } else { in_year(year.checked_sub(1)?) }
    };
    let starts = self::end(start, separator).or_else(with_year)?;
    let spelled = |index: usize| {
        let (start, end) = (starts.get(index).or(starts.last())?, ends.get(index).or(ends.last())?);
        canonical(&format!("{start}/{end}")).or_else(|| canonical(&format!("{end}/{start}")))
    };
    Some((0..starts.len().max(ends.len())).filter_map(spelled).collect())
}

/// The spellings of one end of an interval. Nothing at all is an open end, but after a slash unknown.
fn end(text: &str, separator: &str) -> Option<Vec<String>> {
    const OPEN: [&str; 11] = ["", "..", "...", "…", "-", "–", "now", "today", "present", "ongoing", "open"];
    let text = text.trim();
    let known = match text {
        "" if separator == "/" => Some(String::new()),
        "unknown" => Some(String::new()),
        text if OPEN.contains(&text) => Some("..".to_owned()),
        _ => canonical(text),
    };
    if let Some(spelling) = known {
        return Some(vec![spelling]);
    }
    let found = clock_time(text).map(|guess| Suggestion::new(guess.spellings, None));
    let found = found.or_else(|| unknown_digits(text)).or_else(|| words::read(text));
    Some(found.or_else(|| doubt(text))?.checked()?.spellings)
}
