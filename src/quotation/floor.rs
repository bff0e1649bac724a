//! Who has the floor: whom a pronoun, an office or words without an attribution mean, over paragraphs.
//!
//! A text is read from above as readers do. Whoever speaks has the floor until somebody else is spoken of; a heading ends
//! it. Where two may be meant, nobody is.

use std::collections::HashMap;
use std::ops::Range;

use super::block::{Block, blocks, sentence_at, sentence_starts, trim, word_places, words};
use super::clause::{Clause, Told};
use super::given::gender_of_given;
use super::human::{gender_of, gender_of_pronoun};
use super::noun::{Named, Noun};
use super::office::Offices;
use super::pairs::in_paragraph;
use super::speaker::{LONGEST_CLAUSE, Person, is_possessive, is_preposition};
use super::voice::Gender;
use crate::name::steps;
use crate::prose::Prose;
use crate::text;

/// How many turns before a pronoun are looked at.
const FARTHEST: usize = 24;

/// How somebody came to be spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// As one who says something.
    Speaks,
    /// As what a sentence is about; whether others are in it.
    Topic { alone: bool },
    /// In passing.
    Passing,
}

#[derive(Clone, Copy, Debug)]
enum Who {
    Known(usize),
    Stranger(Option<Gender>),
}

#[derive(Clone, Copy, Debug)]
struct Turn {
    at: usize,
    /// The paragraph in which it stands.
    paragraph: usize,
    /// Nobody: here all begins anew.
    who: Option<(Who, Part)>,
}

/// Who is spoken of in a text, in order.
pub(super) struct Floor {
    turns: Vec<Turn>,
    genders: HashMap<usize, Gender>,
    offices: Offices,
}

impl Floor {
    /// Reads a text.
    pub(super) fn read(prose: &Prose, named: Named) -> Self {
        let mut floor = Self { turns: Vec::new(), genders: titles(named), offices: Offices::read(named) };
        let mut was_footnote = false;
        let blocks = blocks(prose);
        for (index, block) in blocks.iter().enumerate() {
            let around = block.around;
            let opens = around.heading || around.footnote != was_footnote;
            was_footnote = around.footnote;
            if opens {
                floor.turns.push(Turn { at: block.range.start, paragraph: block.range.start, who: None });
            }
            let is_asked = is_question(named, block, blocks.get(index + 1));
            if !around.heading && around.is_read() && !around.block_quote && !is_asked {
                floor.paragraph(prose, named, block);
            }
        }
        floor
    }

    fn paragraph(&mut self, prose: &Prose, named: Named, block: &Block) {
        let quotations = in_paragraph(prose, &block.range);
        if let Some(person) = label(named, &block.range).filter(|_| quotations.is_empty()) {
            let who = Some((Who::Known(person.bearer), Part::Speaks));
            self.turns.push(Turn { at: person.start, paragraph: block.range.start, who });
            return;
        }
        let starts = sentence_starts(&prose.text, &block.range);
        let mut at = block.range.start;
        let mut quoted_until = None;
        let outer = quotations.iter().map(|quotation| quotation.outer.clone());
        for quotation in outer.chain(std::iter::once(block.range.end..block.range.end)) {
            let mut from = at;
            while from < quotation.start {
                let end = sentence_at(&starts, from, quotation.start).end.min(quotation.start);
                let end = if end <= from { quotation.start } else { end };
                let part = trim(&prose.text, &(from..end));
                let follows = quoted_until == Some(from);
                let leads = end == quotation.start && quotation.start < block.range.end;
                self.sentence(named, &part, (block.range.start, follows, leads));
                from = end;
            }
            at = quotation.end.max(at);
            quoted_until = Some(at);
        }
    }

    /// Reads a sentence, or what stands of it between quotations.
    fn sentence(
        &mut self,
        named: Named,
        part: &Range<usize>,
        (paragraph, follows, leads): (usize, bool, bool),
    ) {
        steps::take_many(part.len() / 8);
        if part.is_empty() || part.len() > LONGEST_CLAUSE {
            return;
        }
        let clause = Clause { named, start: part.start, end: part.end };
        let told = if follows {
            clause.after()
        } else if leads {
            clause.before()
        } else {
            clause.first()
        };
        let Told { subject, verb } = told;
        let speaks = verb.is_some() && !matches!(subject, Noun::Nothing | Noun::Thing | Noun::Writer);
        let subject = if speaks { subject } else { clause.topic() };
        let people = named.people_in(part);
        let subject_at = match &subject {
            Noun::Named(person) => person.start,
            Noun::Pronoun(at) => *at,
            Noun::Described(range) => range.start,
            _ => part.start,
        };
        let others = |known: Option<usize>| {
            people.iter().any(|one| Some(one.bearer) != known && !named.voices.is_body(one.bearer))
        };
        let who = self.who(named, subject);
        let known = match who {
            Some(Who::Known(who)) => Some(who),
            _ => None,
        };
        let mut turns = self.in_passing(named, part, (paragraph, known));
        if let Some(who) = who {
            let lead = named.slice(part.start..subject_at.max(part.start));
            let is_clouded =
                words(lead).any(|word| matches!(word.to_lowercase().as_str(), "his" | "him" | "her"));
            let alone = !others(known) && !is_clouded;
            let speaks = speaks || is_talking(named.slice(part.clone()));
            let part = if speaks && !is_clouded { Part::Speaks } else { Part::Topic { alone } };
            turns.push(Turn { at: subject_at, paragraph, who: Some((who, part)) });
        }
        turns.sort_by_key(|turn| turn.at);
        self.turns.extend(turns);
    }

    /// Whom the subject of a sentence means.
    fn who(&mut self, named: Named, subject: Noun) -> Option<Who> {
        match subject {
            Noun::Named(person) => Some(Who::Known(person.bearer)),
            Noun::Pronoun(at) => {
                let word = words(text::from(named.text, at)).next().unwrap_or_default();
                let who = self.pronoun(named, word, at)?;
                if let Some(gender) = gender_of_pronoun(word) {
                    self.genders.entry(who).or_insert(gender);
                }
                Some(Who::Known(who))
            }
            Noun::Described(range) => match self.offices.whom(named, &range) {
                Some(who) => Some(Who::Known(who)),
                None => stranger(named.slice(range)),
            },
            Noun::Somebody(gender) => Some(Who::Stranger(gender)),
            Noun::Several | Noun::Writer | Noun::Thing | Noun::Nothing => None,
        }
    }

    /// Those in a sentence who are not its subject: who is asked, relatives, and whoever is named beside `known`.
    fn in_passing(
        &mut self,
        named: Named,
        part: &Range<usize>,
        (paragraph, known): (usize, Option<usize>),
    ) -> Vec<Turn> {
        let people = named.people_in(part);
        let turn = |at, who, part| Turn { at, paragraph, who: Some((who, part)) };
        let mut turns: Vec<Turn> = Vec::new();
        if is_asking(named, part)
            && let Some(asked) = people.first()
            && !named.voices.is_body(asked.bearer)
        {
            turns.push(turn(asked.end, Who::Known(asked.bearer), Part::Speaks));
        }
        for (at, gender) in relatives(named, part) {
            if let Some(person) = apposed(named, people, at) {
                self.genders.entry(person.bearer).or_insert(gender);
            } else {
                turns.push(turn(at, Who::Stranger(Some(gender)), Part::Passing));
            }
        }
        let is_other = |person: &&Person| Some(person.bearer) != known && (!person.doubtful || person.shared);
        let others = people.iter().filter(is_other);
        turns.extend(others.map(|person| turn(person.start, Who::Known(person.bearer), Part::Passing)));
        turns
    }

    fn gender(&self, named: Named, who: Who) -> Option<Gender> {
        match who {
            Who::Known(who) => {
                let told = named.voices.get(who).and_then(|voice| voice.gender);
                told.or_else(|| self.genders.get(&who).copied())
            }
            Who::Stranger(gender) => gender,
        }
    }

    fn before(&self, at: usize) -> impl Iterator<Item = &Turn> {
        let end = self.turns.partition_point(|turn| turn.at < at);
        self.turns.get(..end).unwrap_or_default().iter().rev().take(FARTHEST)
    }

    /// Whom a pronoun at byte `at` means.
    pub(super) fn pronoun(&self, named: Named, word: &str, at: usize) -> Option<usize> {
        let gender = gender_of_pronoun(word)?;
        let mut passing: Vec<usize> = Vec::new();
        let paragraph = self.before(at).next().map(|turn| turn.paragraph);
        let mut is_near = false;
        for turn in self.before(at) {
            steps::take();
            let Some((who, part)) = turn.who else { break };
            let known = self.gender(named, who);
            if known.is_some_and(|known| known != gender) {
                continue;
            }
            let bearer = match who {
                // `his wife` was spoken of since: she may be meant.
                Who::Stranger(_) => return None,
                Who::Known(bearer) => bearer,
            };
            let voice = named.voices.get(bearer);
            if voice.is_some_and(|voice| voice.is_body || voice.is_they) {
                continue;
            }
            let is_sure = known == Some(gender);
            match part {
                Part::Passing => {
                    if !passing.contains(&bearer) {
                        passing.push(bearer);
                        is_near |= Some(turn.paragraph) == paragraph;
                    }
                }
                Part::Speaks => {
                    // Another was named since, nearer than this one.
                    let is_far = Some(turn.paragraph) != paragraph && is_near && passing != [bearer];
                    let has_rival = !is_sure && self.has_known_rival(named, turn, bearer, gender);
                    return (!is_far && !has_rival).then_some(bearer);
                }
                Part::Topic { alone } => {
                    let is_other = |other: &usize| *other != bearer;
                    if !is_sure && (!alone || passing.iter().any(is_other)) {
                        return None;
                    }
                    let has_rival = self.has_rival(named, turn, bearer, gender)
                        || self.has_known_rival(named, turn, bearer, gender);
                    return (is_sure || !has_rival).then_some(bearer);
                }
            }
        }
        match passing.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Whether another whose pronoun is known to be the same had the floor not long before.
    fn has_known_rival(&self, named: Named, turn: &Turn, bearer: usize, gender: Gender) -> bool {
        const NEAR: usize = 6;
        let before = self.before(turn.at).take_while(|before| before.who.is_some()).take(NEAR);
        let mut before = before.filter_map(|before| before.who);
        before.any(|(who, part)| {
            let is_other = !matches!(who, Who::Known(other) if other == bearer);
            is_other && part != Part::Passing && self.gender(named, who) == Some(gender)
        })
    }

    /// Whether another had the floor before in the same paragraph.
    fn has_rival(&self, named: Named, turn: &Turn, bearer: usize, gender: Gender) -> bool {
        let before = self.before(turn.at).take_while(|before| before.paragraph == turn.paragraph);
        let mut before = before.filter_map(|before| before.who);
        before.any(|(who, _)| {
            let is_other =
                !matches!(who, Who::Known(other) if other == bearer || named.voices.is_body(other));
            is_other && self.gender(named, who).is_none_or(|known| known == gender)
        })
    }

    /// Whom `it` means: the body that was told of last.
    pub(super) fn it(&self, named: Named, at: usize) -> Option<usize> {
        for turn in self.before(at) {
            let (who, part) = turn.who?;
            if let Who::Known(bearer) = who
                && named.voices.is_body(bearer)
            {
                return (part != Part::Passing).then_some(bearer);
            }
        }
        None
    }

    /// Whom a description means.
    pub(super) fn described(&self, named: Named, phrase: &Range<usize>) -> Option<usize> {
        self.offices.whom(named, phrase)
    }

    /// Who goes on to speak at byte `at`, without a word that says so. `paragraph` is where its paragraph begins.
    pub(super) fn speaker(&self, named: Named, at: usize, paragraph: usize) -> Option<usize> {
        let mut turns = self.before(at).skip_while(|turn| matches!(turn.who, Some((_, Part::Passing))));
        let last = turns.next()?;
        let (who, part) = last.who?;
        let Who::Known(bearer) = who else { return None };
        let is_asked = || {
            let before =
                text::before(named.text, at).trim_end_matches(['"', '“', '‘', '«', '„', '\'', ' ', '\n']);
            before.ends_with('?')
        };
        let mut spoke_before = || {
            let before = turns.find(|turn| !matches!(turn.who, Some((_, Part::Passing))));
            matches!(before.and_then(|turn| turn.who), Some((Who::Known(other), _)) if other == bearer)
        };
        let is_clear = match part {
            Part::Speaks => true,
            Part::Topic { alone } => alone && (last.paragraph == paragraph || is_asked() || spoke_before()),
            Part::Passing => false,
        };
        (is_clear && !named.voices.is_body(bearer)).then_some(bearer)
    }
}

/// Whether a paragraph is a question of an interviewer, which the next one answers.
fn is_question(named: Named, block: &Block, next: Option<&Block>) -> bool {
    const OPENING: [char; 6] = ['“', '"', '‘', '«', '„', '「'];
    let told = named.slice(block.range.clone());
    let answer = next.map_or("", |next| named.slice(next.range.clone()));
    let names_nobody = named.people_in(&block.range).iter().all(|person| named.voices.is_body(person.bearer));
    names_nobody
        && told.trim_end().ends_with(['?', '？'])
        && !told.contains(OPENING)
        && answer.trim_start().starts_with(OPENING)
}

/// A paragraph that is a line `Kim Jong Un: what he thinks`, above the words.
fn label(named: Named, range: &Range<usize>) -> Option<Person> {
    const LONGEST: usize = 120;
    let person =
        named.people_in(range).first().filter(|person| range.len() <= LONGEST && !person.doubtful)?;
    let lead = named.slice(range.start..person.start);
    let is_label = words(lead).all(super::plain::is_title_word)
        && text::from(named.text, person.end).starts_with([':', '：']);
    (is_label && !named.voices.is_body(person.bearer)).then_some(*person)
}

/// Whether a sentence tells that its subject is interviewed: `She was talking to Ana Duarte`.
fn is_talking(told: &str) -> bool {
    const TALKING: [&str; 6] =
        ["was talking to", "was speaking to", "was interviewed by", "spoke to", "spoke with", "talked to"];
    TALKING.iter().any(|talking| told.contains(talking))
}

/// `I ask Miller whether ...`: who is asked has the floor.
fn is_asking(named: Named, part: &Range<usize>) -> bool {
    let mut all = words(named.slice(part.clone()));
    let first = all.next().unwrap_or_default();
    let second = all.next().unwrap_or_default();
    matches!(first, "I" | "We" | "we")
        && matches!(second, "ask" | "asked" | "put" | "press" | "pressed" | "tell" | "told")
}

/// Relatives of somebody who is spoken of: `his wife`, `her grandmother`.
fn relatives(named: Named, part: &Range<usize>) -> Vec<(usize, Gender)> {
    let told = named.slice(part.clone());
    let mut found = Vec::new();
    let mut is_owned = false;
    for place in word_places(told) {
        let word = text::within(told, place.clone());
        if is_owned && word.starts_with(char::is_lowercase) {
            found.extend(gender_of(word).map(|gender| (part.start + place.start, gender)));
        }
        is_owned = matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their" | "former" | "late")
            || word.ends_with("'s")
            || word.ends_with("’s")
            || (is_owned && matches!(word, "older" | "younger" | "elder" | "twin"));
    }
    found
}

/// Whom the word for a relative at byte `at` tells of: `Ana Duarte, his older sister,`, `his sister, Ana Duarte,`.
fn apposed<'t>(named: Named<'t>, people: &'t [Person], at: usize) -> Option<&'t Person> {
    let end = at + words(text::from(named.text, at)).next().map_or(0, str::len);
    let rest = text::from(named.text, end);
    let is_before = |person: &&Person| person.end <= at && !is_possessive(text::from(named.text, person.end));
    let before = people.iter().rfind(is_before);
    let gap = before.map_or("", |before| named.slice(before.end..at));
    let is_after = gap.starts_with(", ") && gap.matches(',').count() == 1 && rest.starts_with([',', '.']);
    let next = people.iter().find(|person| person.start >= end);
    let follows = next.filter(|person| named.slice(end..person.start) == ", ");
    before.filter(|before| is_after && !named.voices.is_body(before.bearer)).or(follows)
}

/// What the titles before names, and given names, tell of the pronouns of those who bear them.
fn titles(named: Named) -> HashMap<usize, Gender> {
    const BYTES: usize = 24;
    let mut genders = HashMap::new();
    for person in named.people {
        let before = named.slice(text::back(named.text, person.start, BYTES)..person.start);
        let before = before.trim_end_matches([' ', '\u{a0}', '.']);
        // `Lord Miller` may be the name itself.
        let own = || words(named.slice(person.start..person.end)).next().and_then(gender_of);
        if let Some(gender) = words(before).last().and_then(gender_of).or_else(own) {
            genders.entry(person.bearer).or_insert(gender);
        }
    }
    for person in named.people.iter().filter(|person| !named.voices.is_body(person.bearer)) {
        let mut name = words(named.slice(person.start..person.end));
        if let Some(gender) = name.next().and_then(gender_of_given).filter(|_| name.next().is_some()) {
            genders.entry(person.bearer).or_insert(gender);
        }
    }
    genders
}

fn stranger(phrase: &str) -> Option<Who> {
    let head: Vec<&str> = words(phrase).take_while(|word| !is_preposition(word)).collect();
    let gender = head.iter().find_map(|word| gender_of(word));
    let last = head.last()?;
    (gender.is_some() || super::human::is_human(last)).then_some(Who::Stranger(gender))
}
