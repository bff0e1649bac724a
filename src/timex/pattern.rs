//! Patterns of words and numbers, and what they caught.
//!
//! A pattern is written as its elements with spaces between: a word or several with `|`, a class in capitals, a sign; `?`
//! after what may be missing, `~` before what must stand close, `^` where what is marked begins, `$` where it ends. It
//! must not know what a match means.

use super::lexicon::{Lexicon, List};
pub(super) use super::op::Op;
use super::token::{Kind, Token};

/// A class of words or numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// A month by its name: `M`.
    Month,
    /// A weekday: `W`.
    Weekday,
    /// A unit of time: `U`.
    Unit,
    /// A count, in words or digits: `N`.
    Count,
    /// The number of a quarter or half: `O`.
    Ordinal,
    /// A season, with its number in EDTF: `S`.
    Season,
    /// Last, this, next: `L`.
    Step,
    /// Early, mid, late: `E`.
    Share,
    /// A part of a day: `P`.
    DayPart,
    /// What stands between the two ends of a range: `J`.
    Joint,
    /// A decade by its name: `K`.
    Decade,
    /// The number of a day: `D`.
    Day,
    /// The number of a month: `B`.
    MonthNumber,
    /// A year of four digits: `Y`.
    Year,
    /// A year of two digits: `Z`.
    ShortYear,
}

const CLASSES: [(&str, &str, Class); 15] = [
    ("M", "month", Class::Month),
    ("W", "weekday", Class::Weekday),
    ("U", "unit", Class::Unit),
    ("N", "number", Class::Count),
    ("O", "ordinal", Class::Ordinal),
    ("S", "season", Class::Season),
    ("L", "step", Class::Step),
    ("E", "share", Class::Share),
    ("P", "part", Class::DayPart),
    ("J", "joint", Class::Joint),
    ("K", "decade", Class::Decade),
    ("D", "ordinal-ending", Class::Day),
    ("B", "", Class::MonthNumber),
    ("Y", "", Class::Year),
    ("Z", "", Class::ShortYear),
];

impl Class {
    /// The class whose words a table gives in rows of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let row = CLASSES.iter().find(|(_, row, _)| !row.is_empty() && *row == name);
        row.map(|(_, _, class)| *class)
    }

    fn of_letter(letter: &str) -> Option<Self> {
        CLASSES.iter().find(|(of, _, _)| *of == letter).map(|(_, _, class)| *class)
    }

    /// Whether a number can be one.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Day | Self::MonthNumber | Self::Year | Self::ShortYear | Self::Count)
    }
}

/// Up to two values of a kind: of the two ends of a range.
pub(super) type Ends<T> = [Option<T>; 2];

fn put<T>(ends: &mut Ends<T>, value: T) {
    match ends {
        [first @ None, _] => *first = Some(value),
        [_, second] => *second = Some(value),
    }
}

/// What a match caught.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caught {
    pub(super) weekdays: Ends<i8>,
    pub(super) days: Ends<i8>,
    pub(super) months: Ends<i8>,
    pub(super) years: Ends<i16>,
    pub(super) seasons: Ends<i8>,
    pub(super) ordinals: Ends<i8>,
    pub(super) share: Option<i8>,
    pub(super) step: Option<i8>,
    pub(super) unit: Option<i8>,
    pub(super) count: Option<i32>,
    pub(super) decade: Option<i8>,
    /// Whether a range was caught.
    pub(super) is_range: bool,
    /// Whether a short form was: `Mon.`, `Sept`.
    pub(super) has_short: bool,
}

/// A match: the tokens that are marked, the tokens that were looked at, and what was caught.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) op: Op,
    pub(super) first: usize,
    pub(super) marked: usize,
    pub(super) end: usize,
    /// The end of what was looked at.
    pub(super) seen: usize,
    /// The tokens of the date itself, without a weekday beside it.
    pub(super) core: (usize, usize),
    pub(super) caught: Caught,
}

#[derive(Clone, Debug)]
enum What {
    Words(Vec<&'static str>),
    Sign(&'static str),
    Class(Class),
    /// `^`
    Start,
    /// `$`
    End,
}

#[derive(Clone, Debug)]
struct Element {
    what: What,
    is_optional: bool,
    is_tight: bool,
}

/// A pattern with what its matches say.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    op: Op,
    elements: Vec<Element>,
    /// Whether it can match a day of a month, or rules one out.
    tells_day: bool,
}

impl Pattern {
    pub(super) fn read(op: Op, written: &'static str) -> Self {
        let elements: Vec<Element> = written.split_whitespace().map(Element::read).collect();
        let has_day = elements.iter().any(|element| matches!(element.what, What::Class(Class::Day)));
        Self { op, elements, tells_day: op == Op::Nothing || has_day }
    }

    /// Whether it can match a day of a month, or rules one out.
    pub(super) fn tells_day(&self) -> bool {
        self.tells_day
    }

    /// The first element that means nothing: a class that there is not.
    #[cfg(test)]
    pub(super) fn unread(written: &str) -> Option<&str> {
        written.split_whitespace().find(|word| {
            let bare = word.trim_start_matches('~').trim_end_matches('?');
            bare.is_empty() && *word != "?"
                || bare.len() == 1
                    && bare.bytes().all(|byte| byte.is_ascii_uppercase())
                    && Class::of_letter(bare).is_none()
        })
    }

    /// The words that stand in it.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.elements.iter().flat_map(|element| match &element.what {
            What::Words(words) => words.clone(),
            _ => Vec::new(),
        })
    }

    /// The elements with which it can begin.
    fn firsts(&self) -> impl Iterator<Item = &Element> {
        let is_real = |element: &&Element| !matches!(element.what, What::Start | What::End);
        let mut must = false;
        self.elements.iter().filter(is_real).take_while(move |element| {
            let goes_on = !must;
            must = must || !element.is_optional;
            goes_on
        })
    }

    pub(super) fn first_words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.firsts().flat_map(|element| match &element.what {
            What::Words(words) => words.clone(),
            _ => Vec::new(),
        })
    }

    pub(super) fn first_classes(&self) -> impl Iterator<Item = Class> + '_ {
        self.firsts().filter_map(|element| match element.what {
            What::Class(class) => Some(class),
            _ => None,
        })
    }

    /// Whether the second element does not rule a match out: most patterns end there.
    fn may_match(&self, tokens: &[Token], at: usize) -> bool {
        let [first, second, ..] = self.elements.as_slice() else { return true };
        let is_plain =
            |element: &Element| !element.is_optional && !matches!(element.what, What::Start | What::End);
        let is_one =
            matches!(first.what, What::Words(_) | What::Class(Class::Year | Class::Unit | Class::Step));
        if !(is_plain(first) && is_plain(second)) {
            return true;
        }
        // An ending or a full stop may stand between.
        let near = if is_one { 1..=1 } else { 1..=2 };
        near.into_iter().filter_map(|ahead| tokens.get(at + ahead)).any(|token| match &second.what {
            What::Words(words) => words.iter().any(|word| *word == token.lower),
            What::Sign(signs) => token.is_sign(signs),
            What::Class(Class::Day | Class::Year | Class::MonthNumber | Class::ShortYear) => {
                token.number().is_some()
            }
            What::Class(Class::Month | Class::Weekday | Class::Unit | Class::Season) => token.is_word(),
            What::Class(_) | What::Start | What::End => true,
        })
    }

    /// The match that begins with a token, if there is one.
    pub(super) fn match_at(&self, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Match> {
        if !self.may_match(tokens, at) {
            return None;
        }
        let reading = Reading { tokens, lexicon, first: at };
        let found = Match {
            op: self.op,
            first: at,
            marked: at,
            end: 0,
            seen: at,
            core: (at, at),
            caught: Caught::default(),
        };
        reading.elements(&self.elements, at, found)
    }
}

impl Element {
    fn read(written: &'static str) -> Self {
        let (written, is_optional) = match written.strip_suffix('?') {
            Some(rest) if !rest.is_empty() => (rest, true),
            _ => (written, false),
        };
        let (written, is_tight) = match written.strip_prefix('~') {
            Some(rest) if !rest.is_empty() => (rest, true),
            _ => (written, false),
        };
        let is_sign = written.chars().all(|c| !c.is_alphanumeric());
        let what = match Class::of_letter(written) {
            _ if written == "^" => What::Start,
            _ if written == "$" => What::End,
            Some(class) => What::Class(class),
            None if is_sign => What::Sign(written),
            None => What::Words(written.split('|').collect()),
        };
        Self { what, is_optional, is_tight }
    }
}

/// The tokens of a block, as patterns are matched with them.
struct Reading<'t> {
    tokens: &'t [Token<'t>],
    lexicon: &'t Lexicon,
    first: usize,
}

impl Reading<'_> {
    fn elements(&self, elements: &[Element], at: usize, mut found: Match) -> Option<Match> {
        let Some((element, rest)) = elements.split_first() else {
            found.end = if found.end == 0 { at } else { found.end };
            found.seen = at;
            found.core = (found.marked, found.end);
            return (at > self.first).then_some(found);
        };
        match element.what {
            What::Start => {
                found.marked = at;
                return self.elements(rest, at, found);
            }
            What::End => {
                found.end = at;
                return self.elements(rest, at, found);
            }
            _ => {}
        }
        let taken =
            self.element(element, at, found).and_then(|(next, found)| self.elements(rest, next, found));
        if taken.is_some() || !element.is_optional { taken } else { self.elements(rest, at, found) }
    }

    /// The token after those that an element takes.
    fn element(&self, element: &Element, at: usize, mut found: Match) -> Option<(usize, Match)> {
        let token = self.tokens.get(at)?;
        if element.is_tight && !token.is_tight {
            return None;
        }
        let next = match &element.what {
            What::Words(words) => {
                let is_one = token.is_word() && words.iter().any(|word| *word == token.lower);
                is_one.then_some(at + 1)
            }
            What::Sign(signs) => token.is_sign(signs).then_some(at + 1),
            What::Class(class) => self.class(*class, at, element.is_tight, &mut found.caught),
            What::Start | What::End => None,
        };
        next.map(|next| (next, found))
    }

    fn class(&self, class: Class, at: usize, is_tight: bool, caught: &mut Caught) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if class == Class::Joint && token.is_sign("-–—‑‒~〜~～/") {
            caught.is_range = true;
            return Some(at + 1);
        }
        if let Some((value, digits)) = token.number() {
            return self.number(class, at, (value, digits, is_tight), caught);
        }
        if !class_is_of_words(class) {
            return None;
        }
        let senses = self.lexicon.senses(&token.lower);
        let sense = senses.iter().find(|sense| sense.class == class)?;
        if sense.needs_capital && !token.is_capital {
            return None;
        }
        let value = sense.value;
        caught.has_short |= sense.is_short;
        match class {
            Class::Month => put(&mut caught.months, value),
            Class::Weekday => put(&mut caught.weekdays, value),
            Class::Unit => caught.unit = Some(value),
            Class::Count => caught.count = Some(i32::from(value)),
            Class::Ordinal => put(&mut caught.ordinals, value),
            Class::Season => put(&mut caught.seasons, value),
            Class::Step => caught.step = Some(value),
            Class::Share => caught.share = Some(value),
            Class::Decade => caught.decade = Some(value),
            Class::Joint => caught.is_range = true,
            // A day in a word: "第一".
            Class::Day | Class::DayPart | Class::MonthNumber | Class::Year | Class::ShortYear => {}
        }
        let is_stop = |at: usize| self.tokens.get(at).is_some_and(|next| next.is_tight && next.is_sign("."));
        Some(if sense.is_short && is_stop(at + 1) { at + 2 } else { at + 1 })
    }

    fn number(
        &self,
        class: Class,
        at: usize,
        (value, digits, is_tight): (u32, usize, bool),
        caught: &mut Caught,
    ) -> Option<usize> {
        let is_alone = is_tight || self.stands_alone(at);
        let small = i8::try_from(value).ok();
        match class {
            Class::Year if digits == 4 && (1000..=2999).contains(&value) && is_alone => {
                put(&mut caught.years, i16::try_from(value).ok()?);
                Some(at + 1)
            }
            Class::ShortYear if digits == 2 => {
                put(&mut caught.years, i16::try_from(value).ok()?);
                Some(at + 1)
            }
            Class::Day if digits <= 2 && (1..=31).contains(&value) && is_alone => {
                put(&mut caught.days, small?);
                Some(at + 1 + self.ending_after(at))
            }
            Class::MonthNumber if digits <= 2 && (1..=12).contains(&value) && is_alone => {
                put(&mut caught.months, small?);
                Some(at + 1)
            }
            Class::Count if digits <= 3 && value > 0 && is_alone => {
                caught.count = i32::try_from(value).ok();
                Some(at + 1)
            }
            Class::Ordinal if digits == 1 && is_alone => {
                put(&mut caught.ordinals, small?);
                Some(at + 1 + self.ending_after(at))
            }
            _ => None,
        }
    }

    /// 1 if an ending of ordinal numbers follows close.
    fn ending_after(&self, at: usize) -> usize {
        let is_ending = |token: &Token| {
            token.is_tight && self.lexicon.senses(&token.lower).iter().any(|sense| sense.class == Class::Day)
        };
        usize::from(self.tokens.get(at + 1).is_some_and(is_ending))
    }

    /// Whether a number is no part of a longer one, a name or a sum: `4,000`, `MiG-31`, `$19`, `3.5`, `10:30`.
    fn stands_alone(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).filter(|_| token.is_tight);
        let is_after_letter = before.is_some_and(|before| {
            before.is_word() && before.lower.is_ascii() || before.is_sign("$€£¥₩₽#№§:'’&=+×")
        });
        let number_before = |joint: &Token| {
            let two_before = at.checked_sub(2).and_then(|at| self.tokens.get(at));
            let is_number = two_before.is_some_and(|token| matches!(token.kind, Kind::Number { .. }));
            joint.is_tight && is_number
        };
        let is_after_number = before.is_some_and(|before| before.is_sign(".,٫٬") && number_before(before));
        let after = self.tokens.get(at + 1).filter(|after| after.is_tight);
        let goes_on = after.is_some_and(|after| {
            let digits = |digits: fn(usize) -> bool| {
                let next = self.tokens.get(at + 2).filter(|next| next.is_tight);
                next.and_then(Token::number).is_some_and(|(_, count)| digits(count))
            };
            after.is_sign("%°$€£")
                || after.is_word()
                    && after.lower.is_ascii()
                    && after.lower != "s"
                    && self.ending_after(at) == 0
                || after.is_sign(":") && digits(|_| true)
                || after.is_sign(",٬") && digits(|count| count == 3)
                || after.is_sign(".٫") && digits(|_| true)
        });
        !(is_after_letter || is_after_number || goes_on)
    }
}

/// Whether words can be of a class.
fn class_is_of_words(class: Class) -> bool {
    !matches!(class, Class::Day | Class::MonthNumber | Class::Year | Class::ShortYear)
}

/// Whether a token is in a list of words.
pub(super) fn is_in(lexicon: &Lexicon, list: List, token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.is_word() && lexicon.is_in(list, &token.lower))
}
