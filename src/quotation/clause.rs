//! The clause that attributes words: its verb of speech, and the subject of that.
//!
//! Both who plainly speaks and who most likely does is read here, so that a long description between subject and verb
//! costs neither.

use std::ops::Range;

use super::block::{word_places, words};
use super::noun::{Named, Noun, is_verbal};
use super::plain::is_time;
use super::speaker::{is_filler, is_preposition};
use super::speech::{is_according, is_quoting, takes_listener, verbs};
use crate::text::WordList;

/// What stands between quotations and tells who speaks.
#[derive(Clone, Copy)]
pub(super) struct Clause<'t> {
    pub(super) named: Named<'t>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A subject, and whether it has a verb of speech.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) subject: Noun,
    /// The verb, if it is one of speech.
    pub(super) verb: Option<Range<usize>>,
}

impl Clause<'_> {
    fn slice(&self, range: Range<usize>) -> &str {
        self.named.slice(range)
    }

    fn verbs(&self) -> Vec<Range<usize>> {
        verbs(self.named.text, &(self.start..self.end))
    }

    /// Who says what stands before the clause: `said Kim`, `Kim said`.
    pub(super) fn after(&self) -> Told {
        let all = self.verbs();
        let Some(verb) = all.iter().find(|verb| !self.is_of_relative(verb)).or(all.first()) else {
            return Told { subject: Noun::Nothing, verb: None };
        };
        Told { subject: self.subject(verb, true), verb: Some(verb.clone()) }
    }

    /// Who says what follows the clause: `Kim said`, `said Kim`.
    pub(super) fn before(&self) -> Told {
        let all = self.verbs();
        let is_participle = |verb: &&Range<usize>| self.slice((*verb).clone()).ends_with("ing");
        let is_quoted_as = |verb: &&Range<usize>| {
            is_quoting(self.slice((*verb).clone())) && self.slice(verb.end..self.end).contains(" as ")
        };
        let finite = || all.iter().rev().find(|verb| !is_participle(verb));
        let verb = all.iter().find(is_quoted_as).or_else(|| match all.last() {
            Some(last) if is_participle(&last) && !self.has_own_subject(last) => finite().or(Some(last)),
            last => last,
        });
        let Some(verb) = verb else { return Told { subject: Noun::Nothing, verb: None } };
        Told { subject: self.subject(verb, false), verb: Some(verb.clone()) }
    }

    /// `heard Kim saying`: whether a participle follows its subject without a comma.
    fn has_own_subject(&self, verb: &Range<usize>) -> bool {
        let before = self.slice(self.start..verb.start);
        !before.trim_end().ends_with(',') && !words(before).last().is_some_and(is_filler)
    }

    /// Whether a verb stands in words between commas that begin with `who`: its subject is that of the clause, or another
    /// verb is the clause's.
    fn is_of_relative(&self, verb: &Range<usize>) -> bool {
        let before = self.slice(self.start..verb.start);
        let Some((_, relative)) = before.rsplit_once(',') else { return false };
        let is_relative = words(relative).next().is_some_and(|word| RELATIVE.has(word));
        is_relative && self.slice(verb.end..self.end).contains(',')
    }

    /// The subject of a verb of speech.
    fn subject(&self, verb: &Range<usize>, follows: bool) -> Noun {
        let word = self.slice(verb.clone());
        if is_according(word) {
            return self.following(verb.end);
        }
        let before = self.slice(self.start..verb.start);
        let is_passive = words(before).last().is_some_and(|word| PASSIVE.has(word));
        if is_passive && (takes_listener(word) || word == "asked") && !is_quoting(word) {
            let rest = self.slice(verb.end..self.end);
            return if rest.trim_start().starts_with("by ") {
                self.following(verb.end + " by".len())
            } else {
                Noun::Nothing
            };
        }
        if is_quoting(word) && !is_passive {
            return self.following(verb.end);
        }
        // `reads out a letter`
        let reads_out = matches!(word, "read" | "reads" | "reading")
            && words(self.slice(verb.end..self.end)).next().is_some_and(|next| HANDED.has(next));
        if reads_out {
            return Noun::Somebody(None);
        }
        // `That is how it fell, said an engineer`
        let is_turned = before.trim_end().ends_with(',')
            && self.named.people_in(&(self.start..verb.start)).is_empty()
            && matches!(words(self.slice(verb.end..self.end)).next(), Some("a" | "an"));
        if is_turned {
            return self.following(verb.end);
        }
        match self.preceding(verb.start) {
            Noun::Nothing if takes_listener(word) => Noun::Nothing,
            Noun::Nothing if follows || words(before).all(is_filler) => self.following(verb.end),
            noun => noun,
        }
    }

    /// The subject before a verb that begins at byte `verb`.
    fn preceding(&self, verb: usize) -> Noun {
        let parts = self.parts(verb);
        let is_beside = |part: &Range<usize>| self.is_beside(part);
        let mut chosen = None;
        for (index, part) in parts.iter().enumerate().rev() {
            // `Kim said his father told him`
            let inner = (index + 1 == parts.len()).then(|| self.after_inner_verb(part)).flatten();
            let noun = self.last_noun(inner.as_ref().unwrap_or(part));
            if noun == Noun::Nothing {
                continue;
            }
            let is_apposed = matches!(noun, Noun::Described(_) | Noun::Somebody(_))
                && index.checked_sub(1).and_then(|before| parts.get(before)).is_some_and(|before| {
                    !self.is_adverbial(before) && matches!(self.last_noun(before), Noun::Named(_))
                });
            chosen = Some((index, noun));
            if index == 0 || !(is_beside(part) || is_apposed) {
                break;
            }
        }
        // What stands first tells when and where: the subject is the next.
        let Some((mut index, mut noun)) = chosen else { return Noun::Nothing };
        while self.is_adverbial(&parts[index]) && index + 1 < parts.len() {
            index += 1;
            noun = self.last_noun(&parts[index]);
        }
        noun = self.with_name(noun, parts.get(index + 1));
        let hands_on = |part: &Range<usize>| {
            words(self.slice(part.clone())).next().is_some_and(|word| HANDING_ON.has(word))
        };
        if parts.iter().skip(index + 1).any(hands_on) {
            return Noun::Somebody(None);
        }
        let is_joined =
            |part: &Range<usize>| words(self.slice(part.clone())).next().is_some_and(|word| AND.has(word));
        if matches!(noun, Noun::Named(_)) && parts.iter().skip(index + 1).any(is_joined) {
            return Noun::Several;
        }
        noun
    }

    /// `Miller’s spokesman, Bo Lind, said`, `the spokesman, Bo Lind, said`: a name that follows a description.
    pub(super) fn with_name(&self, noun: Noun, next: Option<&Range<usize>>) -> Noun {
        let Some(next) = next.filter(|next| !self.is_beside(next)) else { return noun };
        if !matches!(noun, Noun::Described(_) | Noun::Somebody(_)) {
            return noun;
        }
        match self.named.noun(next) {
            Noun::Named(person) => Noun::Named(person),
            Noun::Somebody(gender) if self.begins_with_capital(next) => Noun::Somebody(gender),
            _ => noun,
        }
    }

    /// What stands after a verb of speech inside a part: the subject of a clause that is told of.
    fn after_inner_verb(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let last = verbs(self.named.text, part).into_iter().rfind(|verb| {
            let word = self.slice(verb.clone());
            !word.ends_with("ing") && !takes_listener(word) && word != "asked"
        })?;
        let rest = last.end..part.end;
        let is_joined = words(self.slice(rest.clone())).any(|word| AND.has(word));
        let has_subject = words(self.slice(rest.clone())).any(|word| !is_filler(word));
        (has_subject && !is_joined && last.start > part.start).then_some(rest)
    }

    fn begins_with_capital(&self, part: &Range<usize>) -> bool {
        words(self.slice(part.clone())).next().is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// What stands before byte `end`, cut at commas and brackets.
    pub(super) fn parts(&self, end: usize) -> Vec<Range<usize>> {
        let clause = self.slice(self.start..end);
        let mut parts = Vec::new();
        let mut from = self.start;
        let mut depth = 0_usize;
        for (at, c) in clause.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ',' | ';' | '—' | '–' | '，' | ':' if depth == 0 => {
                    parts.push(from..self.start + at);
                    from = self.start + at + c.len_utf8();
                }
                _ => {}
            }
        }
        parts.push(from..end);
        parts
    }

    /// Whether a part between commas only says more about the one before: an age, an office, `who ...`.
    pub(super) fn is_beside(&self, part: &Range<usize>) -> bool {
        let phrase = self.slice(part.clone());
        let Some(first) = words(phrase).next() else { return true };
        let lower = first.to_lowercase();
        let is_named = self.named.people_in(part).first().is_some_and(|person| {
            self.slice(part.start..person.start).trim().is_empty()
                && !self.named.voices.is_body(person.bearer)
        });
        !is_named
            && (BESIDE.has(&lower)
                || RELATIVE.has(&lower)
                || is_preposition(first)
                || first.starts_with(|c: char| c.is_numeric())
                || (lower.ends_with("ing") && first == lower)
                || (is_verbal(first) && first == lower)
                || (first == lower && !matches!(lower.as_str(), "he" | "she" | "it" | "they")))
    }

    /// Whether a part tells when, where or on what occasion: `On Monday`, `Asked about it`, `Speaking in Oslo`.
    pub(super) fn is_adverbial(&self, part: &Range<usize>) -> bool {
        let phrase = self.slice(part.clone());
        let Some(first) = words(phrase).next() else { return true };
        let lower = first.to_lowercase();
        is_preposition(first)
            || is_time(&lower)
            || SUBORDINATE.has(&lower)
            || lower.ends_with("ing")
            || (lower.ends_with("ed") && first != lower)
            || words(phrase).all(|word| is_filler(word) || is_time(&word.to_lowercase()))
    }

    /// The noun phrase with which a part ends: what stands after its last inner clause begins.
    fn last_noun(&self, part: &Range<usize>) -> Noun {
        let phrase = self.slice(part.clone());
        let begin = word_places(phrase)
            .filter(|place| {
                let word = phrase.get(place.clone()).unwrap_or_default().to_lowercase();
                SUBORDINATE.has(&word)
            })
            .last()
            .map_or(part.start, |place| part.start + place.end);
        self.named.noun(&(begin..part.end))
    }

    /// The noun phrase that begins at byte `at`: `said Kremlin spokesman Dmitry Peskov`.
    fn following(&self, at: usize) -> Noun {
        let rest = self.slice(at..self.end);
        let lead = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let rest = rest.trim_start_matches([' ', '\u{a0}']);
        let stripped = rest.strip_prefix("to ").unwrap_or(rest);
        let start = at + lead + (rest.len() - stripped.len());
        let parts = Clause { start, ..*self }.parts(self.end);
        let Some(first) = parts.first() else { return Noun::Nothing };
        let phrase = self.slice(first.clone());
        let is_stop = |place: &Range<usize>| {
            let word = phrase.get(place.clone()).unwrap_or_default();
            place.start > 0 && (SUBORDINATE.has(word) || RELATIVE.has(word) || STOPS.has(word))
        };
        let sentence_end = phrase.find(['.', '!', '?', ';', ':']).filter(|end| {
            // A dot may shorten a name or a title.
            !self
                .named
                .people
                .iter()
                .any(|person| person.start < first.start + end && first.start + end < person.end)
                && phrase.get(end + 1..).is_none_or(|after| after.trim().is_empty())
        });
        let cut = word_places(phrase).find(is_stop).map_or(phrase.len(), |place| place.start);
        let end = first.start + cut.min(sentence_end.unwrap_or(phrase.len()));
        let noun = self.named.noun(&(first.start..end));
        // `said a statement by the governor, Patrice Ilunga`
        if let Some(by) =
            phrase.find(" by ").or_else(|| phrase.find(" from ")).filter(|_| is_statement(phrase))
        {
            return self.following(first.start + by + " by".len());
        }
        if end == first.end
            && matches!(noun, Noun::Described(_) | Noun::Somebody(_))
            && let Some(next) = parts.get(1)
        {
            let begins = self.named.people_in(next).first().is_some_and(|person| {
                words(self.slice(next.start..person.start)).all(super::plain::is_title_word)
            });
            if begins {
                return self.named.noun(&(next.start..self.following_end(next)));
            }
            if self.begins_with_capital(next) {
                return Noun::Somebody(None);
            }
        }
        noun
    }

    fn following_end(&self, part: &Range<usize>) -> usize {
        let phrase = self.slice(part.clone());
        let is_stop = |place: &Range<usize>| {
            let word = phrase.get(place.clone()).unwrap_or_default();
            SUBORDINATE.has(word) || RELATIVE.has(word) || STOPS.has(word)
        };
        word_places(phrase).find(is_stop).map_or(part.end, |place| part.start + place.start)
    }
}

fn is_statement(phrase: &str) -> bool {
    words(phrase).take(3).any(|word| matches!(word, "statement" | "message" | "letter"))
}

/// How words after a name begin that make what follows another's.
static HANDING_ON: WordList =
    WordList::new("through via by quoting citing reading paraphrasing imitating translating");

static HANDED: WordList = WordList::new("out from aloud a an the another");

/// Auxiliaries that make a verb of speech passive.
static PASSIVE: WordList = WordList::new("was were is are been being be got gets get");

static RELATIVE: WordList = WordList::new("who whose whom which where qui que der die den");

/// Words with which more is said about a name.
static BESIDE: WordList = WordList::new("
    a an the its his her their whose then now one also both formerly aged himself herself chief head deputy former born
    not or jr sr mp mep kc phd md esq r d dem rep lab con");

/// Words with which a clause begins inside another one.
static SUBORDINATE: WordList = WordList::new("
    that what how why whether when while as because if although though after before until since once whereas but
    dass weil wenn que quand lorsque что когда");

/// Words at which a name after its verb has ended.
static STOPS: WordList = WordList::new("in on at during from with by about over into under adding saying");

static AND: WordList = WordList::new("and or und et y e и");
