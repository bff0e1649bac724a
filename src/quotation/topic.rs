//! Whom a sentence without quotations tells of: who says something in it, or the noun phrase with which it begins.

use std::ops::Range;

use super::block::{word_places, words};
use super::clause::{Clause, Told};
use super::noun::Noun;
use super::speaker::{is_filler, is_possessive};
use super::speech::is_pronoun;
use crate::text;

impl Clause<'_> {
    /// Who says something in a sentence without quotations.
    pub(super) fn first(&self) -> Told {
        let told = self.after();
        let is_start = told
            .verb
            .as_ref()
            .is_some_and(|verb| words(self.named.slice(self.start..verb.start)).count() > 0);
        if is_start && (matches!(told.subject, Noun::Named(_)) || !self.begins_with_described()) {
            told
        } else {
            Told { subject: Noun::Nothing, verb: None }
        }
    }

    /// `Lars Winther, a lawyer who reads treaties, he says, as others read novels, was calm.`
    fn begins_with_described(&self) -> bool {
        let parts = self.parts(self.end);
        let [first, second, _, ..] = parts.as_slice() else { return false };
        matches!(self.named.noun(first), Noun::Named(_)) && self.is_beside(second)
    }

    /// Whom a sentence is about: the noun phrase with which it begins.
    pub(super) fn topic(&self) -> Noun {
        let named = self.named;
        let parts = self.parts(self.end);
        let is_lead = |part: &&Range<usize>| self.is_adverbial(part);
        let index = parts.iter().position(|part| !is_lead(&part)).unwrap_or(parts.len().saturating_sub(1));
        let Some(part) = parts.get(index) else { return Noun::Nothing };
        let phrase = named.slice(part.clone());
        let mut end = part.end;
        for place in word_places(phrase) {
            let word = text::within(phrase, place.clone());
            let at = part.start + place.start;
            let is_name =
                named.people_in(&(part.start..part.end)).iter().any(|one| one.start <= at && at < one.end);
            if is_name || at == part.start {
                continue;
            }
            if super::noun::is_verbal(word) || is_relative(word) {
                end = at;
                break;
            }
        }
        let noun = named.noun(&(part.start..end));
        let next = parts.get(index + 1).filter(|_| end == part.end);
        match self.with_name(noun, next) {
            Noun::Named(person) => {
                let after = text::from(named.text, person.end);
                if is_possessive(after) { Noun::Thing } else { Noun::Named(person) }
            }
            Noun::Somebody(gender) => {
                let head: Vec<&str> =
                    words(named.slice(part.start..end)).filter(|word| !is_filler(word)).collect();
                let capitals = head.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
                let is_person = gender.is_some()
                    || head.iter().any(|word| super::human::is_human(word))
                    || (capitals > 1 && !head.iter().any(|word| super::office::is_body_noun(word)));
                if is_person { Noun::Somebody(gender) } else { Noun::Thing }
            }
            Noun::Pronoun(at)
                if !is_pronoun(words(text::from(named.text, at)).next().unwrap_or_default()) =>
            {
                Noun::Thing
            }
            noun => noun,
        }
    }
}

fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "which" | "that" | "whose")
}
