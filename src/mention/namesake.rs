//! Who else in a body bears a name: a relative, or somebody whom no file declares.
//!
//! It must not know who is meant.

use super::context::{Context, Verdict};
use super::gender;
use super::hit::{Hit, Shape};
use super::lexicon::Claimed;
use super::neighbour::before;
use crate::text;

/// The others in a body who bear the names of declared bearers. Each list is sorted, to be searched.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    /// Whose name or surname another one bears, and where.
    others: Vec<(usize, Other)>,
    /// Those who may be one of a couple: "Mr Biden" and "Mrs Biden".
    couples: Vec<usize>,
    /// Those whose given name another one bears.
    given: Vec<usize>,
}

/// Somebody else with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Other {
    /// Where the name stands.
    pub(super) at: usize,
    /// Whether it is told as a relative: the name alone goes on to mean whom it meant.
    pub(super) kin: bool,
    /// Whether it is a woman, where the given name tells.
    pub(super) woman: Option<bool>,
}

impl Namesakes {
    pub(super) fn new(context: &Context, verdicts: &[Verdict]) -> Self {
        let mut found = Self::default();
        for (hit, verdict) in context.hits.iter().zip(verdicts) {
            match verdict {
                Verdict::Namesake => found.add(context, hit),
                Verdict::Borrowed | Verdict::Part if hit.shape.is(Shape::SURNAME) => {
                    found.add_given(context, hit);
                }
                _ => {}
            }
        }
        found.note_couples(context);
        found.others.sort_unstable();
        found.couples.sort_unstable();
        found.given.sort_unstable();
        found
    }

    fn add(&mut self, context: &Context, hit: &Hit) {
        let given = before(context.text, hit.start, context.words);
        let woman = given.and_then(|given| gender::of_given(given.word));
        let other = Other { at: hit.start, kin: context.is_kin(hit), woman };
        for claim in hit.claims() {
            match claim.claimed {
                Claimed::Given => self.given.push(claim.bearer),
                _ => self.others.push((claim.bearer, other)),
            }
        }
    }

    /// "Jane Kowalski" in a text about Jane Miller.
    fn add_given(&mut self, context: &Context, hit: &Hit) {
        let rest = text::from(context.text, hit.end);
        if rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
            let claims = hit.claims().filter(|claim| claim.claimed == Claimed::Given);
            self.given.extend(claims.map(|claim| claim.bearer));
        }
    }

    /// "Mr Biden" and "Mrs Biden" are two.
    fn note_couples(&mut self, context: &Context) {
        let mut addressed = Vec::new();
        for hit in context.hits.iter().filter(|hit| hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD))
        {
            let before = text::before(context.text, hit.start).trim_end_matches([' ', '.']);
            // The last letters of the titles: most words have another.
            if !matches!(before.as_bytes().last(), Some(b'r' | b's' | b'y' | b'e' | b'd')) {
                continue;
            }
            let ends = |title: &&str| before.ends_with(*title);
            let woman = ["Mrs", "Ms", "Miss", "Lady", "Madame", "Mme"].iter().any(ends);
            if !woman && !["Mr", "Lord", "Sir"].iter().any(ends) {
                continue;
            }
            let claims = hit.claims().filter(|claim| claim.claimed != Claimed::Given);
            addressed.extend(claims.map(|claim| (claim.bearer, woman)));
        }
        addressed.sort_unstable();
        addressed.dedup();
        let couples = addressed.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        self.couples.extend(couples.map(|pair| pair[0].0));
    }

    /// Whether somebody else bears the name or surname of a bearer.
    pub(super) fn has(&self, bearer: usize) -> bool {
        let place = self.others.partition_point(|&(other, _)| other < bearer);
        self.others.get(place).is_some_and(|&(other, _)| other == bearer) || self.are_couple(bearer)
    }

    /// Whether two bear the surname and are told apart by forms of address.
    pub(super) fn are_couple(&self, bearer: usize) -> bool {
        self.couples.binary_search(&bearer).is_ok()
    }

    /// Whether somebody else bears the given name of a bearer.
    pub(super) fn shares_given(&self, bearer: usize) -> bool {
        self.given.binary_search(&bearer).is_ok()
    }

    /// Who else was last called by the name or surname of a bearer before a place.
    pub(super) fn last_before(&self, bearer: usize, at: usize) -> Option<Other> {
        let place =
            self.others.partition_point(|&(other, Other { at: there, .. })| (other, there) < (bearer, at));
        let (other, found) = *self.others.get(place.checked_sub(1)?)?;
        (other == bearer).then_some(found)
    }
}

impl Context<'_> {
    /// "in Victoria", "out of Georgia": where a given name may be a place.
    pub(super) fn is_in(&self, hit: &Hit) -> bool {
        let before = text::before(self.text, hit.start).trim_end();
        let word = super::context::last_word(before);
        PLACING.has_in_any_case(word) || before.ends_with("out of")
    }
}

/// Prepositions of places.
static PLACING: text::WordList =
    text::WordList::new("in at near outside around across throughout within inside into");
