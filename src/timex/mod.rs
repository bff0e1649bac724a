//! Temporal expressions of running text: dates in full, and words that mean one on the day of the text, such as
//! `Tuesday`, `last month` and `two years ago`.
//!
//! A language's words and patterns are a table in `languages/`, which `lexicon` reads; `pattern` matches it with the
//! `token`s of a block, `numeric` reads digits alone, `doubt` leaves out what only looks like a date, and `meaning` says
//! what a match is on the calendar, with the `tense` of its sentence. `slip` tells dates that cannot be. It must not
//! know front matter, or what becomes of an expression: nothing is read where it is in doubt.

mod doubt;
mod lexicon;
mod meaning;
mod numeric;
mod op;
mod pattern;
mod slip;
mod tense;
#[cfg(test)]
mod tests;
mod token;
mod value;

use std::ops::Range;

use jiff::civil::Date;

use self::lexicon::Lexicon;
use self::meaning::Seen;
use self::pattern::{Caught, Class, Match, Op};
pub use self::slip::{Dates, Slip};
use self::tense::{Sentence, Tense};
use self::token::{Token, tokens};
use crate::date::{DayOrder, Edtf};
use crate::prose::Prose;

/// A temporal expression of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its place in [`Prose::text`].
    pub range: Range<usize>,
    /// The time that it names.
    pub value: Edtf,
    /// How it names it.
    pub kind: ExpressionKind,
}

/// How an expression names a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpressionKind {
    /// By what the calendar calls it: `18 June`, `2019`.
    Explicit,
    /// Seen from the day of the text: `Tuesday`, `last year`.
    Relative,
}

/// What a text is read with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'l> {
    /// The day of the text, from which `yesterday` is counted.
    pub reference: Date,
    /// Its BCP 47 tag; a language without a table is read as English.
    pub language: &'l str,
    /// What comes first in `06/07/2024`; without it such a date is not read.
    pub order: Option<DayOrder>,
}

/// The temporal expressions of a text, in order; none in code, or in what is struck out.
pub fn read(prose: &Prose, reference: Date, language: &str) -> Vec<Expression> {
    read_with(prose, &Setting { reference, language, order: None })
}

/// The same with all that can be set.
pub fn read_with(prose: &Prose, setting: &Setting) -> Vec<Expression> {
    let lexicon = lexicon_of(setting.language);
    let named = doubt::names(&prose.text, lexicon);
    let (mut found, mut told) = (Vec::new(), Told::default());
    for (start, block) in blocks(&prose.text) {
        let tokens = tokens(block, start, lexicon);
        let is_heading = prose.runs_in(&(start..start + 1)).iter().any(|run| run.around.heading);
        let reader = Reader {
            tokens: &tokens,
            lexicon,
            order: setting.order,
            only_days: false,
            is_heading,
            named: &named,
        };
        if is_heading {
            told.heading = None;
        }
        told.named = None;
        for found_match in reader.matches() {
            if is_heading && found_match.op == Op::BareYear && found_match.end == tokens.len() {
                told.heading = found_match.caught.years[0];
            }
            found.extend(reader.expression(&found_match, (setting.reference, &mut told)));
        }
    }
    let is_read = |range: &Range<usize>| prose.runs_in(range).iter().all(|run| run.around.is_read());
    found.retain(|expression| is_read(&expression.range));
    found
}

/// The year of which a text tells: a date without one is of that year.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    /// Of the heading above.
    heading: Option<i16>,
    /// Named last in the block, with a month or in the same sentence, and the token after it.
    named: Option<(i16, bool, usize)>,
}

impl Told {
    /// The year of a match that has none, where the text tells of another than that of its own day.
    fn year(
        self,
        found: &Match,
        (day, tense): (Date, Option<Tense>),
        sentence: Sentence,
    ) -> Option<(i16, bool)> {
        /// Tokens after a date in full within which a day is likely one of its year.
        const NEAR: usize = 40;
        let is_near = |&(_, has_month, end): &(i16, bool, usize)| {
            (has_month && found.first < end + NEAR) || sentence.is_one(end, found.first)
        };
        let named = self.named.filter(is_near).map(|(year, _, _)| year);
        let is_day = found.op == Op::Date && found.caught.days[0].is_some();
        let is_past = |year: &i16| *year < day.year() && tense != Some(Tense::Future);
        let fits = |year: &i16| {
            let Caught {
                weekdays: [Some(weekday), _], days: [Some(day), _], months: [Some(month), _], ..
            } = found.caught
            else {
                return true;
            };
            Date::new(*year, month, day).is_ok_and(|day| day.weekday().to_monday_one_offset() == weekday)
        };
        let named = named.filter(|_| is_day).filter(is_past).filter(fits).map(|year| (year, false));
        named.or(self.heading.filter(fits).map(|year| (year, true)))
    }

    fn note(&mut self, found: &Match) {
        let has_month = found.caught.months[0].is_some();
        match (found.op, found.caught.years) {
            (Op::Date | Op::BareYear, [Some(year), None]) => self.named = Some((year, has_month, found.seen)),
            (Op::Date | Op::BareMonth, [None, None]) => {}
            _ => self.named = None,
        }
    }
}

fn lexicon_of(language: &str) -> &'static Lexicon {
    Lexicon::of(language).unwrap_or_else(Lexicon::english)
}

/// The blocks of a text, each with its first byte.
fn blocks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split("\n\n").map(move |block| {
        let at = start;
        start += block.len() + 2;
        (at, block)
    })
}

/// Finds the matches of a block.
struct Reader<'t> {
    tokens: &'t [Token<'t>],
    lexicon: &'t Lexicon,
    order: Option<DayOrder>,
    /// Whether only days of a month are sought.
    only_days: bool,
    /// Whether the block is a heading.
    is_heading: bool,
    /// Words for months that the text has as names of people.
    named: &'t [&'static str],
}

impl<'t> Reader<'t> {
    /// One that seeks days of a month alone.
    fn of_days(tokens: &'t [Token<'t>], lexicon: &'static Lexicon) -> Self {
        Self { tokens, lexicon, order: None, only_days: true, is_heading: false, named: &[] }
    }

    /// The matches in order, none inside another.
    fn matches(&self) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let after_year = found.last().is_some_and(|last| {
                let is_year = last.op == Op::BareYear || last.op == Op::Date && last.caught.days[0].is_none();
                let joins = |token: &Token| matches!(&*token.lower, "," | "and" | "or" | "et" | "и");
                is_year && last.seen + 1 == at && self.tokens.get(last.seen).is_some_and(joins)
            });
            let ends_heading = self.is_heading && at + 1 == self.tokens.len();
            match self.best(at, after_year || ends_heading) {
                Some(best) => {
                    at = best.seen;
                    if best.op != Op::Nothing {
                        found.push(best);
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest match that begins with a token and is none in doubt.
    fn best(&self, at: usize, after_year: bool) -> Option<Match> {
        let token = self.tokens.get(at)?;
        if token.number().is_none() && !token.is_word() {
            return None;
        }
        let mut matches: Vec<Match> = numeric::read(self.tokens, at, self.order).into_iter().collect();
        matches.extend(self.after_weekday(at));
        matches.extend(self.matches_at(at, self.only_days));
        matches.retain(|found| {
            found.op == Op::Nothing
                || !self.only_days
                || found.op == Op::Date && found.caught.days[0].is_some()
        });
        matches.sort_by_key(|found| std::cmp::Reverse(found.seen));
        let sentence = self.sentence();
        let best = matches
            .into_iter()
            .find(|found| !doubt::is_doubtful(found, (sentence, self.named), after_year))?;
        Some(self.before_weekday(best))
    }

    /// What patterns match from a token on; of days alone where only those are sought.
    fn matches_at(&self, at: usize, only_days: bool) -> impl Iterator<Item = Match> {
        let token = self.tokens.get(at);
        let patterns = token.map_or(&[][..], |token| match token.number() {
            Some(_) => self.lexicon.starting_with_number(),
            None => self.lexicon.starting_with(&token.lower),
        });
        let patterns = patterns.iter().filter_map(|&number| self.lexicon.patterns.get(number));
        let patterns = patterns.filter(move |pattern| !only_days || pattern.tells_day());
        patterns.filter_map(move |pattern| pattern.match_at(self.tokens, at, self.lexicon))
    }

    /// A day of a month that begins with a token and is no range.
    fn single_day(&self, at: usize) -> Option<Match> {
        let is_single = |day: &Match| {
            let Match { op, caught, .. } = day;
            *op == Op::Date
                && caught.days[0].is_some()
                && caught.days[1].is_none()
                && caught.weekdays[0].is_none()
        };
        self.matches_at(at, true).filter(is_single).max_by_key(|day| day.seen)
    }

    /// A day after its weekday: `Tuesday, June 18`, `Monday (June 18)`, `Monday night, 18 June`.
    fn after_weekday(&self, at: usize) -> Option<Match> {
        let weekday = self.sense(at, Class::Weekday)?;
        // The `일` of `19일` is a day and no Sunday.
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        if self.tokens.get(at)?.is_tight && before.is_some_and(|before| before.number().is_some()) {
            return None;
        }
        let is = |at: usize, signs: &str| self.tokens.get(at).is_some_and(|token| token.is_sign(signs));
        let mut next = at + 1;
        let is_short = self.lexicon.senses(&self.tokens.get(at)?.lower).iter().any(|sense| sense.is_short);
        if is_short && is(next, ".") {
            next += 1;
        }
        if self.sense(next, Class::DayPart).is_some() {
            next += 1;
        }
        let is_bracketed = is(next, "(");
        if is(next, ",،(—–") {
            next += 1;
        }
        let days = self.matches_at(next, true).chain(numeric::read(self.tokens, next, self.order));
        let is_day = |day: &Match| {
            matches!(day.op, Op::Date | Op::InYear(_))
                && day.caught.days[0].is_some()
                && day.caught.weekdays[0].is_none()
        };
        let mut day = days.filter(is_day).max_by_key(|day| day.seen)?;
        if is_bracketed && !is(day.seen, ")") {
            return None;
        }
        day.seen += usize::from(is_bracketed);
        day.end = if is_bracketed { day.seen } else { day.end };
        day.caught.weekdays[0] = Some(weekday);
        Some(Match { first: at, marked: at, ..day })
    }

    /// A day before its weekday: `June 18 (Tuesday)`, `19 June, a Tuesday`.
    fn before_weekday(&self, found: Match) -> Match {
        let is_day = matches!(found.op, Op::Date | Op::InYear(_))
            && found.caught.days[0].is_some()
            && found.caught.days[1].is_none();
        if !is_day || found.caught.weekdays[0].is_some() {
            return found;
        }
        let is = |at: usize, signs: &str| self.tokens.get(at).is_some_and(|token| token.is_sign(signs));
        // "6월 18일 수요일"
        let is_unparted =
            |token: &&Token| token.lower.chars().count() > 1 && token::is_unparted(&token.lower);
        if let Some(weekday) = self.sense(found.seen, Class::Weekday)
            && self.tokens.get(found.seen).as_ref().is_some_and(is_unparted)
        {
            let mut found = found;
            found.caught.weekdays[0] = Some(weekday);
            (found.end, found.seen) = (found.seen + 1, found.seen + 1);
            return found;
        }
        let weekday = self.sense(found.seen + 1, Class::Weekday);
        match weekday {
            Some(weekday) if is(found.seen, "(（") && is(found.seen + 2, ")）") => {
                let mut found = found;
                found.caught.weekdays[0] = Some(weekday);
                (found.end, found.seen) = (found.seen + 3, found.seen + 3);
                found
            }
            _ => found,
        }
    }

    fn sense(&self, at: usize, class: Class) -> Option<i8> {
        let token = self.tokens.get(at)?;
        let senses = self.lexicon.senses(&token.lower).iter();
        let mut senses = senses.filter(|sense| !sense.needs_capital || token.is_capital);
        senses.find(|sense| sense.class == class).map(|sense| sense.value)
    }

    fn sentence(&self) -> Sentence<'_> {
        Sentence { tokens: self.tokens, lexicon: self.lexicon }
    }

    fn expression(&self, found: &Match, (day, told): (Date, &mut Told)) -> Option<Expression> {
        let tense = self.tense(found);
        let year = told.year(found, (day, tense), self.sentence());
        let value = Seen { day, tense, told: year }.value(found)?.edtf()?;
        told.note(found);
        let kind = match found.op {
            Op::Date | Op::BareYear | Op::BareMonth | Op::Decade | Op::Fiscal => ExpressionKind::Explicit,
            Op::Quarter | Op::Half if found.caught.years[0].is_some() => ExpressionKind::Explicit,
            _ => ExpressionKind::Relative,
        };
        Some(Expression { range: self.range(found)?, value, kind })
    }

    fn tense(&self, found: &Match) -> Option<Tense> {
        let before = found.first.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_until = before.is_some_and(|token| matches!(&*token.lower, "until" | "till"));
        // "until Monday" comes, and "the minister until July" may have gone.
        match found.op {
            Op::BareMonth if is_until => None,
            _ => self.sentence().tense(found.first, found.seen),
        }
    }

    /// The bytes of a match in the whole text.
    fn range(&self, found: &Match) -> Option<Range<usize>> {
        let (first, last) = (self.tokens.get(found.marked)?, self.tokens.get(found.end.checked_sub(1)?)?);
        Some(first.range.start..last.range.end)
    }
}
