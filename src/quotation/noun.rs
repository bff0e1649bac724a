//! Who is meant by the words before or after a verb of speech: a name, a pronoun, an office, somebody else.

use std::ops::Range;

use super::block::{trim, word_places, words};
use super::human::{gender_of, is_human};
use super::plain::is_time;
use super::speaker::{Person, between, is_filler, is_possessive, is_preposition};
use super::speech::{is_according, is_pronoun, verbs};
use super::voice::{Gender, Voices};
use crate::text::{self, WordList};

/// Who is meant by some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// Somebody known, by name.
    Named(Person),
    /// `he`, at this byte.
    Pronoun(usize),
    /// `the minister`, `Norway’s foreign minister`, without a name.
    Described(Range<usize>),
    /// Somebody who is not known.
    Somebody(Option<Gender>),
    /// The writer, or whom the writer speaks to: `I`, `we`.
    Writer,
    /// Two or more.
    Several,
    /// No person.
    Thing,
    /// No words.
    Nothing,
}

/// A text with those who are named in it.
#[derive(Clone, Copy)]
pub(super) struct Named<'t> {
    pub(super) text: &'t str,
    /// In order.
    pub(super) people: &'t [Person],
    pub(super) voices: &'t Voices,
}

impl<'t> Named<'t> {
    pub(super) fn slice(self, range: Range<usize>) -> &'t str {
        text::within(self.text, range)
    }

    pub(super) fn people_in(self, range: &Range<usize>) -> &'t [Person] {
        between(self.people, range.start, range.end)
    }

    /// Who is meant by a noun phrase.
    pub(super) fn noun(self, range: &Range<usize>) -> Noun {
        let range = self.without_fillers(range);
        let phrase = self.slice(range.clone());
        let Some(first) = words(phrase).next() else { return Noun::Nothing };
        if let Some(noun) = self.named(&range) {
            return noun;
        }
        if WRITERS.has(first) {
            return Noun::Writer;
        }
        if is_pronoun(first) {
            let is_joint = words(phrase).any(|word| AND.has(word));
            return if is_joint { Noun::Several } else { Noun::Pronoun(range.start) };
        }
        self.unnamed(&range)
    }

    /// Somebody known who is the head of a phrase.
    fn named(self, range: &Range<usize>) -> Option<Noun> {
        let named = self.people_in(range);
        let mut owner = None;
        for (index, person) in named.iter().enumerate().rev() {
            let after = text::from(self.text, person.end);
            if is_possessive(after) {
                owner = owner.or(Some(person));
                continue;
            }
            if self.is_dependent(person, range.start) {
                continue;
            }
            let rest = self.slice(person.end..range.end);
            let mut next = words(rest);
            if next.next().is_some_and(|word| AND.has(word)) && !next.next().is_some_and(is_verbal) {
                return Some(Noun::Several);
            }
            if !leaves_head(rest) {
                return Some(Noun::Somebody(None));
            }
            let lead = self.slice(range.start..person.start);
            let is_joint = words(lead).last().is_some_and(|word| AND.has(word))
                || index.checked_sub(1).is_some_and(|other| self.is_joint(&named[other], person));
            return Some(if is_joint { Noun::Several } else { Noun::Named(*person) });
        }
        let owner = owner?;
        let is_office = self.voices.is_body(owner.bearer) && owner.start <= range.start + "the ".len();
        let rest = self.slice(owner.end..range.end);
        let is_named = words(rest).skip(1).any(|word| word.starts_with(char::is_uppercase));
        Some(if is_office && !is_named { Noun::Described(range.clone()) } else { Noun::Somebody(None) })
    }

    pub(super) fn is_joint(self, first: &Person, second: &Person) -> bool {
        let gap = self.slice(first.end..second.start.max(first.end));
        first.bearer != second.bearer && JOINTS.contains(&gap.trim())
    }

    /// Whether a person only says more about another word: "a spokesman for Kim".
    pub(super) fn is_dependent(self, person: &Person, start: usize) -> bool {
        let before = self.slice(start.min(person.start)..person.start);
        let mut lead: Vec<&str> = words(before).collect();
        lead.pop_if(|last| last.eq_ignore_ascii_case("the"));
        let last = lead.last().copied().unwrap_or_default();
        before.ends_with(ADDRESSING)
            || is_according(last)
            || (before.ends_with([' ', '\u{a0}']) && is_preposition(last))
    }

    /// A phrase without a known name at its head.
    fn unnamed(self, range: &Range<usize>) -> Noun {
        let phrase = self.slice(range.clone());
        let all: Vec<&str> = words(phrase).collect();
        let first = all.first().map(|word| word.to_lowercase()).unwrap_or_default();
        let head_end = all.iter().skip(1).position(|word| is_preposition(word) || AND.has(word));
        let head = all.get(..head_end.map_or(all.len(), |at| at + 1)).unwrap_or_default();
        let last = head.last().copied().unwrap_or_default();
        let is_name = last.starts_with(char::is_uppercase);
        if is_many(&first, last) {
            return Noun::Several;
        }
        let gender = head.iter().find_map(|word| gender_of(word));
        if THE.has(&first) || ITS.has(&first) || self.begins_with_body(range) {
            if !is_name || super::plain::is_title_word(last) || super::office::is_body_noun(last) {
                return Noun::Described(range.clone());
            }
            return Noun::Somebody(gender);
        }
        let is_human = is_name || OWNERS.has(&first) || head.iter().any(|word| is_human(word));
        if is_human || gender.is_some() { Noun::Somebody(gender) } else { Noun::Thing }
    }

    fn begins_with_body(self, range: &Range<usize>) -> bool {
        let first = self.people_in(range).first();
        first.is_some_and(|person| person.start == range.start && self.voices.is_body(person.bearer))
    }

    /// A phrase without light words around it.
    fn without_fillers(self, range: &Range<usize>) -> Range<usize> {
        let mut range = trim(self.text, range);
        let places: Vec<Range<usize>> = word_places(self.slice(range.clone())).collect();
        let begin = range.start;
        let is_light = |place: &Range<usize>| {
            let word = self.slice(begin + place.start..begin + place.end);
            is_filler(word)
                || is_time(&word.to_lowercase())
                || LIGHT.has(&word.to_lowercase())
                || is_adverb(word)
        };
        let is_known = |place: &Range<usize>| {
            self.people.binary_search_by_key(&(begin + place.start), |person| person.start).is_ok()
        };
        let is_article = |place: &Range<usize>| {
            let word = self.slice(begin + place.start..begin + place.end);
            matches!(word.to_lowercase().as_str(), "a" | "an")
        };
        let first = places.iter().position(|place| !is_light(place) || is_known(place) || is_article(place));
        let Some(first) = first.and_then(|at| places.get(at)) else { return range.end..range.end };
        let last = places.iter().rev().find(|place| !is_light(place) || is_known(place)).unwrap_or(first);
        let end = self.people_in(&range).iter().map(|person| person.end).max().unwrap_or_default();
        range = begin + first.start..(begin + last.end).max(end);
        range
    }
}

/// Whether what follows a name in its phrase leaves it the head: nothing, a place, a verb. `Kim aides` does not.
fn leaves_head(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches(['.', ' ', '\u{a0}']);
    let Some(next) = words(trimmed).next() else { return true };
    trimmed.starts_with(['(', ',', '—', '–', '['])
        || next.starts_with(|c: char| c.is_numeric())
        || is_preposition(next)
        || is_filler(next)
        || is_verbal(next)
}

/// Words that are plainly verbs.
pub(super) fn is_verbal(word: &str) -> bool {
    const SHORTEST: usize = 4;
    let is_past = word.len() > SHORTEST && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    is_past || VERBAL.has(word) || !verbs(word, &(0..word.len())).is_empty()
}

/// `flatly`, `angrily`
pub(super) fn is_adverb(word: &str) -> bool {
    const SHORTEST: usize = 4;
    word.len() > SHORTEST && word.ends_with("ly") && word.starts_with(char::is_lowercase)
}

static VERBAL: WordList = WordList::new("
    is was are were has had have will would can could may might must should does did do be been
    left met spoke speaks went came comes took takes gave gives made makes saw sees won lost fell rose ran runs held
    began led leads got felt kept stood sat knew thought became built sent paid put set cut drew drove flew grew heard
    spent struck swore taught threw won wants lives works remains plans hopes fears believes thinks knows says
    sits stands seems appears chairs heads owns rules sounds looks shrugs shrugged smiles smiled laughs laughed nods");

/// What joins two names.
pub(super) const JOINTS: [&str; 8] = ["and", "&", ",", ", and", "und", "et", "y", "и"];

/// Chinese words that make an object of the name right after them: asked, to, told, with.
pub(super) const ADDRESSING: [char; 22] = [
    '问', '問', '对', '對', '向', '给', '給', '和', '与', '與', '跟', '同', '诉', '訴', '访', '訪', '据',
    '據', '被', '让', '讓', '告',
];

/// Whether a phrase means several: `Critics`, `two officers`, `the residents`.
fn is_many(first: &str, head: &str) -> bool {
    let is_plural = head.starts_with(char::is_lowercase) || head.to_lowercase() == *first;
    let ends = head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us") && !head.ends_with("'s");
    let is_human_plural = ends && is_human(head.trim_end_matches('s'));
    MANY.has(first)
        || MANY.has(&head.to_lowercase())
        || (is_plural && (is_human_plural || (ends && is_human(head))))
}

static MANY: WordList = WordList::new("
    two three four five six seven eight nine ten several some many most all few both dozens hundreds thousands people
    police men women children staff others those these us them");

static WRITERS: WordList = WordList::new("I We we You you i me My my Our our");

static AND: WordList = WordList::new("and & und et y e и och og or nor");
static THE: WordList = WordList::new("the der die das le la el il o den det");
static ITS: WordList = WordList::new("its");
static OWNERS: WordList = WordList::new("his her their my our one another");
static LIGHT: WordList = WordList::new(
    "
    however meanwhile instead nonetheless nevertheless yet both being having been",
);
