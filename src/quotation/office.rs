//! Whom a description means: `the minister`, `the Norwegian president`, `the ministry`.
//!
//! A text says so itself (`Foreign Minister Jane Miller`, `Jane Miller, the foreign minister,`), or the offices held on its
//! day do. Who is described like another is nobody.

use std::collections::BTreeMap;
use std::ops::Range;

use super::block::{word_places, words};
use super::noun::Named;
use super::plain::is_title_word;
use super::speaker::{Person, is_possessive, is_preposition};
use crate::text::{self, WordList};

/// Who is described, if known, and by which words.
type Words = (Option<usize>, Vec<String>);

/// Those who are described by a word, each with all the words of the description; `None` is somebody who is not known.
#[derive(Default)]
pub(super) struct Offices {
    described: BTreeMap<String, Vec<Words>>,
}

impl Offices {
    /// Reads what a text calls those whom it names.
    pub(super) fn read(named: Named) -> Self {
        let mut offices = Self::default();
        for person in named.people {
            if !named.voices.is_body(person.bearer) && !person.doubtful {
                offices.before(named, person);
                offices.after(named, person);
            }
        }
        offices.strangers(named);
        offices
    }

    fn add(&mut self, head: &str, who: Option<usize>, all: Vec<String>) {
        let known = self.described.entry(head.to_lowercase()).or_default();
        if !known.iter().any(|(bearer, _)| *bearer == who) {
            known.push((who, all));
        }
    }

    /// `Foreign Minister Jane Miller`
    fn before(&mut self, named: Named, person: &Person) {
        const MOST: usize = 5;
        const BYTES: usize = 80;
        let before = named.slice(text::back(named.text, person.start, BYTES)..person.start);
        if !before.ends_with([' ', '\u{a0}']) {
            return;
        }
        let phrase = before.rsplit(['.', ',', ';', ':', '“', '”', '"', '\n', '(']).next().unwrap_or_default();
        let all: Vec<&str> = words(phrase).collect();
        let Some(head) = all.last().filter(|word| is_title_word(word)) else { return };
        let all = all.iter().rev().take(MOST).map(|word| word.to_lowercase()).collect();
        self.add(head, Some(person.bearer), all);
    }

    /// `Jane Miller, the Norwegian foreign minister,`
    fn after(&mut self, named: Named, person: &Person) {
        const BYTES: usize = 120;
        let after = named.slice(person.end..text::forth(named.text, person.end, BYTES));
        let is_told = |after: &'_ str| after.starts_with(" is ") || after.starts_with(" was ");
        let phrase = after
            .strip_prefix(", ")
            .or_else(|| is_told(after).then(|| after.trim_start_matches(" is ").trim_start_matches(" was ")));
        let Some(phrase) = phrase else { return };
        let phrase = phrase.split([',', '.', ';', ':', '“', '”', '"', '\n', '(']).next().unwrap_or_default();
        let first = words(phrase).next().unwrap_or_default();
        let lower = first.to_lowercase();
        let is_copula = is_told(after) && !matches!(lower.as_str(), "a" | "an" | "the");
        if is_copula || matches!(lower.as_str(), "who" | "whose" | "which" | "and") {
            return;
        }
        let end = words(phrase).position(|word| is_preposition(word) || word == "who");
        let all: Vec<&str> = words(phrase).take(end.unwrap_or(usize::MAX)).collect();
        let Some(head) = all.last() else { return };
        if first.starts_with(char::is_lowercase) || is_title_word(head) {
            let all_words = words(phrase).map(str::to_lowercase).collect();
            self.add(head, Some(person.bearer), all_words);
        }
    }

    /// `Minister Ulf Larsen`, of whom nothing is known.
    fn strangers(&mut self, named: Named) {
        let mut places = word_places(named.text).peekable();
        while let Some(place) = places.next() {
            let Some(next) = places.peek() else { break };
            let word = named.slice(place.clone());
            let follower = named.slice(next.clone());
            let is_side_by_side = next.start == place.end + 1;
            if is_side_by_side
                && follower.starts_with(char::is_uppercase)
                && is_title_word(word)
                && !is_title_word(follower)
                && named
                    .people_in(&(next.start..named.text.len()))
                    .first()
                    .is_none_or(|one| one.start != next.start)
            {
                self.add(word, None, vec![word.to_lowercase()]);
            }
        }
    }

    /// Whom a description means.
    pub(super) fn whom(&self, named: Named, phrase: &Range<usize>) -> Option<usize> {
        let description = Description::read(named, phrase)?;
        let mut found: Vec<Option<usize>> = Vec::new();
        for (who, all) in self.described.get(&description.head).into_iter().flatten() {
            let is_stranger = who.is_none();
            if (is_stranger || description.fits(all)) && !found.contains(who) {
                found.push(*who);
            }
        }
        for (bearer, voice) in named.voices.all() {
            let holds = voice.offices.iter().any(|office| description.is_office(office));
            if holds && !found.contains(&Some(bearer)) {
                found.push(Some(bearer));
            }
        }
        match found.as_slice() {
            [Some(one)] => Some(*one),
            _ => None,
        }
    }
}

/// A description without a name.
struct Description {
    /// The noun: `minister`.
    head: String,
    /// The words that say which: `foreign`, `Norwegian`.
    which: Vec<String>,
}

impl Description {
    fn read(named: Named, phrase: &Range<usize>) -> Option<Self> {
        let text = named.slice(phrase.clone());
        let mut all: Vec<&str> = words(text).collect();
        let end = all.iter().skip(1).position(|word| is_preposition(word)).map_or(all.len(), |at| at + 1);
        let after: Vec<&str> = all.split_off(end);
        let head = all.pop()?.to_lowercase();
        let is_light = |word: &str| LIGHT.has(&word.to_lowercase()) || is_preposition(word);
        let which = all.into_iter().chain(after).filter(|word| !is_light(word));
        let which = which.map(|word| {
            let is_owner = word.ends_with("'s") || word.ends_with("’s") || is_possessive(word);
            let bare = if is_owner { word.trim_end_matches(['s', '\'', '’']) } else { word };
            bare.to_lowercase()
        });
        Some(Self { head, which: which.collect() })
    }

    /// Whether the words of a description say nothing against this one.
    fn fits(&self, all: &[String]) -> bool {
        let is_other = |word: &String| OTHERS.has(word) && !self.which.contains(word);
        self.which.iter().all(|word| all.iter().any(|known| is_alike(word, known)))
            && !all.iter().any(is_other)
    }

    /// Whether an office has this name: `the president` of `President of Russia`, but not of `Vice President`.
    fn is_office(&self, office: &str) -> bool {
        let all: Vec<String> = words(office).map(str::to_lowercase).collect();
        let Some(at) = all.iter().position(|word| *word == self.head) else { return false };
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let is_other = before.is_some_and(|word| OTHERS.has(word) && !self.which.contains(word));
        !is_other && self.which.iter().all(|word| all.iter().any(|known| is_alike(word, known)))
    }
}

/// Whether two words are one but for an ending: `Norwegian`, `Norway`.
fn is_alike(word: &str, known: &str) -> bool {
    const STEM: usize = 4;
    word == known
        || (word.chars().count() >= STEM
            && known.chars().count() >= STEM
            && text::first(word, STEM) == text::first(known, STEM))
}

/// Whether a word names a body: `ministry`.
pub(super) fn is_body_noun(word: &str) -> bool {
    BODIES.has(&word.to_lowercase())
}

/// Words that make another office of an office.
static OTHERS: WordList = WordList::new("vice deputy assistant former prime acting under shadow ex");

static LIGHT: WordList = WordList::new(
    "the its his her their a an this that then now current new der die das le la el of for und et",
);

static BODIES: WordList = WordList::new("
    ministry agency company bank council party group office union court commission committee department board army
    police navy government authority organisation organization association institute university firm regulator fund
    force bureau secretariat federation alliance assembly parliament senate embassy militia movement charity trust
    operator airline manufacturer broadcaster newspaper watchdog");
