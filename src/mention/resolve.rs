//! Who is meant by each name of a body: one bearer, or nobody.
//!
//! Full names first, then surnames of those who were named before. It must not know what makes a
//! name part of a longer one: `context` says that.

use Surname::Sole;
use rustc_hash::FxHashSet;

use super::alone::is_alone;
use super::context::{Context, Verdict};
use super::hit::{Hit, Shape};
use super::lexicon::{Claim, Claimed};
use super::{Mention, Setting};
use crate::text;

/// The names that mean somebody, but not those of whose page it is.
pub(super) fn resolve(context: &Context, setting: &Setting) -> Vec<Mention> {
    let hits = context.hits;
    let mut verdicts: Vec<Verdict> = (0..hits.len()).map(|number| context.verdict(number)).collect();
    let body = Body::new(context, &verdicts, setting);
    for (hit, verdict) in hits.iter().zip(&mut verdicts) {
        let doubtful = matches!(verdict, Verdict::Doubtful)
            || (*verdict == Verdict::Part && body.is_listed_word(context, hit));
        if doubtful {
            *verdict = if body.settles_doubt(hit) { Verdict::Sound } else { Verdict::Part };
        }
    }
    let mut mentions = Vec::with_capacity(hits.len());
    for (hit, _) in hits.iter().zip(verdicts).filter(|(_, verdict)| *verdict == Verdict::Sound) {
        let Some((bearer, by_surname)) = body.meant(hit) else { continue };
        if setting.own != Some(bearer) {
            let range = hit.start..hit.end;
            let is_alone = !body.doubted.contains(&bearer) && is_alone(context.text, &range);
            mentions.push(Mention { bearer, linkable: hit.linkable, range, by_surname, is_alone });
        }
    }
    mentions
}

/// What the whole body says about who is in it. Each list is sorted, to be searched; the first two
/// stay empty if nothing asks for them.
struct Body<'s> {
    setting: &'s Setting<'s>,
    /// Where each bearer was named in full.
    named: Vec<(usize, usize)>,
    /// Everybody who may be meant by a full name somewhere in the body.
    present: Vec<usize>,
    /// Those of whom somebody else in the body bears the name or surname.
    namesakes: Vec<usize>,
    /// Those whose name somebody may bear in the body: they are linked, and no file is changed for them.
    doubted: FxHashSet<usize>,
}

impl<'s> Body<'s> {
    fn new(context: &Context, verdicts: &[Verdict], setting: &'s Setting<'s>) -> Self {
        let mut body = Self {
            setting,
            named: Vec::new(),
            present: Vec::new(),
            namesakes: Vec::new(),
            doubted: FxHashSet::default(),
        };
        let judged = || context.hits.iter().zip(verdicts);
        // Full names that nobody doubts need no other to tell who is meant.
        if judged().any(|(hit, verdict)| hit.shape.is(Shape::SURNAME) || *verdict == Verdict::Doubtful) {
            body.named.reserve(context.hits.len());
            body.present.reserve(context.hits.len());
            for (hit, _) in judged().filter(|(_, verdict)| **verdict == Verdict::Sound) {
                body.note(hit);
            }
        }
        for (hit, verdict) in judged() {
            let bearers = hit.claims().map(|claim| claim.bearer);
            match verdict {
                Verdict::Namesake => body.namesakes.extend(bearers),
                Verdict::Borrowed => body.doubted.extend(bearers),
                Verdict::Sound | Verdict::Doubtful | Verdict::Part => {}
            }
        }
        body.note_couples(context);
        body.named.sort_unstable();
        body.present.sort_unstable();
        body.namesakes.sort_unstable();
        body
    }

    fn note(&mut self, hit: &Hit) {
        let full = || hit.claims().filter(|claim| !claim.is_surname());
        match hit.sole().or_else(|| self.one(full())) {
            Some(bearer) => {
                self.present.push(bearer);
                self.named.push((bearer, hit.start));
            }
            None => self.present.extend(full().map(|claim| claim.bearer)),
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
            addressed.extend(hit.claims().map(|claim| (claim.bearer, woman)));
        }
        addressed.sort_unstable();
        addressed.dedup();
        let couples = addressed.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        self.namesakes.extend(couples.map(|pair| pair[0].0));
    }

    /// The one bearer that is claimed, or the one of them that the briefing lists.
    fn one<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> Option<usize> {
        let mut first = None;
        let mut listed = None;
        let (mut several, mut several_listed) = (false, false);
        for bearer in claims.map(|claim| claim.bearer) {
            several |= first.is_some_and(|first| first != bearer);
            first = Some(bearer);
            if self.setting.lists(bearer) {
                several_listed |= listed.is_some_and(|listed| listed != bearer);
                listed = Some(bearer);
            }
        }
        match (several, several_listed) {
            (false, _) => first,
            (true, false) => listed,
            (true, true) => None,
        }
    }

    fn meant(&self, hit: &Hit) -> Option<(usize, bool)> {
        if let Some(bearer) = hit.sole() {
            let shared = hit.shape.is(Shape::WORD) && self.has_namesake(bearer);
            return (!shared).then_some((bearer, false));
        }
        let surname = self.bearer_of_surname(hit);
        if hit.claims().all(Claim::is_surname) {
            let Some(Sole(bearer)) = surname else { return None };
            let whole =
                hit.claims().any(|claim| claim.bearer == bearer && claim.claimed == Claimed::Inverted);
            if whole {
                return Some((bearer, false));
            }
            let named = self.named.binary_search(&(bearer, hit.start)).unwrap_or_else(|place| place);
            let before = named.checked_sub(1).is_some_and(|place| self.named[place].0 == bearer);
            return (before && !self.has_namesake(bearer)).then_some((bearer, true));
        }
        let bearer = self.one(hit.claims().filter(|claim| !claim.is_surname()))?;
        let other = surname.is_some_and(|surname| surname != Sole(bearer));
        let shared = hit.shape.is(Shape::WORD) && self.has_namesake(bearer);
        (!other && !shared).then_some((bearer, false))
    }

    fn has_namesake(&self, bearer: usize) -> bool {
        self.namesakes.binary_search(&bearer).is_ok()
    }

    /// Who in the body, or in the briefing's list, bears the surname.
    fn bearer_of_surname(&self, hit: &Hit) -> Option<Surname> {
        let mut found = None;
        for bearer in hit.claims().filter(|claim| claim.is_surname()).map(|claim| claim.bearer) {
            if self.present.binary_search(&bearer).is_err() && !self.setting.lists(bearer) {
                continue;
            }
            found = match found {
                None => Some(Sole(bearer)),
                Some(Sole(other)) if other == bearer => found,
                Some(_) => return Some(Surname::Several),
            };
        }
        found
    }

    /// A common word that the briefing lists as an actor, at the start of a sentence.
    fn is_listed_word(&self, context: &Context, hit: &Hit) -> bool {
        hit.claims().any(|claim| self.setting.lists(claim.bearer)) && context.is_only_common(hit)
    }

    /// A common word at the start of a sentence means a bearer that the briefing lists, or that the
    /// body means elsewhere.
    fn settles_doubt(&self, hit: &Hit) -> bool {
        hit.claims().any(|claim| self.setting.lists(claim.bearer) || self.is_named(claim.bearer))
    }

    fn is_named(&self, bearer: usize) -> bool {
        let place = self.named.partition_point(|&(other, _)| other < bearer);
        self.named.get(place).is_some_and(|&(other, _)| other == bearer)
    }
}

/// Who bears a surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Surname {
    Sole(usize),
    Several,
}
