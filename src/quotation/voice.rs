//! What is known of those who may speak, beside where they are named.

use std::collections::BTreeMap;

/// Which pronoun stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// `she`
    Woman,
    /// `he`
    Man,
}

/// One who may speak.
#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Voice {
    /// Whether it is a country, an organization or a group.
    pub(crate) is_body: bool,
    /// By what pronoun texts call a person, if the writer says so.
    pub(crate) gender: Option<Gender>,
    /// Whether neither pronoun is the person's.
    pub(crate) is_they: bool,
    /// The offices held on the day of the text, each with whose it is; of a body its names.
    pub(crate) offices: Vec<String>,
}

/// Those who may speak, by number; of whom nothing is known is a person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Voices(BTreeMap<usize, Voice>);

impl Voices {
    /// What is known of some.
    pub(crate) fn new(voices: impl IntoIterator<Item = (usize, Voice)>) -> Self {
        Self(voices.into_iter().collect())
    }

    pub(super) fn get(&self, bearer: usize) -> Option<&Voice> {
        self.0.get(&bearer)
    }

    pub(super) fn is_body(&self, bearer: usize) -> bool {
        self.get(bearer).is_some_and(|voice| voice.is_body)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Voice)> {
        self.0.iter().map(|(bearer, voice)| (*bearer, voice))
    }
}
