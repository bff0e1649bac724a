//! A name found in a text, before it is known who is meant.

use super::BearerKind;
use super::finder::PatternMatch;
use super::lexicon::{Claim, Claimed, Known, Lexicon, Pattern};
use super::words::Kind;
use crate::prose::Run;

/// What the rules of context ask about a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape(u16);

impl Shape {
    /// One of those that may be meant is a person.
    pub(super) const PERSON: Self = Self(1);
    /// A country.
    pub(super) const COUNTRY: Self = Self(1 << 1);
    /// An organization or a group.
    pub(super) const ORGANIZATION: Self = Self(1 << 2);
    /// All that may be meant are topics.
    pub(super) const TOPIC: Self = Self(1 << 3);
    /// It is one word; surnames with particles count as one.
    pub(super) const WORD: Self = Self(1 << 4);
    /// It has no lower-case letter.
    pub(super) const ACRONYM: Self = Self(1 << 5);
    /// It is declared with a small letter at its start.
    pub(super) const LOWER: Self = Self(1 << 6);
    /// It stands in a heading.
    pub(super) const HEADING: Self = Self(1 << 7);
    /// For all that may be meant it is a part of the name, such as the surname.
    pub(super) const SURNAME: Self = Self(1 << 8);

    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What those that may be meant are together: those who bear it as a part of their names count only where
    /// nobody bears it as all of one.
    pub(super) fn of<'c>(claims: impl Iterator<Item = &'c Claim> + Clone, known: &[Known]) -> Self {
        let mut shape = Self::TOPIC;
        let whole = claims.clone().any(|claim| !claim.is_surname());
        for claim in claims.filter(|claim| !whole || !claim.is_surname()) {
            let kind = known[claim.bearer].kind;
            match kind {
                BearerKind::Person => shape.set(Self::PERSON, true),
                BearerKind::Country => shape.set(Self::COUNTRY, true),
                BearerKind::Organization | BearerKind::Group => shape.set(Self::ORGANIZATION, true),
                BearerKind::Topic => {}
            }
            if kind != BearerKind::Topic {
                shape.0 &= !Self::TOPIC.0;
            }
            shape.set(Self::SURNAME, claim.is_surname());
            shape.set(Self::WORD, claim.is_word || claim.is_part());
            shape.set(Self::LOWER, claim.begins_lower());
        }
        shape
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn set(&mut self, other: Self, is: bool) {
        if is {
            self.0 |= other.0;
        }
    }
}

/// A name found in a text.
#[derive(Debug)]
pub(super) struct Hit<'l> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// Whether it can become a link.
    pub(super) linkable: bool,
    pattern: &'l Pattern,
    /// Who it is where it was joined to all of a name.
    whole: Option<usize>,
    /// The claims that the case of the letters allows, if not all.
    some: Option<Box<[usize]>>,
    lexicon: &'l Lexicon,
}

impl<'l> Hit<'l> {
    /// What was found at `start`, if its case fits anybody.
    pub(super) fn new(lexicon: &'l Lexicon, place: &PatternMatch, found: &str, start: usize) -> Option<Self> {
        let pattern = &lexicon.patterns[place.pattern];
        let mut hit = Self {
            start,
            end: start + found.len(),
            shape: pattern.shape,
            linkable: true,
            pattern,
            whole: None,
            some: None,
            lexicon,
        };
        if pattern.is_one_spelling {
            // What stands as it is declared fits, and its claims need not be fetched to tell.
            if !place.as_declared && !pattern.claims[0].fits(found) {
                return None;
            }
        } else {
            let fitting = pattern.claims.iter().enumerate().filter(|(_, claim)| claim.fits(found));
            let fitting: Box<[usize]> = fitting.map(|(number, _)| number).collect();
            if fitting.is_empty() {
                return None;
            }
            hit.some = Some(fitting);
            hit.shape = Shape::of(hit.claims(), &lexicon.bearers);
        }
        let small = found.bytes().any(|byte| byte.is_ascii_lowercase());
        let acronym =
            !small && !found.chars().any(char::is_lowercase) && found.chars().any(char::is_uppercase);
        hit.shape.set(Shape::ACRONYM, acronym);
        Some(hit)
    }

    /// What it is as a word.
    pub(super) fn word_kind(&self) -> Kind {
        self.pattern.word_kind
    }

    /// Whether it is no person's name, and one word as given names and surnames are: "Jordan", not "UN".
    pub(super) fn may_be_given(&self) -> bool {
        let other = Shape::PERSON.or(Shape::TOPIC).or(Shape::ACRONYM);
        self.shape.is(Shape::WORD) && !self.shape.is(other)
    }

    /// Whether it is the given name of somebody, and nobody's whole name.
    pub(super) fn is_given(&self) -> bool {
        self.shape.is(Shape::SURNAME) && self.claims().any(|claim| claim.claimed == Claimed::Given)
    }

    /// Whether it stands in capitals only because all around it does.
    pub(super) fn is_shouted(&self) -> bool {
        self.shape.is(Shape::ACRONYM) && self.claims().all(Claim::has_small)
    }

    /// Who may be meant, if only one claims the name and not as a surname.
    pub(super) fn sole(&self) -> Option<usize> {
        self.whole.or(self.pattern.sole.map(|bearer| bearer as usize))
    }

    /// Who may be meant.
    pub(super) fn claims(&self) -> impl Iterator<Item = &'l Claim> + Clone {
        let all = if self.some.is_none() { &self.pattern.claims[..] } else { &[] };
        all.iter().chain(self.some.iter().flatten().map(|&number| &self.pattern.claims[number]))
    }

    /// Goes on to the end of a surname: both are all of a bearer's name.
    pub(super) fn extend(&mut self, surname: &Self, bearer: usize) {
        let heading = self.shape.is(Shape::HEADING);
        self.end = surname.end;
        self.linkable &= surname.linkable;
        self.whole = Some(bearer);
        self.shape = Shape::PERSON;
        self.shape.set(Shape::HEADING, heading);
    }

    /// Whether a bearer may have a middle name that begins with a letter: one whose names give another has not.
    pub(super) fn may_have_initial(&self, bearer: usize, letter: char) -> bool {
        let given = &self.lexicon.bearers[bearer].given;
        let small: String = letter.to_lowercase().collect();
        given.len() < 3 || given.iter().any(|name| name.starts_with(&small))
    }

    /// Takes note of what it stands in: `runs` begin with the one that it begins in, and `end` is where it
    /// ends there. False where text is not read.
    pub(super) fn stands(&mut self, runs: &[Run], end: usize) -> bool {
        for (number, run) in runs.iter().take_while(|run| run.at < end).enumerate() {
            if !run.around.is_read() {
                return false;
            }
            if run.around.heading {
                self.shape.set(Shape::HEADING, true);
            }
            // A link over several runs must not begin or end inside an element.
            let cuts = number > 0 && run.after_markup;
            self.linkable &= !(run.around.link || run.around.heading || cuts);
        }
        true
    }

    fn known(&self, claim: &Claim) -> &'l Known {
        &self.lexicon.bearers[claim.bearer]
    }

    /// Whether a word is one of the names of somebody who may be meant.
    pub(super) fn given(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.claims().any(|claim| claim.is_surname() && self.known(claim).given.contains(&word))
    }

    /// Whether a name of somebody who may be meant starts with a letter.
    pub(super) fn given_starts(&self, letter: &str) -> bool {
        self.claims().any(|claim| self.known(claim).given.iter().any(|name| name.starts_with(letter)))
    }

    /// Whether one that may be meant has the surname first.
    pub(super) fn family_first(&self) -> bool {
        self.claims().any(|claim| self.known(claim).family_first)
    }
}
