//! Dates in digits alone: `2024-06-18`, `18.06.2024`, `06/18/2024`.
//!
//! It must not know words.

use super::pattern::{Caught, Match, Op};
use super::token::Token;
use crate::date::DayOrder;

/// A date in digits that begins with a token. Of `06/07/2024` the setting says which comes first; without one it is
/// none.
pub(super) fn read(tokens: &[Token], at: usize, order: Option<DayOrder>) -> Option<Match> {
    let number = |index: usize| {
        let token = tokens.get(at + index)?;
        token.number().filter(|_| index == 0 || token.is_tight)
    };
    let joint = |index: usize, signs: &str| {
        tokens.get(at + index).is_some_and(|token| token.is_tight && token.is_sign(signs))
    };
    let joins = |token: &Token| token.is_sign("-./–‑:_#$@=&") || token.is_word() && token.lower.is_ascii();
    let is_joined_before = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(joins)
        && tokens.get(at).is_some_and(|first| first.is_tight);
    let (Some((first, digits)), false) = (number(0), is_joined_before) else { return None };
    let found = |year: u32, month: u32, day: Option<u32>| {
        let small =
            |value: u32, most: i8| i8::try_from(value).ok().filter(|value| (1..=most).contains(value));
        let year = i16::try_from(year).ok().filter(|year| (1000..=2999).contains(year))?;
        let day = match day {
            Some(day) => Some(small(day, 31)?),
            None => None,
        };
        let caught = Caught {
            years: [Some(year), None],
            months: [Some(small(month, 12)?), None],
            days: [day, None],
            ..Caught::default()
        };
        let end = at + if day.is_some() { 5 } else { 3 };
        let ends = |token: &Token| {
            !token.is_tight
                || !(token.is_sign("-/_") || token.is_word() && token.lower.is_ascii() && token.lower != "t")
        };
        let is_whole = tokens.get(end).is_none_or(ends);
        is_whole.then_some(Match {
            op: Op::Date,
            first: at,
            marked: at,
            end,
            seen: end,
            core: (at, end),
            caught,
        })
    };
    let second = number(2);
    if digits == 4 && joint(1, "-‑") {
        let (month, two) = second?;
        let day = number(4).filter(|(_, digits)| *digits == 2 && joint(3, "-‑"));
        return match day {
            Some((day, _)) if two == 2 => found(first, month, Some(day)),
            None if two == 2 && month <= 12 => found(first, month, None),
            _ => None,
        };
    }
    if digits == 4 && joint(1, "./") {
        let (month, _) = second?;
        let (day, _) = number(4).filter(|(_, digits)| *digits <= 2 && (joint(3, "./")))?;
        return found(first, month, Some(day));
    }
    let (second, _) = second.filter(|(_, digits)| *digits <= 2 && first <= 31 && *digits > 0)?;
    let (year, _) = number(4).filter(|(_, digits)| *digits == 4)?;
    if joint(1, ".") && joint(3, ".") {
        return found(year, second, Some(first));
    }
    if !(joint(1, "/-") && joint(3, "/-")) {
        return None;
    }
    match order {
        _ if first > 12 => found(year, second, Some(first)),
        _ if second > 12 => found(year, first, Some(second)),
        _ if first == second => found(year, first, Some(second)),
        Some(DayOrder::DayFirst) => found(year, second, Some(first)),
        Some(DayOrder::MonthFirst) => found(year, first, Some(second)),
        None => None,
    }
}
