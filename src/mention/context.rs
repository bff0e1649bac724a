//! Whether a name that was found stands for itself or is part of a longer name.
//!
//! "Bank of Russia", "Moscow Times", "George Washington" and "Kim Il Sung Square" are not about
//! Russia, Moscow, Washington and Kim Jong Un. It reads the words beside a name, and errs towards
//! no link. It must not know who is meant.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::boundary::is_word;
use super::hit::{Hit, Shape};
use super::lexicon::Lexicon;
use super::neighbour::{Neighbour, after, before, begins_sentence};
use super::words::{Kind, Words};
use crate::name::is_joiner;
use crate::text::{self, WordList};

/// How far to both sides a headline is looked at, in bytes.
const HEADLINE: usize = 300;

/// Most names that hyphens may join, as in "US-Japan-South Korea talks".
const CHAIN: usize = 5;

/// What the words beside a name make of it. The order is from sound to unsound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// It stands for itself.
    Sound,
    /// It begins a sentence and may be a common word; sound if it is about the bearer elsewhere.
    Doubtful,
    /// It is part of a longer name, or a common word.
    Part,
    /// It is part of what may be somebody's name, so that it is linked elsewhere and no file is changed for it:
    /// "Jordan Reed", and "Jordan River" too.
    Borrowed,
    /// It is part of somebody else's name, so that alone it may mean that one too.
    Namesake,
}

/// The text and the names found in it.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) hits: &'a [Hit<'a>],
    pub(super) words: &'a Words,
    pub(super) lexicon: &'a Lexicon,
    /// Words that stand before full names, found when they are asked for.
    pub(super) introducing: OnceCell<FxHashSet<&'a str>>,
}

impl Context<'_> {
    /// The verdict on one of the names.
    pub(super) fn verdict(&self, number: usize) -> Verdict {
        let hit = &self.hits[number];
        if let Some(verdict) = self.topic(hit) {
            return verdict;
        }
        // "《马来西亚前锋报》" is a newspaper.
        let in_title = text::before(self.text, hit.start).ends_with(['《', '〈'])
            && !text::from(self.text, hit.end).starts_with(['》', '〉']);
        if in_title || self.is_state(hit) {
            return Verdict::Part;
        }
        let Some((first, last)) = self.joined(number) else { return Verdict::Part };
        self.common(hit).max(self.left(number, first)).max(self.right(number, last))
    }

    /// Whether nothing but being a common word at the start of a sentence speaks against a name.
    pub(super) fn is_only_common(&self, hit: &Hit) -> bool {
        let number = self.hits.partition_point(|other| other.start < hit.start);
        let Some((first, last)) = self.joined(number) else { return false };
        let asks = after(self.text, hit.end, self.words).is_some_and(|next| PRONOUNS.has(next.word));
        if asks || hit.shape.is(Shape::TOPIC) || (hit.word_kind().is(Kind::MONTH) && self.is_date(hit)) {
            return false;
        }
        self.left(number, first).max(self.right(number, last)) == Verdict::Sound
            && self.begins_sentence(hit.start)
    }

    /// Topics in lower case are words, not names: no neighbour but a hyphen changes them.
    fn topic(&self, hit: &Hit) -> Option<Verdict> {
        if !hit.shape.is(Shape::TOPIC) {
            return None;
        }
        let found = text::within(self.text, hit.start..hit.end);
        let sides = [
            text::before(self.text, hit.start).chars().next_back(),
            text::from(self.text, hit.end).chars().next(),
        ];
        let joined = sides.iter().flatten().any(|&c| is_joiner(c));
        if found.starts_with(char::is_lowercase) {
            let related =
                ["-related", "-linked"].iter().any(|end| text::from(self.text, hit.end).starts_with(end));
            return Some(if joined && !related { Verdict::Part } else { Verdict::Sound });
        }
        let told = hit.shape.is(Shape::LOWER) && found.chars().any(char::is_lowercase);
        let out_of_place = told && !self.begins_sentence(hit.start) && !self.is_headline(hit);
        (joined || out_of_place).then_some(Verdict::Part)
    }

    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        begins_sentence(self.text, at)
    }

    /// The first and the last of the names that hyphens join to this one; `None` if it is joined to
    /// something that is no name of its own, or to too many.
    fn joined(&self, number: usize) -> Option<(usize, usize)> {
        let hit = &self.hits[number];
        let (before, after) = (&self.text.as_bytes()[..hit.start], &self.text.as_bytes()[hit.end..]);
        // Most have none beside them.
        let may_join = |byte: Option<&u8>| byte.is_some_and(|&byte| byte == b'-' || !byte.is_ascii());
        let first = if may_join(before.last()) { self.first_joined(number)? } else { number };
        let last = if may_join(after.first()) { self.last_joined(number)? } else { number };
        Some((first, last))
    }

    /// The first of the names joined from the left.
    fn first_joined(&self, number: usize) -> Option<usize> {
        let mut first = number;
        for _ in 0..CHAIN {
            let hit = &self.hits[first];
            let before = text::before(self.text, hit.start);
            let Some(hyphen) = before.chars().next_back().filter(|&c| is_joiner(c)) else {
                return Some(first);
            };
            let end = hit.start - hyphen.len_utf8();
            let part = last_word(text::before(before, end));
            if part.is_empty() || self.joins(part, hit, Kind::PREFIX) {
                return Some(first);
            }
            let parts = |other: &Hit| hyphen == '-' && (hit.is_given() || other.is_given());
            let other = first.checked_sub(1)?;
            first = Some(other).filter(|&at| self.hits[at].end == end && !parts(&self.hits[at]))?;
        }
        None
    }

    /// The same to the right.
    fn last_joined(&self, number: usize) -> Option<usize> {
        let mut last = number;
        for _ in 0..CHAIN {
            let hit = &self.hits[last];
            let after = text::from(self.text, hit.end);
            let Some(hyphen) = after.chars().next().filter(|&c| is_joiner(c)) else { return Some(last) };
            let start = hit.end + hyphen.len_utf8();
            if let Some(other) = self.hits.get(last + 1).filter(|other| other.start == start) {
                // "Carter-Bowles" is no Carter.
                if hyphen == '-' && (hit.is_given() || other.is_given()) {
                    return None;
                }
                last += 1;
                continue;
            }
            let part = first_word(text::from(self.text, start));
            let lower = part.starts_with(char::is_lowercase);
            let participle = lower && part.len() > 3 && part.ends_with("ed");
            let plain = lower && part.len() > 4 && !hit.shape.is(Shape::PERSON);
            let whole = part.is_empty() || participle || plain || self.joins(part, hit, Kind::SUFFIX);
            return whole.then_some(last);
        }
        None
    }

    /// Whether a word joined by a hyphen leaves a name whole: "pro-", "-led", or another country.
    fn joins(&self, part: &str, hit: &Hit, kind: Kind) -> bool {
        // "CSN–APA": two bodies, where a hyphen may make them one, as in "AFL-CIO".
        let beside = [text::before(self.text, hit.start), text::from(self.text, hit.end)];
        let dashed = beside[0].ends_with('–') || beside[1].starts_with('–');
        let acronyms = dashed && hit.shape.is(Shape::ACRONYM) && !part.contains(char::is_lowercase);
        let part = self.words.kind(part);
        acronyms || part.is(kind) || (hit.shape.is(Shape::COUNTRY) && part.is(Kind::NATION))
    }

    /// Two names side by side: "In Moscow Putin said", "President of Egypt Abdel Fattah el-Sisi"; but
    /// "Paris Jackson" is one name.
    pub(super) fn beside(&self, left: &Hit, right: &Hit, of: &Hit) -> Verdict {
        // "Michelle Jordan", where Michelle is a given name of somebody else and Jordan a country.
        if left.is_given() && right.may_be_given() {
            return if of.shape.is(Shape::PERSON) { Verdict::Part } else { Verdict::Borrowed };
        }
        let lone = right.shape.is(Shape::PERSON) && right.shape.is(Shape::WORD) && left.shape.is(Shape::WORD);
        if !lone || left.shape.is(Shape::ACRONYM) {
            return Verdict::Sound;
        }
        let introduced = before(self.text, left.start, self.words).is_some_and(|word| {
            word.kind().is(Kind::PREPOSITION.or(Kind::FUNCTION)) && !left.shape.is(Shape::PERSON)
        });
        match introduced {
            true => Verdict::Sound,
            false if of.shape.is(Shape::PERSON) => Verdict::Namesake,
            false if of.may_be_given() => Verdict::Borrowed,
            false => Verdict::Part,
        }
    }

    /// Whether a name stands in a heading whose long words all have capitals: there capitals tell
    /// nothing.
    pub(super) fn is_headline(&self, hit: &Hit) -> bool {
        if !hit.shape.is(Shape::HEADING) {
            return false;
        }
        let from = self.text.floor_char_boundary(hit.start.saturating_sub(HEADLINE));
        let to = self.text.ceil_char_boundary((hit.end + HEADLINE).min(self.text.len()));
        let start = text::within(self.text, from..hit.start).rfind("\n\n").map_or(from, |at| from + at + 2);
        let end = text::within(self.text, hit.end..to).find("\n\n").map_or(to, |at| hit.end + at);
        let long = |word: &&str| word.chars().nth(3).is_some();
        let (mut capitals, mut all) = (0, 0);
        for word in text::within(self.text, start..end).split(|c| !is_word(c)).filter(long) {
            all += 1;
            capitals += usize::from(!word.starts_with(char::is_lowercase));
        }
        all >= 3 && capitals * 10 >= all * 9
    }
}

/// "Putin Arrives" is about Putin if the body is; "Jordan Peele" is not.
pub(super) fn in_headline(hit: &Hit) -> Verdict {
    if hit.shape.is(Shape::WORD) { Verdict::Doubtful } else { Verdict::Sound }
}

/// "RUSSIA AND CHINA".
pub(super) fn is_shouted(hit: &Hit, beside: &Neighbour) -> bool {
    let word = beside.word;
    hit.shape.is(Shape::ACRONYM)
        && beside.kind().is(Kind::FUNCTION)
        && word.len() > 1
        && !word.chars().any(char::is_lowercase)
}

pub(super) fn first_word(text: &str) -> &str {
    text::before(text, text.find(|c| !is_word(c)).unwrap_or(text.len()))
}

pub(super) fn last_word(text: &str) -> &str {
    let length: usize = text.chars().rev().take_while(|&c| is_word(c)).map(char::len_utf8).sum();
    text::from(text, text.len() - length)
}

/// What begins a sentence anew.
static PRONOUNS: WordList = WordList::new("I we you he she they it the my his her this");
