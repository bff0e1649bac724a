//! Names in running text: where a body names declared actors and topics.
//!
//! High precision comes first: a wrong link is worse than none. One pass over the text finds every
//! spelling of every name; `boundary` keeps whole words, `lexicon` the right case, the longest of
//! what overlaps is left, `context` drops parts of longer names, and `resolve` says who is meant. It
//! must not know pages, URLs or which mention becomes a link.

mod alone;
mod boundary;
mod common;
mod context;
mod finder;
mod first_word;
mod forms;
mod hit;
mod left;
mod lexicon;
mod neighbour;
mod plain;
mod resolve;
mod right;
mod sentence;
mod starts;
mod state;
mod surname;
mod words;

use std::hint::black_box;
use std::ops::Range;

pub use lexicon::Lexicon;
pub use sentence::sentence;

use crate::prose::Prose;
use crate::text;
use context::Context;
use hit::Hit;
use plain::Plain;

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BearerKind {
    /// A person: the surname alone may follow the full name.
    Person,
    /// A country.
    Country,
    /// An organization.
    Organization,
    /// A group.
    Group,
    /// A topic: its name may stand in any case.
    Topic,
}

/// An actor or a topic with its names.
#[derive(Clone, Debug, Hash)]
pub struct Bearer<'a> {
    /// What it is.
    pub kind: BearerKind,
    /// Its name.
    pub name: &'a str,
    /// Its aliases.
    pub aliases: Vec<&'a str>,
    /// Its weak aliases: never found by themselves; they tell which part of a name is the surname.
    pub weak: Vec<&'a str>,
}

impl<'a> Bearer<'a> {
    /// The name and the aliases.
    fn names(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

/// What is known of a body besides its text. Bearers are numbered as they were given to
/// [`Lexicon::new`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    /// Whose page it is: those mentions are not reported.
    pub own: Option<usize>,
    /// The bearers that the briefing's `actors` list, in order: they settle names that several bear.
    pub listed: &'a [usize],
}

impl Setting<'_> {
    fn lists(&self, bearer: usize) -> bool {
        self.listed.binary_search(&bearer).is_ok()
    }
}

/// A place where a body names a bearer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Number of the bearer.
    pub bearer: usize,
    /// Bytes of [`Prose::text`].
    pub range: Range<usize>,
    /// Whether it can become a link: not in a link or a heading, and no markup begins or ends inside.
    pub linkable: bool,
    /// Whether it is the surname alone.
    pub by_surname: bool,
    /// Whether it plainly stands by itself, so that it is no part of a longer name.
    pub is_alone: bool,
}

impl Lexicon {
    /// Every mention in a body, in order and without overlaps. Code is never a mention.
    pub fn scan(&self, prose: &Prose, setting: &Setting) -> Vec<Mention> {
        let plain = Plain::read(&prose.text);
        let hits = self.hits(prose, &plain);
        if hits.is_empty() {
            return Vec::new();
        }
        let context = Context { text: &plain.text, hits: &hits, words: &self.words };
        let mut mentions = resolve::resolve(&context, setting);
        for mention in &mut mentions {
            mention.range = plain.start(mention.range.start)..plain.end(mention.range.end);
        }
        mentions
    }

    /// Every spelling of a name that is whole words in a right case: of those that overlap, the one
    /// that begins first; of those, the longest.
    fn hits(&self, prose: &Prose, plain: &Plain) -> Vec<Hit<'_>> {
        let text = &*plain.text;
        let mut hits = Vec::with_capacity(text.len() / 64);
        let mut run = 0;
        let fetch = |pattern: usize| {
            black_box(self.patterns.get(pattern).map(|pattern| pattern.shape));
        };
        self.finder.each(text, fetch, |start, found| {
            for found in found {
                let end = found.end;
                if !boundary::is_whole(text, &(start..end)) {
                    continue;
                }
                if let Some(mut hit) = Hit::new(self, found, text::within(text, start..end), start) {
                    // Names come in order: the search for their runs goes on from the last.
                    let was = plain.start(start);
                    while prose.runs.get(run).is_some_and(|run| run.at + run.length <= was) {
                        run += 1;
                    }
                    if hit.stands(&prose.runs[run..], plain.end(end)) {
                        hits.push(hit);
                    }
                    return end;
                }
            }
            start
        });
        hits
    }
}

#[cfg(test)]
mod tests;
