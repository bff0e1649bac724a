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
mod gender;
mod hit;
mod initial;
mod left;
mod lexicon;
mod namesake;
mod neighbour;
mod plain;
mod resolve;
mod right;
mod sentence;
mod several;
mod starts;
mod state;
mod surname;
mod words;

use std::cell::OnceCell;
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BearerKind {
    /// A person: the surname alone may follow the full name.
    #[default]
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
#[derive(Clone, Debug, Default, Hash)]
pub struct Bearer<'a> {
    /// What it is.
    pub kind: BearerKind,
    /// Its name.
    pub name: &'a str,
    /// Its aliases.
    pub aliases: Vec<&'a str>,
    /// Its weak aliases: never found by themselves; they tell which part of a name is the surname.
    pub weak: Vec<&'a str>,
    /// The part of its name by which it is called alone, as its file says.
    pub surname: Option<&'a str>,
    /// The given name, as its file says.
    pub given: Option<&'a str>,
    /// What people and things of a country or body are called: "Norwegian".
    pub demonyms: Vec<&'a str>,
    /// Its offices, which tell one of several who bear a surname: "Mayor of Oslo".
    pub offices: Vec<&'a str>,
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

/// A name that several bear, of whom the briefing lists none or more than one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// Bytes of [`Prose::text`].
    pub range: Range<usize>,
    /// Numbers of those who bear it.
    pub bearers: Vec<usize>,
}

/// What a body names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Who is named, in order and without overlaps.
    pub mentions: Vec<Mention>,
    /// Names that may mean several.
    pub unsettled: Vec<Unsettled>,
}

impl Lexicon {
    /// Every mention in a body, in order and without overlaps. Code is never a mention.
    pub fn scan(&self, prose: &Prose, setting: &Setting) -> Vec<Mention> {
        self.read(prose, setting).mentions
    }

    /// The same, and the names of which nobody can say whom they mean.
    pub fn read(&self, prose: &Prose, setting: &Setting) -> Named {
        let plain = Plain::read(&prose.text);
        let hits = initial::join(&plain.text, self.hits(prose, &plain));
        if hits.is_empty() {
            return Named::default();
        }
        let context = Context {
            text: &plain.text,
            hits: &hits,
            words: &self.words,
            lexicon: self,
            introducing: OnceCell::new(),
        };
        let mut named = resolve::resolve(&context, setting);
        let own = |range: &Range<usize>| plain.start(range.start)..plain.end(range.end);
        named.mentions.iter_mut().for_each(|mention| mention.range = own(&mention.range));
        named.unsettled.iter_mut().for_each(|unsettled| unsettled.range = own(&unsettled.range));
        named
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
